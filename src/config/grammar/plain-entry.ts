import { Operator, Word, type PackedEntries } from '../packed-entries';
import type { ListLine, Statement } from '../statements';
import { takeProtocol } from './ace';
import { portAt } from './port-match';
import type { Reader } from './reader';

/** Stands for an entry that is a row now. */
export const packedEntry: Statement = { kind: 'unknown', sequence: null };

const highestPort = 65535;
const highestWord = 0xffffffff;

/**
 * Reads an extended entry of addresses and ports, as nearly all are, into a row; false, and the cursor where it was, when the
 * entry is none of these or is wrong. Whatever this takes, `takeEntry` reads in the same way.
 */
export function packEntry(reader: Reader, entries: PackedEntries, list: ListLine | null): boolean {
  const { tokens } = reader;
  const start = tokens.at;
  const sequence = tokens.takeNumber();
  const permit = tokens.take('permit', 3);
  if ((permit || tokens.take('deny', 3)) && sequence <= highestWord) {
    const protocol = takeProtocol(reader);
    if (protocol >= 0 && packSides(reader, protocol, entries.draft)) {
      const log = tokens.at === tokens.count - 1 && tokens.take('log');
      if (tokens.done) {
        entries.add(permit, protocol, log, sequence, list);
        return true;
      }
    }
  }
  tokens.at = start;
  return false;
}

function packSides(reader: Reader, protocol: number, draft: Uint32Array): boolean {
  const ported = protocol === 6 || protocol === 17 || protocol === 132;
  draft[Word.sourceOperator] = Operator.none;
  draft[Word.destinationOperator] = Operator.none;
  draft[Word.sourcePorts] = 0;
  draft[Word.destinationPorts] = 0;
  return (
    packAddress(reader, draft, Word.source) &&
    (!ported || packPorts(reader, protocol, draft, Word.sourcePorts, Word.sourceOperator)) &&
    packAddress(reader, draft, Word.destination) &&
    (!ported || packPorts(reader, protocol, draft, Word.destinationPorts, Word.destinationOperator))
  );
}

function packAddress({ tokens, asa }: Reader, draft: Uint32Array, word: number): boolean {
  const index = tokens.at;
  let address = 0;
  let wildcard = highestWord;
  switch (tokens.firstCode(index) | 32) {
    case 97: // a
      if (!tokens.isAt(index, 'any') && !tokens.isAt(index, 'any4')) {
        return false;
      }
      tokens.at = index + 1;
      break;
    case 104: // h
      address = tokens.isAt(index, 'host', 2) ? tokens.addressAt(index + 1) : -1;
      if (address < 0) {
        return false;
      }
      wildcard = 0;
      tokens.at = index + 2;
      break;
    default: {
      address = tokens.plainAddressAt(index);
      const second = tokens.plainAddressAt(index + 1);
      if (address < 0 || second < 0) {
        return false;
      }
      wildcard = asa ? ~second >>> 0 : second;
      address = wildcard === highestWord ? 0 : address;
      tokens.at = index + 2;
    }
  }
  draft[word] = address;
  draft[word + 1] = wildcard;
  return true;
}

function packPorts(
  reader: Reader,
  protocol: number,
  draft: Uint32Array,
  word: number,
  operatorWord: number,
): boolean {
  const { tokens } = reader;
  const operator = takeOperator(reader);
  if (operator === Operator.none) {
    return true;
  }
  const first = tokens.done ? -1 : portAt(reader, tokens.at++, protocol, false);
  let second = 0;
  let found: number = operator;
  if (operator === Operator.range) {
    second = tokens.done ? -1 : portAt(reader, tokens.at++, protocol, false);
  } else if ((operator === Operator.one || operator === Operator.not) && !reader.asa && !tokens.done) {
    const next = portAt(reader, tokens.at, protocol, false);
    if (next >= 0) {
      tokens.at++;
      second = next;
      found = Operator.two;
      const isLonger = tokens.at < tokens.count && portAt(reader, tokens.at, protocol, false) >= 0;
      if (operator === Operator.not || isLonger) {
        return false;
      }
    }
  }
  if (first < 0 || second < 0 || first > highestPort || second > highestPort) {
    return false;
  }
  if (operator === Operator.range && first > second) {
    return false;
  }
  draft[operatorWord] = found;
  draft[word] = first | (second << 16);
  return true;
}

function takeOperator({ tokens }: Reader): number {
  switch (tokens.firstCode(tokens.at) | 32) {
    case 101: // e
      return tokens.take('eq') ? Operator.one : Operator.none;
    case 110: // n
      return tokens.take('neq', 3) ? Operator.not : Operator.none;
    case 108: // l
      return tokens.take('lt') ? Operator.below : Operator.none;
    case 103: // g
      return tokens.take('gt') ? Operator.above : Operator.none;
    case 114: // r
      return tokens.take('range', 3) ? Operator.range : Operator.none;
    default:
      return Operator.none;
  }
}
