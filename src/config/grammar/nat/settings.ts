import type { NatService } from '../../facts/nat';
import type { Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import { takeSingleAddress } from '../addresses';
import { takeInterfaceName } from '../interface-name';
import { takePort } from '../port-match';
import type { Reader } from '../reader';
import { removal } from '../records';

/** `ip nat settings …`; the cursor stands after `settings`. */
export function takeSettings(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.take('mode')) {
    const cgn = tokens.take('cgn');
    return cgn || tokens.take('default') ? { kind: 'cgn', value: cgn && !negated } : null;
  }
  return takeInterfaceOverload(reader, negated) ?? takeSwitch(reader, negated);
}

/** `interface-overload port range FIRST LAST`, `interface-overload block port udp|tcp PORT`; else the cursor stays. */
function takeInterfaceOverload(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const start = tokens.at;
  const family = 'natSettings';
  if (tokens.take('interface-overload')) {
    if (tokens.take('port') && tokens.take('range')) {
      const name = 'interface-overload port range';
      const [first, last] = [tokens.takeNumber(), tokens.takeNumber()];
      if (negated) return removal(family, name);
      if (first >= 0 && last >= first && last <= 0xffff) {
        const value = { name, enabled: true, value: null, ports: [first, last] } as const;
        return { kind: 'record', family, key: name, value };
      }
    } else if (tokens.take('block') && tokens.take('port')) {
      const protocol = tokens.take('udp') ? 17 : tokens.take('tcp') ? 6 : null;
      const port = protocol === null ? null : takePort(reader, protocol);
      if (protocol !== null && port !== null) {
        const name = `interface-overload block port ${protocol === 17 ? 'udp' : 'tcp'} ${port}`;
        if (negated) return removal(family, name);
        const value = { name, enabled: true, value: null, ports: [port, port], protocol } as const;
        return { kind: 'record', family, key: name, value };
      }
    }
  }
  tokens.at = start;
  return null;
}

/** Words of a switch, with a number at its end where it has one. */
export function takeSwitch(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.done) {
    return null;
  }
  const value = tokens.count - tokens.at > 1 ? tokens.numberAt(tokens.count - 1) : -1;
  const name = tokens.phrase(tokens.at, value < 0 ? tokens.count : tokens.count - 1);
  tokens.at = tokens.count;
  return {
    kind: 'record',
    family: 'natSettings',
    key: name,
    value: { name, enabled: !negated, value: value < 0 ? null : value },
  };
}

/**
 * `ip nat service [list NAME] SERVICE [tcp|udp port N] [preserve-port|spi-match]`; a service that is switched off is kept,
 * for most are on unless said otherwise.
 */
export function takeService(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const list = tokens.take('list') ? tokens.takeName() : null;
  const service = tokens.takeName()?.toLowerCase() ?? null;
  if (service === null) {
    return null;
  }
  const protocol = tokens.take('udp') ? 17 : tokens.take('tcp') ? 6 : null;
  const port = protocol !== null && tokens.take('port') ? takePort(reader, protocol) : null;
  const option = takeServiceOption(reader);
  const details = tokens.phrase(tokens.at, tokens.count);
  const name = [
    list === null ? '' : `list ${list} `,
    service,
    port === null ? '' : ` ${protocol} ${port}`,
  ].join('');
  const value: NatService = {
    name,
    enabled: !negated,
    service,
    list,
    option,
    protocol,
    port,
    ...(details === '' ? {} : { details }),
  };
  return { kind: 'record', family: 'natServices', key: name, value };
}

function takeServiceOption(reader: Reader): NatService['option'] {
  const { tokens } = reader;
  if (tokens.take('preserve-port')) {
    return 'preserve-port';
  }
  return tokens.take('spi-match') ? 'spi-match' : null;
}

/** `ip nat log translations syslog|flow-export …`; the cursor stands after `log`. */
export function takeLog(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (!tokens.take('translations', 5)) {
    return null;
  }
  const family = 'natLogs';
  if (tokens.take('syslog')) {
    const name = 'syslog';
    return negated
      ? removal(family, name)
      : {
          kind: 'record',
          family,
          key: name,
          value: { name, version: null, destination: null, port: null, source: null },
        };
  }
  if (!tokens.take('flow-export')) {
    return null;
  }
  const name = 'flow-export';
  if (negated) {
    return removal(family, name);
  }
  const version = tokens.take('v9') ? 9 : null;
  const udp = tokens.take('udp');
  const destination = udp && tokens.take('destination') ? takeSingleAddress(reader) : null;
  const port = destination === null ? -1 : tokens.takeNumber();
  const source = tokens.take('source') ? takeInterfaceName(reader) : null;
  return {
    kind: 'record',
    family,
    key: name,
    value: { name, version, destination, port: port < 0 ? null : port, source },
  };
}

/** `ip nat portmap NAME`; the cursor stands after `portmap`. */
export function takePortmap(reader: Reader, negated: boolean): Statement | null {
  const name = reader.tokens.takeName();
  if (name === null) {
    return null;
  }
  if (negated) {
    return removal('natPortmaps', name);
  }
  reader.opened = Mode.natPortmap;
  return { kind: 'record', family: 'natPortmaps', key: name, value: { name, ranges: [] } };
}

/** `appl APPLICATION startport N size N`, also without `appl`. */
export function takePortmapLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  tokens.take('appl');
  const application = tokens.takeName();
  const first = tokens.take('startport') ? tokens.takeNumber() : -1;
  const size = tokens.take('size') ? tokens.takeNumber() : -1;
  return application === null || first < 0 || size < 0
    ? null
    : {
        kind: 'fields',
        family: 'natPortmaps',
        fields: { ranges: [{ application: application.toLowerCase(), first, size }] },
      };
}
