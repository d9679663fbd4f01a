import type { DeviceSummary, Interface, NatRule } from '../../config/model';
import type { Address } from '../../engine/flow';
import { PortSet } from '../../engine/port-set';
import { hostPart, type AddressPart } from '../acl/address-parts';
import { CompiledList } from '../acl/compiled-list';
import { evaluate } from '../acl/evaluate';
import { AsaNatTable } from '../asa/nat-table';
import { findAccessList, ownsAddress } from '../lookup';
import { globalOf, targetOf } from '../nat';
import { natRulePlace } from '../nat-rule-place';
import { endpointsOf, type IpsecEndpoint } from '../network/endpoints';
import { RoutingTable } from '../network/routing';
import type { Device } from '../situation';
import type { Finding } from './finding';
import { intersect, intersectParts, splitByList, type Cube, type Permitted } from './nat-cubes';

/** Traffic that a crypto ACL selects. */
interface Protected {
  readonly endpoint: IpsecEndpoint;
  readonly list: string;
  readonly egress: Interface;
  readonly inside: readonly Permitted[];
}

/**
 * NAT rules that translate what a crypto ACL selects by inside local addresses: NAT comes before the crypto map, so that the
 * translated packet no longer matches and leaves in clear, or not at all.
 */
export function vpnTrafficTranslated(device: Device): readonly Finding[] {
  const { summary } = device;
  const isAsa = summary.dialect === 'asa';
  const found = protectedTraffic(summary).flatMap((one) =>
    isAsa ? asaTranslated(device, one) : iosTranslated(device, one),
  );
  return [
    ...new Map(found.map((one) => [JSON.stringify(one.place) + String(one.args['list']), one])).values(),
  ];
}

function protectedTraffic(summary: DeviceSummary): readonly Protected[] {
  const routing = new RoutingTable(summary);
  return endpointsOf(summary).flatMap((endpoint): readonly Protected[] => {
    const { cryptoList, interface: egress, vrf } = endpoint;
    const list = cryptoList === null ? undefined : findAccessList(summary, cryptoList);
    if (list === undefined || egress === null) return [];
    const behind = insideParts(summary, vrf, egress, routing);
    const cubes = behind.map((source): Cube => ({ source, destination: { address: 0, care: 0 } }));
    const inside = splitByList(list, summary, cubes).permitted.filter(({ cube }) => {
      if (cube.source.care === -1 && ownsAddress(summary, cube.source.address >>> 0)) return false;
      const exit = routing.exit(cube.destination.address >>> 0, vrf);
      return exit === null || exit.interface === egress;
    });
    return inside.length === 0 ? [] : [{ endpoint, list: list.name, egress, inside }];
  });
}

/** The subnets behind the interfaces from which packets are translated: connected ones, and those of static routes. */
function insideParts(
  summary: DeviceSummary,
  vrf: string | null,
  egress: Interface,
  routing: RoutingTable,
): readonly AddressPart[] {
  const isInside = (one: Interface): boolean =>
    summary.dialect === 'asa' ? one !== egress && one.nameif !== undefined : one.nat === 'inside';
  const connected = summary.interfaces
    .filter((one) => isInside(one) && !one.shutdown && one.vrf === vrf)
    .flatMap((one) => one.addresses.map(({ address, mask }) => partOf(address, mask)));
  const routed = summary.staticRoutes.flatMap((route): readonly AddressPart[] => {
    if (route.mask === 0 || route.vrf !== vrf) return [];
    const exit = routing.exit(route.network, vrf);
    return exit !== null && !exit.isAssumed && isInside(exit.interface)
      ? [partOf(route.network, route.mask)]
      : [];
  });
  return [...connected, ...routed];
}

function partOf(address: Address, mask: number): AddressPart {
  return { address: address & mask, care: mask | 0 };
}

function iosTranslated(device: Device, traffic: Protected): readonly Finding[] {
  const { summary } = device;
  return summary.natRules.flatMap((rule, index): readonly Finding[] => {
    if (rule.vrf !== traffic.endpoint.vrf) return [];
    const translated =
      rule.kind === 'static'
        ? staticTranslated(summary, rule, traffic)
        : dynamicTranslated(summary, rule, traffic);
    return finding(device, index, traffic, translated, rule.kind);
  });
}

function staticTranslated(
  summary: DeviceSummary,
  rule: Extract<NatRule, { kind: 'static' }>,
  traffic: Protected,
): readonly Permitted[] {
  const host = rule.networkMask === undefined ? hostPart(rule.local) : partOf(rule.local, rule.networkMask);
  return traffic.inside.filter(({ cube }) => {
    const source = intersectParts(cube.source, host);
    if (source === null || stillMatches(summary, traffic, [globalOf(summary, rule)], cube)) return false;
    const own = [{ source, destination: cube.destination }];
    return rule.routeMap === null || selectedByMap(summary, rule.routeMap, own, traffic.egress).length > 0;
  });
}

function dynamicTranslated(
  summary: DeviceSummary,
  rule: Extract<NatRule, { kind: 'dynamic' }>,
  traffic: Protected,
): readonly Permitted[] {
  const { egress, inside } = traffic;
  const { kind, name } = rule.target;
  const target = kind === 'interface' ? interfaceNamed(summary, name) : undefined;
  if (target !== undefined && target !== egress && target.nat === 'outside') return [];
  const cubes = inside.map(({ cube }) => cube);
  const { selector } = rule;
  const permitted =
    selector.kind === 'list'
      ? selectedByList(summary, selector.name, cubes)
      : selectedByMap(summary, selector.name, cubes, egress);
  const { addresses } = targetOf(summary, rule);
  return permitted
    .filter((cube) => !stillMatches(summary, traffic, addresses, cube))
    .flatMap((cube) =>
      inside.filter((own) => intersect(own.cube, cube) !== null).map(({ entry }) => ({ cube, entry })),
    );
}

function interfaceNamed({ interfaces }: DeviceSummary, name: string): Interface | undefined {
  return interfaces.find((one) => one.name.toLowerCase() === name.toLowerCase());
}

function selectedByList(summary: DeviceSummary, name: string, cubes: readonly Cube[]): readonly Cube[] {
  const list = findAccessList(summary, name);
  return list === undefined ? [] : splitByList(list, summary, cubes).permitted.map(({ cube }) => cube);
}

/** The first entry of a route-map that matches decides; one that asks for what is not modelled leaves the rest open. */
function selectedByMap(
  summary: DeviceSummary,
  name: string,
  cubes: readonly Cube[],
  egress: Interface,
): readonly Cube[] {
  const entries = summary.routeMaps
    .filter((one) => one.name === name)
    .sort((one, other) => one.sequence - other.sequence);
  const selected: Cube[] = [];
  let rest = cubes;
  for (const entry of entries) {
    const { action, matchAccessLists, matchInterfaces, matchPrefixLists = [], otherMatches = [] } = entry;
    if (matchPrefixLists.length + otherMatches.length > 0) break;
    if (
      matchInterfaces.length > 0 &&
      !matchInterfaces.some((one) => interfaceNamed(summary, one) === egress)
    ) {
      continue;
    }
    if (matchAccessLists.length === 0) return action === 'permit' ? [...selected, ...rest] : selected;
    for (const list of matchAccessLists) {
      const known = findAccessList(summary, list);
      if (known === undefined) return selected;
      const split = splitByList(known, summary, rest);
      if (action === 'permit') selected.push(...split.permitted.map(({ cube }) => cube));
      // What the list denies is not matched by this entry; without knowing of it, nothing more is said.
      else if (split.permitted.length > 0) rest = split.rest;
    }
  }
  return selected;
}

/** Whether the crypto ACL selects the packets with the inside global address as well. */
function stillMatches(
  summary: DeviceSummary,
  { list }: Protected,
  addresses: readonly (Address | null)[],
  { destination }: Cube,
): boolean {
  const found = findAccessList(summary, list);
  if (found === undefined) return false;
  const compiled = new CompiledList(found, summary);
  return addresses.some((source) => {
    if (source === null) return false;
    const ports = PortSet.of(1024);
    const packets = {
      protocol: 6,
      source,
      destination: destination.address >>> 0,
      sourcePorts: ports,
      destinationPorts: ports,
    };
    return evaluate(compiled, packets, 'source').verdict === 'permit';
  });
}

function asaTranslated(device: Device, traffic: Protected): readonly Finding[] {
  const { summary } = device;
  const table = new AsaNatTable(summary);
  const routing = new RoutingTable(summary);
  const translated = new Map<number, Permitted[]>();
  for (const permitted of traffic.inside) {
    const { source, destination } = permitted.cube;
    const host = hostIn(source);
    const flow = {
      protocol: 17,
      inside: { address: host, port: 1024 },
      outside: { address: hostIn(destination), port: 1024 },
      owner: 0,
    } as const;
    const incoming = routing.exit(host, null)?.interface ?? null;
    if (incoming === null || incoming === traffic.egress) continue;
    const treatment = table.treat(flow, () => 0, { in: incoming, out: traffic.egress });
    if (treatment.kind === 'untranslated' || treatment.kind === 'static') continue;
    if (treatment.natRule === null) continue;
    translated.set(treatment.natRule, [...(translated.get(treatment.natRule) ?? []), permitted]);
  }
  return [...translated].flatMap(([rule, found]) => finding(device, rule, traffic, found, 'dynamic'));
}

/** An address among several that is a host's: not the first one of a subnet. */
function hostIn({ address, care }: AddressPart): Address {
  return (care === -1 ? address : address | (~care & -~care & 1)) >>> 0;
}

/** One finding at the rule, with every entry of the crypto ACL whose traffic it translates. */
function finding(
  device: Device,
  rule: number,
  { list }: Protected,
  found: readonly Permitted[],
  kind: NatRule['kind'],
): readonly Finding[] {
  const [first] = found;
  if (first === undefined) return [];
  const { source, destination } = first.cube;
  return [
    {
      code: 'nat.vpn-traffic-translated',
      severity: 'warning',
      file: device.id,
      place: natRulePlace(device.summary, rule),
      concerned: [],
      args: { list, kind, source: source.address >>> 0, destination: destination.address >>> 0 },
      related: [...new Set(found.map(({ entry }) => entry))].map((entry) => ({
        file: device.id,
        place: { kind: 'acl-entry', list, entry },
        role: 'crypto-entry',
      })),
    },
  ];
}
