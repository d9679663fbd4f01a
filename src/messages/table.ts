import { t } from '@vscode/l10n';
import type { Verdict } from '../analysis/acl/evaluate';
import type { Station } from '../analysis/situation';
import type { Study } from '../analysis/study';
import { outcomeOf, type StageOutcome, type Translation } from '../analysis/translations';
import { formatAddress } from '../engine/address';
import type { Protocol } from '../engine/flow';
import type { Purpose } from '../ipsec/peer';
import { percent } from './percent';
import { longPorts } from './ports';

/** The head of the before/after table. */
export function tableHeader(judged: boolean): readonly string[] {
  const columns = [t('Session'), t('Source before PAT'), t('Source after PAT')];
  return judged ? [...columns, t('ACL')] : columns;
}

/** The same with a column for what each of several PAT devices makes of a conversation; `null` has no name. */
export function stagedHeader(judged: boolean, devices: readonly (string | null)[]): readonly string[] {
  const [session = '', before = ''] = tableHeader(false);
  const after = devices.map((device, at) =>
    device === null ? t('Source after PAT {0}', at + 1) : t('Source after {0}', device),
  );
  return [session, before, ...after, ...(judged ? [t('ACL')] : [])];
}

/** The line (from 1) of an entry of a station's list, or null. */
export type LineOf = (station: Station, entry: number) => number | null;

/** The before/after table: one row per peer and conversation, background left out. */
export function tableRows(
  study: Study,
  lineOf: LineOf,
  which?: readonly number[],
): readonly (readonly string[])[] {
  const judged = study.stations.length > 0;
  const indexes = which ?? study.translations.map((_, index) => index);
  return indexes.flatMap((index): readonly (readonly string[])[] => {
    const translation = study.translations[index];
    if (translation?.peer == null) return [];
    const cells = [sessionText(study, translation), beforeText(translation), afterText(translation)];
    return [judged ? [...cells, verdictText(study, lineOf, index)] : cells];
  });
}

/** `alice IKE`, `alice NAT-T stream`. */
export function sessionText(
  study: Pick<Study, 'situation'>,
  { peer, purpose, protocol, outside }: Translation,
): string {
  const name = peer === null ? t('background') : (study.situation.peers[peer]?.name ?? '');
  return purpose === 'background' ? name : conversationText(name, purpose, protocol, outside.port);
}

/** The same of a peer's name. Cisco's IPsec over UDP goes to port 10000. */
export function conversationText(
  name: string,
  purpose: Purpose,
  protocol: Protocol,
  outsidePort: number,
): string {
  if (purpose === 'ike') return t('{0} IKE', name);
  if (protocol === 50) return t('{0} ESP', name);
  if (protocol === 6) return t('{0} TCP stream', name);
  return outsidePort === 10000 ? t('{0} UDP 10000 stream', name) : t('{0} NAT-T stream', name);
}

/** `192.168.100.11:500`. */
export function beforeText({ insideLocal, insidePorts, protocol }: Translation): string {
  const address = formatAddress(insideLocal.address);
  if (protocol === 50) return address;
  return insidePorts === null ? `${address}:${insideLocal.port}` : t('{0}:ephemeral', address);
}

/** `192.0.2.2:500`, or the words for what is not one port. */
export function afterText(translation: Translation): string {
  return outcomeText(outcomeOf(translation));
}

/** The same of what a PAT device makes of a conversation. */
export function outcomeText({ prediction, addressUnknown }: StageOutcome): string {
  const address = addressUnknown ? t('(address not known)') : formatAddress(prediction.address);
  const { ports } = prediction;
  if (ports.kind === 'exact') return `${address}:${ports.port}`;
  if (ports.kind === 'any-of') return `${address}: ${longPorts(ports)}`;
  if (ports.kind === 'portless') return `${address} (ESP)`;
  return longPorts(ports);
}

/** The worst over the ACLs on the way with its deciding line: `✓`, `✗ OUTSIDE-IN, line 17`, `12 % OUTSIDE-IN`. */
function verdictText(study: Study, lineOf: LineOf, index: number): string {
  let passes = false;
  for (const { station, verdicts } of study.stations) {
    const verdict = verdicts.get(index);
    if (verdict === undefined) continue;
    if (verdict.verdict === 'deny') return `✗ ${whereText(station, verdict, lineOf)}`;
    if (verdict.verdict === 'partial') return `${percent(verdict.share)} ${station.list.name}`;
    passes = true;
  }
  return passes ? '✓' : '–';
}

function whereText(station: Station, { decisions }: Verdict, lineOf: LineOf): string {
  const entry = decisions[0]?.entry ?? null;
  if (station.barrier !== undefined && entry === null) return station.list.name;
  if (entry === null) return t('{0}, implicit deny', station.list.name);
  const line = lineOf(station, entry);
  return line === null ? station.list.name : t('{0}, line {1}', station.list.name, line);
}
