import type { Flow } from '../../engine/flow';
import { PortSet } from '../../engine/port-set';

/** The end of the packets whose ports a PAT chose; the other end has one port. */
export type VaryingSide = 'source' | 'destination';

/**
 * The packets of one conversation at one place: everything is certain but the ports of one side, which are a set, and an
 * address that no text tells, which is null.
 */
export interface PacketSet {
  readonly protocol: number;
  readonly source: number | null;
  readonly destination: number | null;
  /** Null for a protocol without ports. */
  readonly sourcePorts: PortSet | null;
  readonly destinationPorts: PortSet | null;
}

/** The packets of one flow before any translation. */
export function packetsOfFlow({ protocol, inside, outside }: Flow): PacketSet {
  const ported = protocol !== 50;
  return {
    protocol,
    source: inside.address,
    destination: outside.address,
    sourcePorts: ported ? PortSet.of(inside.port) : null,
    destinationPorts: ported ? PortSet.of(outside.port) : null,
  };
}
