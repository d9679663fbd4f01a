import type { NatTimer } from '../../model';
import type { Statement } from '../../statements';
import { takePort } from '../port-match';
import type { Reader } from '../reader';
import { removal } from '../records';

/** Timers by the word that sets them, and the least letters that name it. */
const timers: readonly (readonly [string, number, NatTimer])[] = [
  ['udp-timeout', 3, 'udp'],
  ['tcp-timeout', 3, 'tcp'],
  ['icmp-timeout', 4, 'icmp'],
  ['dns-timeout', 3, 'dns'],
  ['finrst-timeout', 3, 'finrst'],
  ['syn-timeout', 3, 'syn'],
  ['pptp-timeout', 4, 'pptp'],
  ['skinny-timeout', 3, 'skinny'],
  ['routemap-entry-timeout', 5, 'routeMapEntry'],
  ['arp-ping-timeout', 3, 'arpPing'],
  ['timeout', 4, 'other'],
];

/** `ip nat translation …`; `no` gives a timer its default back. */
export function takeTranslation(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  for (const [word, least, timer] of timers) {
    if (tokens.take(word, least)) {
      const seconds = takeSeconds(reader);
      if (negated) {
        return { kind: 'nat-timeout', timer, seconds: 'default' };
      }
      return seconds === undefined ? null : { kind: 'nat-timeout', timer, seconds };
    }
  }
  if (tokens.take('port-timeout', 4)) {
    return takePortTimeout(reader, negated);
  }
  return tokens.take('max-entries', 3) ? takeLimit(reader, negated) : null;
}

function takePortTimeout(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const udp = tokens.take('udp');
  if (!udp && !tokens.take('tcp')) {
    return null;
  }
  const protocol = udp ? 17 : 6;
  const port = takePort(reader, protocol);
  const seconds = takeSeconds(reader);
  if (port === null || (seconds === undefined && !negated)) {
    return null;
  }
  return {
    kind: 'nat-port-timeout',
    protocol,
    port,
    seconds: negated || seconds === undefined ? 'default' : seconds,
  };
}

/** Seconds, null for `never`, undefined when it is neither. */
function takeSeconds(reader: Reader): number | null | undefined {
  if (reader.tokens.take('never')) {
    return null;
  }
  const seconds = reader.tokens.takeNumber();
  return seconds < 0 ? undefined : seconds;
}

/** `max-entries [all-host|all-vrf|host A|list L|vrf V] N`. */
function takeLimit(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  let scope = 'all';
  let of: string | null = null;
  for (const word of ['all-host', 'all-vrf', 'host', 'list', 'vrf']) {
    if (tokens.take(word)) {
      scope = word;
      of = word.startsWith('all-') ? null : tokens.takeName();
      break;
    }
  }
  const name = of === null ? scope : `${scope} ${of}`;
  const entries = tokens.takeNumber();
  if (negated) {
    return removal('natLimits', name);
  }
  return entries < 0
    ? null
    : { kind: 'record', family: 'natLimits', key: name, value: { name, scope, of, entries } };
}
