import type { AddressMatch } from '../model';
import { isDigit, isLetter } from '../text/characters';
import {
  badAddress,
  isContiguousMask,
  isPlaceholder,
  maskOfLength,
  notAddress,
  placeholder,
} from '../values/address';
import type { Reader } from './reader';

const any: AddressMatch = { kind: 'any' };
const any6: AddressMatch = { kind: 'any', version: 6 };
const slash = 47;

/** The last values that were read, so that equal ones are one object; the index is a hash of the value. */
const recentSize = 256;
const hashShift = 24;
const recentHosts = new Array<(AddressMatch & { kind: 'host' }) | undefined>(recentSize).fill(undefined);
const recentWildcards = new Array<(AddressMatch & { kind: 'wildcard' }) | undefined>(recentSize).fill(
  undefined,
);

function host(address: number): AddressMatch {
  const slot = Math.imul(address | 0, 0x9e3779b1) >>> hashShift;
  const recent = recentHosts[slot];
  if (recent?.address === address) {
    return recent;
  }
  return (recentHosts[slot] = { kind: 'host', address });
}

function wildcardMatch(address: number, wildcard: number): AddressMatch {
  const slot = Math.imul((address | 0) ^ (wildcard | 0), 0x9e3779b1) >>> hashShift;
  const recent = recentWildcards[slot];
  if (recent?.address === address && recent.wildcard === wildcard) {
    return recent;
  }
  return (recentWildcards[slot] = { kind: 'wildcard', address, wildcard });
}

/** An address and its mask or wildcard as a match: whole ones are `any` and `host`. */
export function addressMatch(address: number, wildcard: number): AddressMatch {
  if (wildcard === 0) {
    return host(address);
  }
  return wildcard === 0xffffffff ? any : wildcardMatch(address, wildcard);
}

/**
 * Takes an address match of an extended entry; null when the words are none. An impossible address is reported and
 * comes back as `unknown`.
 */
export function takeAddress(reader: Reader): AddressMatch | null {
  const { tokens } = reader;
  const index = tokens.at;
  switch (tokens.firstCode(index) | 32) {
    case 97: // a
      if (tokens.take('any') || tokens.take('any4')) {
        return any;
      }
      if (tokens.take('any6')) {
        return any6;
      }
      if (tokens.isAt(index, 'addrgroup')) {
        return takeNamed(reader, 'group');
      }
      break;
    case 104: // h
      if (tokens.isAt(index, 'host', 2)) {
        return takeHost(reader);
      }
      break;
    case 111: // o
      if (tokens.isAt(index, 'object-group', 8)) {
        return takeNamed(reader, 'group');
      }
      if (tokens.isAt(index, 'object')) {
        return takeNamed(reader, 'object');
      }
      break;
    case 105: // i
      if (tokens.isAt(index, 'interface', 9)) {
        return takeNamed(reader, 'interface');
      }
      break;
    default:
  }
  return takeNetwork(reader);
}

function takeNamed(reader: Reader, kind: 'group' | 'object' | 'interface'): AddressMatch | null {
  const { tokens } = reader;
  if (tokens.at + 1 >= tokens.count) {
    return null;
  }
  tokens.at += 2;
  return { kind, name: tokens.wordAt(tokens.at - 1) };
}

function takeHost(reader: Reader): AddressMatch | null {
  const { tokens } = reader;
  const index = tokens.at + 1;
  if (index >= tokens.count) {
    return null;
  }
  tokens.at += 2;
  const address = tokens.addressAt(index);
  if (address >= 0) {
    return host(address);
  }
  if (address === badAddress) {
    reader.report('bad-address', index);
  }
  const text = tokens.wordAt(index);
  return address === notAddress && isHostName(text)
    ? { kind: 'unknown', text, hostName: true }
    : { kind: 'unknown', text };
}

/** IPv6 addresses are none. */
function isHostName(text: string): boolean {
  const first = text.charCodeAt(0);
  return (isLetter(first) || isDigit(first)) && !text.includes(':');
}

/** ASA `NAME MASK`, where a line `name` tells the address; the words are looked up when all lines are read. */
function takeNamedNetwork(reader: Reader): AddressMatch {
  const { tokens } = reader;
  reader.unsure = true;
  tokens.at += 2;
  return { kind: 'unknown', text: `${tokens.wordAt(tokens.at - 2)} ${tokens.wordAt(tokens.at - 1)}` };
}

/** `10.0.0.0 0.255.255.255`, `10.0.0.0/8` (NX-OS) and placeholders of either. */
function takeNetwork(reader: Reader): AddressMatch | null {
  const { tokens } = reader;
  const index = tokens.at;
  const address = tokens.addressAt(index);
  if (address === notAddress) {
    return reader.addressNames && tokens.addressAt(index + 1) >= 0
      ? takeNamedNetwork(reader)
      : takePrefix(reader);
  }
  tokens.at++;
  const second = tokens.addressAt(index + 1);
  if (second !== notAddress) {
    tokens.at++;
  }
  if (address < 0 || second < 0) {
    if (address === badAddress) {
      reader.report('bad-address', index);
    }
    if (second === badAddress) {
      reader.report(reader.asa ? 'bad-mask' : 'bad-address', index + 1);
    }
    if (second === notAddress && address >= 0) {
      return missingWildcard(reader, index, address);
    }
    return { kind: 'unknown', text: tokens.phrase(index, tokens.at) };
  }
  const wildcard = reader.asa ? ~second >>> 0 : second;
  return addressMatch(address, wildcard);
}

/** A lone address is a host where the line ends after it, as standard lists have it; else the entry is not understood. */
function missingWildcard(reader: Reader, index: number, address: number): AddressMatch | null {
  const { tokens } = reader;
  if (tokens.done) {
    return host(address);
  }
  tokens.at = index;
  return null;
}

/** `10.0.0.0/8`. */
function takePrefix(reader: Reader): AddressMatch | null {
  const { tokens } = reader;
  const prefix = readPrefix(reader, tokens.at);
  if (prefix === null) {
    return null;
  }
  tokens.at++;
  return 'text' in prefix
    ? { kind: 'unknown', text: prefix.text }
    : addressMatch(prefix.address, ~prefix.mask >>> 0);
}

/** An `A.B.C.D/LENGTH` word, or its text when it is a placeholder or impossible (which is reported). */
export function readPrefix(
  reader: Reader,
  index: number,
): { readonly address: number; readonly mask: number } | { readonly text: string } | null {
  const { tokens } = reader;
  const word = tokens.endOf(index) - tokens.startOf(index) <= 40 ? tokens.wordAt(index) : '';
  const cut = word.indexOf('/');
  if (cut < 3 || word.charCodeAt(cut) !== slash) {
    return null;
  }
  const length = /^\d{1,3}$/.test(word.slice(cut + 1)) ? Number(word.slice(cut + 1)) : -1;
  const address = prefixAddress(word.slice(0, cut));
  if (address === notAddress || length < 0) {
    return isPlaceholder(word, 0, cut) ? { text: word } : null;
  }
  if (address < 0 || length > 32) {
    if (address === badAddress || length > 32) {
      reader.report(address === badAddress ? 'bad-address' : 'bad-mask', index);
    }
    return { text: word };
  }
  return { address, mask: maskOfLength(length) };
}

function prefixAddress(word: string): number {
  const parts = word.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) {
    return isPlaceholder(word, 0, word.length) ? placeholder : notAddress;
  }
  const numbers = parts.map(Number);
  return numbers.some((part) => part > 255)
    ? badAddress
    : numbers.reduce((address, part) => address * 256 + part, 0);
}

/** Takes a mask that must be contiguous; null when it is none, a placeholder or impossible (which is reported). */
export function takeMask(reader: Reader): number | null {
  const { tokens } = reader;
  const mask = tokens.addressAt(tokens.at);
  if (mask === notAddress) {
    return null;
  }
  tokens.at++;
  if (mask === placeholder) {
    return null;
  }
  if (mask < 0 || !isContiguousMask(mask)) {
    reader.report('bad-mask', tokens.at - 1);
    return null;
  }
  return mask;
}

/** Takes a single address; null when it is none, a placeholder or impossible (which is reported). */
export function takeSingleAddress(reader: Reader): number | null {
  const { tokens } = reader;
  const address = tokens.addressAt(tokens.at);
  if (address === notAddress) {
    return null;
  }
  tokens.at++;
  if (address === badAddress) {
    reader.report('bad-address', tokens.at - 1);
  }
  return address < 0 ? null : address;
}

/** `A-B` or `A`. */
export function takeDashedRange(reader: Reader): { readonly first: number; readonly last: number } | null {
  const { tokens } = reader;
  const named = tokens.addressAt(tokens.at);
  if (named >= 0) {
    tokens.at++;
    return { first: named, last: named };
  }
  const [from = '', to = from, more] = tokens.wordAt(tokens.at).split('-');
  const first = dotted(from);
  const last = dotted(to);
  if (first === null || last === null || more !== undefined) {
    return null;
  }
  tokens.at++;
  return { first, last };
}

function dotted(word: string): number | null {
  const parts = word.length <= 15 ? word.split('.') : [];
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
    ? parts.reduce((address, part) => address * 256 + Number(part), 0)
    : null;
}
