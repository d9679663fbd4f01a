import type { Protocol } from './flow';
import { PortSet, type PortRange } from './port-set';
import { claimOf, valueOf, type Claim, type Choose, type PortBlock, type Profile } from './profile';
import type { AddressChoice, Claimed, EspTreatment, Filtering, Reuse, Rule, Timers, Unique } from './profile';

/** The candidates for one group of original ports. */
export interface CompiledGroup {
  readonly index: number;
  readonly candidates: PortSet;
  readonly ranges: readonly PortRange[];
  readonly size: number;
  /** 1 for each candidate. */
  readonly includes: Uint8Array;
}

/** A rule made ready for many look-ups; all devices of a profile share it. */
export interface CompiledRule {
  readonly index: number;
  readonly protocol: Protocol | null;
  readonly insidePorts: PortSet | null;
  readonly outsidePorts: PortSet | null;
  readonly unique: Unique;
  /** `unique` as a number from 0 to 3. */
  readonly level: number;
  /** Whether mappings of different destinations may stand on the same port. */
  readonly hasDestinations: boolean;
  readonly reuse: Reuse;
  readonly reuseFactor: number | null;
  readonly limitPerDestination: number | null;
  readonly block: PortBlock | null;
  readonly choose: Choose;
  /** The parts of `choose` as the search reads them, of one shape whatever the choice. */
  readonly kind: Choose['kind'];
  readonly attempts: number;
  readonly rounds: readonly number[];
  /** Ports that are kept when free. */
  readonly keep: PortSet;
  /** Whether `keep` is every port. */
  readonly keepsAll: boolean;
  /** 1 for each port of `keep`. */
  readonly keeps: Uint8Array;
  readonly groups: readonly CompiledGroup[];
  /** For each original port, 1 + the index of its group, or 0. */
  readonly groupOf: Uint8Array;
  readonly originals: readonly PortSet[];
  /** When it finds no port for one flow, there is none of the group on that address for anybody. */
  readonly searchesAll: boolean;
  readonly claims: {
    readonly keep: Claim;
    readonly choose: Claim;
    readonly groups: Claim;
    readonly reuse: Claim;
    readonly unique: Claim;
    readonly limit: Claim;
  };
}

export interface CompiledProfile {
  readonly rules: readonly CompiledRule[];
  readonly addresses: Omit<AddressChoice, 'whenFull'> & { readonly whenFull: 'next' | 'drop' };
  readonly reserved: readonly PortRange[];
  readonly filtering: Filtering;
  readonly timers: { readonly udp: IdleTimes; readonly tcp: IdleTimes; readonly esp: IdleTimes };
  readonly esp: EspTreatment;
  readonly espClaim: Claim;
  readonly addressesClaim: Claim;
}

/** Idle times without claims. */
export type IdleTimes = Omit<Timers, 'afterClose'> & { readonly afterClose: number };

const levels: readonly Unique[] = ['address-port', 'outside-address', 'outside-port', 'nothing'];

const allPorts = PortSet.range(1, 65535);

interface Compiled {
  readonly ofDevice: CompiledProfile | null;
  /** By the last explicit range. */
  readonly ranged: { readonly ports: PortRange; readonly profile: CompiledProfile } | null;
}

/** By profile, which a thousand devices of a network share. */
const compiled = new WeakMap<Profile, Compiled>();

/** Makes a profile ready; `ports` puts one range in the place of every rule's groups, as an explicit range of the device does. */
export function compileProfile(profile: Profile, ports: PortRange | null): CompiledProfile {
  const { ofDevice, ranged } = compiled.get(profile) ?? { ofDevice: null, ranged: null };
  if (ports === null) {
    const made = ofDevice ?? compile(profile, null);
    if (ofDevice === null) compiled.set(profile, { ofDevice: made, ranged });
    return made;
  }
  if (ranged?.ports[0] === ports[0] && ranged.ports[1] === ports[1]) return ranged.profile;
  const made = compile(profile, ports);
  compiled.set(profile, { ofDevice, ranged: { ports, profile: made } });
  return made;
}

function compile(profile: Profile, ports: PortRange | null): CompiledProfile {
  const rules = profile.rules.map((rule, index) => compileRule(rule, index, ports));
  const addresses = valueOf(profile.addresses);
  const { udp, tcp, esp } = valueOf(profile.timers);
  return {
    rules: [...rules, espRule(profile, rules.length)],
    addresses: { ...addresses, whenFull: valueOf(addresses.whenFull ?? 'next') },
    reserved: valueOf(profile.reserved),
    filtering: valueOf(profile.filtering),
    timers: { udp: idleTimes(udp), tcp: idleTimes(tcp), esp: idleTimes(esp) },
    esp: valueOf(profile.esp),
    espClaim: claimOf(profile.esp, profile),
    addressesClaim: claimOf(profile.addresses, profile),
  };
}

function idleTimes(timers: Claimed<Timers>): IdleTimes {
  const times = valueOf(timers);
  return { ...times, afterClose: valueOf(times.afterClose ?? 0) };
}

function compileRule(rule: Rule, index: number, ports: PortRange | null): CompiledRule {
  const range = ports === null ? null : PortSet.from([ports]);
  const groups =
    range === null
      ? valueOf(rule.groups).map((group) => ({
          original: PortSet.from(group.original),
          candidates: PortSet.from(group.candidates),
        }))
      : [{ original: allPorts, candidates: range }];
  const block = rule.block === undefined ? null : valueOf(rule.block);
  const keepValue = valueOf(rule.keep);
  const kept =
    keepValue === 'always' ? allPorts : keepValue === 'never' ? PortSet.empty : PortSet.from(keepValue);
  const keep = range === null ? kept : kept.intersect(range);
  const keeps = marked(keep);
  const groupOf = new Uint8Array(65536);
  groups.forEach(({ original }, at) =>
    original.ranges.forEach(([first, last]) => groupOf.fill(at + 1, first, last + 1)),
  );
  const protocol = rule.match?.protocol;
  const choose = valueOf(rule.choose);
  const { kind } = choose;
  const searchesAll =
    (kind === 'lowest' || kind === 'above' || kind === 'random') &&
    valueOf(rule.unique) === 'address-port' &&
    rule.block === undefined &&
    rule.reuseFactor === undefined &&
    rule.limitPerDestination === undefined;
  return {
    index,
    protocol: protocol === undefined ? null : protocol === 'udp' ? 17 : 6,
    insidePorts: rule.match?.insidePorts === undefined ? null : PortSet.from(rule.match.insidePorts),
    outsidePorts: rule.match?.outsidePorts === undefined ? null : PortSet.from(rule.match.outsidePorts),
    unique: valueOf(rule.unique),
    level: levels.indexOf(valueOf(rule.unique)),
    hasDestinations: hasDestinations(valueOf(rule.unique)),
    reuse: valueOf(rule.reuse),
    reuseFactor: rule.reuseFactor === undefined ? null : valueOf(rule.reuseFactor),
    limitPerDestination: rule.limitPerDestination === undefined ? null : valueOf(rule.limitPerDestination),
    block,
    choose,
    kind,
    attempts: choose.kind === 'draws' ? choose.attempts : 0,
    rounds: choose.kind === 'probe' ? choose.rounds : [],
    keep,
    keepsAll: keep.equals(allPorts),
    keeps,
    groups: groups.map(({ candidates }, at) =>
      compileGroup(at, block === null ? candidates : wholeBlocks(candidates, block.size)),
    ),
    groupOf,
    originals: groups.map(({ original }) => original),
    searchesAll,
    claims: {
      keep: claimOf(rule.keep, rule),
      choose: claimOf(rule.choose, rule),
      groups: claimOf(rule.groups, rule),
      reuse: claimOf(rule.reuse, rule),
      unique: claimOf(rule.unique, rule),
      limit: rule.limitPerDestination === undefined ? rule : claimOf(rule.limitPerDestination, rule),
    },
  };
}

function hasDestinations(unique: Unique): boolean {
  return unique === 'outside-address' || unique === 'outside-port';
}

function compileGroup(index: number, candidates: PortSet): CompiledGroup {
  const { ranges, size } = candidates;
  return { index, candidates, ranges, size, includes: marked(candidates) };
}

/** What of the candidates lies in whole blocks, each range cut from its first port on: nobody gets the rest. */
function wholeBlocks({ ranges }: PortSet, size: number): PortSet {
  return PortSet.from(
    ranges.map(([first, last]): PortRange => {
      const blocks = Math.floor((last - first + 1) / size);
      return [first, first + blocks * size - 1];
    }),
  );
}

function marked(ports: PortSet): Uint8Array {
  const marks = new Uint8Array(65536);
  ports.ranges.forEach(([first, last]) => marks.fill(1, first, last + 1));
  return marks;
}

const keepsZero = marked(PortSet.of(0));
const noGroups = new Uint8Array(65536);

/** Raw ESP as a rule for the one "port" 0, which is kept or nothing. */
function espRule(profile: Profile, index: number): CompiledRule {
  const claim = claimOf(profile.esp, profile);
  const unique = valueOf(profile.esp) === 'one-host-per-gateway' ? 'outside-address' : 'nothing';
  const zero = PortSet.of(0);
  return {
    index,
    protocol: 50,
    insidePorts: null,
    outsidePorts: null,
    unique,
    level: levels.indexOf(unique),
    hasDestinations: hasDestinations(unique),
    reuse: 'never',
    reuseFactor: null,
    limitPerDestination: null,
    block: null,
    choose: { kind: 'none' },
    kind: 'none',
    attempts: 0,
    rounds: [],
    keep: zero,
    keepsAll: false,
    keeps: keepsZero,
    groups: [],
    groupOf: noGroups,
    originals: [],
    searchesAll: false,
    claims: { keep: claim, choose: claim, groups: claim, reuse: claim, unique: claim, limit: claim },
  };
}

/** The first rule that fits, or undefined where the profile says nothing of such flows. */
export function ruleFor(
  profile: CompiledProfile,
  protocol: number,
  insidePort: number,
  outsidePort: number,
): CompiledRule | undefined {
  for (const rule of profile.rules) {
    if (
      (rule.protocol === null ? protocol !== 50 : rule.protocol === protocol) &&
      (rule.insidePorts === null || rule.insidePorts.has(insidePort)) &&
      (rule.outsidePorts === null || rule.outsidePorts.has(outsidePort))
    ) {
      return rule;
    }
  }
  return undefined;
}
