/** An address in dotted decimal and a port. */
export interface Address {
  readonly address: string;
  readonly port: number;
}

export interface Datagram {
  readonly from: Address;
  readonly to: Address;
}

/** What the gateway says of a datagram: its source, and the last one that was no marker on this address and port. */
export interface Answer {
  readonly sequence: number;
  readonly last: number;
  readonly seen: Address;
}

/** A numbered datagram; a marker only asks what arrived before it. */
export interface Probe {
  readonly sequence: number;
  readonly isMarker: boolean;
}

export function writeProbe({ sequence, isMarker }: Probe): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt32BE(sequence);
  bytes.writeUInt8(isMarker ? 1 : 0, 4);
  return bytes;
}

export function readProbe(bytes: Buffer): Probe {
  return { sequence: bytes.readUInt32BE(), isMarker: bytes.readUInt8(4) === 1 };
}
