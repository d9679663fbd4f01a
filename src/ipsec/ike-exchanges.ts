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

/** IKE_SA_INIT and IKE_AUTH (RFC 7296); main mode's three round trips; aggressive mode's one, and message 3 (RFC 2409). */
function countOf({ ikeVersion, mode }: Peer): number {
  return ikeVersion === 1 && mode === 'main' ? 3 : 2;
}

/**
 * The exchanges up to an IKE SA. After NAT detection the last of them is on 4500: IKE_AUTH in IKEv2, message 5 of main mode,
 * message 3 of aggressive mode (RFC 3947, section 4). That message 3 has no answer of its own; what answers it is quick mode,
 * which follows at once on the same ports.
 */
export function exchangesOf(peer: Peer, moves: boolean): readonly Exchange[] {
  const count = countOf(peer);
  const startsOnStream =
    peer.encapsulation === 'tcp-4500' || (peer.encapsulation === 'nat-t' && peer.begin === 4500);
  const floats = !startsOnStream && peer.encapsulation === 'nat-t' && moves;
  return Array.from({ length: count }, (_, index) => {
    const last = index === count - 1;
    return { purpose: startsOnStream || (floats && last) ? 'stream' : 'ike', last, floats: floats && last };
  });
}
