import type { Address } from '../engine/flow';
import type { Profile } from '../engine/profile';
import { defaultPeer } from '../ipsec/peer';
import { stageFromAddresses } from './stage-from-config';
import { uneventful, type KnownPeer, type Situation } from './situation';

/** The first host of the observation of 2008, and the gateway of every simulated peer (RFC 5737). */
const firstHost: Address = 0xc0a8640b;
const gateway: Address = 0xc6336401;

/** A simulation that no file describes. */
export interface SimulationChoice {
  readonly profile: Profile;
  readonly peers: number;
  readonly address: Address;
  readonly order: 'listed' | 'any';
  /** Indexes of all peers in the order in which they start; list order where absent. */
  readonly sequence?: readonly number[];
}

/** So many hosts from 192.168.100.11 on that go through one PAT address to one gateway. */
export function situationFromSimulation(choice: SimulationChoice): Situation {
  const peers = Array.from({ length: choice.peers }, (_, index): KnownPeer => ({
    ...defaultPeer(`peer-${index + 1}`, firstHost + index, gateway),
    gatewayAssumed: true,
  }));
  const options = { profile: choice.profile, seed: 0 };
  return {
    origin: 'simulation',
    stages: [stageFromAddresses({ code: 'chosen' }, options, [choice.address])],
    peers,
    sequence: choice.sequence ?? peers.map((_, index) => index),
    background: [],
    order: choice.order,
    stations: [],
    course: uneventful,
    gatewayNat: null,
  };
}
