import type { NatRuleOptions } from '../../facts/nat';
import type { AddressMatch, NatRule } from '../../model';
import type { Statement } from '../../statements';
import { maskOfLength, notAddress, placeholder } from '../../values/address';
import { addressMatch, takeMask, takeSingleAddress } from '../addresses';
import { takeInterfaceName } from '../interface-name';
import { takePort } from '../port-match';
import type { Reader } from '../reader';
import { removal } from '../records';

type DynamicRule = NatRule & { kind: 'dynamic' };
type StaticRule = NatRule & { kind: 'static' };

/** A static entry of which an address may be a placeholder. */
interface StaticDraft {
  readonly protocol: number | null;
  readonly local: AddressMatch;
  readonly localPort: number | null;
  readonly global: AddressMatch | { readonly interface: string };
  readonly globalPort: number | null;
  readonly options: RuleOptions;
  readonly networkMask: number | null;
}

/** `ip nat inside source …`; the cursor stands after `source`. */
export function takeInsideSource(reader: Reader, negated: boolean): Statement | null {
  const rule = takeSource(reader);
  if (rule === null) {
    return null;
  }
  if ('kind' in rule) {
    return { kind: 'nat-rule', rule, negated };
  }
  const whole = wholeRule(rule);
  if (whole !== null) {
    return { kind: 'nat-rule', rule: whole, negated };
  }
  const name = keyOf(reader, negated);
  const { protocol, local, localPort, global, globalPort, options } = rule;
  const { routeMap, vrf } = options;
  const written: AddressMatch =
    'interface' in global ? { kind: 'interface', name: global.interface } : global;
  return {
    kind: 'record',
    family: 'templateNatRules',
    key: name,
    value: negated ? null : { name, protocol, local, localPort, global: written, globalPort, routeMap, vrf },
  };
}

/** `ip nat source …`. */
export function takeVirtualSource(reader: Reader, negated: boolean): Statement | null {
  const name = keyOf(reader, negated);
  const taken = takeSource(reader);
  const rule = taken === null || 'kind' in taken ? taken : wholeRule(taken);
  if (rule === null) {
    return null;
  }
  return {
    kind: 'record',
    family: 'virtualNatRules',
    key: name,
    value: negated ? null : { name, rule },
  };
}

/** `ip nat outside source …`; the first address is the outside global one. */
export function takeOutsideSource(reader: Reader, negated: boolean): Statement | null {
  const name = keyOf(reader, negated);
  const taken = takeSource(reader);
  const rule = taken === null || 'kind' in taken ? taken : wholeRule(taken);
  if (rule === null) {
    return null;
  }
  const family = 'outsideNatRules';
  if (negated) {
    return removal(family, name);
  }
  if (rule.kind === 'dynamic') {
    const { selector, target, overload, ...rest } = rule;
    return target.kind !== 'pool' || overload
      ? null
      : { kind: 'record', family, key: name, value: { name, ...rest, selector, pool: target.name } };
  }
  const { local, localPort, global, globalPort, routeMap, ...rest } = rule;
  if (!('address' in global) || routeMap !== null) {
    return null;
  }
  return {
    kind: 'record',
    family,
    key: name,
    value: {
      name,
      ...rest,
      global: local,
      globalPort: localPort,
      local: global.address,
      localPort: globalPort,
    },
  };
}

/** A line with `no` is told by what follows the word. */
function keyOf({ tokens }: Reader, negated: boolean): string {
  return tokens.phrase(negated ? 1 : 0, tokens.count);
}

/** `ip nat inside destination list NAME pool NAME [redundancy GROUP mapping-id ID]`. */
export function takeDestinationRule(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const list = tokens.take('list') ? tokens.takeName() : null;
  const pool = list !== null && tokens.take('pool') ? tokens.takeName() : null;
  if (list === null || pool === null) {
    return null;
  }
  const redundancy = tokens.take('redundancy', 5) ? tokens.takeName() : null;
  const mappingId = tokens.take('mapping-id') ? takeWhole(reader) : null;
  const family = 'destinationNatRules';
  return negated
    ? removal(family, list)
    : { kind: 'record', family, key: list, value: { name: list, list, pool, redundancy, mappingId } };
}

function takeWhole(reader: Reader): number | null {
  const value = reader.tokens.takeNumber();
  return value < 0 ? null : value;
}

function takeSource(reader: Reader): DynamicRule | StaticDraft | null {
  const { tokens } = reader;
  if (tokens.take('static', 1)) {
    return takeStatic(reader);
  }
  const list = tokens.take('list', 1);
  if (!list && !tokens.take('route-map', 1)) {
    return null;
  }
  const selectorName = tokens.takeName();
  const target = takeTarget(reader);
  if (selectorName === null || target === null) {
    return null;
  }
  const { overload, vrf, matchInVrf, more } = takeOptions(reader);
  const rule: DynamicRule = {
    kind: 'dynamic',
    selector: { kind: list ? 'list' : 'route-map', name: selectorName },
    target,
    overload,
    vrf,
  };
  return !matchInVrf && more === null ? rule : { ...rule, ...(matchInVrf ? { matchInVrf } : {}), ...more };
}

function takeTarget(reader: Reader): DynamicRule['target'] | null {
  const { tokens } = reader;
  if (tokens.take('interface', 1)) {
    const name = takeInterfaceName(reader);
    return name === null ? null : { kind: 'interface', name };
  }
  if (tokens.take('pool', 1)) {
    const name = tokens.takeName();
    return name === null ? null : { kind: 'pool', name };
  }
  return null;
}

interface RuleOptions {
  overload: boolean;
  vrf: string | null;
  routeMap: string | null;
  matchInVrf: boolean;
  extendable: boolean;
  more: NatRuleOptions | null;
}

function takeOptions(reader: Reader): RuleOptions {
  const { tokens } = reader;
  const options: RuleOptions = {
    overload: false,
    vrf: null,
    routeMap: null,
    matchInVrf: false,
    extendable: false,
    more: null,
  };
  while (!tokens.done) {
    if (tokens.take('overload', 2)) {
      options.overload = true;
    } else if (tokens.take('vrf', 1)) {
      options.vrf = tokens.takeName();
    } else if (tokens.take('route-map', 2)) {
      options.routeMap = tokens.takeName();
    } else if (tokens.take('match-in-vrf', 1)) {
      options.matchInVrf = true;
    } else if (tokens.take('extendable', 1)) {
      options.extendable = true;
    } else {
      const more = takeOption(reader);
      if (more === null) {
        // An option of a later release.
        reader.unsure = true;
        tokens.at++;
      } else {
        options.more = { ...options.more, ...more };
      }
    }
  }
  return options;
}

function takeOption(reader: Reader): NatRuleOptions | null {
  const { tokens } = reader;
  if (tokens.take('reversible', 3)) {
    return { reversible: true };
  }
  if (tokens.take('no-alias')) {
    return { noAlias: true };
  }
  if (tokens.take('no-payload')) {
    return { noPayload: true };
  }
  if (tokens.take('add-route', 3)) {
    return { addRoute: true };
  }
  if (tokens.take('portmap', 5)) {
    return { portmap: tokens.takeName() ?? '' };
  }
  if (tokens.take('oer')) {
    return { optimizedEdge: true };
  }
  if (tokens.take('mapping-id')) {
    const mappingId = takeWhole(reader);
    return mappingId === null ? null : { mappingId };
  }
  if (!tokens.take('redundancy', 5)) {
    return null;
  }
  const group = tokens.takeName() ?? '';
  return { redundancy: { group, mappingId: tokens.take('mapping-id') ? takeWhole(reader) : null } };
}

function takeStatic(reader: Reader): StaticDraft | null {
  const { tokens } = reader;
  if (tokens.take('network', 1)) {
    return takeStaticNetwork(reader);
  }
  const protocol = tokens.take('tcp', 1) ? 6 : tokens.take('udp', 1) ? 17 : tokens.take('esp', 1) ? 50 : null;
  const ported = protocol === 6 || protocol === 17;
  const local = takeEndpoint(reader);
  const localPort = ported ? takePort(reader, protocol) : null;
  const global = takeGlobal(reader);
  if (local === null || global === null || (ported && localPort === null)) {
    return null;
  }
  const globalPort = ported && !tokens.done ? takePort(reader, protocol) : null;
  if (ported && globalPort === null) {
    return null;
  }
  return {
    protocol,
    local,
    localPort,
    global,
    globalPort,
    options: takeOptions(reader),
    networkMask: null,
  };
}

function takeGlobal(reader: Reader): StaticDraft['global'] | null {
  if (reader.tokens.take('interface', 1)) {
    const name = takeInterfaceName(reader);
    return name === null ? null : { interface: name };
  }
  return takeEndpoint(reader);
}

/** One address, or the placeholder of one; null when it is neither or impossible. */
function takeEndpoint(reader: Reader): AddressMatch | null {
  const { tokens } = reader;
  const written = tokens.addressAt(tokens.at);
  if (written === notAddress) {
    return null;
  }
  if (written === placeholder) {
    return { kind: 'unknown', text: tokens.wordAt(tokens.at++) };
  }
  const address = takeSingleAddress(reader);
  return address === null ? null : addressMatch(address, 0);
}

function takeStaticNetwork(reader: Reader): StaticDraft | null {
  const { tokens } = reader;
  const local = takeEndpoint(reader);
  const global = takeEndpoint(reader);
  const length = tokens.firstCode(tokens.at) === 47 ? Number(tokens.wordAt(tokens.at).slice(1)) : -1;
  let mask: number | null;
  if (length >= 0 && length <= 32) {
    tokens.at++;
    mask = maskOfLength(length);
  } else {
    mask = takeMask(reader);
  }
  if (local === null || global === null || mask === null) {
    return null;
  }
  return {
    protocol: null,
    local,
    localPort: null,
    global,
    globalPort: null,
    options: takeOptions(reader),
    networkMask: mask,
  };
}

/** The entry when both of its addresses are written out. */
function wholeRule(draft: StaticDraft): StaticRule | null {
  const { local, global: written, networkMask } = draft;
  const { matchInVrf, more } = draft.options;
  if (local.kind !== 'host') {
    return null;
  }
  const global =
    'interface' in written ? written : written.kind === 'host' ? { address: written.address } : null;
  if (global === null) {
    return null;
  }
  const rule = plainRule(draft, local.address, global);
  if (!matchInVrf && more === null && networkMask === null) {
    return rule;
  }
  return {
    ...rule,
    ...(matchInVrf ? { matchInVrf } : {}),
    ...more,
    ...(networkMask === null ? {} : { networkMask }),
  };
}

/** The fields that most entries have, written out because there may be very many of them. */
function plainRule(
  { protocol, localPort, globalPort, options }: StaticDraft,
  local: number,
  global: StaticRule['global'],
): StaticRule {
  const { routeMap, vrf, extendable } = options;
  const kind = 'static';
  return extendable
    ? { kind, protocol, local, localPort, global, globalPort, routeMap, vrf, extendable }
    : { kind, protocol, local, localPort, global, globalPort, routeMap, vrf };
}
