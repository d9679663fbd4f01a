import { t } from '@vscode/l10n';
import type { PacketEnd, Phase, PhaseDetail, SeenPacket } from '../analysis/explain-packet';
import type { FilePlace } from '../analysis/place';
import type { Study } from '../analysis/study';
import { formatAddress } from '../engine/address';
import type { Citation, Ports } from '../engine/prediction';
import { barrierText, barrierType } from './barrier';
import { assumptionText, becauseText, confidenceText } from './engine';
import { doubtText } from './doubts';
import { explanationWords } from './explanation';
import { originText, pathAssumptionText } from './network';
import { percent } from './percent';
import { longPorts, rangeList, shortPorts } from './ports';
import { profileReasonText } from './profiles';
import { sessionText } from './table';

/** The words around the phases of a packet. */
export const explainWords = {
  title: (study: Study, translation: Study['translations'][number]): string =>
    t('{0}, phase by phase', sessionText(study, translation)),
  fileName: (session: string): string => t('Explain {0}', session),
  phase: (number: number, type: string): string => t('Phase {0}: {1}', number, type),
  outbound: (): string => t('Outbound, peer to gateway'),
  return: (): string => t('Return, gateway to peer'),
  config: (): string => t('Config'),
  packet: (): string => t('Packet'),
  becomes: (): string => t('Becomes'),
  why: (): string => t('Why'),
  missed: (): string => t('would permit it, but for the port that PAT chose'),
  sure: (): string => t('How sure'),
  source: (): string => t('Source'),
  assumes: (): string => t('Assumed'),
  result: (): string => t('Result'),
  conclusion: (): string => t('Result'),
  nothing: (): string => t('No IPsec peer meets this line.'),
  gone: (): string => t('This conversation does not exist any more: its peer or its file has changed.'),
  choose: (): string => t('Which packet?'),
  commandTitle: (): string => t('Explain this line'),
} as const;

/** `UDP 192.168.100.12:500 → 198.51.100.1:500`. */
export function packetText({ protocol, source, destination }: SeenPacket): string {
  const name = protocol === 17 ? 'UDP' : protocol === 6 ? 'TCP' : 'ESP';
  return `${name} ${endText(source)} → ${endText(destination)}`;
}

function endText({ address, ports }: PacketEnd): string {
  const host = address === null ? t('(address not known)') : formatAddress(address);
  if (ports.kind === 'portless') return host;
  if (ports.kind === 'dropped' || ports.kind === 'none') return longPorts(ports);
  return ports.kind === 'any-of' ? `${host}:{${setText(ports)}}` : `${host}:${shortPorts(ports)}`;
}

/** A set of more ranges is told by its bounds. */
const mostRanges = 4;

/** `1, 500`, `1-499, 501-511`, `9 ports of 1-511`. */
function setText({ ports, likely }: Extract<Ports, { kind: 'any-of' }>): string {
  const { ranges, size, first = 0, last = 0 } = ports;
  const set = ranges.length <= mostRanges ? rangeList(ranges) : t('{0} ports of {1}-{2}', size, first, last);
  return likely === undefined ? set : t('{0}; likely {1}', set, likely.port);
}

/** The kind of a phase, in the words of `packet-tracer` where it has one. */
export function phaseType({ detail }: Phase): string {
  switch (detail.kind) {
    case 'peer':
      return t('IPSEC PEER');
    case 'acl':
      return t('ACCESS-LIST');
    case 'barrier':
      return barrierType(detail.barrier.kind);
    case 'route':
      return t('ROUTE-LOOKUP');
    case 'nat':
      return t('NAT');
    case 'un-nat':
    case 'static-destination':
      return t('UN-NAT');
    case 'internet':
      return t('INTERNET');
    case 'session':
      return t('FLOW-LOOKUP');
    case 'gateway':
      return t('GATEWAY');
    case 'reply':
      return t('REPLY');
  }
}

/** `ALLOW`, `DROP`, or the part that goes on. */
export function phaseResult({ result, share }: Phase): string {
  switch (result) {
    case 'allow':
      return t('ALLOW');
    case 'drop':
      return t('DROP');
    case 'partial':
      return t('{0} ALLOW', percent(share));
  }
}

/** What an ACL says of a part of the packets; `config` is its line. */
export interface DecisionText {
  readonly place: FilePlace | null;
  readonly text: string;
}

/** One for each line that decides a part of the packets; none where one line decides all, or no ACL does. */
export function decisionTexts({ detail }: Phase): readonly DecisionText[] {
  if (detail.kind !== 'acl' || detail.verdict.decisions.length < 2) return [];
  const name = boundName(detail);
  return detail.verdict.decisions.map(({ action, entry, ports, share }, index) => {
    const set = ports === null ? '' : setText({ kind: 'any-of', ports, sample: 0 });
    const text =
      entry === null
        ? t('{0}: no entry matches {1} ({2}), the implicit deny does', name, set, percent(share))
        : action === 'deny'
          ? t('{0}: {1} denied ({2})', name, set, percent(share))
          : t('{0}: {1} permitted ({2})', name, set, percent(share));
    return { place: detail.places[index] ?? null, text };
  });
}

/** What happens in a phase, one clause a line. */
export function phaseWhy(
  study: Study,
  { detail }: Phase,
  fileName: (file: string) => string,
): readonly string[] {
  switch (detail.kind) {
    case 'peer': {
      const { name, origin } = detail.peer;
      if (origin !== undefined) return [originText(origin, name, fileName)];
      return study.situation.origin === 'assumed'
        ? [explanationWords.assumedPeers()]
        : [t('{0}: named by the scenario', name)];
    }
    case 'acl':
      return detail.verdict.decisions.length > 1 ? [] : [aclText(detail)];
    case 'barrier': {
      const { barrier, isOpen } = detail;
      if (isOpen) return [t('the zone pair from {0} to {1} lets them through', barrier.from, barrier.to)];
      return [barrierText({ ...barrier, policy: barrier.policy ?? '' })];
    }
    case 'route':
      return detail.assumption === null
        ? [routeText(detail)]
        : [routeText(detail), pathAssumptionText(detail.assumption, fileName)];
    case 'nat':
      return natTexts(study, detail);
    case 'un-nat':
      return [t('the mapping leads back to the inside local address and port')];
    case 'static-destination':
      return [t('a static entry leads to the gateway behind this device')];
    case 'internet':
      return [pathAssumptionText(detail.assumption, fileName)];
    case 'session':
      return [
        detail.by === 'connection'
          ? t('the reply belongs to the connection of the request; no ACL is asked')
          : t('replies to inspected or reflected traffic are let in; the inbound ACL is not asked'),
      ];
    case 'gateway':
      return [gatewayText(detail.end)];
    case 'reply':
      return [t('the gateway answers to the address and the port from which the packet came')];
  }
}

/** The most outcomes of start orders that are told one by one. */
const mostOrders = 4;

/** Over start orders peers of equal wants stand for each other, so that nobody is named there. */
function natTexts(
  { situation }: Study,
  { outcome: whole, byOrder }: Extract<PhaseDetail, { kind: 'nat' }>,
): readonly string[] {
  const nameOf = (owner: number): string => situation.peers[owner]?.name ?? explanationWords.otherHost();
  const because = becauseText(whole.prediction.because, nameOf);
  const chances = new Map<string, number>();
  for (const { weight, outcome } of byOrder) {
    const text = becauseText(outcome.prediction.because, () => t('another peer'));
    chances.set(text, (chances.get(text) ?? 0) + weight);
  }
  if (chances.size === 1) return [...chances.keys()];
  if (chances.size > mostOrders) return [because];
  return [because, ...[...chances].map(([text, chance]) => t('{0}: {1}', percent(chance), text))];
}

function boundName({ list, binding }: Extract<PhaseDetail, { kind: 'acl' }>): string {
  if (binding === null) return list;
  return t(
    '{0}, {1} on {2}',
    list,
    binding.direction === 'in' ? t('inbound') : t('outbound'),
    binding.interface.nameif ?? binding.interface.name,
  );
}

function aclText(detail: Extract<PhaseDetail, { kind: 'acl' }>): string {
  const name = boundName(detail);
  const [deciding] = detail.verdict.decisions;
  if (deciding?.entry === null) return t('{0}: no entry matches, the implicit deny does', name);
  return deciding?.action === 'deny' ? t('{0}: denied', name) : t('{0}: permitted', name);
}

function routeText({
  destination,
  interface: out,
  nextHop,
}: Extract<PhaseDetail, { kind: 'route' }>): string {
  const address = formatAddress(destination);
  return nextHop === null
    ? t('to {0} out of {1}', address, out)
    : t('to {0} by next hop {1} out of {2}', address, formatAddress(nextHop), out);
}

function gatewayText(end: Extract<PhaseDetail, { kind: 'gateway' }>['end']): string {
  switch (end) {
    case 'gateway':
      return t('the packet reaches the IPsec gateway');
    case 'outside':
      return t('the packet leaves the workspace: no config of the gateway is known');
    case 'unclear':
      return t('the way ends here: the text does not say where the packet goes');
  }
}

/** What must hold for a translation or the verdict of a list to be right, as clauses. */
export function phaseAssumptions({ detail }: Phase): readonly string[] {
  if (detail.kind === 'acl') {
    const doubts = detail.verdict.decisions.flatMap((decision) => decision.doubts.map(doubtText));
    return [...new Set(doubts)];
  }
  if (detail.kind !== 'nat') return [];
  const { prediction, addressUnknown } = detail.outcome;
  const assumed = prediction.assumes.map((one) => assumptionText(one));
  return addressUnknown ? [explanationWords.addressUnknown(), ...assumed] : assumed;
}

/** The profile behind a translation, why it was chosen and how sure its rule is; null for other phases. */
export function phaseConfidence({ detail }: Phase): string | null {
  if (detail.kind !== 'nat') return null;
  const { prediction } = detail.outcome;
  const sure = confidenceText(prediction.confidence);
  const profile = detail.stage.pools[0]?.options.profile;
  return profile === undefined || prediction.ports.kind === 'untranslated'
    ? sure
    : t('{0}; profile {1}: {2}', sure, profile.id, profileReasonText(detail.stage.profileReason));
}

/** The documents behind a translation. */
export function phaseSources({ detail }: Phase): readonly Citation[] {
  return detail.kind === 'nat' ? detail.outcome.prediction.citations : [];
}

/** What becomes of the packet in the end. */
export function conclusionText(phases: readonly Phase[], fileName: (file: string) => string): string {
  const last = phases.at(-1);
  const share = phases.reduce((least, phase) => Math.min(least, phase.share), 1);
  if (last?.result === 'drop') {
    const where = last.device === null ? '' : fileName(last.device.id);
    const number = phases.length;
    return last.flow === 'outbound'
      ? t('DROP in phase {0} ({1}), on the way to the gateway', number, where)
      : t('DROP in phase {0} ({1}), on the way back', number, where);
  }
  if (share < 1) {
    const isByOrder = phases.some(({ detail }) => detail.kind === 'nat' && detail.byOrder.length > 1);
    return isByOrder
      ? t('{0} ALLOW: what passes depends on who starts first', percent(share))
      : t('{0} ALLOW: what passes depends on the port that PAT chooses', percent(share));
  }
  const end = phases.flatMap(({ detail }) => (detail.kind === 'gateway' ? [detail.end] : [])).at(0);
  if (end === 'unclear') return t('ALLOW as far as the way is known: it ends before the gateway');
  return end === 'outside'
    ? t('ALLOW as far as the configs tell: that of the gateway is not known')
    : t('ALLOW: the packet reaches the gateway, and the answer comes back');
}

/** Before the stream comes IKE: what its chance means for the packets that are explained; null where it passes. */
export function beforeStreamText(session: string, share: number): string | null {
  if (share === 1) return null;
  return share === 0
    ? t('{0} is dropped, so that this packet is never sent; what follows supposes that it is.', session)
    : t('This packet is sent only where {0} passes ({1}).', session, percent(share));
}
