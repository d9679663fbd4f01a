import type { CompiledProfile, CompiledRule } from './compiled-profile';
import type { Address } from './flow';
import type { PatOptions } from './pat-options';
import { bitsOf, PortSpace } from './port-space';
import type { PortRange } from './port-set';
import type { Unique } from './profile';

/** The space of mappings that stand in none: those of static entries. */
export const NO_SPACE = 0xffffffff;

const levels: readonly Unique[] = ['address-port', 'outside-address', 'outside-port', 'nothing'];

/** The spaces of ports of all addresses and, where the profile's key has them, destinations; made when first used. */
export class SpaceDirectory {
  private readonly spaces: (PortSpace | null)[] = [];
  private readonly address: number[] = [];
  private readonly key: {
    readonly map: Map<number, number>;
    readonly key: number;
    readonly kept: boolean;
  }[] = [];
  private readonly freeIds: number[] = [];
  private readonly maps = new Map<number, Map<number, number>>();
  private readonly blocked = new Map<number, Uint32Array>();
  private readonly usage = new Map<number, Uint16Array>();

  constructor(
    private readonly profile: CompiledProfile,
    private readonly options: PatOptions,
  ) {}

  /** The space of a rule for an address and destination, made if need be. */
  idOf(rule: CompiledRule, address: number, protocol: number, outside: Address, outsidePort: number): number {
    const map = this.mapOf(rule, address, protocol);
    const key = keyOf(rule.unique, outside, outsidePort);
    const found = map.get(key);
    if (found !== undefined) {
      return found;
    }
    const kept = rule.unique === 'address-port' || rule.unique === 'nothing';
    const id = this.freeIds.pop() ?? this.spaces.length;
    this.spaces[id] = new PortSpace(this.blockedOf(address, protocol), !kept);
    this.address[id] = address;
    this.key[id] = { map, key, kept };
    map.set(key, id);
    return id;
  }

  /** As `idOf`, or -1 where no such space is in use. */
  find(rule: CompiledRule, address: number, protocol: number, outside: Address, outsidePort: number): number {
    return this.mapOf(rule, address, protocol).get(keyOf(rule.unique, outside, outsidePort)) ?? -1;
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
    const idle = new PortSpace(this.blockedOf(this.addressOf(id), protocol), true);
    return ranges.reduce(
      (sum, [first, last]) => sum + idle.countFree(first, last) - space.countFree(first, last),
      0,
    );
  }

  /** Forgets a destination's space when it holds nothing. */
  dropIfEmpty(id: number): void {
    const entry = this.key[id];
    if (entry !== undefined && !entry.kept && this.spaces[id]!.used === 0) {
      entry.map.delete(entry.key);
      this.spaces[id] = null;
      this.freeIds.push(id);
    }
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

  private mapOf(rule: CompiledRule, address: number, protocol: number): Map<number, number> {
    const key = (address * 4 + levels.indexOf(rule.unique)) * 256 + protocol;
    let map = this.maps.get(key);
    if (map === undefined) {
      map = new Map();
      this.maps.set(key, map);
    }
    return map;
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

function keyOf(unique: Unique, outside: Address, outsidePort: number): number {
  switch (unique) {
    case 'address-port':
    case 'nothing':
      return 0;
    case 'outside-address':
      return outside;
    case 'outside-port':
      return outside * 65536 + outsidePort;
  }
}
