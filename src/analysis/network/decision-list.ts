import type { Ace, AddressMatch, PortMatch } from '../../config/model';
import { PortSet } from '../../engine/port-set';
import { allPorts, portsOf } from '../acl/port-match';
import type { Place } from '../place';

/** What a list says of the packets that an entry matches, and the line that makes it say so. */
export interface Ruling<T> {
  readonly value: T;
  readonly place: Place;
}

/** Entries of which the first that matches decides; packets that none matches fall to `otherwise`. */
export interface DecisionList<T> {
  readonly entries: readonly (Ruling<T> & { readonly ace: Ace })[];
  readonly otherwise: Ruling<T>;
}

/** The most entries of one list; with more, nothing is said. */
const mostEntries = 4096;

/** A list that says the same of every packet. */
export function always<T>(value: T, place: Place): DecisionList<T> {
  return { entries: [], otherwise: { value, place } };
}

/**
 * Of each packet what the list says that `chosen` gives for what `condition` says of it; exact. Null where a match of both
 * cannot be written as entries (two address groups, for example), or there would be too many.
 */
export function choose<C, T>(
  condition: DecisionList<C>,
  chosen: (ruling: Ruling<C>) => DecisionList<T> | null,
): DecisionList<T> | null {
  const entries: DecisionList<T>['entries'][number][] = [];
  for (const { ace, ...ruling } of condition.entries) {
    const then = chosen(ruling);
    if (then === null) return null;
    for (const one of then.entries) {
      const both = intersection(ace, one.ace);
      if (both === null) return null;
      for (const part of both) entries.push({ ...one, ace: part });
    }
    entries.push({ ...then.otherwise, ace });
    if (entries.length > mostEntries) return null;
  }
  const last = chosen(condition.otherwise);
  if (last === null || entries.length + last.entries.length > mostEntries) return null;
  return { entries: [...entries, ...last.entries], otherwise: last.otherwise };
}

/** The same of packets that go the other way. */
export function mirrored<T>({ entries, otherwise }: DecisionList<T>): DecisionList<T> {
  return {
    entries: entries.map((one) => ({
      ...one,
      ace: {
        ...one.ace,
        source: one.ace.destination,
        sourcePorts: one.ace.destinationPorts,
        destination: one.ace.source,
        destinationPorts: one.ace.sourcePorts,
      },
    })),
    otherwise,
  };
}

/** The entries that can matter for an IP protocol; what follows one that matches all its packets is left out. */
export function forProtocol<T>({ entries, otherwise }: DecisionList<T>, protocol: number): DecisionList<T> {
  const own: DecisionList<T>['entries'][number][] = [];
  for (const one of entries) {
    const { ace } = one;
    if (ace.protocolGroup === null && ace.protocol !== null && ace.protocol !== protocol) continue;
    if (isEverything(ace)) return { entries: own, otherwise: one };
    own.push(one);
  }
  return { entries: own, otherwise };
}

function isEverything(ace: Ace): boolean {
  return (
    ace.protocolGroup === null &&
    isAny(ace.source) &&
    isAny(ace.destination) &&
    ace.sourcePorts === null &&
    ace.destinationPorts === null &&
    ace.conditions.length === 0
  );
}

function isAny(match: AddressMatch): boolean {
  return match.kind === 'any' && match.version === undefined;
}

/** Entries that together match what both match; null where entries cannot say it. */
export function intersection(one: Ace, other: Ace): readonly Ace[] | null {
  const protocol = ofProtocols(one, other);
  const source = ofAddresses(one.source, other.source);
  const destination = ofAddresses(one.destination, other.destination);
  const sourcePorts = ofPorts(one.sourcePorts, other.sourcePorts);
  const destinationPorts = ofPorts(one.destinationPorts, other.destinationPorts);
  // What is certainly empty is empty, whatever the rest cannot say.
  if ([protocol, source, destination].includes('none')) return [];
  if (sourcePorts?.length === 0 || destinationPorts?.length === 0) return [];
  if (protocol === null || source === null || destination === null) return null;
  if (sourcePorts === null || destinationPorts === null) return null;
  if (protocol === 'none' || source === 'none' || destination === 'none') return [];
  const base = { ...one, ...protocol, source, destination };
  const conditions = [...one.conditions, ...other.conditions];
  return sourcePorts.flatMap((from) =>
    destinationPorts.map((to) => ({ ...base, conditions, sourcePorts: from, destinationPorts: to })),
  );
}

function ofProtocols(one: Ace, other: Ace): Pick<Ace, 'protocol' | 'protocolGroup'> | 'none' | null {
  const [a, b] = [one, other].map(({ protocol, protocolGroup }) => ({ protocol, protocolGroup }));
  if (a === undefined || b === undefined) return null;
  if (a.protocolGroup === null && a.protocol === null) return b;
  if (b.protocolGroup === null && b.protocol === null) return a;
  if (a.protocolGroup !== null || b.protocolGroup !== null) {
    return a.protocolGroup === b.protocolGroup ? a : null;
  }
  return a.protocol === b.protocol ? a : 'none';
}

function ofAddresses(one: AddressMatch, other: AddressMatch): AddressMatch | 'none' | null {
  if (isAny(one)) return other;
  if (isAny(other)) return one;
  if (one.kind === 'any' || other.kind === 'any') return one.kind === other.kind ? one : 'none';
  const [a, b] = [bitsOf(one), bitsOf(other)];
  if (a === null || b === null) return JSON.stringify(one) === JSON.stringify(other) ? one : null;
  if (((a.address ^ b.address) & ~a.wildcard & ~b.wildcard) !== 0) return 'none';
  const wildcard = (a.wildcard & b.wildcard) >>> 0;
  const address = ((a.address & ~a.wildcard) | (b.address & ~b.wildcard)) >>> 0;
  return wildcard === 0 ? { kind: 'host', address } : { kind: 'wildcard', address, wildcard };
}

function bitsOf(match: AddressMatch): { readonly address: number; readonly wildcard: number } | null {
  if (match.kind === 'host') return { address: match.address, wildcard: 0 };
  return match.kind === 'wildcard' ? match : null;
}

/** The ports of both, as matches of which any holds; null for no question asked in an entry's own terms. */
function ofPorts(one: PortMatch | null, other: PortMatch | null): readonly (PortMatch | null)[] | null {
  if (one === null) return [other];
  if (other === null) return [one];
  const [a, b] = [portsOf(one), portsOf(other)];
  if (a === null || b === null) return JSON.stringify(one) === JSON.stringify(other) ? [one] : null;
  return a
    .subtract(PortSet.range(...allPorts).subtract(b))
    .ranges.map(([first, last]): PortMatch => ({ operator: 'range', first, last }));
}
