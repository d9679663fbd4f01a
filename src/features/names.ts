import type { Span } from '../config/model';
import { nameKey, type NameKind, type NameRole } from '../config/names';
import type { TextDocument } from '../workspace/document';
import type { IndexedName } from '../workspace/index/name-index';
import type { Neighbours } from '../workspace/neighbours';
import type { Uri } from '../workspace/uri';
import type { LinePosition } from './text-lines';

/** A place in one of the files. */
export interface FilePlace {
  readonly uri: Uri;
  readonly span: Span;
  /** Where the place begins, from 0, in a file whose text is not at hand; it is on one line. */
  readonly position?: LinePosition;
}

/** A place where something is named; `name` is as the device compares it. */
export interface NamePlace extends FilePlace {
  readonly kind: NameKind;
  readonly role: NameRole;
  readonly name: string;
}

/** The name at an offset of the file, as it stands there; null where none is. */
export function nameAt({ document, scenarios }: Neighbours, offset: number): NamePlace | null {
  const within = ({ span }: FilePlace): boolean => span.start <= offset && offset <= span.end;
  const linked = scenarios.find((one) => one.document === document);
  if (linked !== undefined) return stationNames(linked).find(({ place }) => within(place))?.place ?? null;
  const { config, blocks } = document;
  if (config === null || blocks === null) return null;
  const line = config.lines.lineAt(offset);
  const block = blocks.block(blocks.indexOfLine(line));
  for (const uses of block.facts.names.values()) {
    for (const use of uses) {
      if (block.firstLine + use.line !== line) continue;
      const lineStart = config.lines.startOf(line);
      const place = { ...use, uri: document.uri, span: spanIn(lineStart, use) };
      if (within(place)) return placeOf(place);
    }
  }
  return null;
}

/** Every place in one config where the name stands, in text order. */
export function namesIn({ uri, config, blocks }: TextDocument, key: string): readonly NamePlace[] {
  const places: NamePlace[] = [];
  if (config === null || blocks === null) return places;
  for (const { firstLine, facts } of blocks.all()) {
    for (const use of facts.names.get(key) ?? []) {
      places.push(placeOf({ ...use, uri, span: spanIn(config.lines.startOf(firstLine + use.line), use) }));
    }
  }
  return places;
}

/**
 * Every place in the files that means the thing named at `at`, those of its own file first. A file that defines the name
 * itself means its own thing; a fragment that does not means that of another file, unless both say that they are of
 * different hosts.
 */
export function placesOfName(neighbours: Neighbours, at: NamePlace): readonly NamePlace[] {
  const key = nameKey(at.kind, at.name);
  const home = homeOf(neighbours, at);
  if (home === undefined) return [at];
  const own = namesIn(home, key);
  const isDefinedAtHome = own.some(isDefinition);
  const files = new Set([home.uri]);
  const others = neighbours.configs.flatMap((other) => {
    if (other.uri === home.uri || !mayBeOneDevice(home, other)) return [];
    const found = namesIn(other, key);
    if (isDefinedAtHome && found.some(isDefinition)) return [];
    if (found.length > 0) files.add(other.uri);
    return found;
  });
  const closed = neighbours.elsewhere(key).flatMap(({ uri, hostname, names }) => {
    const found = names.map((name) => indexedPlace(uri, name));
    const isOther = isDefinedAtHome && found.some(isDefinition);
    return isOther || !mayBeOneHost(hostnameOf(home), hostname) ? [] : found;
  });
  const stations = neighbours.scenarios
    .flatMap(stationNames)
    .filter(({ config, place }) => nameKey(place.kind, place.name) === key && files.has(config));
  return [...own, ...others, ...closed, ...stations.map(({ place }) => place)];
}

/** The first definition of each file. */
export function definitionsOf(places: readonly NamePlace[]): readonly NamePlace[] {
  const seen = new Set<Uri>();
  return places.filter((place) => {
    if (!isDefinition(place) || seen.has(place.uri)) return false;
    seen.add(place.uri);
    return true;
  });
}

export function isDefinition({ role }: Pick<NamePlace, 'role'>): boolean {
  return role === 'definition';
}

/** The config that a name is looked up in: the file itself, or the one that a scenario's list is of. */
function homeOf({ document, configs, scenarios }: Neighbours, at: NamePlace): TextDocument | undefined {
  const linked = scenarios.find((one) => one.document.uri === at.uri);
  if (linked === undefined) return document;
  const station = stationNames(linked).find(({ place }) => place.span.start === at.span.start);
  return configs.find(({ uri }) => uri === station?.config);
}

function mayBeOneDevice(one: TextDocument, other: TextDocument): boolean {
  return mayBeOneHost(hostnameOf(one), hostnameOf(other));
}

function hostnameOf({ config }: TextDocument): string | null {
  return config?.summary.hostname ?? null;
}

function mayBeOneHost(one: string | null, other: string | null): boolean {
  return one === other || one === null || other === null;
}

interface StationName {
  readonly place: NamePlace;
  /** The config that the list is of. */
  readonly config: Uri;
}

/** The lists that a scenario names. */
function stationNames({ document, configs }: Neighbours['scenarios'][number]): readonly StationName[] {
  const stations = document.scenario?.scenario?.acls ?? [];
  return stations.flatMap(({ config, name }): readonly StationName[] => {
    const target = configs.get(config.value);
    if (target === undefined) return [];
    const { uri, text } = document;
    const quote = text.charAt(name.span.start);
    const inner = quote === '"' || quote === "'" ? 1 : 0;
    const span = { start: name.span.start + inner, end: name.span.end - inner };
    return [{ config: target, place: { uri, span, kind: 'acl', role: 'reference', name: name.value } }];
  });
}

/** A place in a closed file. */
export function indexedPlace(uri: Uri, { kind, role, name, span, line, column }: IndexedName): NamePlace {
  return { uri, span, kind, role, name, position: { line, column } };
}

function placeOf({ uri, span, kind, role, name }: NamePlace): NamePlace {
  return { uri, span, kind, role, name };
}

function spanIn(lineStart: number, { start, end }: Span): Span {
  return { start: lineStart + start, end: lineStart + end };
}
