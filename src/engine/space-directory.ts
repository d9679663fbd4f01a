import type { CompiledProfile, CompiledRule } from './compiled-profile';
import type { Address } from './flow';
import type { PatOptions } from './pat-options';
import { bitsOf, PortSpace } from './port-space';
import type { PortRange } from './port-set';

/** The space of mappings that stand in none: those of static entries. */
export const NO_SPACE = -1;

const FIRST_SLOTS = 64;

/** The spaces of ports of all addresses and, where the profile's key has them, destinations; made when first used. */
export class SpaceDirectory {
  private readonly spaces: (PortSpace | null)[] = [];
  /** Of each space its address, its plane (address, kind of key and protocol) and its destination as far as the key has it. */
  private readonly address: number[] = [];
  private readonly plane: number[] = [];
  private readonly outside: number[] = [];
  private readonly outsidePort: number[] = [];
  /** Open addressing over planes and destinations: 1 + the space, or 0. */
  private slots = new Int32Array(FIRST_SLOTS);
  /** 1 + the space of a plane without destinations, or 0. */
  private readonly ofPlane: number[] = [];
  private destinations = 0;
  private readonly freeIds: number[] = [];
  private readonly blocked = new Map<number, Uint32Array>();
  private readonly usage = new Map<number, Uint16Array>();

  constructor(
    private readonly profile: CompiledProfile,
    private readonly options: PatOptions,
  ) {}

  /** The space of a rule for an address and destination, made if need be. */
  idOf(rule: CompiledRule, address: number, protocol: number, outside: Address, outsidePort: number): number {
    const found = this.find(rule, address, protocol, outside, outsidePort);
    return found >= 0 ? found : this.make(rule, address, protocol, outside, outsidePort);
  }

  /** As `idOf`, or -1 where no such space is in use. */
  find(rule: CompiledRule, address: number, protocol: number, outside: Address, outsidePort: number): number {
    const plane = planeOf(rule, address, protocol);
    if (!rule.hasDestinations) {
      return (this.ofPlane[plane] ?? 0) - 1;
    }
    return this.slots[this.slotOf(plane, outside | 0, rule.unique === 'outside-port' ? outsidePort : 0)]! - 1;
  }

  get(id: number): PortSpace {
    return this.spaces[id]!;
  }

  /** The index of the address that a space belongs to. */
  addressOf(id: number): number {
    return this.address[id]!;
  }

  isFree(id: number, port: number, rule: CompiledRule): boolean {
    if (this.spaces[id]!.has(port)) {
      return false;
    }
    return rule.reuseFactor === null || this.usageOf(id)[port]! < rule.reuseFactor;
  }

  take(id: number, port: number, rule: CompiledRule): void {
    if (rule.unique !== 'nothing') {
      this.spaces[id]!.add(port);
    }
    if (rule.reuseFactor !== null) {
      const usage = this.usageOf(id);
      usage[port] = usage[port]! + 1;
    }
  }

  release(id: number, port: number, rule: CompiledRule): void {
    if (rule.reuseFactor !== null) {
      const usage = this.usageOf(id);
      usage[port] = usage[port]! - 1;
    }
    if (rule.unique !== 'nothing') {
      this.spaces[id]!.delete(port);
      this.dropIfEmpty(id);
    }
  }

  /** How many mappings of an address have a port, whatever their destinations; only counted with a reuse factor. */
  usageAt(address: number, port: number): number {
    return this.usage.get(address)?.[port] ?? 0;
  }

  /** How many ports of the ranges mappings have. */
  busyIn(id: number, protocol: number, ranges: readonly PortRange[]): number {
    const space = this.get(id);
    const idle = new PortSpace(this.blockedOf(this.addressOf(id), protocol), false);
    return ranges.reduce(
      (sum, [first, last]) => sum + idle.countFree(first, last) - space.countFree(first, last),
      0,
    );
  }

  /** Forgets a destination's space when it holds nothing. */
  dropIfEmpty(id: number): void {
    const space = this.spaces[id];
    if (space?.isLasting !== false || space.used > 0) {
      return;
    }
    this.closeGap(this.slotOf(this.plane[id]!, this.outside[id]!, this.outsidePort[id]!));
    this.spaces[id] = null;
    this.destinations--;
    this.freeIds.push(id);
  }

  /** Whether a mapping can stand on a port of an address: it is no port that the device or a static entry keeps. */
  canHave(address: number, protocol: number, port: number): boolean {
    return (this.blockedOf(address, protocol)[port >>> 5]! & (1 << (port & 31))) === 0;
  }

  /** The ports of an address that nobody can have, one bit each. */
  blockedOf(address: number, protocol: number): Uint32Array {
    const key = address * 256 + protocol;
    let bits = this.blocked.get(key);
    if (bits === undefined) {
      bits = bitsOf(this.blockedRanges(address, protocol));
      this.blocked.set(key, bits);
    }
    return bits;
  }

  private blockedRanges(index: number, protocol: number): PortRange[] {
    if (protocol === 50) {
      return [];
    }
    const address = this.options.addresses[index];
    const { statics = [], reserved = [] } = this.options;
    return [
      [0, 0],
      ...this.profile.reserved,
      ...reserved
        .filter((entry) => entry.address === null || entry.address === address)
        .filter((entry) => entry.protocol === null || entry.protocol === protocol)
        .map((entry) => entry.ports),
      ...statics
        .filter((entry) => entry.global.address === address)
        .filter((entry) => entry.protocol === null || entry.protocol === protocol)
        .map(({ inside, global }): PortRange =>
          inside.port === 0 ? [1, 65535] : [global.port, global.port],
        ),
    ];
  }

  private make(
    rule: CompiledRule,
    address: number,
    protocol: number,
    outside: Address,
    outsidePort: number,
  ): number {
    const plane = planeOf(rule, address, protocol);
    const isLasting = !rule.hasDestinations;
    const id = this.freeIds.pop() ?? this.spaces.length;
    this.spaces[id] = new PortSpace(this.blockedOf(address, protocol), isLasting);
    this.address[id] = address;
    this.plane[id] = plane;
    this.outside[id] = outside | 0;
    this.outsidePort[id] = rule.unique === 'outside-port' ? outsidePort : 0;
    if (isLasting) {
      while (this.ofPlane.length <= plane) {
        this.ofPlane.push(0);
      }
      this.ofPlane[plane] = id + 1;
      return id;
    }
    if (++this.destinations * 2 > this.slots.length) {
      this.grow();
    }
    this.slots[this.slotOf(plane, this.outside[id], this.outsidePort[id])] = id + 1;
    return id;
  }

  /** The slot where a destination is, or the empty one where it would be. */
  private slotOf(plane: number, outside: number, outsidePort: number): number {
    const mask = this.slots.length - 1;
    let slot = hash(plane, outside, outsidePort) & mask;
    for (;;) {
      const id = this.slots[slot]! - 1;
      if (
        id < 0 ||
        (this.outside[id] === outside && this.outsidePort[id] === outsidePort && this.plane[id] === plane)
      ) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2);
    for (const entry of old) {
      if (entry !== 0) {
        this.slots[
          this.slotOf(this.plane[entry - 1]!, this.outside[entry - 1]!, this.outsidePort[entry - 1]!)
        ] = entry;
      }
    }
  }

  /** Empties a slot and moves later entries of the same run up, so that no marker is left. */
  private closeGap(gap: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let hole = gap;
    let slot = hole;
    for (;;) {
      slot = (slot + 1) & mask;
      const id = slots[slot]! - 1;
      if (id < 0) {
        break;
      }
      const home = hash(this.plane[id]!, this.outside[id]!, this.outsidePort[id]!) & mask;
      if (((slot - home) & mask) >= ((slot - hole) & mask)) {
        slots[hole] = id + 1;
        hole = slot;
      }
    }
    slots[hole] = 0;
  }

  private usageOf(id: number): Uint16Array {
    const address = this.address[id]!;
    let usage = this.usage.get(address);
    if (usage === undefined) {
      usage = new Uint16Array(65536);
      this.usage.set(address, usage);
    }
    return usage;
  }
}

function planeOf(rule: CompiledRule, address: number, protocol: number): number {
  return (address * 4 + rule.level) * 4 + (protocol === 17 ? 0 : protocol === 6 ? 1 : 2);
}

function hash(plane: number, outside: number, outsidePort: number): number {
  let value = Math.imul(outside, 0x9e3779b1) ^ Math.imul((outsidePort << 12) ^ plane, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return value ^ (value >>> 13);
}
