import type { AddressNames } from './address-names';
import type { Block } from './commands/command';
import { beginsCommand, fullKeywords, shortFormsOf } from './commands/typed-words';
import { fullPatternWords } from './grammar/name-keywords';
import { matchPattern, type FoundName } from './grammar/name-pattern';
import { namePatterns, shortFormsOfRules } from './grammar/name-rules';
import type { Reader } from './grammar/reader';
import { isDigit, isLetter } from './text/characters';
import { Mode } from './text/line-state';
import type { Tokens } from './text/tokens';
import { notAddress } from './values/address';
import { interfaceTypeOf } from './values/interface-name';

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
  | 'ikev2-keyring'
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

/**
 * A definition is any line that makes or extends the thing; numbered lists have one on each line. A mention is a word of a line
 * that says nothing else to us: it means the thing where there is one of that name, and may be something else.
 */
export type NameRole = 'definition' | 'reference' | 'mention';

/** Names with one key are one thing to the device: objects and groups of the ASA share their names. */
export function nameKey(kind: NameKind, name: string): string {
  return `${kind === 'object-group' ? 'object' : kind} ${name}`;
}

/**
 * The names in the line that the reader holds, in no order. `mode` is the mode that the line stands in, `Mode.none` for a
 * line that stands in none; `blocks` are those whose commands the line may be.
 */
export function lineNames(reader: Reader, mode: number, blocks: readonly Block[], found: FoundName[]): void {
  const { tokens } = reader;
  const first = firstWord(tokens);
  const patterns = namePatterns(mode !== Mode.none, reader.asa, tokens.firstCode(first) | 32);
  const { full } = tokens;
  if (full === null && mayBeShort(reader, first)) {
    tokens.full = keywordsInFull(reader, first, blocks);
    const more = fullPatternWords(patterns, tokens, first);
    if (more !== null) tokens.full = merged(tokens.full ?? [], more);
  }
  for (const pattern of patterns) {
    tokens.at = first;
    if (matchPattern(pattern, reader, found)) break;
  }
  if (mode === Mode.ikev2Profile) keepKeyringsApart(found);
  addInterfaces(reader, first, found);
  if (tokens.names !== null) addAddressNames(reader, tokens.names, found);
  tokens.full = full;
}

function firstWord(tokens: Tokens): number {
  return tokens.isAt(0, 'no') || tokens.isAt(0, 'default') ? 1 : 0;
}

/** Whether words of the line may be parts of keywords; the words of a text are none. */
function mayBeShort({ tokens, asa }: Reader, first: number): boolean {
  return (
    (tokens.mayBeShort(shortFormsOf(asa ? 'asa' : 'ios'), first) ||
      tokens.mayBeShort(shortFormsOfRules(), first)) &&
    !tokens.isAt(first, 'description', 4) &&
    !tokens.isAt(first, 'remark', 3)
  );
}

type FullWords = readonly (string | undefined)[];

/** The words of the line by index with keywords in full, where they make one of the commands that are known. */
function keywordsInFull(
  { tokens, asa }: Reader,
  first: number,
  blocks: readonly Block[],
): readonly (string | undefined)[] | null {
  const device = asa ? 'asa' : 'ios';
  if (!beginsCommand(tokens.wordAt(first), blocks, device)) return null;
  const words: string[] = [];
  for (let index = first; index < tokens.count; index++) words.push(tokens.wordAt(index));
  const keywords = fullKeywords(words, blocks, device);
  return keywords === null || first === 0 ? keywords : [undefined, ...keywords];
}

function merged(one: FullWords, other: FullWords): FullWords {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, at) => one[at] ?? other[at]);
}

/** A profile of IKEv2 names keyrings of IKEv2 only. */
function keepKeyringsApart(found: FoundName[]): void {
  for (const [at, name] of found.entries()) {
    if (name.kind === 'keyring') found[at] = { ...name, kind: 'ikev2-keyring' };
  }
}

/** Words behind which a line is free text. */
const textWords = ['description', 'remark', 'banner', 'hostname', 'username'];

/** The same and words behind which a secret or a text of the user's stands. */
const ownWords = [
  ...textWords,
  'alias',
  'community',
  'contact',
  'key',
  'key-string',
  'location',
  'name',
  'password',
  'pre-shared-key',
  'secret',
];

/** Types that, with a number in the next word, are nothing but an interface. */
const separateTypes = /ethernet$|^loopback$|^dialer$|^port-channel$|^tunnel$/i;

/** Names of interfaces, also in lines that say nothing else to us: such a word is hardly ever anything else. */
function addInterfaces({ tokens }: Reader, first: number, found: FoundName[]): void {
  const { text } = tokens;
  for (let index = first; index < tokens.count; index++) {
    if (!isLetter(tokens.firstCode(index))) continue;
    const start = tokens.startOf(index);
    let end = tokens.endOf(index);
    if (!isDigit(text.charCodeAt(end - 1))) {
      if (ownWords.some((word) => tokens.isAt(index, word))) return;
      const next = tokens.firstCode(index + 1);
      if (!isDigit(next) || tokens.addressAt(index + 1) !== notAddress) continue;
      if (end - start > longestType || !separateTypes.test(text.slice(start, end))) continue;
      end = tokens.endOf(index + 1);
    }
    if (index === first || found.some((one) => one.start < end && one.end > start)) continue;
    const name = interfaceNameIn(text, start, end);
    if (name !== null) found.push({ kind: 'interface', role: 'mention', name, start, end });
  }
}

const longestType = 32;
const slash = 47;

/** The name of an interface of a known type, of which two letters are there at least. */
function interfaceNameIn(text: string, start: number, end: number): string | null {
  let at = end;
  while (at > start && isNumbering(text.charCodeAt(at - 1))) at--;
  const length = at - start;
  if (length < 2 || length > longestType) return null;
  const type = text.slice(start, at).trimEnd();
  const expanded = interfaceTypeOf(type);
  return expanded === null ? null : expanded + text.slice(at, end);
}

function isNumbering(code: number): boolean {
  // Dots, slashes and colons part the numbers.
  return isDigit(code) || code === slash || code === 46 || code === 58;
}

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
