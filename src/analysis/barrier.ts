import type { Place } from './place';

/** What drops packets without an ACL that is bound to an interface. */
export type BarrierKind =
  /** Two zones, and no zone pair from the one to the other. */
  | 'no-zone-pair'
  /** One interface is in a zone, the other in none. */
  | 'no-zone'
  /** The policy of a zone pair: a class drops, or none takes the packets. */
  | 'zone-policy'
  /** A zone pair has no policy. */
  | 'no-policy'
  /** The zone pair passes what it does not inspect, and none lets the replies back. */
  | 'no-reply'
  /** ASA: from a less secure interface to a more secure one. */
  | 'security-level'
  /** ASA: between interfaces of one level. */
  | 'same-security'
  /** ASA: out of the interface by which the packets came. */
  | 'intra-interface'
  /** ASA: raw ESP has no connection by which replies could come back. */
  | 'esp-reply';

/** A rule of a firewall on the way that is no list of its own in the text. */
export interface Barrier {
  readonly kind: BarrierKind;
  /** The line that decides where no entry of the station's list does. */
  readonly place: Place;
  /** By entry of the station's list: the line that makes it. */
  readonly entries: readonly Place[];
  /** Lines that show how the packets come and go. */
  readonly related: readonly BarrierPlace[];
  /** What its sentence names: zones or interfaces, from where to where, and the policy. */
  readonly from: string;
  readonly to: string;
  readonly policy: string | null;
}

/** A line beside the one that decides. */
export interface BarrierPlace {
  readonly role: 'ingress' | 'egress' | 'policy' | 'zone-pair';
  readonly place: Place;
}
