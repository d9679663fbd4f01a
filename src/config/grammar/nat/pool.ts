import type { NatPoolOptions, Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import { maskOfLength } from '../../values/address';
import { takeMask, takeSingleAddress } from '../addresses';
import type { Reader } from '../reader';

/** `ip nat pool NAME FIRST LAST netmask M|prefix-length N …`; the cursor stands after `pool`. */
export function takePool(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
  if (name === null) {
    return null;
  }
  const range = takeRange(reader);
  reader.opened = range === null && !negated ? Mode.natPool : Mode.none;
  const options = takePoolOptions(reader);
  const kind = 'nat-pool';
  const first = range?.first ?? null;
  const last = range?.last ?? null;
  return options === null
    ? { kind, name, first, last, negated }
    : { kind, name, first, last, negated, options };
}

function takePoolOptions(reader: Reader): NatPoolOptions | null {
  const { tokens } = reader;
  const options: { -readonly [K in keyof NatPoolOptions]: NatPoolOptions[K] } = {};
  const start = tokens.at;
  while (!tokens.done) {
    if (tokens.take('netmask', 4)) {
      const mask = takeMask(reader);
      if (mask !== null) {
        options.mask = mask;
      }
    } else if (tokens.take('prefix-length', 6)) {
      const length = tokens.takeNumber();
      if (length > 32) {
        reader.report('bad-mask', tokens.at - 1);
      } else if (length >= 0) {
        options.mask = maskOfLength(length);
      }
    } else if (tokens.take('type')) {
      const type = takeType(reader);
      if (type !== null) {
        options.type = type;
      }
    } else if (tokens.take('accounting')) {
      options.accounting = tokens.takeName() ?? '';
    } else if (tokens.take('arp-ping')) {
      options.arpPing = true;
    } else if (tokens.take('add-route')) {
      options.addRoute = true;
    } else {
      reader.unsure = true;
      tokens.at++;
    }
  }
  return tokens.at > start ? options : null;
}

const poolOptions = ['netmask', 'prefix-length', 'type', 'accounting', 'arp-ping', 'add-route'];

function takeType(reader: Reader): NonNullable<NatPoolOptions['type']> | null {
  const { tokens } = reader;
  for (const type of ['match-host', 'rotary', 'match-range'] as const) {
    if (tokens.take(type)) {
      return type;
    }
  }
  return null;
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
  const isAlone = tokens.done || poolOptions.some((word) => tokens.is(word, 4));
  const last = isAlone ? first : takeSingleAddress(reader);
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
