import type { NatRule } from '../model';
import type { Statement } from '../statements';
import { Mode } from '../text/line-state';
import { maskOfLength } from '../values/address';
import { takeMask, takeSingleAddress } from './addresses';
import { takeInterfaceName } from './interface-name';
import { takePort } from './port-match';
import type { Reader } from './reader';

type StaticRule = NatRule & { kind: 'static' };

/** A global `ip nat …` line; the cursor stands after `nat`. */
export function takeNat(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.take('inside', 2)) {
    const rule = tokens.take('source', 3) ? takeInsideSource(reader) : null;
    return rule === null ? null : { kind: 'nat-rule', rule, negated };
  }
  if (tokens.take('pool')) {
    return takePool(reader, negated);
  }
  if (tokens.take('translation', 5)) {
    return negated ? null : takeTranslation(reader);
  }
  if (tokens.take('settings', 3) && tokens.take('mode')) {
    const cgn = tokens.take('cgn');
    return cgn || tokens.take('default') ? { kind: 'cgn', value: cgn && !negated } : null;
  }
  return null;
}

function takeInsideSource(reader: Reader): NatRule | null {
  const { tokens } = reader;
  if (tokens.take('static', 2)) {
    return takeStatic(reader);
  }
  const list = tokens.take('list');
  if (!list && !tokens.take('route-map', 5)) {
    return null;
  }
  const selectorName = tokens.takeName();
  const target = takeTarget(reader);
  if (selectorName === null || target === null) {
    return null;
  }
  const options = takeOptions(reader);
  return {
    kind: 'dynamic',
    selector: { kind: list ? 'list' : 'route-map', name: selectorName },
    target,
    overload: options.overload,
    vrf: options.vrf,
    ...(options.matchInVrf ? { matchInVrf: true } : {}),
  };
}

function takeTarget(reader: Reader): (NatRule & { kind: 'dynamic' })['target'] | null {
  const { tokens } = reader;
  if (tokens.take('interface', 3)) {
    const name = takeInterfaceName(reader);
    return name === null ? null : { kind: 'interface', name };
  }
  if (tokens.take('pool')) {
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
}

function takeOptions(reader: Reader): RuleOptions {
  const { tokens } = reader;
  const options: RuleOptions = {
    overload: false,
    vrf: null,
    routeMap: null,
    matchInVrf: false,
    extendable: false,
  };
  while (!tokens.done) {
    if (tokens.take('overload', 4)) {
      options.overload = true;
    } else if (tokens.take('vrf')) {
      options.vrf = tokens.takeName();
    } else if (tokens.take('route-map', 5)) {
      options.routeMap = tokens.takeName();
    } else if (tokens.take('match-in-vrf', 7)) {
      options.matchInVrf = true;
    } else if (tokens.take('extendable', 3)) {
      options.extendable = true;
    } else if (tokens.take('redundancy', 5) || tokens.take('mapping-id')) {
      tokens.at++;
    } else {
      // no-alias, no-payload, reversible, add-route and options of later releases
      tokens.at++;
    }
  }
  return options;
}

function takeStatic(reader: Reader): StaticRule | null {
  const { tokens } = reader;
  if (tokens.take('network', 3)) {
    return takeStaticNetwork(reader);
  }
  const protocol = tokens.take('tcp') ? 6 : tokens.take('udp') ? 17 : tokens.take('esp') ? 50 : null;
  const ported = protocol === 6 || protocol === 17;
  const local = takeSingleAddress(reader);
  const localPort = ported ? takePort(reader, protocol) : null;
  const global = takeGlobal(reader);
  if (local === null || global === null || (ported && localPort === null)) {
    return null;
  }
  const globalPort = ported && !tokens.done ? takePort(reader, protocol) : null;
  if (ported && globalPort === null) {
    return null;
  }
  return staticRule(reader, { protocol, local, localPort, global, globalPort });
}

function takeGlobal(reader: Reader): StaticRule['global'] | null {
  if (reader.tokens.take('interface', 3)) {
    const name = takeInterfaceName(reader);
    return name === null ? null : { interface: name };
  }
  const address = takeSingleAddress(reader);
  return address === null ? null : { address };
}

function takeStaticNetwork(reader: Reader): StaticRule | null {
  const { tokens } = reader;
  const local = takeSingleAddress(reader);
  const global = takeSingleAddress(reader);
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
  const rule = staticRule(reader, {
    protocol: null,
    local,
    localPort: null,
    global: { address: global },
    globalPort: null,
  });
  return { ...rule, networkMask: mask };
}

function staticRule(
  reader: Reader,
  what: Pick<StaticRule, 'protocol' | 'local' | 'localPort' | 'global' | 'globalPort'>,
): StaticRule {
  const options = takeOptions(reader);
  return {
    kind: 'static',
    ...what,
    routeMap: options.routeMap,
    vrf: options.vrf,
    ...(options.matchInVrf ? { matchInVrf: true } : {}),
    ...(options.extendable ? { extendable: true } : {}),
  };
}

function takePool(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
  if (name === null) {
    return null;
  }
  const range = takeRange(reader);
  reader.opened = range === null && !negated ? Mode.natPool : Mode.none;
  takePoolOptions(reader);
  return { kind: 'nat-pool', name, first: range?.first ?? null, last: range?.last ?? null, negated };
}

function takePoolOptions(reader: Reader): void {
  const { tokens } = reader;
  while (!tokens.done) {
    if (tokens.take('netmask', 4)) {
      takeMask(reader);
    } else if (tokens.take('prefix-length', 6)) {
      const length = tokens.takeNumber();
      if (length > 32) {
        reader.report('bad-mask', tokens.at - 1);
      }
    } else {
      tokens.at++;
    }
  }
}

/** Takes `FIRST LAST`; one address alone is a range of one. */
function takeRange(reader: Reader): { readonly first: number; readonly last: number } | null {
  const { tokens } = reader;
  const index = tokens.at;
  const first = takeSingleAddress(reader);
  if (first === null) {
    takeSingleAddress(reader);
    return null;
  }
  const written = tokens.addressAt(tokens.at) !== -1;
  const last = written ? takeSingleAddress(reader) : first;
  if (last === null) {
    return null;
  }
  if (last < first) {
    reader.report('bad-range', index, index + 1);
    return null;
  }
  return { first, last };
}

/** A line inside `ip nat pool …`. */
export function takePoolLine(reader: Reader): Statement | null {
  if (!reader.tokens.take('address', 3)) {
    return null;
  }
  const range = takeRange(reader);
  return range === null ? null : { kind: 'nat-pool-range', ...range };
}

function takeTranslation(reader: Reader): Statement | null {
  const { tokens } = reader;
  if (tokens.take('udp-timeout', 3)) {
    return takeTimeout(reader, 'udp');
  }
  if (tokens.take('tcp-timeout', 3)) {
    return takeTimeout(reader, 'tcp');
  }
  if (tokens.take('port-timeout', 4)) {
    const udp = tokens.take('udp');
    if (!udp && !tokens.take('tcp')) {
      return null;
    }
    const protocol = udp ? 17 : 6;
    const port = takePort(reader, protocol);
    const seconds = takeSeconds(reader);
    return port === null || seconds === undefined
      ? null
      : { kind: 'nat-port-timeout', protocol, port, seconds };
  }
  return null;
}

function takeTimeout(reader: Reader, protocol: 'udp' | 'tcp'): Statement | null {
  const seconds = takeSeconds(reader);
  return seconds === undefined ? null : { kind: 'nat-timeout', protocol, seconds };
}

/** Seconds, null for `never`, undefined when it is neither. */
function takeSeconds(reader: Reader): number | null | undefined {
  if (reader.tokens.take('never')) {
    return null;
  }
  const seconds = reader.tokens.takeNumber();
  return seconds < 0 ? undefined : seconds;
}
