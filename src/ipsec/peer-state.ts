import type { Endpoint, Flow } from '../engine/flow';
import { conversationsOf } from './conversations';
import type { Peer, Purpose } from './peer';
import { Periodic } from './periodic';
import type { Passage } from './stage-path';

/** One peer in a run. */
export interface PeerState {
  readonly peer: Peer;
  readonly index: number;
  readonly flows: ReadonlyMap<Purpose, Flow>;
  /** Counts connections: what was planned for an earlier one is void. */
  connection: number;
  phase: 'idle' | 'connecting' | 'up';
  natDetected: boolean;
  /** The conversation that carries IKE now. */
  carrier: Purpose;
  /** A request of an established SA has had no answer yet. */
  unanswered: boolean;
  keepalives: Periodic | null;
  checks: Periodic | null;
  /** An ACL drops the keepalives, and the run has said so. */
  keepalivesBlocked: boolean;
  /** How the last packet of each conversation went. */
  readonly passages: Map<Purpose, Passage>;
  /** Where the gateway saw the last authenticated packet of each conversation come from. */
  readonly seenFrom: Map<Purpose, Endpoint>;
}

/** A peer before its first packet; `index` is its place in the run. */
export function newPeerState(peer: Peer, index: number): PeerState {
  return {
    peer,
    index,
    flows: new Map(conversationsOf(peer, index).map(({ purpose, flow }) => [purpose, flow])),
    connection: 0,
    phase: 'idle',
    natDetected: false,
    carrier: 'ike',
    unanswered: false,
    keepalives: null,
    checks: null,
    keepalivesBlocked: false,
    passages: new Map(),
    seenFrom: new Map(),
  };
}

/** Keepalives and liveness checks of a connection that is established at `now`; RFC 3948 keeps alive UDP encapsulation only. */
export function startPeriodic(state: PeerState, now: number): void {
  const { keepalive, dpd, encapsulation } = state.peer;
  const keeps = keepalive > 0 && encapsulation === 'nat-t' && state.carrier === 'stream';
  state.keepalives = keeps ? new Periodic('stream', keepalive, now) : null;
  state.checks = dpd > 0 ? new Periodic(state.carrier, dpd, now) : null;
  state.keepalivesBlocked = false;
}

/** Ends a connection, with everything that was planned for it. */
export function endConnection(state: PeerState): void {
  state.connection++;
  state.phase = 'idle';
  state.unanswered = false;
  state.keepalives = null;
  state.checks = null;
}

/** The flow of a conversation as it is now: without a NAT the stream of a NAT-T peer is raw ESP. */
export function flowOf(state: PeerState, purpose: Purpose): Flow | null {
  const flow = state.flows.get(purpose);
  if (flow === undefined) {
    return null;
  }
  const { encapsulation, begin } = state.peer;
  const isRaw = purpose === 'stream' && encapsulation === 'nat-t' && begin === 500 && state.carrier === 'ike';
  if (!isRaw) {
    return flow;
  }
  const { inside, outside, owner } = flow;
  return {
    protocol: 50,
    inside: { address: inside.address, port: 0 },
    outside: { address: outside.address, port: 0 },
    owner,
  };
}
