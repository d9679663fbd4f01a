import { groupBy } from '../group-by';
import { findAccessList } from '../lookup';
import type { IpsecEndpoint } from '../network/endpoints';
import type { Place } from '../place';
import type { Device } from '../situation';
import type { Study } from '../study';
import type { Finding, RelatedPlace } from './finding';
import {
  concernedOf,
  onePerPlace,
  natRulesOf,
  studiedPeers,
  transformSetsOf,
  type StudiedPeer,
} from './ipsec-peers';

/** One end of a peer's IPsec with the device that it stands on. */
interface End {
  readonly device: Device;
  readonly endpoint: IpsecEndpoint;
  readonly studied: StudiedPeer;
}

function endsOf(studied: StudiedPeer): readonly End[] {
  const { device, endpoint, gatewayDevice, responder } = studied;
  return [
    ...(device === null || endpoint === null ? [] : [{ device, endpoint, studied }]),
    ...(gatewayDevice === null || responder === null
      ? []
      : [{ device: gatewayDevice, endpoint: responder, studied }]),
  ];
}

/** Peers behind PAT where one end has NAT traversal switched off, so that ESP travels without ports. */
export function natTraversalDisabled(study: Study): readonly Finding[] {
  const ends = studiedPeers(study)
    .filter(({ isBehindPat }) => isBehindPat)
    .flatMap(endsOf)
    .filter(({ endpoint }) => !endpoint.natTraversal);
  const places = groupBy(
    ends.map((end) => ({ ...end, place: switchPlace(end) })),
    ({ device, place }) => `${device.id}\n${JSON.stringify(place)}`,
  );
  return [...places.values()].flatMap((group): readonly Finding[] => {
    const [first] = group;
    if (first === undefined) return [];
    const peers = group.map(({ studied }) => studied);
    return [
      {
        code: 'ipsec.nat-t-disabled',
        severity: 'error',
        file: first.device.id,
        place: first.place,
        concerned: concernedOf(peers),
        args: {},
        related: natRulesOf(peers),
      },
    ];
  });
}

/** The line that switches NAT traversal off; the endpoint's own where it is off because no line switches it on. */
function switchPlace({ device, endpoint }: End): Place {
  const { records = {} } = device.summary;
  if (records.cryptoSettings?.[0]?.natTraversal === false) {
    return {
      kind: 'line',
      begins: [
        'no crypto ipsec nat-transparency udp-enc',
        'no crypto isakmp nat-traversal',
        'no crypto ikev1 nat-traversal',
        'no isakmp nat-traversal',
      ],
    };
  }
  const { place } = endpoint;
  const entry =
    place.kind === 'record' && place.family === 'cryptoMaps' ? records.cryptoMaps?.[place.record] : undefined;
  return entry?.natTraversalDisabled === true
    ? { kind: 'line', begins: [`crypto map ${entry.name} ${entry.sequence} set nat-t-disable`] }
    : place;
}

/** Transform sets with AH on a path with NAT: AH protects the addresses that NAT changes (RFC 3715, section 2.1 a). */
export function ahBehindNat(study: Study): readonly Finding[] {
  const ends = studiedPeers(study)
    .filter(({ isTranslated }) => isTranslated)
    .flatMap(endsOf)
    .flatMap((end) => {
      const sets = transformSetsOf(end.device.summary, end.endpoint);
      const usesAh =
        sets.length > 0 && sets.every(({ transforms }) => transforms.some((one) => one.startsWith('ah-')));
      return usesAh ? sets.map((set) => ({ ...end, set })) : [];
    });
  return [...groupBy(ends, ({ device, set }) => `${device.id}\n${set.name}`).values()].flatMap(
    (group): readonly Finding[] => {
      const [first] = group;
      if (first === undefined) return [];
      const sets = first.device.summary.records?.transformSets ?? [];
      const peers = group.map(({ studied }) => studied);
      return [
        {
          code: 'ipsec.ah-behind-nat',
          severity: 'error',
          file: first.device.id,
          place: { kind: 'record', family: 'transformSets', record: sets.indexOf(first.set) },
          concerned: concernedOf(peers),
          args: { name: first.set.name },
          related: natRulesOf(peers),
        },
      ];
    },
  );
}

/** Peers that a gateway sees at one address, in the order of the study. */
export function sharers(peers: readonly StudiedPeer[]): readonly (readonly StudiedPeer[])[] {
  const behind = peers.filter(({ isBehindPat, globalAddress }) => isBehindPat && globalAddress !== null);
  const groups = groupBy(behind, ({ peer, globalAddress }) => `${globalAddress ?? ''} ${peer.gateway}`);
  return [...groups.values()].filter((group) => new Set(group.map(({ peer }) => peer.host)).size > 1);
}

/** Several hosts behind one address that send GRE or L2TP in transport mode to one gateway, which cannot tell them apart. */
export function transportBehindPat(study: Study): readonly Finding[] {
  const inTransport = studiedPeers(study).filter(sendsInTransport);
  return sharers(inTransport).flatMap((group) =>
    atEachEnd(group, (file, place, own): Finding => ({
      code: 'ipsec.transport-behind-pat',
      severity: 'warning',
      file,
      place,
      concerned: concernedOf([own]),
      args: {},
      related: [...othersOf(group, own), ...natRulesOf([own])],
    })),
  );
}

/** GRE tunnels, and crypto maps for GRE or L2TP; other traffic goes in tunnel mode whatever the transform set says. */
function sendsInTransport({ device, endpoint }: StudiedPeer): boolean {
  if (device === null || endpoint?.mode !== 'transport') return false;
  if (endpoint.kind === 'tunnel') {
    const { place } = endpoint;
    const mode = place.kind === 'interface' ? device.summary.interfaces[place.interface]?.tunnel?.mode : null;
    return !(mode ?? 'gre ip').startsWith('ipsec');
  }
  if (endpoint.kind !== 'crypto-map' || endpoint.cryptoList === null) return false;
  const entries = findAccessList(device.summary, endpoint.cryptoList)?.entries ?? [];
  return entries.some(
    (entry) =>
      entry.kind === 'ace' &&
      entry.action === 'permit' &&
      (entry.protocol === 47 ||
        (entry.protocol === 17 && isL2tp(entry.sourcePorts ?? entry.destinationPorts))),
  );
}

function isL2tp(match: { readonly operator: string; readonly ports?: readonly number[] } | null): boolean {
  return match?.operator === 'eq' && match.ports?.includes(1701) === true;
}

/**
 * DMVPN spokes in transport mode behind one PAT address: the hub registers one NBMA address for all of them. Spokes behind PAT
 * reach each other by way of the hub only, in whatever mode.
 */
export function sharedNbma(study: Study): readonly Finding[] {
  const spokes = studiedPeers(study).filter(({ endpoint }) => endpoint?.kind === 'multipoint-tunnel');
  const shared = sharers(spokes.filter(({ endpoint }) => endpoint?.mode === 'transport')).flatMap((group) =>
    atEachEnd(group, (file, place, own): Finding => ({
      code: 'ipsec.dmvpn-shared-nbma',
      severity: 'error',
      file,
      place,
      concerned: concernedOf([own]),
      args: { kind: 'shared' },
      related: [...othersOf(group, own), ...natRulesOf([own])],
    })),
  );
  const behind = groupBy(
    spokes.filter(({ isBehindPat }) => isBehindPat),
    ({ peer }) => `${peer.gateway}`,
  );
  const apart = [...behind.values()]
    .filter((group) => new Set(group.map(({ device }) => device)).size > 1)
    .flatMap((group) =>
      atEachEnd(group, (file, place): Finding => ({
        code: 'ipsec.dmvpn-shared-nbma',
        severity: 'info',
        file,
        place,
        concerned: [],
        args: { kind: 'spoke-to-spoke', peers: group.map(({ peer }) => peer.name).join(', ') },
        related: natRulesOf(group),
      })),
    );
  return [...shared, ...apart];
}

/** The lines of the other peers, for a reader to go there. */
function othersOf(group: readonly StudiedPeer[], own: StudiedPeer): readonly RelatedPlace[] {
  return group
    .filter((one) => one !== own)
    .flatMap(({ peer }) => (peer.origin?.places ?? []).map((place) => ({ ...place, role: 'peer' as const })));
}

/** One finding at the line of each initiator. */
function atEachEnd(
  group: readonly StudiedPeer[],
  make: (file: string, place: Place, own: StudiedPeer) => Finding,
): readonly Finding[] {
  const found = group.flatMap((own): readonly Finding[] =>
    own.device === null || own.endpoint === null ? [] : [make(own.device.id, own.endpoint.place, own)],
  );
  return onePerPlace(found);
}
