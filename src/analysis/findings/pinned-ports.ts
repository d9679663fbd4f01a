import { CompiledList } from '../acl/compiled-list';
import { evaluateWithoutPorts } from '../acl/evaluate';
import { matchAce } from '../acl/match';
import type { PacketSet, VaryingSide } from '../acl/packet';
import { judgedPlace } from '../entry-place';
import type { Place } from '../place';
import type { Steps } from '../steps';
import type { Study } from '../study';
import type { Translation } from '../translations';
import { packetsAt, type WeightedPackets } from '../seen-packets';
import type { StationReport } from '../verdicts';
import { peerOf } from './certain';
import type { Concerned, Finding, FindingCode } from './finding';
import { related } from './related';

/**
 * Entries that would admit peers (or the answers to them) but for the port that PAT chose, where the whole list then admits
 * them; of ACLs that see the traffic as the PAT has made it.
 */
export function* pinnedEntries(
  study: Study,
  flow: 'outbound' | 'return',
  code: FindingCode,
): Steps<readonly Finding[]> {
  const found: Finding[] = [];
  for (const report of study.stations) {
    if (report.station.sees !== 'global' || report.station.flow !== flow) continue;
    const side = flow === 'outbound' ? 'source' : 'destination';
    for (const finding of yield* pinnedAt(study, report, side, code)) found.push(finding);
  }
  return found;
}

/** Entries that conversations miss are asked for by as many at once: each asks the whole list. */
const entriesOfStep = 50;

function* pinnedAt(
  study: Study,
  report: StationReport,
  side: VaryingSide,
  code: FindingCode,
): Steps<readonly Finding[]> {
  const { device, list } = report.station;
  const compiled = new CompiledList(list, device.summary);
  const args = { list: list.name, kind: 'drops-peers' };
  const named = new NamedConversations(study, report);
  const found: Finding[] = [];
  for (const [entry, { misses }] of report.entries.entries()) {
    if (entry % entriesOfStep === entriesOfStep - 1) yield;
    if (misses.length === 0 || !asksForPorts(compiled, entry, side)) continue;
    const admitted = misses.filter(
      (index) =>
        isMeantFor(study, compiled, { entry, side }, index) &&
        isAdmittedWithout(study, report, compiled, { entry, side }, index),
    );
    if (admitted.length === 0) continue;
    const place = placeOfPorts(report, entry, side);
    found.push({ code, severity: 'error', file: device.id, place, args, ...named.of(admitted) });
  }
  return found;
}

/** What a finding says of its conversations; the same objects for the many entries that the same ones miss. */
class NamedConversations {
  private readonly known = new Map<string, Pick<Finding, 'concerned' | 'related'>>();

  constructor(
    private readonly study: Study,
    private readonly report: StationReport,
  ) {}

  of(translations: readonly number[]): Pick<Finding, 'concerned' | 'related'> {
    const key = translations.join(' ');
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const concerned = translations.flatMap((translation): readonly Concerned[] => {
      const peer = peerOf(this.study, translation);
      return peer === undefined ? [] : [{ peer: peer.name, translation }];
    });
    const named = { concerned, related: related(this.study, this.report, concerned) };
    this.known.set(key, named);
    return named;
  }
}

/** Whether a conversation that misses an entry by its port would be admitted by the whole list without the entry's match of it. */
function isAdmittedWithout(
  study: Study,
  report: StationReport,
  list: CompiledList,
  { entry, side }: { readonly entry: number; readonly side: VaryingSide },
  index: number,
): boolean {
  const translation = study.translations[index];
  if (translation === undefined || peerOf(study, index) === undefined) return false;
  if (isDeniedBefore(report, index, entry)) return false;
  return packetsOf(study, report, index, translation).every(
    ({ packets }) =>
      takesTheRest(list, packets, side, entry) ||
      evaluateWithoutPorts(list, packets, side, entry).verdict === 'permit',
  );
}

/**
 * Whether an entry that pins the destination port of answers is about this conversation: one to port 500 lets IKE back in, and
 * says nothing of the stream.
 */
function isMeantFor(
  study: Study,
  list: CompiledList,
  { entry, side }: { readonly entry: number; readonly side: VaryingSide },
  index: number,
): boolean {
  const port = study.translations[index]?.insideLocal.port;
  if (side === 'source' || port === undefined) return true;
  const services = list.ace(entry)?.services ?? [];
  return services.some(({ destinationPorts }) => destinationPorts?.has(port) === true);
}

/** Whether the entry, or a service object or group that it names, asks for ports of that side. */
function asksForPorts(list: CompiledList, entry: number, side: VaryingSide): boolean {
  const services = list.ace(entry)?.services ?? [];
  return services.some((one) => (side === 'source' ? one.sourcePorts : one.destinationPorts) !== null);
}

/** Where an entry asks for ports of a side: the whole entry where a service object or group does. */
function placeOfPorts({ station: { device, list } }: StationReport, entry: number, side: VaryingSide): Place {
  const ace = list.entries[entry];
  const own = ace?.kind !== 'ace' ? null : side === 'source' ? ace.sourcePorts : ace.destinationPorts;
  const place = judgedPlace(device.summary, list, entry);
  return own === null ? place : { ...place, kind: `${side}-ports` };
}

/** What the list sees of each conversation: asked for every entry that it misses. */
const seen = new WeakMap<StationReport, Map<number, readonly WeightedPackets[]>>();

function packetsOf(
  study: Study,
  report: StationReport,
  index: number,
  translation: Translation,
): readonly WeightedPackets[] {
  const known = seen.get(report) ?? new Map<number, readonly WeightedPackets[]>();
  seen.set(report, known);
  const packets = known.get(index) ?? packetsAt(study.situation, report.station, translation);
  known.set(index, packets);
  return packets;
}

/** Whether the entry without its ports would permit whatever earlier entries leave. */
function takesTheRest(list: CompiledList, packets: PacketSet, side: VaryingSide, entry: number): boolean {
  const ace = list.ace(entry);
  if (ace?.action !== 'permit') return false;
  const match = matchAce(ace, packets, side, true);
  const whole = side === 'source' ? packets.sourcePorts : packets.destinationPorts;
  return match !== null && match.ports?.size === whole?.size;
}

function isDeniedBefore({ verdicts }: StationReport, translation: number, entry: number): boolean {
  const decisions = verdicts.get(translation)?.decisions ?? [];
  return decisions.some((one) => one.action === 'deny' && one.entry !== null && one.entry < entry);
}
