import { TextDocument } from './document';
import type { DocumentStore } from './document-store';
import type { FileNames } from './index/folder-index';
import { configPaths, type ScenarioFinder } from './scenario-finder';
import type { ScenarioPaths } from './scenario-paths';
import { inSlices } from './slices';
import type { Uri } from './uri';

/** A scenario with where its `config:` paths lead; paths that leave its folder lead nowhere. */
export interface LinkedScenario {
  readonly document: TextDocument;
  readonly configs: ReadonlyMap<string, Uri>;
}

/** A file with the files in which its names may be used: what is open, and what a scenario brings together with it. */
export interface Neighbours {
  readonly document: TextDocument;
  /** Configs, the file itself first where it is one. */
  readonly configs: readonly TextDocument[];
  readonly scenarios: readonly LinkedScenario[];
  /** Closed files beyond `configs` that have a name, by its key. */
  readonly elsewhere: (key: string) => readonly FileNames[];
}

/** Loads the neighbours of a file; null where it cannot be read. */
export async function findNeighbours(
  uri: Uri,
  store: DocumentStore,
  finder: ScenarioFinder,
  paths: ScenarioPaths,
  alongside: readonly Uri[],
): Promise<Omit<Neighbours, 'elsewhere'> | null> {
  const document = await store.load(uri);
  if (!(document instanceof TextDocument)) return null;
  const documents = new Map<Uri, TextDocument>([[uri, document]]);
  const add = (one: TextDocument): unknown => documents.has(one.uri) || documents.set(one.uri, one);
  store.opened().forEach(add);
  if (document.dialect !== null) (await finder.naming(uri)).forEach(add);
  const scenarios: LinkedScenario[] = [];
  for (const one of [...documents.values()].filter(({ isScenario }) => isScenario)) {
    const configs = await resolvedConfigs(one, paths);
    scenarios.push({ document: one, configs });
    // Open scenarios that have nothing to do with the file bring nobody along.
    const isShared = one === document || [...configs.values()].includes(uri);
    for (const config of isShared ? configs.values() : []) {
      const loaded = await store.load(config);
      if (loaded instanceof TextDocument) add(loaded);
    }
  }
  for (const other of alongside) {
    const loaded = await store.load(other);
    if (loaded instanceof TextDocument) add(loaded);
  }
  const configs = [...documents.values()].filter(({ dialect }) => dialect !== null);
  for (const config of configs) await inSlices(config.readBlocks());
  return { document, configs, scenarios };
}

async function resolvedConfigs(document: TextDocument, paths: ScenarioPaths): Promise<Map<string, Uri>> {
  const scenario = document.scenario?.scenario ?? null;
  const configs = new Map<string, Uri>();
  for (const path of scenario === null ? [] : configPaths(scenario)) {
    const resolved = await paths.resolve(document.uri, path);
    if (resolved.kind === 'inside') configs.set(path, resolved.uri);
  }
  return configs;
}
