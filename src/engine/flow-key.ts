import type { Address } from './flow';

/**
 * A flow with the hash of its source; addresses as signed words, because larger numbers would be made objects. One serves a
 * run for all its flows, so that a look-up allocates nothing.
 */
export class FlowKey {
  protocol = 0;
  insideBits = 0;
  outsideBits = 0;
  /** Inside port in the upper half, outside port in the lower. */
  ports = 0;
  source = 0;

  set(protocol: number, inside: Address, insidePort: number, outside: Address, outsidePort: number): void {
    this.protocol = protocol;
    this.insideBits = inside | 0;
    this.outsideBits = outside | 0;
    this.ports = (insidePort << 16) | outsidePort;
    this.source = hashSource(protocol, inside | 0, insidePort);
  }

  get inside(): Address {
    return this.insideBits >>> 0;
  }

  get outside(): Address {
    return this.outsideBits >>> 0;
  }

  get insidePort(): number {
    return this.ports >>> 16;
  }

  get outsidePort(): number {
    return this.ports & 0xffff;
  }
}

/** The hash of an inside address and port. */
export function hashSource(protocol: number, inside: number, insidePort: number): number {
  return mix(Math.imul(inside, 0x9e3779b1) ^ Math.imul((insidePort << 8) | protocol, 0x85ebca6b));
}

/** The hash of a flow from that of its source. */
export function hashFlow(source: number, outside: number, outsidePort: number): number {
  return mix(source ^ Math.imul(outside, 0xc2b2ae35) ^ Math.imul(outsidePort, 0x27d4eb2f));
}

function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x7feb352d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x846ca68b);
  return hash ^ (hash >>> 16);
}
