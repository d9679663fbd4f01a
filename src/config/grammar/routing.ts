import type { StaticRoute } from '../model';
import type { Statement } from '../statements';
import { Mode } from '../text/line-state';
import { notAddress } from '../values/address';
import { readPrefix, takeDashedRange, takeMask, takeSingleAddress } from './addresses';
import { takeInterfaceName } from './interface-name';
import type { Reader } from './reader';
import { removal } from './records';

/** `route-map NAME permit|deny N`; the cursor stands after `route-map`. */
export function takeRouteMapHeader(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
  if (name === null) {
    return null;
  }
  const deny = tokens.take('deny', 3);
  if (!deny) {
    tokens.take('permit', 3);
  }
  const written = tokens.takeNumber();
  if (!tokens.done) {
    reader.opened = Mode.other;
    return null;
  }
  const sequence = written < 0 && !negated ? 10 : written;
  reader.opened = negated ? Mode.none : Mode.routeMap;
  return { kind: 'route-map', name, action: deny ? 'deny' : 'permit', sequence, negated };
}

/** A line inside `route-map …`. */
export function takeRouteMapLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  if (tokens.take('set')) {
    return takeClause(reader, 'set', ['ip', 'ip next-hop', 'ip default', 'ipv6']);
  }
  if (!tokens.take('match')) {
    return null;
  }
  if (tokens.take('interface', 3)) {
    const names: string[] = [];
    while (!tokens.done) {
      const name = takeInterfaceName(reader);
      if (name !== null) {
        names.push(name);
      }
    }
    return { kind: 'match-interfaces', names };
  }
  const isAddress = tokens.is('ip') && tokens.isAt(tokens.at + 1, 'address', 3);
  if (!isAddress) {
    return takeClause(reader, 'match', ['ip', 'ip next-hop', 'ip route-source', 'ipv6']);
  }
  tokens.at += 2;
  const prefixLists = tokens.take('prefix-list', 6);
  const names: string[] = [];
  while (!tokens.done) {
    names.push(tokens.wordAt(tokens.at++));
  }
  if (names.length === 0) {
    return null;
  }
  return { kind: prefixLists ? 'match-prefix-lists' : 'match-access-lists', names };
}

/** Words behind which the field of a clause goes on with one more keyword. */
const clauseKeywords = [
  'next-hop',
  'route-source',
  'address',
  'default',
  'precedence',
  'tos',
  'df',
  'vrf',
  'prefix-list',
];

/** The rest of the line; `heads` are the beginnings of fields that go on with another word. */
function takeClause(reader: Reader, verb: 'match' | 'set', heads: readonly string[]): Statement | null {
  const { tokens } = reader;
  const from = tokens.at++;
  reader.unsure = true;
  while (heads.includes(tokens.phrase(from, tokens.at)) && clauseKeywords.some((word) => tokens.is(word))) {
    tokens.at++;
  }
  const field = tokens.phrase(from, Math.min(tokens.at, tokens.count));
  const values: string[] = [];
  while (!tokens.done) {
    values.push(tokens.wordAt(tokens.at++));
  }
  return field === '' ? null : { kind: 'route-map-clause', verb, clause: { field, values } };
}

/** `ip local pool NAME FIRST [LAST] [mask M]`, the ASA `FIRST-LAST`; the cursor stands after `local`. */
export function takeLocalPool(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.take('pool') ? tokens.takeName() : null;
  const range = name === null ? null : takeDashedRange(reader);
  if (name === null) {
    return null;
  }
  const family = 'localPools';
  if (negated) {
    return removal(family, name);
  }
  if (range === null) {
    return null;
  }
  const isPair = range.first === range.last && tokens.addressAt(tokens.at) >= 0;
  const last = isPair ? takeSingleAddress(reader) : range.last;
  const mask = tokens.take('mask') ? takeMask(reader) : null;
  const { first } = range;
  return { kind: 'record', family, key: name, value: { name, first, last: last ?? first, mask } };
}

/** `ip route [vrf NAME] NETWORK MASK [INTERFACE] [NEXT-HOP] …`; the cursor stands after `route`. */
export function takeRoute(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const vrf = tokens.take('vrf') ? tokens.takeName() : null;
  const destination = takeDestination(reader);
  if (destination === null || tokens.done) {
    return null;
  }
  let outgoing: string | null = null;
  let nextHop: number | null = null;
  if (tokens.addressAt(tokens.at) === notAddress && !tokens.is('dhcp')) {
    outgoing = takeInterfaceName(reader);
    reader.unsure ||= outgoing !== null && !/\d$/.test(outgoing);
  }
  const written = tokens.addressAt(tokens.at);
  if (written !== notAddress) {
    nextHop = takeSingleAddress(reader);
  }
  const more = tokens.at >= tokens.count ? null : takeRouteOptions(reader);
  const { network, mask } = destination;
  const route: StaticRoute = { network, mask, nextHop, interface: outgoing, vrf };
  return { kind: 'route', route: more === null ? route : { ...route, ...more }, negated };
}

/** `[dhcp] [DISTANCE] [name TEXT] [tag N] [track N] [permanent] [global]`, and `METRIC [track N] [tunneled]` of the ASA. */
function takeRouteOptions(reader: Reader): Partial<StaticRoute> {
  const { tokens } = reader;
  const options: { -readonly [K in keyof StaticRoute]?: StaticRoute[K] } = {};
  while (tokens.at < tokens.count) {
    if (tokens.take('global')) {
      options.global = true;
    } else if (tokens.take('name')) {
      options.name = tokens.takeName() ?? '';
    } else if (tokens.take('tag')) {
      options.tag = tokens.takeNumber();
    } else if (tokens.take('track')) {
      options.track = tokens.takeNumber();
    } else if (tokens.take('permanent')) {
      options.permanent = true;
    } else if (tokens.take('dhcp')) {
      options.dhcp = true;
    } else if (tokens.take('tunneled')) {
      options.tunneled = true;
    } else if (tokens.numberAt(tokens.at) >= 0) {
      options.distance = tokens.takeNumber();
    } else {
      reader.unsure = true;
      tokens.at++;
    }
  }
  return options;
}

function takeDestination(reader: Reader): { network: number; mask: number } | null {
  const { tokens } = reader;
  const prefix = readPrefix(reader, tokens.at);
  if (prefix !== null) {
    tokens.at++;
    return 'text' in prefix ? null : { network: prefix.address, mask: prefix.mask };
  }
  const network = takeSingleAddress(reader);
  const mask = takeMask(reader);
  return network === null || mask === null ? null : { network, mask };
}

/** ASA `route NAMEIF NETWORK MASK NEXT-HOP …`; the cursor stands after `route`. */
export function takeAsaRoute(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
  const network = takeAsaNumber(reader);
  const mask = tokens.numberAt(tokens.at) === 0 ? takeAsaNumber(reader) : takeMask(reader);
  if (name === null || network === null || mask === null || tokens.addressAt(tokens.at) === notAddress) {
    return null;
  }
  const nextHop = takeSingleAddress(reader);
  const more = tokens.done ? null : takeRouteOptions(reader);
  const route: StaticRoute = { network, mask, nextHop, interface: name, vrf: null };
  return { kind: 'route', route: more === null ? route : { ...route, ...more }, negated };
}

/** The ASA takes a lone `0` for `0.0.0.0`. */
function takeAsaNumber(reader: Reader): number | null {
  const { tokens } = reader;
  if (tokens.numberAt(tokens.at) === 0) {
    tokens.at++;
    return 0;
  }
  return takeSingleAddress(reader);
}
