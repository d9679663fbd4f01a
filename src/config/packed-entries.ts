import { addressMatch } from './grammar/addresses';
import { onePort } from './grammar/port-match';
import type { AccessListEntry, Ace, AceLog, PortMatch } from './model';
import type { ListLine, Statement } from './statements';

/** What a line says; a number is the row of an entry in the config's {@link PackedEntries}. */
export type LineStatement = Statement | number | null;

/** An entry of a list: its row, or the entry itself where a row cannot hold it. */
export type LineEntry = AccessListEntry | number;

/** Words of a row, and of {@link PackedEntries.draft} besides. */
export const Word = {
  head: 0,
  source: 1,
  sourceWildcard: 2,
  sourcePorts: 3,
  destination: 4,
  destinationWildcard: 5,
  destinationPorts: 6,
  /** The sequence, or the number of the list that the line names. */
  tail: 7,
  sourceOperator: 8,
  destinationOperator: 9,
} as const;

/** Kinds of port matches; a word holds two ports. */
export const Operator = { none: 0, one: 1, two: 2, not: 3, below: 4, above: 5, range: 6 } as const;

const rowWords = 8;
const firstRows = 64;
const permitBit = 1;
const protocolShift = 1;
const protocolBits = 0x1ff;
const sourceShift = 10;
const destinationShift = 13;
const operatorBits = 7;
const logBit = 1 << 16;
const sequenceBit = 1 << 17;
const listBit = 1 << 18;

const anyProtocol = 256;
const plainLog: AceLog = {};
const isLogged: Pick<Ace, 'log'> = { log: plainLog };
const notLogged: Pick<Ace, 'log'> = {};
const noConditions: Ace['conditions'] = [];

/**
 * Entries with all their fields decoded, eight words each: a long list needs no objects to be read and assembled. Rows are
 * only ever added, so that the versions of a text share them.
 */
export class PackedEntries {
  /** The entry that is being read. */
  readonly draft = new Uint32Array(10);
  /** The row that was added last. */
  last = -1;
  private words = new Uint32Array(firstRows * rowWords);
  private readonly lists: ListLine[] = [];
  /** Entries that were asked for: one row is always one object. */
  private entries: (Ace | undefined)[] = [];

  /** Adds the draft; `protocol` is 256 for `ip`, `sequence` negative where none is written. */
  add(permit: boolean, protocol: number, log: boolean, sequence: number, list: ListLine | null): void {
    const { draft } = this;
    const at = ++this.last * rowWords;
    if (at >= this.words.length) {
      const longer = new Uint32Array(Math.max(firstRows * rowWords, this.words.length * 2));
      longer.set(this.words);
      this.words = longer;
    }
    const { words } = this;
    words[at] =
      (permit ? permitBit : 0) |
      (protocol << protocolShift) |
      ((draft[Word.sourceOperator] ?? 0) << sourceShift) |
      ((draft[Word.destinationOperator] ?? 0) << destinationShift) |
      (log ? logBit : 0) |
      (sequence >= 0 ? sequenceBit : list === null ? 0 : listBit);
    words[at + 1] = draft[1] ?? 0;
    words[at + 2] = draft[2] ?? 0;
    words[at + 3] = draft[3] ?? 0;
    words[at + 4] = draft[4] ?? 0;
    words[at + 5] = draft[5] ?? 0;
    words[at + 6] = draft[6] ?? 0;
    words[at + Word.tail] = sequence >= 0 ? sequence : list === null ? 0 : this.numberOf(list);
  }

  private numberOf(list: ListLine): number {
    if (this.lists.at(-1) !== list) {
      this.lists.push(list);
    }
    return this.lists.length - 1;
  }

  /** Gives back the room for rows that are still to come; more can be added all the same. */
  trim(): void {
    this.words = this.words.slice(0, (this.last + 1) * rowWords);
  }

  /** Lets go of the objects that were made of rows; asked again, others are made. */
  letGoOfObjects(): void {
    this.entries = [];
  }

  private word(row: number, word: number): number {
    return this.words[row * rowWords + word] ?? 0;
  }

  /** What the line says beside the entry where it names its list. */
  listOf(row: number): ListLine | null {
    const named = (this.word(row, Word.head) & listBit) !== 0;
    return named ? (this.lists[this.word(row, Word.tail)] ?? null) : null;
  }

  sequenceOf(entry: LineEntry): number | null {
    if (typeof entry !== 'number') {
      return entry.sequence;
    }
    return (this.word(entry, Word.head) & sequenceBit) === 0 ? null : this.word(entry, Word.tail);
  }

  /** Whether two rows say the same, their lists apart; the other one may be a row of another config. */
  areEqual(one: number, other: number, others: PackedEntries = this): boolean {
    const named = (this.word(one, Word.head) & listBit) !== 0;
    for (let word = 0; word < (named ? Word.tail : rowWords); word++) {
      if (this.word(one, word) !== others.word(other, word)) {
        return false;
      }
    }
    return true;
  }

  /** The entry as an object. */
  entryOf(entry: LineEntry): AccessListEntry {
    return typeof entry === 'number' ? (this.entries[entry] ??= this.unpacked(entry)) : entry;
  }

  private unpacked(row: number): Ace {
    const head = this.word(row, Word.head);
    const protocol = (head >>> protocolShift) & protocolBits;
    // Entries of one hidden class: an object made of another one and a field more gets a class of its own from V8, for each.
    const logged = (head & logBit) === 0 ? notLogged : isLogged;
    return {
      kind: 'ace',
      action: (head & permitBit) === 0 ? 'deny' : 'permit',
      sequence: this.sequenceOf(row),
      protocol: protocol === anyProtocol ? null : protocol,
      protocolGroup: null,
      source: addressMatch(this.word(row, Word.source), this.word(row, Word.sourceWildcard)),
      sourcePorts: recentMatch((head >>> sourceShift) & operatorBits, this.word(row, Word.sourcePorts)),
      destination: addressMatch(this.word(row, Word.destination), this.word(row, Word.destinationWildcard)),
      destinationPorts: recentMatch(
        (head >>> destinationShift) & operatorBits,
        this.word(row, Word.destinationPorts),
      ),
      conditions: noConditions,
      inactive: false,
      reflect: null,
      ...logged,
    };
  }
}

/** The last port matches that were made, so that equal ones are one object; the index is a hash of operator and ports. */
const recentSize = 256;
const recentKeys = new Float64Array(recentSize);
const recentMatches = new Array<PortMatch | null>(recentSize).fill(null);

function recentMatch(operator: number, ports: number): PortMatch | null {
  const key = operator * 0x100000000 + ports;
  const slot = Math.imul(ports ^ operator, 0x9e3779b1) >>> 24;
  if (recentKeys[slot] !== key) {
    recentKeys[slot] = key;
    recentMatches[slot] = portMatch(operator, ports);
  }
  return recentMatches[slot] ?? null;
}

function portMatch(operator: number, ports: number): PortMatch | null {
  const first = ports & 0xffff;
  const second = ports >>> 16;
  switch (operator) {
    case Operator.none:
      return null;
    case Operator.one:
      return onePort(first);
    case Operator.two:
      return { operator: 'eq', ports: [first, second] };
    case Operator.not:
      return { operator: 'neq', ports: [first] };
    case Operator.below:
      return { operator: 'lt', port: first };
    case Operator.above:
      return { operator: 'gt', port: first };
    default:
      return { operator: 'range', first, last: second };
  }
}
