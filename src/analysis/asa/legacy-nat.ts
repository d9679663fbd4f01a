import type { LegacyGlobal, LegacyNatRule, LegacyStatic } from '../../config/facts/asa-legacy';
import type { DeviceSummary } from '../../config/model';
import type { Address, Flow } from '../../engine/flow';
import { CompiledList } from '../acl/compiled-list';
import { evaluate } from '../acl/evaluate';
import { packetsOfFlow } from '../acl/packet';
import { findAccessList } from '../lookup';
import type { Crossing } from '../network/nat-crossing';
import type { Treatment } from '../situation';
import { addressOfNameif } from './addresses';
import type { PoolIndex } from './nat-table';
import { poolOfGlobal, type AsaPool } from './pools';

const everyBit = 0xffffffff;

/** A rule and its index in the records of the device. */
type NumberedRule = readonly [number, LegacyNatRule];

/** Addresses on which hosts share ports, or of which each host takes one. */
type Target = AsaPool | { readonly addresses: readonly Address[] };

/** The NAT rules of ASA 8.2 and earlier: `nat 0`, `static`, `nat ID access-list`, `nat ID` by the longest mask. */
export class LegacyNat {
  private readonly rules: readonly LegacyNatRule[];
  private readonly statics: readonly LegacyStatic[];
  private readonly globals: readonly LegacyGlobal[];
  private readonly lists = new Map<string, CompiledList>();
  private readonly rulesByNameif = new Map<string | null, readonly NumberedRule[]>();
  private readonly targets = new Map<string, Target | null>();

  /** `firstIndex` is the number of the first of these rules among all NAT rules of the device. */
  constructor(
    private readonly summary: DeviceSummary,
    private readonly firstIndex: number,
  ) {
    const { legacyNatRules = [], legacyStatics = [], legacyGlobals = [] } = summary.records ?? {};
    this.rules = legacyNatRules;
    this.statics = legacyStatics;
    this.globals = legacyGlobals;
  }

  treat(flow: Flow, poolOf: PoolIndex, crossing: Crossing): Treatment {
    const ordered = this.rulesOf(crossing.in?.nameif ?? null);
    const isExempt = ordered.some(([, rule]) => rule.id === 0 && this.selects(rule, flow));
    if (isExempt) return { kind: 'untranslated' };
    const fixed = this.treatStatic(flow, crossing);
    if (fixed !== null) return fixed;
    for (const [index, rule] of ordered) {
      if (rule.id === 0 || !this.selects(rule, flow)) continue;
      const natRule = this.firstIndex + index;
      const target = this.targetOf(rule.id, crossing.out?.nameif ?? null);
      if (target === null) continue;
      return 'key' in target
        ? { kind: 'overload', pool: poolOf(target), natRule }
        : { kind: 'one-to-one', addresses: target.addresses, natRule };
    }
    return { kind: 'untranslated' };
  }

  /** The rules for what comes in by an interface, or by any, in the order in which the device looks for one that matches. */
  private rulesOf(nameif: string | null): readonly NumberedRule[] {
    let rules = this.rulesByNameif.get(nameif);
    if (rules === undefined) {
      rules = [...this.rules.entries()]
        .filter(([, rule]) => nameif === null || rule.realInterface === nameif)
        .sort(([, one], [, other]) => rankOf(one) - rankOf(other) || maskOf(other) - maskOf(one));
      this.rulesByNameif.set(nameif, rules);
    }
    return rules;
  }

  /** What hosts of rules with that number get on an interface, or on any; null where there is no `global` for them. */
  private targetOf(id: number, nameif: string | null): Target | null {
    const key = `${id} ${nameif ?? ''}`;
    let target = this.targets.get(key);
    if (target === undefined) this.targets.set(key, (target = this.findTarget(id, nameif)));
    return target;
  }

  private findTarget(wanted: number, nameif: string | null): Target | null {
    const globals = this.globals.filter(
      ({ id, mappedInterface }) => id === wanted && (nameif === null || mappedInterface === nameif),
    );
    const range = globals.find((global) => poolOfGlobal(this.summary, global) === null);
    if (range?.first != null && range.last !== null) return { addresses: between(range.first, range.last) };
    const [shared] = globals.flatMap((global) => poolOfGlobal(this.summary, global) ?? []);
    return shared ?? null;
  }

  private treatStatic(flow: Flow, { in: incoming, out }: Crossing): Treatment | null {
    for (const [index, rule] of this.statics.entries()) {
      const mask = rule.mask ?? everyBit;
      const host = flow.inside.address;
      if (incoming !== null && rule.realInterface !== incoming.nameif) continue;
      if (out !== null && rule.mappedInterface !== out.nameif) continue;
      if (rule.real === null || ((rule.real ^ host) & mask) !== 0) continue;
      if (rule.protocol !== null && rule.protocol !== flow.protocol) continue;
      if (rule.realPort !== null && rule.realPort !== flow.inside.port) continue;
      const base = rule.mapped ?? addressOfNameif(this.summary, rule.mappedInterface);
      const address = base === null ? null : ((base & mask) | (host & ~mask)) >>> 0;
      if (address === host && rule.mappedPort === null) return { kind: 'untranslated' };
      const natRule = this.firstIndex + this.rules.length + index;
      return { kind: 'static', address, port: rule.mappedPort, natRule };
    }
    return null;
  }

  private selects({ accessList, address, mask }: LegacyNatRule, flow: Flow): boolean {
    if (accessList === null) {
      return address !== null && ((address ^ flow.inside.address) & (mask ?? everyBit)) === 0;
    }
    const list = this.listNamed(accessList);
    if (list === null) return false;
    return evaluate(list, packetsOfFlow(flow), 'source').verdict === 'permit';
  }

  private listNamed(name: string): CompiledList | null {
    const known = this.lists.get(name);
    if (known !== undefined) return known;
    const list = findAccessList(this.summary, name);
    if (list === undefined) return null;
    const compiled = new CompiledList(list, this.summary);
    this.lists.set(name, compiled);
    return compiled;
  }
}

/** Rules with a list come before those with addresses. */
function rankOf(rule: LegacyNatRule): number {
  return rule.accessList === null ? 1 : 0;
}

function maskOf(rule: LegacyNatRule): number {
  return rule.mask ?? everyBit;
}

function between(first: Address, last: Address): readonly Address[] {
  return Array.from({ length: Math.min(last - first + 1, 4096) }, (_, index) => first + index);
}
