import type { Flow, Protocol } from '../engine/flow';
import { PortSet } from '../engine/port-set';
import type { LocalPort, Peer, Purpose } from './peer';

/** One conversation of a peer as it leaves the host. */
export interface Conversation {
  readonly purpose: Purpose;
  readonly flow: Flow;
}

/** Every port that `ephemeral` can mean: the dynamic ports of RFC 6335 and the default range of Linux together. */
export const ephemeralPorts: PortSet = PortSet.range(32768, 65535);

/**
 * The conversations of a peer in the order in which they start; `owner` is put into their flows. A local stream port of 4500
 * means the default, which is 10000 for UDP 10000 and ephemeral for TCP.
 */
export function conversationsOf(peer: Peer, owner: number): readonly Conversation[] {
  const { ike, stream } = peer.local;
  const isDefault = stream === 4500;
  const ikeOn500 = conversation(peer, owner, 'ike', 17, ike, 500);
  switch (peer.encapsulation) {
    case 'nat-t': {
      const onStream = conversation(peer, owner, 'stream', 17, stream, 4500);
      return peer.begin === 4500 ? [onStream] : [ikeOn500, onStream];
    }
    case 'esp':
      return [ikeOn500, conversation(peer, owner, 'stream', 50, 0, 0)];
    case 'udp-10000':
      return [ikeOn500, conversation(peer, owner, 'stream', 17, isDefault ? 10000 : stream, 10000)];
    case 'tcp-4500':
      return [conversation(peer, owner, 'stream', 6, isDefault ? 'ephemeral' : stream, 4500)];
  }
}

function conversation(
  peer: Peer,
  owner: number,
  purpose: Purpose,
  protocol: Protocol,
  local: LocalPort,
  outsidePort: number,
): Conversation {
  const outside = { address: peer.gateway, port: outsidePort };
  if (local !== 'ephemeral') {
    return { purpose, flow: { protocol, inside: { address: peer.host, port: local }, outside, owner } };
  }
  const port = ephemeralSample(peer, owner, purpose);
  return {
    purpose,
    flow: { protocol, inside: { address: peer.host, port }, outside, owner, insidePorts: ephemeralPorts },
  };
}

/** A port of the run: differs between the conversations of one host, and is the same in every run. */
function ephemeralSample(peer: Peer, owner: number, purpose: Purpose): number {
  const mixed = Math.imul(
    peer.host ^ Math.imul(owner * 2 + (purpose === 'ike' ? 0 : 1), 0x9e3779b1),
    0x85ebca6b,
  );
  return ephemeralPorts.at((mixed >>> 8) % ephemeralPorts.size) ?? 49152;
}
