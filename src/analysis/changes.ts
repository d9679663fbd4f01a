import type { Protocol } from '../engine/flow';
import type { Purpose } from '../ipsec/peer';
import { decidingPlace } from './explain-place';
import type { FilePlace } from './place';
import type { Device } from './situation';
import type { Study } from './study';
import { outcomeOf, type StageOutcome } from './translations';

/** How a conversation fares in one of two states of the configs. */
export interface ConversationState {
  /** What the outside sees of it. */
  readonly outcome: StageOutcome;
  /** The worst over the ACLs on the way; null where none judges it and no device drops it. */
  readonly verdict: 'permit' | 'deny' | 'partial' | null;
  /** The part of the outcomes that passes, 0 to 1. */
  readonly share: number;
  /** The list that decides, the last on the way where all permit; null for none. */
  readonly list: { readonly device: Device; readonly name: string; readonly place: FilePlace | null } | null;
}

/** `admitted` and `dropped`: more or fewer of its outcomes pass; `ports`: it only has other ports or another address. */
export type ChangeEffect = 'admitted' | 'dropped' | 'ports' | 'new' | 'gone';

/** A conversation that is not the same in two states of the configs. */
export interface ConversationChange {
  readonly peer: string;
  readonly purpose: Purpose;
  readonly protocol: Protocol;
  /** The gateway's port; 0 for ESP. */
  readonly outsidePort: number;
  readonly effect: ChangeEffect;
  /** Null for a conversation that there was not. */
  readonly before: ConversationState | null;
  /** Null for one that there is no more. */
  readonly after: ConversationState | null;
}

/** A conversation of a study with how it fares. */
export interface Conversation {
  readonly identity: Pick<ConversationChange, 'peer' | 'purpose' | 'protocol' | 'outsidePort'>;
  readonly state: ConversationState;
}

/** What an edit does to every conversation, matched by the name of its peer: those of `after` in their order, then what is gone. */
export function changesBetween(before: Study | null, after: Study | null): readonly ConversationChange[] {
  return changesAmong(conversationsOf(before), conversationsOf(after));
}

/** The same of conversations of several studies, matched by their keys. */
export function changesAmong(
  before: ReadonlyMap<string, Conversation>,
  after: ReadonlyMap<string, Conversation>,
): readonly ConversationChange[] {
  const changes: ConversationChange[] = [];
  for (const [key, { identity, state }] of after) {
    const known = before.get(key)?.state ?? null;
    const effect = known === null ? 'new' : effectOf(known, state);
    if (effect !== null) changes.push({ ...identity, effect, before: known, after: state });
  }
  for (const [key, { identity, state }] of before) {
    if (!after.has(key)) changes.push({ ...identity, effect: 'gone', before: state, after: null });
  }
  return changes;
}

/** The conversations of the peers of a study by the peer's name and the purpose. */
export function conversationsOf(study: Study | null): ReadonlyMap<string, Conversation> {
  const found = new Map<string, Conversation>();
  study?.translations.forEach(({ peer, purpose, protocol, outside }, index) => {
    const name = study.situation.peers[peer ?? -1]?.name;
    if (name === undefined || purpose === 'background') return;
    const identity = { peer: name, purpose, protocol, outsidePort: outside.port };
    found.set(`${name}\n${purpose}`, { identity, state: stateOf(study, index) });
  });
  return found;
}

function stateOf(study: Study, index: number): ConversationState {
  const translation = study.translations[index];
  if (translation === undefined) throw new RangeError(`no translation ${index}`);
  const outcome = outcomeOf(translation);
  const { ports } = outcome.prediction;
  let state: ConversationState = { outcome, verdict: null, share: 1, list: null };
  for (const { station, verdicts } of study.stations) {
    const verdict = verdicts.get(index);
    if (verdict === undefined || (state.verdict !== null && verdict.share > state.share)) continue;
    const { device, list } = station;
    const place = decidingPlace(station, verdict);
    state = {
      outcome,
      verdict: verdict.verdict,
      share: verdict.share,
      list: { device, name: list.name, place },
    };
  }
  if (ports.kind === 'dropped') return { outcome, verdict: 'deny', share: 0, list: null };
  const drops = ports.kind === 'any-of' ? (ports.dropChance ?? 0) : 0;
  if (drops === 0 || state.verdict === 'deny') return state;
  return { ...state, verdict: 'partial', share: state.share * (1 - drops) };
}

/** Chances that differ by less are the same: sums of parts are not exact. */
const tolerance = 1e-9;

function effectOf(before: ConversationState, after: ConversationState): ChangeEffect | null {
  if (after.share > before.share + tolerance) return 'admitted';
  if (after.share < before.share - tolerance) return 'dropped';
  return samePorts(before.outcome, after.outcome) ? null : 'ports';
}

function samePorts(before: StageOutcome, after: StageOutcome): boolean {
  const [one, other] = [before.prediction, after.prediction];
  if (one.address !== other.address || one.ports.kind !== other.ports.kind) return false;
  const isAlike =
    one.alternatives.length === other.alternatives.length &&
    one.alternatives.every(({ address, ports }, index) => {
      const against = other.alternatives[index];
      return against?.address === address && against.ports.equals(ports);
    });
  if (!isAlike) return false;
  if (one.ports.kind === 'exact' && other.ports.kind === 'exact') return one.ports.port === other.ports.port;
  if (one.ports.kind === 'any-of' && other.ports.kind === 'any-of') {
    return one.ports.ports.equals(other.ports.ports);
  }
  return true;
}

/** Whether a conversation that always passed before does not always pass now. */
export function isRegression({ before, effect }: ConversationChange): boolean {
  return effect === 'dropped' && before !== null && before.share > 1 - tolerance;
}
