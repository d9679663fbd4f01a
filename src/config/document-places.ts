import type { SummaryParts } from './assemble';
import type { Family } from './facts/records';
import type { LineParser } from './grammar/line';
import type { Lines, Places, Span } from './model';
import { findContent, type LineContent } from './text/prompt';

/** Where the facts of one document's summary stand. Lines are read again when a part of one is asked for. */
export class DocumentPlaces implements Places {
  /** Indexes of lists by name; null as long as nobody asked for one. */
  private listIndexes: ReadonlyMap<string, number> | null = null;

  constructor(
    private readonly text: string,
    private readonly lines: Lines,
    private readonly parts: SummaryParts,
    private readonly parser: LineParser,
    private readonly stateOf: (line: number) => number,
    /** Groups that hold services. */
    private readonly serviceGroups: ReadonlySet<string>,
  ) {}

  accessListEntry(list: string, index: number): Span | null {
    return this.content(this.entryLine(list, index));
  }

  accessListEntriesIn(list: string, firstLine: number, lastLine: number): readonly number[] {
    const at = this.indexOfList(list);
    const entries = this.parts.lists.values[at]?.lines ?? [];
    const start = this.parts.lists.first[at] ?? 0;
    const found: number[] = [];
    for (let index = 0; index < entries.length; index++) {
      const line = start + (entries[index] ?? -1);
      if (line >= firstLine && line <= lastLine) {
        found.push(index);
      }
    }
    return found;
  }

  accessListName(list: string): Span | null {
    const definition = this.parts.lists.first[this.indexOfList(list)];
    if (definition === undefined || list === '') {
      return null;
    }
    this.read(definition);
    const { tokens } = this.parser.reader;
    for (let index = 0; index < tokens.count; index++) {
      if (tokens.wordAt(index) === list) {
        return tokens.spanOf(index);
      }
    }
    return null;
  }

  sourcePorts(list: string, index: number): Span | null {
    return this.readEntry(list, index) ? this.parser.reader.sourcePorts : null;
  }

  destinationPorts(list: string, index: number): Span | null {
    return this.readEntry(list, index) ? this.parser.reader.destinationPorts : null;
  }

  natRule(index: number): Span | null {
    return this.content(this.parts.natRules.first[index]);
  }

  natPool(index: number): Span | null {
    return this.content(this.parts.natPools.first[index]);
  }

  interface(index: number): Span | null {
    return this.content(this.parts.interfaces.first[index]);
  }

  directive(index: number): Span | null {
    return this.content(this.parts.directives.first[index]);
  }

  staticRoute(index: number): Span | null {
    return this.content(this.parts.staticRoutes.first[index]);
  }

  record(family: Family, index: number): Span | null {
    return this.content(this.parts.records.get(family)?.first[index]);
  }

  accessGroup(interfaceIndex: number, direction: 'in' | 'out'): Span | null {
    const { accessGroupsIn, accessGroupsOut } = this.parts.interfaces;
    return this.content((direction === 'in' ? accessGroupsIn : accessGroupsOut)[interfaceIndex]);
  }

  private entryLine(list: string, index: number): number | undefined {
    const at = this.indexOfList(list);
    const line = this.parts.lists.values[at]?.lines[index];
    return line === undefined ? undefined : (this.parts.lists.first[at] ?? 0) + line;
  }

  private indexOfList(list: string): number {
    this.listIndexes ??= new Map(this.parts.lists.keys.map((name, at) => [name, at]));
    return this.listIndexes.get(list) ?? -1;
  }

  private readEntry(list: string, index: number): boolean {
    const line = this.entryLine(list, index);
    if (line === undefined) {
      return false;
    }
    this.read(line);
    return true;
  }

  private read(line: number): void {
    this.parser.reader.serviceGroups = this.serviceGroups;
    this.parser.read(this.text, this.lines.startOf(line), this.lines.endOf(line), this.stateOf(line));
  }

  /** The line without blanks, prompt and line end. */
  private content(line: number | undefined): Span | null {
    if (line === undefined || line < 0) {
      return null;
    }
    const content: LineContent = { start: 0, end: 0, indent: 0, prompt: 0 };
    findContent(this.text, this.lines.startOf(line), this.lines.endOf(line), content);
    return { start: content.start, end: content.end };
  }
}
