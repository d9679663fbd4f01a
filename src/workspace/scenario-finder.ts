import type { Scenario } from '../scenario/model';
import { isScenarioName, TextDocument } from './document';
import type { DocumentStore } from './document-store';
import type { FileSystem } from './file-system';
import type { ScenarioPaths } from './scenario-paths';
import { folderOf, join, nameOf, type Uri } from './uri';

/** Finds the scenarios that stand beside a config and name it. */
export class ScenarioFinder {
  private readonly folders = new Map<Uri, Promise<readonly Uri[]>>();

  constructor(
    private readonly fileSystem: FileSystem,
    private readonly store: DocumentStore,
    private readonly paths: ScenarioPaths,
  ) {}

  /** A file came, changed or went. */
  forget(uri: Uri): void {
    if (isScenarioName(nameOf(uri))) this.folders.delete(folderOf(uri));
  }

  /** In the order of their names. */
  async naming(config: Uri): Promise<readonly TextDocument[]> {
    const found: TextDocument[] = [];
    for (const uri of await this.scenariosIn(folderOf(config))) {
      const document = await this.store.load(uri);
      const scenario = document instanceof TextDocument ? document.scenario?.scenario : null;
      if (document instanceof TextDocument && scenario && (await this.names(uri, scenario, config))) {
        found.push(document);
      }
    }
    return found;
  }

  private async names(uri: Uri, scenario: Scenario, config: Uri): Promise<boolean> {
    for (const path of configPaths(scenario)) {
      const resolved = await this.paths.resolve(uri, path);
      if (resolved.kind === 'inside' && resolved.uri === config) return true;
    }
    return false;
  }

  private scenariosIn(folder: Uri): Promise<readonly Uri[]> {
    const known = this.folders.get(folder);
    if (known !== undefined) return known;
    const listing = this.fileSystem.list(folder).then((entries) =>
      (entries ?? [])
        .filter((entry) => entry.kind === 'file' && isScenarioName(entry.name))
        .map((entry) => join(folder, entry.name))
        .sort(),
    );
    this.folders.set(folder, listing);
    return listing;
  }
}

/** Every path to a config that a scenario names, each once. */
export function configPaths(scenario: Scenario): ReadonlySet<string> {
  const stages = scenario.stages.flatMap((stage) => stage.config?.value ?? []);
  return new Set([...stages, ...scenario.acls.map((acl) => acl.config.value)]);
}
