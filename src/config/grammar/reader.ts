import type { ConfigProblem, Span } from '../model';
import { Mode } from '../text/line-state';
import type { ListLine } from '../statements';
import type { LineContent } from '../text/prompt';
import { Tokens } from '../text/tokens';
import { CharacterWindow } from '../text/window';
import { EntryRows } from './entry-rows';

/** A problem of one line; its span counts from the start of the line. */
export type LineProblem = ConfigProblem;

const noSecrets: readonly number[] = [];

/** What the grammar reads a line with: its words, how addresses are written, and where problems go. */
export class Reader {
  readonly window = new CharacterWindow();
  readonly tokens = new Tokens(this.window);
  /** ASA syntax where both families use the same words: masks instead of wildcards, other port names. */
  asa = false;
  /** Whether a name may stand for an address (`names` of the ASA). */
  addressNames = false;
  /** Groups known to hold services, where all lines have been read before. */
  serviceGroups: ReadonlySet<string> | null = null;
  readonly rows = new EntryRows(this.window);
  /** Problems of the current line. */
  problems: LineProblem[] = [];
  /** Mode that the last global line opened. */
  opened: number = Mode.none;
  /** Offsets of the port matches of the last access-list entry; the start is -1 where it has none. */
  sourceStart = -1;
  sourceEnd = -1;
  destinationStart = -1;
  destinationEnd = -1;
  /** Indexes of the words of the line that are secrets. */
  secrets: readonly number[] = noSecrets;
  /** Whether a word of the line was left out, or kept as it is for want of a field of its own. */
  unsure = false;
  private lineStart = 0;

  /** Takes up the line from `start` to `end`, and says where its content stands. */
  loadLine(text: string, start: number, end: number, content: LineContent): void {
    this.lineStart = start;
    this.tokens.full = null;
    this.unsure = false;
    this.tokens.loadLine(text, start, end, content);
    this.secrets = noSecrets;
    if (this.problems.length > 0) {
      this.problems = [];
    }
  }

  /** Takes the rest of the line as an entry into a row; false where it is no plain one, or rows are not asked for. */
  takeRow(list: ListLine | null): boolean {
    const { tokens } = this;
    return this.rows.readEntry(this.lineStart, tokens.startOf(tokens.at), tokens.end, this.asa, list);
  }

  get sourcePorts(): Span | null {
    return this.sourceStart < 0 ? null : { start: this.sourceStart, end: this.sourceEnd };
  }

  get destinationPorts(): Span | null {
    return this.destinationStart < 0 ? null : { start: this.destinationStart, end: this.destinationEnd };
  }

  /** Keys and passwords are told from other words, so that nobody shows them. */
  noteSecret(index: number): void {
    this.secrets = [...this.secrets, index];
  }

  report(code: ConfigProblem['code'], index: number, last = index): void {
    const { tokens } = this;
    const start = tokens.startOf(index);
    const end = tokens.endOf(last);
    this.problems.push({
      code,
      span: { start: start - this.lineStart, end: end - this.lineStart },
      text: tokens.text.slice(start, end),
    });
  }
}
