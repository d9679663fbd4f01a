import type { AsaMapped, AsaNatRule, AsaTimeout, PatPoolOptions } from '../facts/asa';
import type { Statement } from '../statements';
import { takeAddress } from './addresses';
import { takePort, takePorts } from './port-match';
import type { Reader } from './reader';

const parenthesis = 40;

const noPool: PatPoolOptions = {
  flat: false,
  includeReserve: false,
  extended: false,
  roundRobin: false,
  blockAllocation: false,
};

type Draft = { -readonly [K in keyof AsaNatRule]: AsaNatRule[K] };

/**
 * `nat (REAL,MAPPED) …`; the cursor stands after `nat`. `object` is null at the global level: twice NAT; inside
 * `object network` the rule names no source, the object is the one above.
 */
export function takeAsaNat(reader: Reader, insideObject: boolean, negated: boolean): Statement | null {
  const { tokens } = reader;
  const key = tokens.phrase(tokens.at, tokens.count);
  // Without interfaces a rule is for `any` on both sides.
  const written = tokens.firstCode(tokens.at) === parenthesis;
  const pair = written ? takeInterfacePair(reader) : { realInterface: 'any', mappedInterface: 'any' };
  if (pair === null) {
    return null;
  }
  const rule: Draft = {
    name: key,
    section: insideObject ? 'object' : 'twice',
    ...pair,
    type: 'static',
    source: null,
    mapped: null,
    patPool: null,
    patPoolOptions: noPool,
    interfaceFallback: false,
    destination: null,
    service: null,
    ports: null,
    inactive: false,
    noProxyArp: false,
    routeLookup: false,
  };
  if (tokens.take('after-auto')) {
    rule.section = 'after-auto';
  }
  tokens.takeNumber();
  if (!insideObject && !tokens.take('source')) {
    return null;
  }
  const dynamic = tokens.take('dynamic');
  if (!dynamic && !tokens.take('static')) {
    return null;
  }
  rule.type = dynamic ? 'dynamic' : 'static';
  if (!insideObject) {
    const source = tokens.takeName();
    rule.source = source === 'any' ? null : source;
  }
  takeMapped(reader, rule);
  takeOptions(reader, rule, insideObject);
  return { kind: 'asa-nat', rule, negated };
}

/** `(inside,outside)`, also in several words; null when there is none. */
function takeInterfacePair(reader: Reader): Pick<AsaNatRule, 'realInterface' | 'mappedInterface'> | null {
  const { tokens } = reader;
  let text = '';
  while (!tokens.done && !text.endsWith(')') && text.length < 200) {
    text += tokens.takeName() ?? '';
  }
  const comma = text.indexOf(',');
  if (!text.startsWith('(') || !text.endsWith(')') || comma < 0) {
    return null;
  }
  return { realInterface: text.slice(1, comma), mappedInterface: text.slice(comma + 1, -1) };
}

function takeMapped(reader: Reader, rule: Draft): void {
  const { tokens } = reader;
  if (!tokens.is('pat-pool')) {
    rule.mapped = takeMappedAddress(reader);
  }
  if (tokens.take('pat-pool')) {
    rule.patPool = takeMappedAddress(reader);
    const options: { -readonly [K in keyof PatPoolOptions]: PatPoolOptions[K] } = { ...noPool };
    while (!tokens.done) {
      if (tokens.take('flat')) {
        options.flat = true;
      } else if (tokens.take('include-reserve')) {
        options.includeReserve = true;
      } else if (tokens.take('extended')) {
        options.extended = true;
      } else if (tokens.take('round-robin')) {
        options.roundRobin = true;
      } else if (tokens.take('block-allocation')) {
        options.blockAllocation = true;
      } else {
        break;
      }
    }
    rule.patPoolOptions = options;
  }
  if (tokens.take('interface')) {
    rule.interfaceFallback = true;
  }
}

function takeMappedAddress(reader: Reader): AsaMapped | null {
  const { tokens } = reader;
  if (tokens.take('interface')) {
    return { kind: 'interface' };
  }
  if (tokens.take('any')) {
    return { kind: 'any' };
  }
  const address = tokens.addressAt(tokens.at);
  const name = tokens.takeName();
  if (name === null) {
    return null;
  }
  return address >= 0 ? { kind: 'address', address } : { kind: 'object', name };
}

function takeOptions(reader: Reader, rule: Draft, insideObject: boolean): void {
  const { tokens } = reader;
  while (!tokens.done) {
    if (tokens.take('destination')) {
      tokens.take('static');
      const mapped = tokens.takeName() ?? '';
      rule.destination = { mapped, real: tokens.takeName() ?? mapped };
    } else if (tokens.take('service')) {
      takeRuleService(reader, rule, insideObject);
    } else if (tokens.take('inactive')) {
      rule.inactive = true;
    } else if (tokens.take('no-proxy-arp')) {
      rule.noProxyArp = true;
    } else if (tokens.take('route-lookup')) {
      rule.routeLookup = true;
    } else {
      takeMoreOption(reader, rule);
    }
  }
}

function takeMoreOption(reader: Reader, rule: Draft): void {
  const { tokens } = reader;
  if (tokens.take('dns')) {
    rule.dns = true;
  } else if (tokens.take('unidirectional')) {
    rule.unidirectional = true;
  } else if (tokens.take('net-to-net')) {
    rule.netToNet = true;
  } else if (tokens.take('description')) {
    rule.description = tokens.restFrom(tokens.at);
    tokens.at = tokens.count;
  } else {
    tokens.at++;
  }
}

function takeRuleService(reader: Reader, rule: Draft, insideObject: boolean): void {
  const { tokens } = reader;
  if (!insideObject) {
    const real = tokens.takeName() ?? '';
    rule.service = { real, mapped: tokens.takeName() ?? real };
    return;
  }
  const udp = tokens.take('udp');
  if (!udp && !tokens.take('tcp')) {
    return;
  }
  const protocol = udp ? 17 : 6;
  const real = takePort(reader, protocol);
  const mapped = real === null ? null : takePort(reader, protocol);
  if (real !== null && mapped !== null) {
    rule.ports = { protocol, real, mapped };
  }
}

/** `xlate per-session permit|deny PROTOCOL SOURCE DESTINATION [PORTS]`; the cursor stands after `xlate`. */
export function takeXlate(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.take('block-allocation')) {
    const value = tokens.numberAt(tokens.count - 1);
    const setting = tokens.phrase(tokens.at, value < 0 ? tokens.count : tokens.count - 1);
    const key = `block-allocation ${setting}`;
    return {
      kind: 'record',
      family: 'xlateSettings',
      key,
      value: negated ? null : { name: key, value: value < 0 ? null : value },
    };
  }
  if (!tokens.take('per-session')) {
    return null;
  }
  const name = tokens.phrase(tokens.at, tokens.count);
  const permit = tokens.take('permit');
  if (!permit && !tokens.take('deny')) {
    return null;
  }
  const udp = tokens.take('udp');
  if (!udp && !tokens.take('tcp')) {
    return null;
  }
  const protocol = udp ? 17 : 6;
  const source = takeAddress(reader);
  const sourcePorts = source === null ? 'none' : takePorts(reader, protocol);
  const destination = source === null ? null : takeAddress(reader);
  if (source === null || destination === null) {
    return null;
  }
  const ports = takePorts(reader, protocol);
  return {
    kind: 'record',
    family: 'xlateRules',
    key: name,
    value: negated
      ? null
      : {
          name,
          action: permit ? 'permit' : 'deny',
          protocol,
          source,
          ...(typeof sourcePorts === 'string' ? {} : { sourcePorts }),
          destination,
          destinationPorts: typeof ports === 'string' ? null : ports,
        },
  };
}

/** `timeout KIND H:MM:SS [absolute|inactivity] [KIND H:MM:SS …]`, a kind may be several words; the cursor stands after `timeout`. */
export function takeAsaTimeouts(reader: Reader): Statement | null {
  const { tokens } = reader;
  const values: AsaTimeout[] = [];
  let from = tokens.at;
  for (; tokens.at < tokens.count; tokens.at++) {
    const seconds = clockSeconds(tokens.wordAt(tokens.at));
    if (seconds === null || tokens.at === from) {
      continue;
    }
    const name = tokens.phrase(from, tokens.at);
    const ends = ['absolute', 'inactivity'] as const;
    const measured = ends.find((word) => tokens.isAt(tokens.at + 1, word));
    tokens.at += measured === undefined ? 0 : 1;
    from = tokens.at + 1;
    values.push({ name, seconds, ...(measured === undefined ? {} : { measured }) });
  }
  return values.length === 0 || from < tokens.count ? null : { kind: 'asa-timeouts', values };
}

function clockSeconds(word: string): number | null {
  const parts = word.length > 12 ? [] : word.split(':');
  if (parts.length !== 3 || !parts.every((part) => /^\d+$/.test(part))) {
    return null;
  }
  return parts.reduce((seconds, part) => seconds * 60 + Number(part), 0);
}

/** `same-security-traffic permit inter-interface|intra-interface`; the cursor stands after the first word. */
export function takeSameSecurity({ tokens }: Reader, negated: boolean): Statement | null {
  if (!tokens.take('permit')) {
    return null;
  }
  const name = tokens.take('inter-interface') ? 'inter-interface' : 'intra-interface';
  if (name === 'intra-interface' && !tokens.take('intra-interface')) {
    return null;
  }
  return { kind: 'record', family: 'sameSecurityTraffic', key: name, value: negated ? null : { name } };
}
