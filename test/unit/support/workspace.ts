import { readdirSync, readFileSync } from 'node:fs';
import { Workspace } from '../../../src/workspace/workspace';
import { MemoryFileSystem } from './memory-file-system';

/** A workspace over files in memory, by their paths below `memory://test/`. */
export function workspaceOf(
  files: Readonly<Record<string, string>>,
  links: ReadonlyMap<string, string> = new Map(),
): {
  readonly workspace: Workspace;
  readonly fileSystem: MemoryFileSystem;
} {
  const entries = Object.entries(files).map(([path, text]) => [uriOf(path), text] as const);
  const fileSystem = new MemoryFileSystem(new Map(entries), links);
  const workspace = new Workspace(fileSystem, { assumedPeers: 3 });
  return { workspace, fileSystem };
}

export function uriOf(path: string): string {
  return `memory://test/${path}`;
}

/** The files of the sample folder. */
export function sampleFiles(): Record<string, string> {
  const folder = 'samples/three-engineers';
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]),
  );
}
