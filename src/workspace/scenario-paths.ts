import type { FileSystem } from './file-system';
import { settingsName } from './settings-name';
import { folderOf, foldersUp, isBelow, join, type Uri } from './uri';

/** Names that make a folder the root below which a scenario may refer to configs. */
const rootMarks = [settingsName, '.git'];

/** Where a path of a scenario leads, or that it leaves the folder that it must stay in. */
export type ResolvedPath =
  { readonly kind: 'inside'; readonly uri: Uri } | { readonly kind: 'outside'; readonly root: Uri };

/**
 * Resolves `config:` paths: relative to the scenario, below the nearest folder above it with `.pat-lens.yaml` or `.git`, else
 * below the scenario's own folder, symbolic links followed.
 */
export class ScenarioPaths {
  private roots = new Map<Uri, Promise<Uri>>();
  private resolved = new Map<string, Promise<ResolvedPath>>();

  constructor(private readonly fileSystem: FileSystem) {}

  /** Files came, went or became links. */
  forget(): void {
    this.roots = new Map();
    this.resolved = new Map();
  }

  resolve(scenario: Uri, path: string): Promise<ResolvedPath> {
    const folder = folderOf(scenario);
    const key = `${folder}\n${path}`;
    const known = this.resolved.get(key);
    if (known !== undefined) return known;
    const resolving = this.find(folder, path);
    this.resolved.set(key, resolving);
    return resolving;
  }

  private async find(folder: Uri, path: string): Promise<ResolvedPath> {
    const root = await this.rootOf(folder);
    const uri = join(folder, path);
    if (!isBelow(uri, root)) return { kind: 'outside', root };
    const [realRoot, realUri] = await Promise.all([
      this.fileSystem.canonical(root),
      this.fileSystem.canonical(uri),
    ]);
    return isBelow(realUri, realRoot) ? { kind: 'inside', uri } : { kind: 'outside', root };
  }

  private rootOf(folder: Uri): Promise<Uri> {
    const known = this.roots.get(folder);
    if (known !== undefined) return known;
    const finding = this.findRoot(folder);
    this.roots.set(folder, finding);
    return finding;
  }

  private async findRoot(folder: Uri): Promise<Uri> {
    for (const candidate of foldersUp(folder)) {
      const entries = await this.fileSystem.list(candidate);
      if (entries?.some((entry) => rootMarks.includes(entry.name)) === true) return candidate;
    }
    return folder;
  }
}
