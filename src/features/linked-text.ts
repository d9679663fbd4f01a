import { TextLines } from './text-lines';
import type { Snapshot } from '../workspace/snapshot';
import { nameOf, type Uri } from '../workspace/uri';
import type { TextPlace } from './peer-places';

/** A place as editors count: line and column from 0. */
export interface LinkTarget {
  readonly uri: Uri;
  readonly line: number;
  readonly column: number;
}

/** A line of text, parts of which lead to lines of other files. */
export interface LinkedLine {
  readonly text: string;
  readonly links: readonly { readonly start: number; readonly end: number; readonly target: LinkTarget }[];
}

/** The files in which places are looked up. */
export type Texts = Pick<Snapshot, 'config' | 'scenario'>;

/** Where a text begins, for a reader; null where its file is not loaded. */
export function targetOf(snapshot: Texts, { uri, span }: TextPlace): LinkTarget | null {
  const config = snapshot.config(uri);
  if (config !== null) {
    const line = config.lines.lineAt(span.start);
    return { uri, line, column: span.start - config.lines.startOf(line) };
  }
  const text = snapshot.scenario(uri)?.text;
  return text === undefined ? null : { uri, ...new TextLines(text).positionAt(span.start) };
}

export function plainLine(text: string): LinkedLine {
  return { text, links: [] };
}

/** Labels in one column, values beside them; a value may begin with a link. */
export class LabelledLines {
  readonly lines: LinkedLine[] = [];

  constructor(private readonly labelWidth: number) {}

  heading(text: string): void {
    this.lines.push(plainLine(text));
  }

  space(): void {
    this.lines.push(plainLine(''));
  }

  add(label: string, value: string): void {
    this.lines.push(plainLine(this.label(label) + value));
  }

  /** A link between texts. */
  addLink(label: string, target: LinkTarget, after: string, prefix = '', file = nameOf(target.uri)): void {
    const before = this.label(label) + (prefix === '' ? '' : `${prefix}  `);
    const name = `${file}:${target.line + 1}`;
    this.lines.push({
      text: `${before}${name}${after === '' ? '' : `  ${after}`}`,
      links: [{ start: before.length, end: before.length + name.length, target }],
    });
  }

  private label(label: string): string {
    return `  ${label.padEnd(this.labelWidth)}  `;
  }
}

/** The text of a place without blanks around it. */
export function placeText(texts: Texts, { uri, span }: TextPlace): string {
  const text = texts.config(uri)?.text ?? texts.scenario(uri)?.text ?? '';
  return text.slice(span.start, span.end).trim();
}
