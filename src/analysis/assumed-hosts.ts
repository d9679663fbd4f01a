import type { AccessList, AddressMatch, DeviceSummary } from '../config/model';
import type { Address, Flow } from '../engine/flow';
import { findAccessList, ownsAddress } from './lookup';
import { AsaNatTable } from './asa/nat-table';
import { asaSources } from './asa/sources';
import { NatTable } from './nat';

/** Stands for the gateway that no text names (RFC 5737). */
export const assumedGateway: Address = 0xc6336401;

/** The most hosts of one ACL line that are tried for assumed peers. */
const mostTriedHosts = 70_000;

/** A host that the rules of a PAT device translate, to stand for one that no text names; null where they translate nobody. */
export function firstTranslatedHost(summary: DeviceSummary): Address | null {
  return assumedHosts(summary, 1)[0] ?? null;
}

/** The first hosts that a NAT ACL with `overload` selects, lowest address first by line, without the router's own addresses. */
export function assumedHosts(summary: DeviceSummary, count: number): readonly Address[] {
  if (summary.dialect === 'asa') return assumedAsaHosts(summary, count);
  const hosts: Address[] = [];
  const table = new NatTable(summary);
  for (const name of table.listNames) {
    const list = findAccessList(summary, name);
    for (const host of list === undefined ? [] : permittedSources(list)) {
      if (hosts.length >= count) return hosts;
      if (ownsAddress(summary, host) || hosts.includes(host)) continue;
      if (table.listSelects(name, ikeOf(host))) hosts.push(host);
    }
  }
  return hosts;
}

function ikeOf(host: Address): Flow {
  return {
    protocol: 17,
    inside: { address: host, port: 500 },
    outside: { address: assumedGateway, port: 500 },
    owner: 0,
  };
}

function* permittedSources(list: AccessList): Generator<Address> {
  for (const entry of list.entries) {
    if (entry.kind === 'ace' && entry.action === 'permit') yield* hostsOf(entry.source);
  }
}

/** Hosts of an address match in ascending order; the all-zeros and all-ones host of a subnet are none. */
function* hostsOf(match: AddressMatch): Generator<Address> {
  if (match.kind === 'host') yield match.address;
  if (match.kind === 'any') yield* hostsOf({ kind: 'wildcard', address: 0xc0a80100, wildcard: 0xff });
  if (match.kind !== 'wildcard') return;
  const { wildcard } = match;
  const base = (match.address & ~wildcard) >>> 0;
  const contiguous = (wildcard & (wildcard + 1)) === 0;
  let part = 0;
  for (let tried = 0; tried < mostTriedHosts; tried++) {
    const isEdge = contiguous && wildcard > 1 && (part === 0 || part === wildcard);
    if (!isEdge) yield (base | part) >>> 0;
    // The next number that has bits only where the wildcard has them.
    part = ((part | ~wildcard) + 1) & wildcard;
    if (part === 0) return;
  }
}

/** The first hosts that an ASA's rules let share an address, lowest first by rule. */
function assumedAsaHosts(summary: DeviceSummary, count: number): readonly Address[] {
  const hosts = new Set<Address>();
  const table = new AsaNatTable(summary);
  const tried = new Set<string>();
  for (const { real, realInterface } of asaSources(summary)) {
    const inside = summary.interfaces.find((one) => one.nameif === realInterface) ?? null;
    for (const { first, last } of real) {
      // Several rules may be for the same hosts, and what becomes of these does not depend on whose turn it is.
      const key = `${inside?.nameif ?? ''} ${first} ${last}`;
      if (tried.has(key)) continue;
      tried.add(key);
      const isSubnet = last - first > 1;
      const end = Math.min(last, first + mostTriedHosts);
      for (
        let host = first + Number(isSubnet);
        host <= end - Number(isSubnet) && hosts.size < count;
        host++
      ) {
        if (ownsAddress(summary, host) || hosts.has(host)) continue;
        const { kind } = table.treat(ikeOf(host), () => 0, { in: inside, out: null });
        if (kind === 'overload') hosts.add(host);
      }
    }
  }
  return [...hosts];
}
