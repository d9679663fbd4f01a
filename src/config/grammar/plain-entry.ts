import { Operator, Word, type PackedEntries } from '../packed-entries';
import type { ListLine, Statement } from '../statements';
import { isDigit, lower } from '../text/characters';
import { isBlankByte } from '../text/window';
import { anyProtocol, portNames, protocolNames } from '../values/ports';

/** Stands for an entry that is a row now. */
export const packedEntry: Statement = { kind: 'unknown', sequence: null };

const highestPort = 65535;
const allBits = -1;
const mostDigits = 9;
const longestAddress = 15;
const dot = 46;
const exclamation = 33;

/**
 * Reads extended entries of addresses and ports, as nearly all are, from the characters of a line into rows. Whatever it takes,
 * `takeEntry` reads in the same way; the words of a line that it takes are never looked for one by one.
 */
export class PlainEntryScanner {
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private stop = 0;
  private asa = false;
  /** The address that was read last. */
  private address = 0;

  /**
   * Adds the entry that begins at `from` and ends before `stop`, both places in `bytes`; false where it is not a plain one, or is
   * wrong.
   */
  scan(
    bytes: Uint8Array,
    from: number,
    stop: number,
    asa: boolean,
    entries: PackedEntries,
    list: ListLine | null,
  ): boolean {
    this.bytes = bytes;
    this.at = from;
    this.stop = stop;
    this.asa = asa;
    const sequence = this.takeNumber();
    const permit = this.takeWord('permit', 3);
    if (!permit && !this.takeWord('deny', 3)) {
      return false;
    }
    const protocol = this.takeProtocol();
    if (protocol < 0 || !this.takeSides(protocol, entries.draft)) {
      return false;
    }
    const log = this.takeWord('log', 3);
    if (!this.atEnd()) {
      return false;
    }
    entries.add(permit, protocol, log, sequence, list);
    return true;
  }

  private takeSides(protocol: number, draft: Uint32Array): boolean {
    const ported = protocol === 6 || protocol === 17 || protocol === 132;
    draft[Word.sourceOperator] = Operator.none;
    draft[Word.destinationOperator] = Operator.none;
    draft[Word.sourcePorts] = 0;
    draft[Word.destinationPorts] = 0;
    return (
      this.takeAddresses(draft, Word.source) &&
      (!ported || this.takePorts(protocol, draft, Word.sourcePorts, Word.sourceOperator)) &&
      this.takeAddresses(draft, Word.destination) &&
      (!ported || this.takePorts(protocol, draft, Word.destinationPorts, Word.destinationOperator))
    );
  }

  private takeAddresses(draft: Uint32Array, word: number): boolean {
    let address = 0;
    let wildcard = allBits;
    switch ((this.bytes[this.at] ?? 0) | 32) {
      case 97: // a
        if (!this.takeWord('any', 3) && !this.takeWord('any4', 4)) {
          return false;
        }
        break;
      case 104: // h
        if (!this.takeWord('host', 2) || !this.takeAddress()) {
          return false;
        }
        ({ address } = this);
        wildcard = 0;
        break;
      default:
        if (!this.takeAddress()) {
          return false;
        }
        ({ address } = this);
        if (!this.takeAddress()) {
          return false;
        }
        wildcard = this.asa ? ~this.address : this.address;
        address = wildcard === allBits ? 0 : address;
    }
    draft[word] = address;
    draft[word + 1] = wildcard;
    return true;
  }

  private takePorts(protocol: number, draft: Uint32Array, word: number, operatorWord: number): boolean {
    const operator = this.takeOperator();
    if (operator === Operator.none) {
      return true;
    }
    const first = this.takePort(protocol);
    let second = 0;
    let found = operator;
    if (operator === Operator.range) {
      second = this.takePort(protocol);
      if (first > second) {
        return false;
      }
    } else if ((operator === Operator.one || operator === Operator.not) && !this.asa) {
      const next = this.takePort(protocol);
      if (next >= 0) {
        second = next;
        found = Operator.two;
        if (operator === Operator.not || this.takePort(protocol) >= 0) {
          return false;
        }
      }
    }
    if (first < 0 || first > highestPort || second > highestPort) {
      return false;
    }
    draft[operatorWord] = found;
    draft[word] = first | (second << 16);
    return true;
  }

  private takeOperator(): number {
    switch ((this.bytes[this.at] ?? 0) | 32) {
      case 101: // e
        return this.takeWord('eq', 2) ? Operator.one : Operator.none;
      case 110: // n
        return this.takeWord('neq', 3) ? Operator.not : Operator.none;
      case 108: // l
        return this.takeWord('lt', 2) ? Operator.below : Operator.none;
      case 103: // g
        return this.takeWord('gt', 2) ? Operator.above : Operator.none;
      case 114: // r
        return this.takeWord('range', 3) ? Operator.range : Operator.none;
      default:
        return Operator.none;
    }
  }

  /** Takes a port by number or name; -1 where the next word is none. */
  private takePort(protocol: number): number {
    const { at, bytes } = this;
    if (isDigit(bytes[at] ?? 0)) {
      return this.takeNumber();
    }
    const end = this.wordEnd(at);
    const port = portNames(this.asa ? 'asa' : 'ios', protocol === 6 ? 'tcp' : 'udp').findBytes(
      bytes,
      at,
      end,
    );
    if (port >= 0) {
      this.goBehind(end);
    }
    return port;
  }

  /** Takes a protocol by number or name; -1 where the next word is none, 256 for `ip`. */
  private takeProtocol(): number {
    const { at, bytes } = this;
    let protocol = this.takeNumber();
    if (protocol < 0) {
      const end = this.wordEnd(at);
      protocol = protocolNames.findBytes(bytes, at, end);
      this.goBehind(end);
    } else if (protocol >= anyProtocol) {
      return -1;
    }
    return protocol === 0 && this.asa ? anyProtocol : protocol;
  }

  /** Takes `word` in any case, or its beginning of at least `least` letters. */
  private takeWord(word: string, least: number): boolean {
    const { bytes, stop } = this;
    const from = this.at;
    let at = from;
    for (; at < stop; at++) {
      const code = bytes[at] ?? 0;
      if (isBlankByte(code)) {
        break;
      }
      if (at - from >= word.length || lower(code) !== word.charCodeAt(at - from)) {
        return false;
      }
    }
    if (at - from < least) {
      return false;
    }
    this.goBehind(at);
    return true;
  }

  /** Takes a word of up to nine digits; -1 where the next word is none. */
  private takeNumber(): number {
    const { bytes, stop } = this;
    let { at } = this;
    const from = at;
    let value = 0;
    for (; at < stop; at++) {
      const code = bytes[at] ?? 0;
      if (!isDigit(code)) {
        if (isBlankByte(code)) {
          break;
        }
        return -1;
      }
      value = (value * 10 + code - 48) | 0;
    }
    if (at === from || at - from > mostDigits) {
      return -1;
    }
    this.goBehind(at);
    return value;
  }

  /** Takes a dotted address into {@link address}. */
  private takeAddress(): boolean {
    const { bytes, stop } = this;
    let { at } = this;
    const from = at;
    let address = 0;
    let part = 0;
    let dots = 0;
    let digits = 0;
    for (; at < stop; at++) {
      const code = bytes[at] ?? 0;
      if (code === dot) {
        if (digits === 0 || part > 255) {
          return false;
        }
        address = (address << 8) | part;
        dots++;
        part = 0;
        digits = 0;
      } else if (isDigit(code)) {
        part = (part * 10 + code - 48) | 0;
        digits++;
      } else if (isBlankByte(code)) {
        break;
      } else {
        return false;
      }
    }
    if (dots !== 3 || digits === 0 || part > 255 || at - from > longestAddress) {
      return false;
    }
    this.address = (address << 8) | part;
    this.goBehind(at);
    return true;
  }

  private wordEnd(from: number): number {
    const { bytes, stop } = this;
    let at = from;
    while (at < stop && !isBlankByte(bytes[at] ?? 0)) {
      at++;
    }
    return at;
  }

  /** Goes to the word behind the one that ends at `end`. */
  private goBehind(end: number): void {
    const { bytes, stop } = this;
    let at = end;
    while (at < stop && isBlankByte(bytes[at] ?? 0)) {
      at++;
    }
    this.at = at;
  }

  private atEnd(): boolean {
    return this.at >= this.stop || this.bytes[this.at] === exclamation;
  }
}
