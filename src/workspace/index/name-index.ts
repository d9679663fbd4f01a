import type { FoundName } from '../../config/grammar/name-pattern';
import { nameKey, type NameKind } from '../../config/names';
import type { Span } from '../../config/model';
import type { NameRole } from '../../config/names';
import { StringTable } from './string-table';

/** Where a name stands in a file whose text is not at hand; lines and columns count from 0. */
export interface IndexedName {
  readonly kind: NameKind;
  readonly role: NameRole;
  /** As the device compares it. */
  readonly name: string;
  readonly span: Span;
  readonly line: number;
  readonly column: number;
}

/** The names of one file as numbers. */
export type PackedNames = Uint32Array;

/** Numbers of one use: twice the name's number and one for a definition, line, column, offset, length. */
const width = 5;

/** Names of many files: each name is kept once, each use of it as a few numbers. */
export class NameIndex {
  private readonly names = new StringTable();
  /** By the number of the name. */
  private readonly kinds: NameKind[] = [];

  /** Collects the names of one file, line by line. */
  collector(): NameCollector {
    return new NameCollector((kind, name) => this.numberOf(kind, name));
  }

  /** The uses of a name in one file, in text order; `key` is as `nameKey` makes it. */
  usesIn(packed: PackedNames, key: string): readonly IndexedName[] {
    const wanted = this.numbersOf(key);
    return wanted.length === 0 ? [] : this.uses(packed, (number) => wanted.includes(number));
  }

  /** The first definition of each name of one file whose number is wanted. */
  definitionsIn(packed: PackedNames, wanted: ReadonlySet<number>): readonly IndexedName[] {
    const seen = new Set<number>();
    return this.uses(packed, (number, role) => {
      if (role !== 'definition' || seen.has(number) || !wanted.has(number)) return false;
      seen.add(number);
      return true;
    });
  }

  /** Numbers of all names that fit. */
  matching(fits: (name: string) => boolean): ReadonlySet<number> {
    const found = new Set<number>();
    for (let number = 0; number < this.names.size; number++) {
      if (fits(this.nameAt(number))) found.add(number);
    }
    return found;
  }

  private uses(
    packed: PackedNames,
    isWanted: (number: number, role: NameRole) => boolean,
  ): readonly IndexedName[] {
    const found: IndexedName[] = [];
    for (let at = 0; at < packed.length; at += width) {
      const first = packed[at] ?? 0;
      const number = first >>> 1;
      const role = (first & 1) === 1 ? 'definition' : 'reference';
      if (!isWanted(number, role)) continue;
      const [line = 0, column = 0, start = 0, length = 0] = packed.subarray(at + 1, at + width);
      const kind = this.kinds[number] ?? 'acl';
      const span = { start, end: start + length };
      found.push({ kind, role, name: this.nameAt(number), span, line, column });
    }
    return found;
  }

  private numberOf(kind: NameKind, name: string): number {
    const number = this.names.numberOf(`${kind} ${name}`);
    this.kinds[number] ??= kind;
    return number;
  }

  private nameAt(number: number): string {
    const text = this.names.at(number);
    return text.slice(text.indexOf(' ') + 1);
  }

  /** Objects and their groups share a key. */
  private numbersOf(key: string): readonly number[] {
    const name = key.slice(key.indexOf(' ') + 1);
    const written = key === nameKey('object-group', name) ? [key, `object-group ${name}`] : [key];
    return written.flatMap((one) => this.names.find(one) ?? []);
  }
}

/** The names of one file while it is read. */
export class NameCollector {
  private readonly numbers: number[] = [];

  constructor(private readonly numberOf: (kind: NameKind, name: string) => number) {}

  /** Names of one line, in no order. */
  add(line: number, lineStart: number, names: readonly FoundName[]): void {
    for (const { kind, role, name, start, end } of names) {
      const first = this.numberOf(kind, name) * 2 + (role === 'definition' ? 1 : 0);
      this.numbers.push(first, line, start - lineStart, start, end - start);
    }
  }

  finish(): PackedNames {
    return Uint32Array.from(this.numbers);
  }
}
