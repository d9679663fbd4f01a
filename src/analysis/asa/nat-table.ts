import type { AsaNatRule } from '../../config/facts/asa';
import { inAsaNatOrder } from '../../config/asa-nat-order';
import type { DeviceSummary } from '../../config/model';
import type { Address, Flow } from '../../engine/flow';
import { portsOf } from '../acl/port-match';
import { namesOf } from '../acl/objects';
import type { Crossing } from '../network/nat-crossing';
import type { Treatment } from '../situation';
import { extentOf, mappedAddresses, objectTest } from './addresses';
import { LegacyNat } from './legacy-nat';
import { poolOfRule, type AsaPool } from './pools';
import { mappedServicePort } from './service-ports';

/** Gives the index of a pool's table of ports. */
export type PoolIndex = (pool: AsaPool) => number;

interface OrderedRule {
  readonly rule: AsaNatRule;
  /** Index in the records of the device. */
  readonly index: number;
  readonly isSource: (address: Address) => boolean;
  readonly isDestination: (address: Address) => boolean;
}

/** The NAT rules of an ASA config in the order in which the device looks for one that matches. */
export class AsaNatTable {
  private readonly rules: readonly OrderedRule[];
  private readonly legacy: LegacyNat;

  constructor(private readonly summary: DeviceSummary) {
    const { asaNatRules = [], networkObjects = [] } = summary.records ?? {};
    const indexes = new Map(asaNatRules.map((rule, index) => [rule, index]));
    this.rules = inAsaNatOrder(asaNatRules, networkObjects).flatMap((rule): readonly OrderedRule[] =>
      rule.inactive
        ? []
        : [
            {
              rule,
              index: indexes.get(rule) ?? 0,
              isSource: objectTest(summary, rule.source),
              isDestination: objectTest(summary, rule.destination?.mapped ?? null),
            },
          ],
    );
    this.legacy = new LegacyNat(summary, asaNatRules.length);
  }

  /**
   * What the first rule that matches does with a flow: twice NAT, object NAT, `after-auto` (ASA firewall CLI guide, "NAT rule
   * order"), or exemption, static and dynamic rules before 8.3. A pair that keeps the address exempts from the rest.
   */
  treat(flow: Flow, poolOf: PoolIndex, crossing: Crossing = { in: null, out: null }): Treatment {
    for (const ordered of this.rules) {
      const { rule, index, isSource, isDestination } = ordered;
      if (!fits(rule, crossing)) continue;
      if (!isSource(flow.inside.address) || !isDestination(flow.outside.address)) continue;
      if (!this.servesPorts(rule, flow)) continue;
      const treatment = this.apply(rule, index, flow, poolOf);
      if (treatment !== null) return treatment;
    }
    return this.legacy.treat(flow, poolOf, crossing);
  }

  private apply(rule: AsaNatRule, index: number, flow: Flow, poolOf: PoolIndex): Treatment | null {
    if (rule.type === 'static') return this.applyStatic(rule, index, flow);
    const pool = poolOfRule(this.summary, rule);
    if (pool !== null) return { kind: 'overload', pool: poolOf(pool), natRule: index };
    const addresses = mappedAddresses(this.summary, rule.mapped, rule.mappedInterface);
    return addresses.length === 0 ? null : { kind: 'one-to-one', addresses, natRule: index };
  }

  private applyStatic(rule: AsaNatRule, natRule: number, flow: Flow): Treatment {
    const { source, mapped, mappedInterface, ports } = rule;
    const isSame =
      mapped === null || mapped.kind === 'any' || (mapped.kind === 'object' && mapped.name === source);
    if (isSame) return { kind: 'untranslated' };
    const real = extentOf(this.summary, source);
    const target = mapped.kind === 'object' ? extentOf(this.summary, mapped.name) : null;
    const [first = null] = mappedAddresses(this.summary, mapped, mappedInterface);
    const offset = real === null || target === null ? 0 : flow.inside.address - real.first;
    const isNetwork = target !== null && real !== null && target.last - target.first >= offset;
    const address = isNetwork ? target.first + offset : first;
    const port = ports?.mapped ?? mappedServicePort(this.summary, rule);
    if (address === flow.inside.address && port === null) return { kind: 'untranslated' };
    return { kind: 'static', address, port, natRule };
  }

  /** A rule with ports is for flows from (or, in twice NAT, also to) these. */
  private servesPorts(rule: AsaNatRule, flow: Flow): boolean {
    const { ports, service } = rule;
    if (ports !== null) return ports.protocol === flow.protocol && ports.real === flow.inside.port;
    if (service === null) return true;
    const real = namesOf(this.summary).services.get(service.real)?.service ?? null;
    if (real === null || (real.protocol !== null && real.protocol !== flow.protocol)) return false;
    const source = real.sourcePorts === null ? null : portsOf(real.sourcePorts);
    const destination = real.destinationPorts === null ? null : portsOf(real.destinationPorts);
    return (source?.has(flow.inside.port) ?? true) && (destination?.has(flow.outside.port) ?? true);
  }
}

function fits({ realInterface, mappedInterface }: AsaNatRule, { in: incoming, out }: Crossing): boolean {
  return (
    (realInterface === 'any' || incoming === null || realInterface === incoming.nameif) &&
    (mappedInterface === 'any' || out === null || mappedInterface === out.nameif)
  );
}
