import type { Address, Flow } from '../engine/flow';
import type { Assumption } from '../engine/prediction';
import type { DeviceSummary, NatRule, RouteMapEntry } from '../config/model';
import { CompiledList } from './acl/compiled-list';
import { evaluate } from './acl/evaluate';
import { packetsOfFlow } from './acl/packet';
import { findAccessList, findInterface, findNatPool } from './lookup';
import { limitsOn, redundancyOf } from './nat-limits';
import { clausesNotJudged, isOpen, type ClauseNotJudged } from './nat-doubts';
import type { Crossing } from './network/nat-crossing';
import type { Treatment } from './situation';

/** The most addresses of one NAT pool that are told apart; a larger pool behaves as if it ended there. */
const mostPoolAddresses = 4096;

/** What a dynamic rule translates to. */
export interface NatTarget {
  /** Interface or pool name: rules with the same target share its table of ports. */
  readonly name: string;
  readonly addresses: readonly Address[];
  /** The interface has its address from DHCP or PPP. */
  readonly addressUnknown: boolean;
}

type DynamicRule = Extract<NatRule, { kind: 'dynamic' }>;

/**
 * Interface or pool, by name: its addresses have one table of ports, whichever VRFs the hosts are in, for what comes back to a
 * global address is told apart by its port alone ("converting overlapped inside IP addresses into globally unique addresses").
 * `match-in-vrf` separates the global addresses by VRF too, so that each VRF has a table of its own (Cisco IOS XE, Match-in-VRF Support
 * for NAT).
 */
export function targetName({ target: { kind, name }, vrf, matchInVrf }: DynamicRule): string {
  const own = matchInVrf === true && vrf !== null ? ` in ${vrf}` : '';
  return `${kind} ${name.toLowerCase()}${own}`;
}

/** From the first address to the last one. */
export interface AddressRange {
  readonly first: Address;
  readonly last: Address;
}

/** The addresses that a dynamic rule translates to; none where what it names is not in the config. */
export function targetRanges(summary: DeviceSummary, { target }: DynamicRule): readonly AddressRange[] {
  if (target.kind === 'interface') {
    const primary = findInterface(summary, target.name)?.addresses[0];
    return primary === undefined ? [] : [{ first: primary.address, last: primary.address }];
  }
  const ranges: AddressRange[] = [];
  let left = mostPoolAddresses;
  for (const { first, last } of findNatPool(summary, target.name)?.ranges ?? []) {
    const end = Math.min(last, first + left - 1);
    if (end >= first) ranges.push({ first, last: end });
    left -= Math.max(0, end - first + 1);
  }
  return ranges;
}

/** What a dynamic rule translates to, address by address. */
export function targetOf(summary: DeviceSummary, rule: DynamicRule): NatTarget {
  const addresses: Address[] = [];
  for (const { first, last } of targetRanges(summary, rule)) {
    for (let address = first; address <= last; address++) addresses.push(address);
  }
  return { name: targetName(rule), addresses, addressUnknown: addresses.length === 0 };
}

/** The dynamic and static rules of an IOS config, with their lists ready for evaluation. */
export class NatTable {
  /** The names of the lists that select for the rules, each once. */
  readonly listNames: readonly string[];
  /** Null for a list that is not in the config. */
  private readonly lists = new Map<string, CompiledList | null>();

  constructor(private readonly summary: DeviceSummary) {
    const named = summary.natRules.flatMap((rule) => {
      if (rule.kind === 'static') return rule.routeMap === null ? [] : this.listsOfMap(rule.routeMap);
      return rule.selector.kind === 'list' ? [rule.selector.name] : this.listsOfMap(rule.selector.name);
    });
    this.listNames = [...new Set(named)].filter((name) => this.compiled(name) !== null);
  }

  private compiled(name: string): CompiledList | null {
    const known = this.lists.get(name);
    if (known !== undefined) return known;
    const list = findAccessList(this.summary, name);
    const compiled = list === undefined ? null : new CompiledList(list, this.summary);
    this.lists.set(name, compiled);
    return compiled;
  }

  /**
   * What the rules do with a flow: static entries come before dynamic rules, and these in configured order (Cisco, NAT order
   * of operation). `poolOf` gives the index of the table of ports of a target, by its name. Where it is known by which interfaces the flow
   * passes, rules of other VRFs and route-map entries for other exits do not apply. What a route-map asks beyond that, see
   * {@link clausesNotJudged}, is supposed.
   */
  treat(
    flow: Flow,
    poolOf: (target: string) => number,
    crossing: Crossing = { in: null, out: null },
  ): Treatment {
    const notJudged: ClauseNotJudged[] = [];
    const treatment =
      this.staticFor(flow, crossing, notJudged) ?? this.dynamicFor(flow, poolOf, crossing, notJudged);
    const assumes = [...notJudged, ...this.supposedOf(treatment, flow, crossing)];
    return assumes.length === 0 ? treatment : { ...treatment, assumes };
  }

  private supposedOf(treatment: Treatment, flow: Flow, crossing: Crossing): readonly Assumption[] {
    if (treatment.kind === 'untranslated') return [];
    const { natRules } = this.summary;
    const redundancy = redundancyOf(natRules[treatment.natRule ?? -1]);
    // A static entry is there whether or not there is room for others.
    if (treatment.kind === 'static') return redundancy;
    const selects = (list: string): boolean => this.listSelects(list, flow);
    return [...redundancy, ...limitsOn(this.summary, flow, crossing, selects)];
  }

  private staticFor(flow: Flow, crossing: Crossing, notJudged: ClauseNotJudged[]): Treatment | null {
    const { summary } = this;
    for (const [index, rule] of summary.natRules.entries()) {
      if (rule.kind !== 'static' || !isStaticFor(rule, flow)) continue;
      if (!isInVrf(rule, crossing)) continue;
      if (rule.routeMap !== null && !this.routeMapSelects(rule.routeMap, flow, crossing, notJudged)) continue;
      return {
        kind: 'static',
        address: globalFor(summary, rule, flow),
        port: rule.globalPort,
        natRule: index,
      };
    }
    return null;
  }

  private dynamicFor(
    flow: Flow,
    poolOf: (target: string) => number,
    crossing: Crossing,
    notJudged: ClauseNotJudged[],
  ): Treatment {
    const { summary } = this;
    const matching = this.matchingRules(flow, crossing, notJudged);
    const own = matching
      .filter(({ rule }) => !isOverload(rule))
      .map(({ rule, index }) => ({ addresses: targetOf(summary, rule).addresses, natRule: index }));
    const [first, ...otherwise] = matching
      .filter(({ rule }) => isOverload(rule))
      .map(({ rule, index }) => ({ pool: poolOf(targetName(rule)), natRule: index }));
    if (first === undefined) {
      const [only] = own;
      return only === undefined ? { kind: 'untranslated' } : { kind: 'one-to-one', ...only };
    }
    return {
      kind: 'overload',
      ...first,
      ...(otherwise.length === 0 ? {} : { otherwise }),
      ...(own.length === 0 ? {} : { orOneToOne: own }),
    };
  }

  /**
   * The dynamic rules that may decide: of those with a route-map the first in configured order, and every one with a list. The
   * rule for the interface by which the flow leaves comes first.
   */
  private matchingRules(
    flow: Flow,
    crossing: Crossing,
    notJudged: ClauseNotJudged[],
  ): readonly { rule: DynamicRule; index: number }[] {
    const found: { rule: DynamicRule; index: number }[] = [];
    let isMapped = false;
    for (const [index, rule] of this.summary.natRules.entries()) {
      if (rule.kind !== 'dynamic' || !isInVrf(rule, crossing)) continue;
      const isMap = rule.selector.kind === 'route-map';
      if ((isMap && isMapped) || !this.selects(rule.selector, flow, crossing, notJudged)) continue;
      isMapped ||= isMap;
      found.push({ rule, index });
    }
    const out = crossing.out?.name.toLowerCase();
    const leaves = ({ rule }: { rule: DynamicRule }): number =>
      Number(rule.target.kind === 'interface' && rule.target.name.toLowerCase() === out);
    return found.length > 1 && out !== undefined ? found.sort((a, b) => leaves(b) - leaves(a)) : found;
  }

  /** Whether an ACL for NAT selects the flow, by its inside local source; a list that does not exist selects nothing. */
  listSelects(name: string, flow: Flow): boolean {
    const list = this.compiled(name);
    if (list === null) return false;
    return evaluate(list, packetsOfFlow(flow), 'source').verdict === 'permit';
  }

  private selects(
    selector: { readonly kind: 'list' | 'route-map'; readonly name: string },
    flow: Flow,
    crossing: Crossing,
    notJudged: ClauseNotJudged[],
  ): boolean {
    return selector.kind === 'list'
      ? this.listSelects(selector.name, flow)
      : this.routeMapSelects(selector.name, flow, crossing, notJudged);
  }

  /**
   * A route-map selects by its first entry that matches; one without `match` lines matches everything. One that asks only for what no
   * model of a packet knows, see {@link isOpen}, is passed over. What is supposed of the lines on the way is added to `notJudged`.
   */
  private routeMapSelects(
    name: string,
    flow: Flow,
    crossing: Crossing,
    notJudged: ClauseNotJudged[],
  ): boolean {
    for (const entry of this.entriesOfMap(name)) {
      const lists = entry.matchAccessLists;
      if (!leavesBy(entry, crossing)) continue;
      const isFor = lists.length === 0 || lists.some((list) => this.listSelects(list, flow));
      if (!isFor) continue;
      notJudged.push(...clausesNotJudged(entry));
      if (!isOpen(entry)) return entry.action === 'permit';
    }
    return false;
  }

  private listsOfMap(name: string): readonly string[] {
    return this.entriesOfMap(name).flatMap((entry) => entry.matchAccessLists);
  }

  private entriesOfMap(name: string): readonly RouteMapEntry[] {
    return this.summary.routeMaps
      .filter((entry) => entry.name === name)
      .sort((one, other) => one.sequence - other.sequence);
  }
}

function isOverload(rule: DynamicRule): boolean {
  return rule.overload || rule.target.kind === 'interface';
}

/** The rule is for the VRF in which packets come in; with `match-in-vrf` they leave in it as well. */
function isInVrf(rule: NatRule, { in: incoming, out }: Crossing): boolean {
  if (incoming !== null && rule.vrf !== incoming.vrf) return false;
  return rule.matchInVrf !== true || out === null || out.vrf === rule.vrf;
}

/** `match interface` asks by which interface the packet leaves. */
function leavesBy({ matchInterfaces }: RouteMapEntry, { out }: Crossing): boolean {
  if (matchInterfaces.length === 0 || out === null) return true;
  return matchInterfaces.some((name) => name.toLowerCase() === out.name.toLowerCase());
}

function isStaticFor(rule: Extract<NatRule, { kind: 'static' }>, flow: Flow): boolean {
  const mask = rule.networkMask ?? ~0;
  if (((rule.local ^ flow.inside.address) & mask) !== 0) return false;
  if (rule.protocol !== null && rule.protocol !== flow.protocol) return false;
  return rule.localPort === null || rule.localPort === flow.inside.port;
}

/** `static network` keeps the host part of the address. */
function globalFor(
  summary: DeviceSummary,
  rule: Extract<NatRule, { kind: 'static' }>,
  flow: Flow,
): Address | null {
  const address = globalOf(summary, rule);
  if (address === null || rule.networkMask === undefined) return address;
  return ((address & rule.networkMask) | (flow.inside.address & ~rule.networkMask)) >>> 0;
}

/** The inside global address of a static entry, or null where its interface has none in the text. */
export function globalOf(summary: DeviceSummary, rule: Extract<NatRule, { kind: 'static' }>): Address | null {
  const target = rule.global;
  if ('address' in target) return target.address;
  return findInterface(summary, target.interface)?.addresses[0]?.address ?? null;
}
