import type { AddressNames } from './address-names';
import { matchPattern, type FoundName } from './grammar/name-pattern';
import { namePatterns } from './grammar/name-rules';
import type { Reader } from './grammar/reader';
import { Mode } from './text/line-state';

/** What a config names. */
export type NameKind =
  | 'acl'
  | 'object-group'
  | 'object'
  | 'route-map'
  | 'prefix-list'
  | 'crypto-map'
  | 'dynamic-map'
  | 'transform-set'
  | 'ipsec-proposal'
  | 'ipsec-profile'
  | 'isakmp-profile'
  | 'keyring'
  | 'ikev2-proposal'
  | 'ikev2-policy'
  | 'ikev2-profile'
  | 'nat-pool'
  | 'local-pool'
  | 'interface'
  | 'nameif'
  | 'class-map'
  | 'policy-map'
  | 'zone'
  | 'vrf'
  | 'tunnel-group'
  | 'group-policy'
  | 'inspect-rule'
  | 'ezvpn-client'
  | 'ezvpn-group'
  | 'time-range'
  | 'nat-portmap'
  /** What stands for an address on an ASA. */
  | 'address-name';

/** A definition is any line that makes or extends the thing; numbered lists have one on each line. */
export type NameRole = 'definition' | 'reference';

/** Names with one key are one thing to the device: objects and groups of the ASA share their names. */
export function nameKey(kind: NameKind, name: string): string {
  return `${kind === 'object-group' ? 'object' : kind} ${name}`;
}

/**
 * The names in the line that the reader holds, in text order. `mode` is the mode that the line stands in, `Mode.none` for a
 * line that stands in none.
 */
export function lineNames(reader: Reader, mode: number, found: FoundName[]): void {
  const { tokens } = reader;
  const first = tokens.isAt(0, 'no') || tokens.isAt(0, 'default') ? 1 : 0;
  for (const pattern of namePatterns(mode !== Mode.none, tokens.firstCode(first) | 32)) {
    tokens.at = first;
    if (matchPattern(pattern, reader, found)) break;
  }
  if (tokens.names !== null) addAddressNames(reader, tokens.names, found);
}

/** Words behind which a line is free text. */
const textWords = ['description', 'remark', 'banner', 'hostname', 'username'];

/** Words that are names of addresses, also in lines that say nothing else to us, so that none is missed. */
function addAddressNames({ tokens }: Reader, names: AddressNames, found: FoundName[]): void {
  for (let index = 0; index < tokens.count; index++) {
    if (textWords.some((word) => tokens.isAt(index, word))) return;
    const name = tokens.wordAt(index);
    if (index === 0 || !names.has(name)) continue;
    const { start, end } = tokens.spanOf(index);
    const known = found.findIndex((one) => one.start < end && one.end > start);
    if (known < 0) found.push({ kind: 'address-name', role: 'reference', name, start, end });
    else if (found[known]?.kind === 'tunnel-group') {
      found[known] = { kind: 'address-name', role: 'reference', name, start, end };
    }
  }
}
