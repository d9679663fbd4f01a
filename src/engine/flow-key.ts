import type { Address } from './flow';

/** A flow with the hash of its source. One object serves a run for all its flows, so that a look-up allocates nothing. */
export class FlowKey {
  protocol = 0;
  inside: Address = 0;
  insidePort = 0;
  outside: Address = 0;
  outsidePort = 0;
  source = 0;

  set(protocol: number, inside: Address, insidePort: number, outside: Address, outsidePort: number): void {
    this.protocol = protocol;
    this.inside = inside;
    this.insidePort = insidePort;
    this.outside = outside;
    this.outsidePort = outsidePort;
    this.source = mix(Math.imul(inside, 0x9e3779b1) ^ Math.imul((insidePort << 8) | protocol, 0x85ebca6b));
  }
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
