import type { AceCondition } from '../../config/model';
import type { Doubt } from './doubt';

/** Hosts send with a TTL of 64, 128 or 255 (RFC 1700: 64), and no path has as many hops as this. */
const lowestTtl = 33;
const highestTtl = 255;

/**
 * Whether the first packet that one end sends in a conversation fits the conditions of an ACE: what is supposed for it, or
 * null where it cannot. The first answer in TCP has SYN and ACK.
 */
export function supposed(
  conditions: readonly AceCondition[],
  packet: 'first' | 'answer',
): readonly Doubt[] | null {
  const doubts: Doubt[] = [];
  for (const condition of conditions) {
    const fits = fit(condition, packet);
    if (fits === false) return null;
    if (fits !== true) doubts.push(fits);
  }
  return doubts;
}

function fit(condition: AceCondition, packet: 'first' | 'answer'): boolean | Doubt {
  switch (condition.kind) {
    case 'established':
      return packet === 'answer';
    case 'fragments':
      return false;
    case 'time-range':
      return { code: 'time-range', name: condition.name };
    case 'message':
      return true;
    case 'header':
      return fitHeader(condition);
    case 'tcp-flags':
      return fitFlags(condition, packet);
    case 'other':
      return { code: 'condition', text: condition.text };
  }
}

/** IKE and ESP carry no IP options, so that the usual `deny … option any-options` passes them by. */
function fitHeader(condition: AceCondition & { readonly kind: 'header' }): boolean | Doubt {
  const { field, value } = condition;
  if (field === 'option') return false;
  return (field === 'ttl' ? fitTtl(value) : null) ?? { code: 'condition', text: `${field} ${value}` };
}

/** Null where it depends on the path. */
function fitTtl(value: string): boolean | null {
  const [operator = '', ...numbers] = value.split(' ');
  const [one = NaN, two = NaN] = numbers.map(Number);
  switch (operator) {
    case 'lt':
      return one > highestTtl ? true : one <= lowestTtl ? false : null;
    case 'gt':
      return one < lowestTtl ? true : one >= highestTtl ? false : null;
    case 'eq':
      return one < lowestTtl ? false : null;
    case 'neq':
      return one < lowestTtl ? true : null;
    case 'range':
      return two < lowestTtl ? false : one <= lowestTtl && two >= highestTtl ? true : null;
    default:
      return null;
  }
}

/** `match-any` asks for one of the flags as written, `match-all` for all of them (`+` set, `-` not set). */
function fitFlags(
  condition: AceCondition & { readonly kind: 'tcp-flags' },
  packet: 'first' | 'answer',
): boolean {
  const fits = condition.flags.map((flag) => {
    const name = flag.replace(/^[+-]/, '').toLowerCase();
    const isSet = name === 'syn' || (name === 'ack' && packet === 'answer');
    return flag.startsWith('-') ? !isSet : isSet;
  });
  const isListed = condition.flags.every((flag) => /^[a-z]/i.test(flag));
  return condition.any || isListed ? fits.includes(true) : !fits.includes(false);
}
