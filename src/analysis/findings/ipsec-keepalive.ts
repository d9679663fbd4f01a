import { valueOf } from '../../engine/profile';
import { natRulePlace } from '../nat-rule-place';
import type { IpsecEndpoint } from '../network/endpoints';
import type { FilePlace } from '../place';
import type { Device } from '../situation';
import type { Study } from '../study';
import type { Finding } from './finding';
import { concernedOf, natRulesOf, studiedPeers, type Passage, type StudiedPeer } from './ipsec-peers';

/** What a peer sends while nothing else is sent. */
interface Pulse extends FilePlace {
  /** Seconds between NAT keepalives; null where none are configured. */
  readonly keepalive: number | null;
  /** Seconds between probes of dead peer detection that are sent periodically; null for none. */
  readonly probes: number | null;
}

/**
 * Peers behind PAT whose NAT keepalives come no oftener than the first NAT on the way forgets an idle mapping (RFC 3948, section
 * 4), and that send nothing else periodically. Of devices only IOS crypto maps are judged: an ASA sends keepalives and DPD by
 * itself, and over tunnel interfaces routing protocols say hello.
 */
export function keepaliveTooSlow(study: Study): readonly Finding[] {
  return studiedPeers(study).flatMap((studied): readonly Finding[] => {
    const idle = shortestIdle(studied);
    if (idle === null) return [];
    const pulse =
      studied.peer.origin === undefined ? scenarioPulse(studied, idle.passage) : devicePulse(studied);
    if (pulse === null) return [];
    const { keepalive, probes, file, place } = pulse;
    if (isBelow(keepalive, idle.seconds) || isBelow(probes, idle.seconds)) return [];
    return [
      {
        code: 'ipsec.keepalive-too-slow',
        severity: keepalive === null ? 'info' : 'warning',
        file,
        place,
        concerned: concernedOf([studied]),
        args: { kind: keepalive === null ? 'unset' : 'slow', keepalive: keepalive ?? 0, idle: idle.seconds },
        related: natRulesOf([studied]),
      },
    ];
  });
}

function isBelow(seconds: number | null, idle: number): boolean {
  return seconds !== null && seconds < idle;
}

/** The shortest two-way idle time of the UDP stream's mappings, with the device that has it. */
function shortestIdle({
  conversations,
}: StudiedPeer): { readonly seconds: number; readonly passage: Passage } | null {
  const stream = conversations.find(({ row }) => row.purpose === 'stream' && row.protocol === 17);
  let shortest: { readonly seconds: number; readonly passage: Passage } | null = null;
  for (const passage of stream?.passages ?? []) {
    const seconds = idleSeconds(passage, stream?.row.outside.port ?? 0);
    if (seconds < (shortest?.seconds ?? Infinity)) shortest = { seconds, passage };
  }
  return shortest;
}

function idleSeconds({ stage, treatment }: Passage, port: number): number {
  const pool = treatment.kind === 'overload' ? stage.pools[treatment.pool] : undefined;
  if (pool === undefined) return Infinity;
  const ofPort = stage.device?.summary.natTimeouts.ports?.find(
    (one) => one.protocol === 17 && one.port === port,
  );
  if (ofPort !== undefined) return ofPort.seconds ?? Infinity;
  const { profile, timeouts } = pool.options;
  return (timeouts?.udp ?? valueOf(valueOf(profile.timers).udp).twoWay) / 1000;
}

/** A scenario says what its peers send; there is no line of theirs to point at but the NAT rule. */
function scenarioPulse({ peer }: StudiedPeer, { stage, outcome }: Passage): Pulse | null {
  const { device } = stage;
  if (device === null || outcome.natRule === null) return null;
  return {
    keepalive: peer.keepalive === 0 ? null : peer.keepalive / 1000,
    probes: peer.dpd === 0 ? null : peer.dpd / 1000,
    file: device.id,
    place: natRulePlace(device.summary, outcome.natRule),
  };
}

function devicePulse({ device, endpoint, gatewayDevice, responder }: StudiedPeer): Pulse | null {
  if (device === null || endpoint?.kind !== 'crypto-map' || !endpoint.natTraversal) return null;
  if (device.summary.dialect === 'asa' || gatewayDevice?.summary.dialect === 'asa') return null;
  const own = periodicProbes(device, endpoint);
  const theirs =
    gatewayDevice === null || responder === null ? null : periodicProbes(gatewayDevice, responder);
  const probes = Math.min(own ?? Infinity, theirs ?? Infinity);
  const { natKeepalive: keepalive } = endpoint;
  return {
    keepalive,
    probes: probes === Infinity ? null : probes,
    file: device.id,
    place:
      keepalive === null
        ? endpoint.place
        : {
            kind: 'line',
            begins: ['nat keepalive', 'crypto isakmp nat keepalive', 'crypto ikev2 nat keepalive'].map(
              (words) => `${words} ${keepalive}`,
            ),
          },
  };
}

/** On demand, which is the default of IOS, DPD sends nothing while nothing else is sent. */
function periodicProbes({ summary }: Device, { deadPeerDetection, place }: IpsecEndpoint): number | null {
  const { cryptoSettings = [], cryptoMaps = [], ikeProfiles = [] } = summary.records ?? {};
  const entry =
    place.kind === 'record' && place.family === 'cryptoMaps' ? cryptoMaps[place.record] : undefined;
  const profile = ikeProfiles.find(({ name }) => name === entry?.profile);
  const own = profile?.options?.find(({ name, value }) => name === 'dpd' && value.includes('periodic'));
  const seconds = own === undefined ? NaN : Number.parseInt(own.value, 10);
  if (!Number.isNaN(seconds)) return seconds;
  return cryptoSettings[0]?.deadPeerDetectionMode === 'periodic' ? deadPeerDetection : null;
}
