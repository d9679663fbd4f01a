import type { Address } from '../engine/flow';
import { defaultPeer } from '../ipsec/peer';
import { assumedGateway, assumedHosts } from './assumed-hosts';
import { sharesPorts } from './network/nat-crossing';
import { boundStations, type Overrides, type Surroundings } from './from-scenario';
import { chosenProfile } from './profile-choice';
import { stageFromConfig, timeoutsOf } from './stage-from-config';
import { uneventful, type Device, type KnownPeer, type Situation } from './situation';

/**
 * The situation of a config of which no peer is known: the first `assumedPeers` hosts of its NAT ACL in the order in which they
 * start. Null where it translates nobody.
 */
export function situationFromConfig(
  device: Device,
  surroundings: Surroundings,
  assumedPeers: number,
  overrides: Overrides = {},
): Situation | null {
  const { summary } = device;
  const peers = assumedHosts(summary, assumedPeers).map(assumedPeer);
  if (peers.length === 0 || !sharesPorts(summary)) return null;
  const chosen = chosenProfile(summary, surroundings, overrides.profile);
  if (chosen === null) return null;
  const { profile, reason } = chosen;
  const ports = overrides.ports === undefined ? {} : { ports: overrides.ports };
  const options = { profile, seed: 0, ...ports, timeouts: timeoutsOf(summary) };
  const stage = stageFromConfig(device, reason, options);
  return {
    origin: 'assumed',
    stages: [stage],
    peers,
    sequence: overrides.sequence ?? peers.map((_, index) => index),
    background: [],
    order: overrides.order ?? 'listed',
    stations: boundStations(stage, device),
    course: uneventful,
    gatewayNat: null,
  };
}

function assumedPeer(host: Address, index: number): KnownPeer {
  return { ...defaultPeer(`peer-${index + 1}`, host, assumedGateway), gatewayAssumed: true };
}
