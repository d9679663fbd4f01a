import type { TransformSet } from '../../config/facts/crypto';
import type { DeviceSummary } from '../../config/model';
import type { Address } from '../../engine/flow';
import type { IpsecEndpoint } from '../network/endpoints';
import { natRulePlace } from '../nat-rule-place';
import type { Device, KnownPeer, PatStageSetup, Treatment } from '../situation';
import type { Study } from '../study';
import { outcomeOf, type StageOutcome, type Translation } from '../translations';
import type { Concerned, RelatedPlace } from './finding';

/** What one device on the way does with a conversation. */
export interface Passage {
  readonly stage: PatStageSetup;
  readonly treatment: Treatment;
  readonly outcome: StageOutcome;
}

/** A conversation of a peer with the index of its row. */
export interface Conversation {
  readonly index: number;
  readonly row: Translation;
  readonly passages: readonly Passage[];
}

/** A peer that is known, not supposed, with what becomes of its conversations. */
export interface StudiedPeer {
  readonly peer: KnownPeer;
  readonly conversations: readonly Conversation[];
  /** The inside global address; null where no text tells it, or it is one of several. */
  readonly globalAddress: Address | null;
  /** Whether any device on the way translates it. */
  readonly isTranslated: boolean;
  /** Whether it shares an address with others. */
  readonly isBehindPat: boolean;
  /** The config that initiates; null where none is known. */
  readonly device: Device | null;
  readonly endpoint: IpsecEndpoint | null;
  /** The device that has the gateway's address; null where none is known. */
  readonly gatewayDevice: Device | null;
  readonly responder: IpsecEndpoint | null;
}

const found = new WeakMap<Study, readonly StudiedPeer[]>();

/** Every peer of a study that a text names; none where the peers only stand for some. */
export function studiedPeers(study: Study): readonly StudiedPeer[] {
  if (study.situation.origin === 'assumed') return [];
  const known = found.get(study) ?? study.situation.peers.map((peer, index) => studied(study, peer, index));
  found.set(study, known);
  return known;
}

function studied(study: Study, peer: KnownPeer, index: number): StudiedPeer {
  const conversations = (study.peers[index]?.translations ?? []).flatMap((at): readonly Conversation[] => {
    const row = study.translations[at];
    return row === undefined ? [] : [{ index: at, row, passages: passagesOf(study, row) }];
  });
  const passages = conversations.flatMap((one) => one.passages);
  const { origin } = peer;
  const endpoint = origin?.kind === 'device' ? origin.endpoint : null;
  const last = origin?.path.end === 'gateway' ? origin.path.hops.at(-1) : undefined;
  return {
    peer,
    conversations,
    globalAddress: globalOf(conversations),
    isTranslated: passages.some(({ treatment }) => treatment.kind !== 'untranslated'),
    isBehindPat: passages.some(({ treatment }) => treatment.kind === 'overload'),
    device: endpoint === null ? null : (origin?.path.hops[0]?.device ?? null),
    endpoint,
    gatewayDevice: last?.device ?? null,
    responder: origin?.responder ?? null,
  };
}

function passagesOf({ situation }: Study, row: Translation): readonly Passage[] {
  let inside = row.insideLocal;
  return row.steps.flatMap((outcome): readonly Passage[] => {
    const stage = situation.stages[outcome.stage ?? -1];
    if (stage === undefined) return [];
    const { protocol, outside, peer } = row;
    const treatment = stage.treat({ protocol, inside, outside, owner: peer ?? -1 });
    const { address, ports } = outcome.prediction;
    if (ports.kind === 'exact') inside = { address, port: ports.port };
    else if (ports.kind === 'any-of') inside = { address, port: ports.sample };
    else if (ports.kind === 'portless') inside = { address, port: 0 };
    return [{ stage, treatment, outcome }];
  });
}

function globalOf(conversations: readonly Conversation[]): Address | null {
  const addresses = new Set<Address | null>();
  for (const { row } of conversations) {
    const { prediction, addressUnknown } = outcomeOf(row);
    const { ports } = prediction;
    if (ports.kind === 'dropped' || ports.kind === 'none') continue;
    const isKnown = !addressUnknown && prediction.alternatives.length === 0;
    if (ports.kind === 'untranslated') addresses.add(row.insideLocal.address);
    else addresses.add(isKnown ? prediction.address : null);
  }
  const [only = null] = addresses;
  return addresses.size === 1 ? only : null;
}

/** All conversations of the peers, as a finding names them. */
export function concernedOf(peers: readonly StudiedPeer[]): readonly Concerned[] {
  return peers.flatMap(({ peer, conversations }) =>
    conversations.map(({ index }) => ({ peer: peer.name, translation: index })),
  );
}

/** The rules that translate the peers, each once. */
export function natRulesOf(peers: readonly StudiedPeer[]): readonly RelatedPlace[] {
  const places = new Map<string, RelatedPlace>();
  for (const { stage, outcome } of peers.flatMap((one) => one.conversations).flatMap((one) => one.passages)) {
    const { device } = stage;
    if (device === null || outcome.natRule === null) continue;
    const place = natRulePlace(device.summary, outcome.natRule);
    places.set(`${device.id}\n${outcome.natRule}`, { file: device.id, place, role: 'nat-rule' });
  }
  return [...places.values()];
}

/** The transform sets that an endpoint may use; none where its config names none that it defines. */
export function transformSetsOf(
  { records = {}, interfaces }: DeviceSummary,
  { kind, place }: IpsecEndpoint,
): readonly TransformSet[] {
  const { transformSets = [], cryptoMaps = [], dynamicMaps = [], ipsecProfiles = [] } = records;
  const named = (names: readonly string[] = []): readonly TransformSet[] =>
    transformSets.filter(({ name }) => names.includes(name));
  if (place.kind === 'interface') {
    const protection = interfaces[place.interface]?.tunnel?.protection ?? null;
    return named(ipsecProfiles.find(({ name }) => name === protection)?.transformSets);
  }
  if (place.kind !== 'record' || place.family !== 'cryptoMaps') return [];
  const entry = cryptoMaps[place.record];
  if (kind !== 'dynamic-map') return named(entry?.transformSets);
  return dynamicMaps
    .filter(({ name }) => name === entry?.dynamicMap)
    .flatMap((dynamic) => named(dynamic.transformSets));
}

/** The same finding is made once for each place. */
export function onePerPlace<T extends { readonly file: string; readonly place: unknown }>(
  findings: readonly T[],
): readonly T[] {
  return [...new Map(findings.map((one) => [JSON.stringify([one.file, one.place]), one])).values()];
}
