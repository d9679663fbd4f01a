import type { Peer, Purpose } from './peer';

/** One request and its response: on which conversation, and what is reached with the response. */
export interface Exchange {
  readonly purpose: Purpose;
  readonly last: boolean;
  /** The first one after the move from 500 to 4500. */
  readonly floats: boolean;
}

/** How long after each try the next one follows, and (the last) when the initiator gives up: 4 s x 1.8^n, five tries. */
export const retransmissionTimes: readonly number[] = [0, 1, 2, 3, 4].map((n) => Math.round(4000 * 1.8 ** n));

/**
 * The exchanges up to an IKE SA: IKE_SA_INIT and IKE_AUTH (RFC 7296), or main mode's three round trips (RFC 2409). After NAT
 * detection IKEv2 moves with IKE_AUTH, main mode with message 5 (RFC 3947).
 */
export function exchangesOf(peer: Peer, moves: boolean): readonly Exchange[] {
  const count = peer.ikeVersion === 2 ? 2 : 3;
  if (peer.encapsulation === 'tcp-4500' || (peer.encapsulation === 'nat-t' && peer.begin === 4500)) {
    return Array.from({ length: count }, (_, index) => ({
      purpose: 'stream',
      last: index === count - 1,
      floats: false,
    }));
  }
  const floats = peer.encapsulation === 'nat-t' && moves;
  return Array.from({ length: count }, (_, index) => {
    const last = index === count - 1;
    return { purpose: floats && last ? 'stream' : 'ike', last, floats: floats && last };
  });
}
