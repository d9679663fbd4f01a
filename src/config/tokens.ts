import type { FoundName } from './grammar/name-pattern';
import type { Reader } from './grammar/reader';
import type { NameKind } from './names';
import { isDigit } from './text/characters';
import { Mode } from './text/line-state';
import { notAddress } from './values/address';
import { KeywordTable } from './values/keywords';
import { entryNames, portNames } from './values/ports';

/** What a word is, in the standard words of editors; the position in this list is its number. */
export const tokenTypes = [
  'comment',
  'keyword',
  'string',
  'number',
  'operator',
  'type',
  'variable',
  'function',
  'enumMember',
] as const;

export type TokenType = (typeof tokenTypes)[number];

export const tokenModifiers = ['declaration'] as const;

const numberOf = Object.fromEntries(tokenTypes.map((type, at) => [type, at])) as Record<TokenType, number>;

/** Bit of {@link tokenModifiers} for a name where it is defined. */
const declaration = 1;

const typeOfName: Readonly<Record<NameKind, TokenType>> = {
  acl: 'function',
  'object-group': 'variable',
  object: 'variable',
  'route-map': 'function',
  'prefix-list': 'function',
  'crypto-map': 'function',
  'dynamic-map': 'function',
  'transform-set': 'variable',
  'ipsec-proposal': 'variable',
  'ipsec-profile': 'variable',
  'isakmp-profile': 'variable',
  keyring: 'variable',
  'ikev2-keyring': 'variable',
  'ikev2-proposal': 'variable',
  'ikev2-policy': 'variable',
  'ikev2-profile': 'variable',
  'nat-pool': 'variable',
  'local-pool': 'variable',
  interface: 'type',
  nameif: 'type',
  'class-map': 'function',
  'policy-map': 'function',
  zone: 'type',
  vrf: 'type',
  'tunnel-group': 'variable',
  'group-policy': 'variable',
  'inspect-rule': 'function',
  'ezvpn-client': 'variable',
  'ezvpn-group': 'variable',
  'time-range': 'variable',
  'nat-portmap': 'variable',
  'address-name': 'variable',
};

/** Takes tokens in text order: offsets in the text, the number of the type, bits of the modifiers. */
export interface TokenSink {
  add(start: number, end: number, type: number, modifiers: number): void;
}

export function emitWhole(sink: TokenSink, type: TokenType, start: number, end: number): void {
  if (end > start) sink.add(start, end, numberOf[type], 0);
}

/**
 * The tokens of the command that the reader holds. `understood` says that the line is one that the model reads; of others only
 * the first word is a keyword.
 */
export function lineTokens(
  reader: Reader,
  mode: number,
  names: readonly FoundName[],
  understood: boolean,
  sink: TokenSink,
): void {
  const { tokens } = reader;
  const first = tokens.isAt(0, 'no') || tokens.isAt(0, 'default') ? 1 : 0;
  const entry = isEntry(reader, mode);
  let name = 0;
  for (let index = 0; index < tokens.count; index++) {
    const start = tokens.startOf(index);
    const end = tokens.endOf(index);
    let at = start;
    for (let found = names[name]; found !== undefined && found.start < end; found = names[++name]) {
      if (found.start >= at) {
        sink.add(found.start, found.end, numberOf[typeOfName[found.kind]], modifiersOf(found));
      }
      at = Math.max(at, found.end);
      if (found.end > end) break;
    }
    if (at > start) continue;
    const rest = restType(reader, index, first);
    if (rest !== null) {
      emitWhole(sink, 'keyword', start, end);
      if (index + 1 < tokens.count) emitWhole(sink, rest, tokens.startOf(index + 1), tokens.end);
      return;
    }
    const type = wordType(reader, index, entry);
    if (type !== null) sink.add(start, end, numberOf[type], 0);
    else if (understood || names.length > 0 || index <= first) sink.add(start, end, numberOf.keyword, 0);
  }
  if (tokens.count > 0) emitComment(reader, sink);
}

function modifiersOf({ role }: FoundName): number {
  return role === 'definition' ? declaration : 0;
}

/** A comment behind the words of a command. */
function emitComment({ tokens }: Reader, sink: TokenSink): void {
  let at = tokens.endOf(tokens.count - 1);
  while (at < tokens.end && tokens.text.charCodeAt(at) <= 32) at++;
  if (tokens.text.charCodeAt(at) === 33) emitWhole(sink, 'comment', at, tokens.end);
}

/** Whether protocol and port names are to be expected in the line. */
function isEntry({ tokens }: Reader, mode: number): boolean {
  if (mode === Mode.extendedList || mode === Mode.serviceGroup || mode === Mode.serviceObject) return true;
  return (
    mode === Mode.none &&
    (tokens.isAt(0, 'access-list', 8) ||
      tokens.isAt(0, 'xlate') ||
      tokens.isAt(0, 'permit', 3) ||
      tokens.isAt(0, 'deny', 3) ||
      (tokens.isAt(0, 'ip') && tokens.isAt(1, 'nat')))
  );
}

const restInitials = new Set(['r', 'd', 'h', 'p', 's'].map((letter) => letter.charCodeAt(0)));

/** Words behind which the line is free text; those of keys are never anything else. */
function restType({ tokens }: Reader, index: number, first: number): TokenType | null {
  if (!restInitials.has(tokens.firstCode(index) | 32)) return null;
  if (tokens.isAt(index, 'remark', 3)) return index <= first + 4 ? 'comment' : null;
  if (tokens.isAt(index, 'description', 4)) return index === first ? 'string' : null;
  if (tokens.isAt(index, 'hostname', 4)) return index === first ? 'string' : null;
  const isKey =
    tokens.isAt(index, 'password') || tokens.isAt(index, 'secret') || tokens.isAt(index, 'pre-shared-key');
  return isKey ? 'string' : null;
}

function wordType(reader: Reader, index: number, entry: boolean): TokenType | null {
  const { tokens } = reader;
  const { text } = tokens;
  const start = tokens.startOf(index);
  if (entry && isAbbreviatedPort(reader, index)) return 'enumMember';
  if (isDigit(text.charCodeAt(start))) return 'number';
  if (entry) {
    const found = entryWords.find(text, start, tokens.endOf(index));
    if (found >= 0) return found === operatorClass ? 'operator' : index > 0 ? 'enumMember' : null;
  }
  if (index > 0 && tokens.isAt(index - 1, 'key')) return 'string';
  return tokens.addressAt(index) === notAddress ? null : 'number';
}

const portOperators = ['eq', 'neq', 'lt', 'gt', 'range'];

/** `isak` after `eq` or as the end of a range: a port name as somebody types it. */
function isAbbreviatedPort({ tokens, asa }: Reader, index: number): boolean {
  const start = tokens.startOf(index);
  if (index < 2 || isDigit(tokens.text.charCodeAt(start))) return false;
  const follows =
    portOperators.some((word) => tokens.isAt(index - 1, word)) || tokens.isAt(index - 2, 'range', 3);
  if (!follows) return false;
  const end = tokens.endOf(index);
  return (['udp', 'tcp'] as const).some(
    (protocol) => portNames(asa ? 'asa' : 'ios', protocol).findAbbreviated(tokens.text, start, end) >= 0,
  );
}

const operatorClass = 1;
const nameClass = 2;

/** Operators, protocols and port names: all that an ACE has besides keywords, addresses and names. */
const entryWords = new KeywordTable(
  Object.fromEntries([
    ...['eq', 'neq', 'lt', 'gt', 'range'].map((word) => [word, operatorClass] as const),
    ...entryNames.map((word) => [word, nameClass] as const),
  ]),
);
