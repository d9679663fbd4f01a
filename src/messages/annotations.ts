import { t } from '@vscode/l10n';
import type { Annotation } from '../analysis/annotations';
import type { ClauseNotJudged } from '../analysis/nat-doubts';
import type { PeerReport, Study } from '../analysis/study';
import { seenAt } from '../analysis/seen-at';
import { outcomeOf, type StageOutcome, type Translation } from '../analysis/translations';
import type { Ports, Prediction } from '../engine/prediction';
import { formatAddress } from '../engine/address';
import { percent } from './percent';
import { unmetHint } from './unmet-peers';
import { shortPorts } from './ports';

/** VS Code cuts the hints of a line at 43 characters. */
const longestHint = 40;

/** `✓`, `✗`, or the chance. */
function verdictMark({ verdict, share }: NonNullable<PeerReport['verdict']>): string {
  if (verdict === 'partial') return ` ${percent(share)}`;
  return verdict === 'permit' ? ' ✓' : ' ✗';
}

/** A piece of a hint; one that is about a single peer leads to its line. */
export interface HintPart {
  readonly text: string;
  readonly peer: number | null;
}

/** The hint beside a line, at most 40 characters, failures first. */
export function annotationHint(study: Study | null, annotation: Annotation): string {
  return textOf(annotationHintParts(study, annotation));
}

/** The same in pieces; none where nothing is to be said. */
export function annotationHintParts(study: Study | null, annotation: Annotation): readonly HintPart[] {
  switch (annotation.kind) {
    case 'pinned':
      return [plain(pinnedHint(annotation.ports))];
    case 'acl-entry':
    case 'barrier':
      return study === null ? [] : entryHint(study, annotation);
    case 'nat-rule':
      return study === null ? [] : ruleHint(study, annotation);
    case 'open-rule':
      return [plain(openHint(annotation.clauses))];
    case 'peer':
      return study === null ? [] : peerHint(study, annotation.peer);
    case 'unmet': {
      const hint = unmetHint(annotation.unmet);
      return hint === '' ? [] : [plain(hint)];
    }
  }
}

function textOf(parts: readonly HintPart[]): string {
  return parts.map(({ text }) => text).join('');
}

function plain(text: string): HintPart {
  return { text, peer: null };
}

function separated(parts: readonly HintPart[]): readonly HintPart[] {
  return parts.flatMap((part, at) => (at === 0 ? [part] : [plain(', '), part]));
}

function pinnedHint(ports: readonly number[]): string {
  const [only] = ports;
  return ports.length === 1 && only !== undefined
    ? t('source {0} only: right only without NAT', only)
    : t('source {0}: right only without NAT', ports.join('/'));
}

function openHint(clauses: readonly ClauseNotJudged[]): string {
  const names = [...new Set(clauses.map(({ clause }) => clause))];
  const named = t('not judged: {0}', names.join(', '));
  return named.length <= longestHint ? named : t('{0} match lines are not judged', names.length);
}

function entryHint(
  study: Study,
  annotation: Extract<Annotation, { kind: 'acl-entry' | 'barrier' }>,
): readonly HintPart[] {
  const { passing, failing } = annotation;
  const isCertain = [...passing, ...failing].every((index) => Number.isInteger(shareOf(annotation, index)));
  if (isCertain) {
    const [mark, shown] = failing.length > 0 ? ['✗ ', failing] : ['✓ ', passing];
    const passed = peersOf(study, passing).size;
    const rest = failing.length > 0 && passed > 0 ? [plain(` · ${passed} ✓`)] : [];
    const hint = [plain(mark), ...separated(byPeer(study, annotation, shown)), ...rest];
    if (textOf(hint).length <= longestHint) return hint;
  }
  const all = peersOf(study, [...failing, ...passing]);
  return [plain(t('{0} of {1} pass', passingCount(study, annotation), all.size))];
}

/** How many peers pass with every conversation that the line is about; a number that chance decides has a tilde. */
function passingCount(
  study: Study,
  annotation: Extract<Annotation, { kind: 'acl-entry' | 'barrier' }>,
): string {
  const shares = new Map<number, number>();
  for (const index of new Set([...annotation.passing, ...annotation.failing])) {
    const peer = study.translations[index]?.peer;
    if (peer == null) continue;
    shares.set(peer, Math.min(shares.get(peer) ?? 1, shareOf(annotation, index)));
  }
  const sum = [...shares.values()].reduce((total, share) => total + share, 0);
  const whole = Math.round(sum);
  return Math.abs(sum - whole) < 1e-6 ? `${whole}` : `~${sum.toFixed(1)}`;
}

/** The part of a conversation that passes the list of the annotated line. */
function shareOf({ station }: Extract<Annotation, { kind: 'acl-entry' | 'barrier' }>, index: number): number {
  return station.verdicts.get(index)?.share ?? 1;
}

/** `bob :1 :1024, carol :2`: the ports of each peer together. */
function byPeer(study: Study, annotation: Annotation, translations: readonly number[]): readonly HintPart[] {
  const ports = new Map<number, string[]>();
  for (const index of translations) {
    const translation = study.translations[index];
    if (translation?.peer == null) continue;
    const text = shortPorts(portsAt(annotation, translation));
    const part = translation.protocol === 50 ? text : `:${text}`;
    ports.set(translation.peer, [...(ports.get(translation.peer) ?? []), part]);
  }
  return [...ports].map(([peer, own]) => ({ text: `${nameOf(study, peer)} ${own.join(' ')}`, peer }));
}

/** The ports that the annotated line sees. */
function portsAt(annotation: Annotation, translation: Translation): Ports {
  const seen = seenAt(annotation, translation);
  if (seen !== null) return seen.prediction.ports;
  const { insidePorts: ports, insideLocal, protocol } = translation;
  if (protocol === 50) return { kind: 'portless' };
  const { port } = insideLocal;
  return ports === null ? { kind: 'exact', port } : { kind: 'any-of', ports, sample: port };
}

function peersOf(study: Study, translations: readonly number[]): Set<number> {
  return new Set(translations.flatMap((index) => study.translations[index]?.peer ?? []));
}

function ruleHint(study: Study, annotation: Extract<Annotation, { kind: 'nat-rule' }>): readonly HintPart[] {
  const { peers, coversMore } = annotation;
  const outcome = (steps: Translation['steps']): StageOutcome =>
    seenAt(annotation, { steps }) ?? outcomeOf({ steps });
  const ports = peers.map((peer) => peerPorts(study, peer, coversMore, outcome));
  const named = separated(
    peers.map((peer, at) => ({ text: `${nameOf(study, peer)} ${ports[at] ?? ''}`, peer })),
  );
  if (textOf(named).length <= longestHint) return named;
  const counted = peers.length === 1 ? (ports[0] ?? '') : t('{0} peers: {1}', peers.length, ports.join(', '));
  if (counted.length <= longestHint) return [plain(counted)];
  const kept = Math.round(peers.reduce((sum, peer) => sum + chanceToKeep(study, peer, outcome), 0));
  const summary =
    kept === 1
      ? t('{0} peers · 1 keeps its ports', peers.length)
      : t('{0} peers · {1} keep their ports', peers.length, kept);
  return [plain(summary)];
}

function peerHint(study: Study, peer: number): readonly HintPart[] {
  const own = translationsOf(study, peer);
  const first = own[0];
  if (first === undefined) return [];
  const { prediction, addressUnknown } = outcomeOf(first);
  const address = addressUnknown ? '' : formatAddress(prediction.address);
  const verdict = study.peers[peer]?.verdict ?? undefined;
  const mark = verdict === undefined ? '' : verdictMark(verdict);
  const hint = `→ ${address}:${peerPorts(study, peer, false, lastOutcome)}${mark}`;
  const fitting =
    hint.length <= longestHint
      ? hint
      : `→ ${peerPorts(study, peer, false, lastOutcome)}${mark}`.slice(0, longestHint);
  return [{ text: fitting, peer }];
}

/** Which of the outcomes along the way is meant. */
type OutcomeOf = (steps: Translation['steps']) => StageOutcome;

const lastOutcome: OutcomeOf = (steps) => outcomeOf({ steps });

/** `500/4500`; `≥1/≥1024` where other hosts may hold ports too and a collision is what moved the peer. */
function peerPorts(study: Study, peer: number, coversMore: boolean, outcome: OutcomeOf): string {
  return translationsOf(study, peer)
    .map((translation) => {
      const { prediction } = outcome(translation.steps);
      const moved = prediction.rule !== 'preserved' && prediction.rule !== 'static';
      return shortPorts(prediction.ports, coversMore && moved);
    })
    .join('/');
}

/** The chance that a peer keeps all its ports, over the start orders where these are not known. */
function chanceToKeep(study: Study, peer: number, outcome: OutcomeOf): number {
  const own = translationsOf(study, peer);
  const orders = own[0]?.orders;
  if (orders === undefined) {
    return own.every((translation) => isKept(translation, outcome(translation.steps).prediction)) ? 1 : 0;
  }
  return orders.reduce((sum, { weight }, order) => {
    const kept = own.every((translation) => {
      const own = translation.orders?.[order];
      return own !== undefined && isKept(translation, outcome(own.steps).prediction);
    });
    return kept ? sum + weight : sum;
  }, 0);
}

function isKept({ insideLocal }: Translation, { ports }: Prediction): boolean {
  return ports.kind === 'exact' && ports.port === insideLocal.port;
}

function translationsOf(study: Study, peer: number): Study['translations'] {
  return (study.peers[peer]?.translations ?? []).flatMap((index) => study.translations[index] ?? []);
}

function nameOf(study: Study, peer: number): string {
  return study.situation.peers[peer]?.name ?? '';
}
