import { entryAt, entryCount } from '../config/assembly/entry-views';
import type { AccessList } from '../config/model';
import { pinnedPorts } from './findings/source-port-pinned';
import type { Device } from './situation';
import type { Study } from './study';
import type { Place } from './place';
import { barrierLines } from './barrier-lines';
import { extentOf } from './asa/addresses';
import { partsOfList } from './entry-place';
import { bindingsOf } from './lookup';
import { doubtsOfRule, type ClauseNotJudged } from './nat-doubts';
import { countNatRules, natRulePlace } from './nat-rule-place';
import type { UnmetPeer } from './network/unmet-peers';
import type { StationReport } from './verdicts';

/** What stands beside a line: the facts; `messages/annotations.ts` makes the words. */
export type Annotation =
  | {
      readonly kind: 'acl-entry';
      readonly place: Place;
      readonly station: StationReport;
      readonly entry: number;
      /** Conversations that the line admits, wholly or in part; indexes of translations. */
      readonly passing: readonly number[];
      /** Conversations that the line drops, or that it would have admitted but for the port that PAT changed. */
      readonly failing: readonly number[];
    }
  | {
      /** A line of a firewall's zones or security levels. */
      readonly kind: 'barrier';
      readonly place: Place;
      readonly station: StationReport;
      readonly passing: readonly number[];
      readonly failing: readonly number[];
    }
  | { readonly kind: 'pinned'; readonly place: Place; readonly ports: readonly number[] }
  | {
      readonly kind: 'nat-rule';
      readonly place: Place;
      /** Peers that the rule translates. */
      readonly peers: readonly number[];
      /** The rule covers more hosts than these peers, so that ports may be taken by others. */
      readonly coversMore: boolean;
      /** The device of the rule, by its indexes in `situation.stages`. */
      readonly stages: ReadonlySet<number>;
    }
  /** A NAT rule whose route-map asks for what no packet tells. */
  | { readonly kind: 'open-rule'; readonly place: Place; readonly clauses: readonly ClauseNotJudged[] }
  | { readonly kind: 'peer'; readonly place: Place; readonly peer: number }
  /** A line that names a peer of which nothing can be predicted. */
  | { readonly kind: 'unmet'; readonly place: Place; readonly unmet: UnmetPeer };

/** The entries of each list that somebody asks about, ascending. */
export type AskedEntries = (list: AccessList) => Iterable<number>;

/** Asks about every entry. */
export function* everyEntry(list: AccessList): Generator<number> {
  for (let entry = 0; entry < entryCount(list); entry++) yield entry;
}

/**
 * The annotations of one config: its ACEs and NAT rules as far as the study meets them, and the lines that its peers come from. Of
 * lists only the entries that are asked about; nothing is made of the others.
 */
export function annotationsOfDevice(
  device: Device,
  study: Study | null,
  asked: AskedEntries = everyEntry,
): readonly Annotation[] {
  if (study === null) return [...pinnedEntries(device, new Set(), asked), ...openRules(device)];
  const stations = study.stations.filter((report) => report.station.device.id === device.id);
  const judged = new Set(
    stations.flatMap(({ station }) => partsOfList(device.summary, station.list).map(({ list }) => list.name)),
  );
  return [
    ...stations.flatMap((report) =>
      report.station.barrier === undefined ? aclEntries(device, report, asked) : barrierLines(report),
    ),
    ...pinnedEntries(device, judged, asked),
    ...natRules(device, study),
    ...openRules(device),
    ...namedPeers(device, study),
  ];
}

function aclEntries(device: Device, report: StationReport, asked: AskedEntries): readonly Annotation[] {
  return partsOfList(device.summary, report.station.list).flatMap(({ list, first }) =>
    Array.from(asked(list)).flatMap((at): readonly Annotation[] => {
      const entry = first + at;
      const { decides = [], misses = [] } = report.entries[entry] ?? {};
      if (decides.length + misses.length === 0) return [];
      const passing = decides.filter((use) => use.action === 'permit').map((use) => use.translation);
      const failing = decides.filter((use) => use.action === 'deny').map((use) => use.translation);
      const missed = misses.filter((index) => isDenied(report, index) && !failing.includes(index));
      if (passing.length + failing.length + missed.length === 0) return [];
      const place: Place = { kind: 'acl-entry', list: list.name, entry: at };
      const dropped = [...failing, ...missed];
      return [{ kind: 'acl-entry', place, station: report, entry, passing, failing: dropped }];
    }),
  );
}

function isDenied(report: StationReport, translation: number): boolean {
  return report.verdicts.get(translation)?.verdict !== 'permit';
}

/** Lines that pin the source port of IKE in lists that no known peer meets. */
function pinnedEntries(
  device: Device,
  judged: ReadonlySet<string>,
  asked: AskedEntries,
): readonly Annotation[] {
  return device.summary.accessLists.flatMap((list) => {
    if (judged.has(list.name)) return [];
    if (bindingsOf(device.summary, list.name).some((binding) => binding.interface.nat !== null)) return [];
    return Array.from(asked(list)).flatMap((entry): readonly Annotation[] => {
      const ace = entryAt(list, entry);
      const ports = ace?.kind === 'ace' ? pinnedPorts(ace) : null;
      if (ports === null) return [];
      return [{ kind: 'pinned', place: { kind: 'acl-entry', list: list.name, entry }, ports }];
    });
  });
}

function natRules(device: Device, study: Study): readonly Annotation[] {
  const own = new Set(
    study.situation.stages.flatMap((stage, at) => (stage.device?.id === device.id ? [at] : [])),
  );
  const peersOfRules = new Map<number, Set<number>>();
  for (const { peer, steps } of study.translations) {
    for (const { stage, natRule, otherRules = [] } of steps) {
      if (peer === null || natRule === null || stage === null || !own.has(stage)) continue;
      for (const rule of [natRule, ...otherRules]) {
        peersOfRules.set(rule, (peersOfRules.get(rule) ?? new Set<number>()).add(peer));
      }
    }
  }
  const rules = [...peersOfRules].sort(([one], [other]) => one - other);
  return rules.flatMap(([rule, peers]): readonly Annotation[] => {
    if (rule >= countNatRules(device.summary)) return [];
    const coversMore = hostsOfRule(device, rule) > peers.size;
    const place = natRulePlace(device.summary, rule);
    return [{ kind: 'nat-rule', place, peers: [...peers], coversMore, stages: own }];
  });
}

function openRules({ summary }: Device): readonly Annotation[] {
  return summary.natRules.flatMap((rule, index): readonly Annotation[] => {
    const clauses = doubtsOfRule(summary, rule);
    return clauses.length === 0 ? [] : [{ kind: 'open-rule', place: natRulePlace(summary, index), clauses }];
  });
}

function hostsOfRule(device: Device, index: number): number {
  const { natRules, records = {} } = device.summary;
  const rule = natRules[index];
  if (rule !== undefined) return rule.kind === 'dynamic' ? hostsCovered(device, rule.selector) : 0;
  const asa = records.asaNatRules?.[index];
  if (asa === undefined) return Infinity;
  if (asa.type === 'static') return 0;
  const extent = extentOf(device.summary, asa.source);
  return extent === null ? Infinity : extent.last - extent.first + 1;
}

/** How many hosts a NAT rule selects at most; an upper bound is enough to say that there are more than the peers. */
function hostsCovered(
  device: Device,
  selector: { readonly kind: 'list' | 'route-map'; readonly name: string },
): number {
  const { summary } = device;
  const lists =
    selector.kind === 'list'
      ? [selector.name]
      : summary.routeMaps.filter((map) => map.name === selector.name).flatMap((map) => map.matchAccessLists);
  let hosts = 0;
  for (const list of summary.accessLists) {
    if (!lists.includes(list.name)) continue;
    for (const entry of list.entries) {
      if (entry.kind !== 'ace' || entry.action !== 'permit') continue;
      hosts += entry.source.kind === 'host' ? 1 : widthOf(entry.source);
    }
  }
  return lists.length === 0 ? Infinity : hosts;
}

function widthOf(source: { readonly kind: string; readonly wildcard?: number }): number {
  if (source.kind !== 'wildcard' || source.wildcard === undefined) return Infinity;
  let bits = 0;
  for (let rest = source.wildcard >>> 0; rest !== 0; rest &= rest - 1) bits++;
  return 2 ** bits;
}

/** The lines that make a peer: its comment, crypto map or tunnel, and a remote that stands for one. */
function namedPeers(device: Device, study: Study): readonly Annotation[] {
  return study.situation.peers.flatMap(({ origin }, peer): readonly Annotation[] => {
    const own = origin?.places.find(({ file }) => file === device.id);
    return own === undefined ? [] : [{ kind: 'peer', place: own.place, peer }];
  });
}

/** The annotations of a scenario's own text: one beside each `peers` entry. */
export function annotationsOfScenario(
  study: Study,
  spans: readonly { readonly start: number; readonly end: number }[],
): readonly Annotation[] {
  const seen = new Set<number>();
  return spans.flatMap((span, peer): readonly Annotation[] => {
    // Peers of one `hosts:` entry share its line; the first speaks for it.
    if (seen.has(span.start) || study.peers[peer] === undefined) return [];
    seen.add(span.start);
    return [{ kind: 'peer', place: { kind: 'span', span }, peer }];
  });
}
