import type { AddressNames } from '../address-names';
import type { Dialect } from '../model';
import type { Statement } from '../statements';
import {
  Mode,
  Style,
  baseOf,
  endsBanner,
  hasBang,
  initialState,
  modeOf,
  openMode,
  partOf,
  styleOf,
  withBang,
  withPart,
  withStyle,
} from '../text/line-state';
import { Prompt, type LineContent } from '../text/prompt';
import { blocksOf, syntaxOf } from '../commands/blocks';
import { beginsCommand, fullKeywords, shortFormsOf } from '../commands/typed-words';
import { stateAfterBanner } from './banner';
import { readDirective } from './directive';
import { beginsGlobalCommand, beginsOtherBlock, belongsTo, opensPart, takeModeLine } from './modes';
import { endsOutput, printsNoConfig } from './output';
import { packedEntry } from './plain-entry';
import { Reader } from './reader';
import { takeGlobalLine } from './global';

const exclamation = 33;

/** What most lines say, whose words the grammar takes in any length that a device takes. */
const settledKinds: ReadonlySet<Statement['kind']> = new Set([
  'ace',
  'access-list-line',
  'no-entry',
  'evaluate',
  'unknown',
  'remark',
  'nat-rule',
  'route',
  'nat-side',
  'description',
  'hostname',
  'version',
  'directive',
  'nat-pool',
]);

/** The same of lines that the grammar came to the end of. */
const wholeKinds: ReadonlySet<Statement['kind']> = new Set([
  'address',
  'interface',
  'interface-access-group',
  'interface-fields',
  'shutdown',
  'access-list',
]);

/**
 * Reads one line after the other. What a line says depends on its text and on the state before it only, so that a line
 * whose text and state are as they were is never read again.
 */
export class LineParser {
  readonly reader = new Reader();
  readonly content: LineContent = { start: 0, end: 0, indent: 0, prompt: Prompt.none };
  /** State behind the line that was read last. */
  next = initialState;

  private lineEnd = 0;

  constructor(private readonly dialect: Dialect) {}

  /** Names that stand for addresses in the lines to come. */
  useAddressNames(names: AddressNames): void {
    this.reader.tokens.names = names.size === 0 ? null : names;
  }

  read(text: string, start: number, end: number, state: number): Statement | null {
    const { reader, content } = this;
    const mode = modeOf(state);
    reader.problems = reader.problems.length > 0 ? [] : reader.problems;
    const after = reader.rows.readLine(text, start, end, state);
    if (after >= 0) {
      this.next = after;
      return packedEntry;
    }
    this.next = state;
    this.lineEnd = end;
    if (mode === Mode.banner) {
      if (endsBanner(state, text, start, end)) {
        this.next = initialState;
      }
      return null;
    }
    reader.loadLine(text, start, end, content);
    if (mode === Mode.certificate) {
      return this.readCertificate();
    }
    if (content.start >= content.end) {
      this.next = content.prompt === Prompt.exec ? initialState : state;
      return null;
    }
    if (content.prompt === Prompt.exec) {
      this.next = printsNoConfig(reader) ? Mode.output : initialState;
      return null;
    }
    if (mode === Mode.output && !endsOutput(reader, content)) {
      return null;
    }
    if (text.charCodeAt(content.start) === exclamation) {
      this.next =
        content.indent <= baseOf(state) && mode !== Mode.none
          ? mode === Mode.output
            ? initialState
            : withBang(state)
          : state;
      const directive = readDirective(text, content.start, content.end);
      if (directive !== null && 'start' in directive) {
        const span = { start: directive.start - start, end: directive.end - start };
        reader.problems.push({
          code: 'bad-directive',
          span,
          text: text.slice(directive.start, directive.end),
        });
        return null;
      }
      return directive === null ? null : { kind: 'directive', directive };
    }
    reader.asa = this.dialect === 'asa';
    reader.addressNames = reader.asa;
    return this.readCommand(state);
  }

  private readCertificate(): null {
    const { reader, content } = this;
    if (reader.tokens.is('quit') || content.prompt !== Prompt.none) {
      this.next = initialState;
    }
    return null;
  }

  /** Reads the line as it is written, and with keywords in full where somebody typed them by hand. */
  private readCommand(state: number): Statement | null {
    const statement = this.readWritten(state);
    return this.mayBeTyped(statement) ? this.readTyped(state, statement) : statement;
  }

  /** Whether words may be parts of keywords that were not read as such; hardly ever where the line says what most lines say. */
  private mayBeTyped(statement: Statement | null): boolean {
    const { reader, dialect } = this;
    if (statement === null || reader.unsure) return true;
    if (settledKinds.has(statement.kind)) return false;
    if (reader.tokens.done && wholeKinds.has(statement.kind)) return false;
    return reader.tokens.mayBeShort(shortFormsOf(syntaxOf(dialect)), this.firstKeyword());
  }

  /** Index of the first word that may be a keyword of the command. */
  private firstKeyword(): number {
    return this.reader.tokens.isAt(0, 'no') ? 1 : 0;
  }

  private readTyped(state: number, written: Statement | null): Statement | null {
    const { reader, content, next } = this;
    const { tokens } = reader;
    const first = this.firstKeyword();
    const before = content.prompt === Prompt.global ? initialState : state;
    const blocks = blocksOf(before, content.prompt === Prompt.mode ? Infinity : content.indent);
    const beginning = tokens.wordAt(first);
    if (first >= tokens.count || !beginsCommand(beginning, blocks, syntaxOf(this.dialect))) {
      return written;
    }
    const words = [beginning];
    for (let index = first + 1; index < tokens.count; index++) {
      words.push(tokens.wordAt(index));
    }
    const keywords = fullKeywords(words, blocks, syntaxOf(this.dialect));
    if (keywords === null) {
      return written;
    }
    const { problems, secrets, opened } = reader;
    reader.problems = [];
    reader.secrets = [];
    tokens.at = 0;
    tokens.full = first === 0 ? keywords : [undefined, ...keywords];
    const typed = this.readWritten(state);
    if (typed !== null && reader.problems.length === 0) {
      return typed;
    }
    tokens.full = null;
    reader.problems = problems;
    reader.secrets = secrets;
    reader.opened = opened;
    this.next = next;
    return written;
  }

  private readWritten(state: number): Statement | null {
    const { reader, content } = this;
    const { tokens } = reader;
    const mode = modeOf(state);
    if (mode !== Mode.none && content.prompt !== Prompt.global) {
      const inside = content.prompt === Prompt.mode || content.indent > baseOf(state);
      if (inside ? !beginsOtherBlock(reader, mode) : this.continues(state, mode)) {
        return this.readInside(withStyle(state, inside ? Style.indented : Style.flat), mode);
      }
    }
    if (tokens.count === 1 && (tokens.is('exit') || tokens.is('end'))) {
      this.next = initialState;
      return null;
    }
    const statement = takeGlobalLine(reader, this.dialect);
    this.next =
      reader.opened === Mode.banner
        ? stateAfterBanner(tokens.text, tokens.endOf(tokens.at - 1), this.lineEnd)
        : openMode(reader.opened, this.indentOfBlock());
    return statement;
  }

  /** A prompt says nothing about indentation. */
  private indentOfBlock(): number {
    return this.content.prompt === Prompt.none ? this.content.indent : 0;
  }

  /** Whether a line that is not indented deeper than the one that opened the mode belongs to the mode all the same. */
  private continues(state: number, mode: number): boolean {
    const { reader, content } = this;
    if (styleOf(state) === Style.indented || content.indent < baseOf(state)) {
      return false;
    }
    if (belongsTo(reader, mode)) {
      return true;
    }
    const unknownMayStay = mode === Mode.interface && styleOf(state) === Style.flat && !hasBang(state);
    return unknownMayStay && !beginsGlobalCommand(reader);
  }

  private readInside(state: number, mode: number): Statement | null {
    const { reader } = this;
    const { tokens } = reader;
    this.next = state;
    if (tokens.count === 1 && (tokens.is('exit') || tokens.is('end'))) {
      this.next = partOf(state) > 0 && tokens.is('exit') ? withPart(state, 0) : initialState;
      return null;
    }
    if (opensPart(reader, mode)) {
      this.next = withPart(state, 1);
    }
    if (mode === Mode.certificateChain) {
      if (tokens.is('certificate')) {
        this.next = Mode.certificate;
      }
      return null;
    }
    const statement = takeModeLine(reader, mode);
    return statement;
  }
}
