import type { At, Span } from './model';
import { nearest } from './nearest';
import { quotable, type Problems } from './problems';
import type { MapTree, Tree } from './tree';

/** Reads one value; reports what is wrong with it and then returns null. */
export type Read<T> = (tree: Tree, problems: Problems) => T | null;

/** The fields of one mapping. Unknown, repeated and empty ones are reported when it is opened. */
export class Fields {
  private readonly values = new Map<string, { readonly key: At<string>; readonly value: Tree }>();

  /** Null (and a problem) where the value is not a mapping. `part` names the mapping in messages. */
  static open(tree: Tree, part: string, known: readonly string[], problems: Problems): Fields | null {
    if (tree.kind === 'map') return new Fields(tree, part, known, problems);
    problems.report('scenario.wrong-type', tree.span, { expected: 'mapping', of: part });
    return null;
  }

  private constructor(
    private readonly map: MapTree,
    private readonly part: string,
    known: readonly string[],
    private readonly problems: Problems,
  ) {
    for (const entry of map.entries) {
      const name = entry.key.value;
      if (!known.includes(name)) this.reportUnknown(entry.key, known);
      else if (this.values.has(name))
        problems.report('scenario.duplicate-field', entry.key.span, { field: name });
      else this.values.set(name, entry);
    }
    for (const [field, { key, value }] of this.values) {
      if (isEmpty(value)) problems.report('scenario.missing-value', key.span, { field });
    }
  }

  get span(): Span {
    return this.map.span;
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** Null where the field is absent, empty or wrong. */
  read<T>(name: string, read: Read<T>): T | null {
    const value = this.values.get(name)?.value;
    return value === undefined || isEmpty(value) ? null : read(value, this.problems);
  }

  /** As `read`, and an absent field is a problem. */
  require<T>(name: string, read: Read<T>): T | null {
    if (!this.has(name)) this.reportMissing(name);
    return this.read(name, read);
  }

  reportMissing(field: string): void {
    this.problems.report('scenario.missing-field', this.head(), { field, of: this.part });
  }

  /** Reports two fields that cannot stand together, at the second of the names. */
  exclude(other: string, field: string): void {
    const entry = this.values.get(field);
    if (entry === undefined || !this.has(other)) return;
    this.problems.report('scenario.conflicting-fields', entry.key.span, { field, other });
  }

  /** Where a problem of the whole mapping is shown: its first key, so that not many lines are underlined. */
  head(): Span {
    return this.map.entries[0]?.key.span ?? this.map.span;
  }

  private reportUnknown(key: At<string>, known: readonly string[]): void {
    const suggestion = nearest(key.value, known);
    this.problems.report('scenario.unknown-field', key.span, {
      field: quotable(key.value),
      of: this.part,
      ...(suggestion === null ? {} : { suggestion }),
    });
  }
}

function isEmpty(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}
