import type { Address, Flow } from '../engine/flow';
import type { DeviceSummary, NatRule, RouteMapEntry } from '../config/model';
import { PortSet } from '../engine/port-set';
import { CompiledList } from './acl/compiled-list';
import { evaluate } from './acl/evaluate';
import { findAccessList } from './lookup';
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

/** The addresses that a dynamic rule translates to; none where what it names is not in the config. */
export function targetOf(summary: DeviceSummary, rule: Extract<NatRule, { kind: 'dynamic' }>): NatTarget {
  const { kind, name } = rule.target;
  const key = `${kind} ${name.toLowerCase()}`;
  if (kind === 'interface') {
    const found = summary.interfaces.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const primary = found?.addresses[0];
    if (primary === undefined) return { name: key, addresses: [], addressUnknown: true };
    return { name: key, addresses: [primary.address], addressUnknown: false };
  }
  const pool = summary.natPools.find((one) => one.name === name);
  const addresses: Address[] = [];
  for (const { first, last } of pool?.ranges ?? []) {
    for (let address = first; address <= last && addresses.length < mostPoolAddresses; address++) {
      addresses.push(address);
    }
  }
  return { name: key, addresses, addressUnknown: addresses.length === 0 };
}

/** The dynamic and static rules of an IOS config, with their lists ready for evaluation. */
export class NatTable {
  private readonly lists = new Map<string, CompiledList>();

  constructor(private readonly summary: DeviceSummary) {
    const named = summary.natRules.flatMap((rule) => {
      if (rule.kind === 'static') return rule.routeMap === null ? [] : this.listsOfMap(rule.routeMap);
      return rule.selector.kind === 'list' ? [rule.selector.name] : this.listsOfMap(rule.selector.name);
    });
    for (const name of new Set(named)) {
      const list = findAccessList(summary, name);
      if (list !== undefined) this.lists.set(name, new CompiledList(list, summary));
    }
  }

  /** The names of the lists that select for the rules, each once. */
  get listNames(): readonly string[] {
    return [...this.lists.keys()];
  }

  /**
   * What the rules do with a flow: static entries come before dynamic rules, and these in configured order (Cisco, NAT order
   * of operation). `poolOf` gives the index of a target's table of ports.
   */
  treat(flow: Flow, poolOf: (target: NatTarget) => number): Treatment {
    const { summary } = this;
    const rules = summary.natRules;
    for (const [index, rule] of rules.entries()) {
      if (rule.kind !== 'static' || !isStaticFor(rule, flow)) continue;
      if (rule.routeMap !== null && !this.routeMapSelects(rule.routeMap, flow)) continue;
      return {
        kind: 'static',
        address: globalFor(summary, rule, flow),
        port: rule.globalPort,
        natRule: index,
      };
    }
    for (const [index, rule] of rules.entries()) {
      if (rule.kind !== 'dynamic' || !this.selects(rule.selector, flow)) continue;
      const target = targetOf(summary, rule);
      if (rule.overload || rule.target.kind === 'interface') {
        return { kind: 'overload', pool: poolOf(target), natRule: index };
      }
      return { kind: 'one-to-one', addresses: target.addresses, natRule: index };
    }
    return { kind: 'untranslated' };
  }

  /** Whether a NAT ACL selects the flow, by its inside local source; a list that does not exist selects nothing. */
  listSelects(name: string, flow: Flow): boolean {
    const list = this.lists.get(name);
    if (list === undefined) return false;
    const ported = flow.protocol !== 50;
    const packets = {
      protocol: flow.protocol,
      source: flow.inside.address,
      destination: flow.outside.address,
      sourcePorts: ported ? PortSet.of(flow.inside.port) : null,
      destinationPorts: ported ? PortSet.of(flow.outside.port) : null,
    };
    return evaluate(list, packets, 'source').verdict === 'permit';
  }

  private selects(
    selector: { readonly kind: 'list' | 'route-map'; readonly name: string },
    flow: Flow,
  ): boolean {
    return selector.kind === 'list'
      ? this.listSelects(selector.name, flow)
      : this.routeMapSelects(selector.name, flow);
  }

  /** A route-map selects by its first entry that matches; one without `match ip address` matches everything. */
  private routeMapSelects(name: string, flow: Flow): boolean {
    for (const entry of this.entriesOfMap(name)) {
      const lists = entry.matchAccessLists;
      if (lists.length === 0 || lists.some((list) => this.listSelects(list, flow))) {
        return entry.action === 'permit';
      }
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
  const name = target.interface.toLowerCase();
  return summary.interfaces.find((one) => one.name.toLowerCase() === name)?.addresses[0]?.address ?? null;
}
