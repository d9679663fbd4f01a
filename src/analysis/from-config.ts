import type { Address, Flow } from '../engine/flow';
import { defaultPeer } from '../ipsec/peer';
import type { AccessList, AddressMatch, DeviceSummary, Directive } from '../config/model';
import { boundStations, type Overrides, type Surroundings } from './from-scenario';
import { findAccessList, ownsAddress } from './lookup';
import { NatTable } from './nat';
import { existingProfile, type ProfileChoice } from './profile-choice';
import { stageFromConfig, timeoutsOf } from './stage-from-config';
import { uneventful, type Device, type KnownPeer, type Situation } from './situation';

/** Stands for the gateway that a config does not name (RFC 5737). */
const assumedGateway: Address = 0xc6336401;

/** The most hosts of one ACL line that are tried for assumed peers. */
const mostTriedHosts = 70_000;

/**
 * The situation that a config describes by itself: the peers of its `! pat-lens: peer` comments in any order, else the first
 * `assumedPeers` hosts of its NAT ACL in the order in which they start. Null where it translates nobody.
 */
export function situationFromConfig(
  device: Device,
  surroundings: Surroundings,
  assumedPeers: number,
  overrides: Overrides = {},
): Situation | null {
  const { summary } = device;
  const named = summary.directives.flatMap((directive) =>
    directive.kind === 'peer' ? [directivePeer(directive)] : [],
  );
  const peers = named.length > 0 ? named : assumedHosts(summary, assumedPeers).map(assumedPeer);
  if (peers.length === 0 || !summary.natRules.some((rule) => rule.kind === 'dynamic')) return null;
  const chosen = choice(summary, surroundings, overrides);
  if (chosen === null) return null;
  const { profile, reason } = chosen;
  const ports = overrides.ports === undefined ? {} : { ports: overrides.ports };
  const options = { profile, seed: 0, ...ports, timeouts: timeoutsOf(summary) };
  const stage = stageFromConfig(device, reason, options);
  return {
    origin: named.length > 0 ? 'directives' : 'assumed',
    stages: [stage],
    peers,
    sequence: overrides.sequence ?? peers.map((_, index) => index),
    background: [],
    order: overrides.order ?? (named.length > 0 ? 'any' : 'listed'),
    stations: boundStations(stage, device),
    course: uneventful,
    gatewayNat: null,
  };
}

function choice(
  summary: DeviceSummary,
  surroundings: Surroundings,
  overrides: Overrides,
): ProfileChoice | null {
  if (overrides.profile === undefined) return existingProfile(summary, surroundings).choice;
  const profile = surroundings.profile(overrides.profile);
  return profile === null ? null : { profile, reason: { code: 'chosen' } };
}

function directivePeer(directive: Extract<Directive, { kind: 'peer' }>): KnownPeer {
  return {
    ...defaultPeer(directive.name, directive.host, directive.gateway ?? assumedGateway),
    gatewayAssumed: directive.gateway === null,
  };
}

function assumedPeer(host: Address, index: number): KnownPeer {
  return { ...defaultPeer(`peer-${index + 1}`, host, assumedGateway), gatewayAssumed: true };
}

/** The first hosts that a NAT ACL with `overload` selects, lowest address first by line, without the router's own addresses. */
function assumedHosts(summary: DeviceSummary, count: number): readonly Address[] {
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
