import { blocksOf } from './commands/blocks';
import type { Block } from './commands/command';
import type { LineParser } from './grammar/line';
import type { FoundName } from './grammar/name-pattern';
import { lineNames } from './names';
import { Mode, modeOf, partOf, styleOf, Style } from './text/line-state';
import { Prompt } from './text/prompt';

/** Takes the names of one line, in no order; their offsets are those of the text. */
export type NameSink = (line: number, lineStart: number, names: readonly FoundName[]) => void;

const exclamation = 33;

/** Whether the line that was read last, in the mode `before`, is a command: no comment, prompt, banner or certificate. */
function isCommand({ content, next }: LineParser, text: string, before: number): boolean {
  return (
    modeOf(next) !== Mode.output &&
    before !== Mode.banner &&
    before !== Mode.certificate &&
    content.start < content.end &&
    content.prompt !== Prompt.exec &&
    text.charCodeAt(content.start) !== exclamation
  );
}

/** Whether the line that was read last stands in the mode before it rather than beside it. */
export function standsInside({ next, reader }: LineParser, before: number): boolean {
  if (before === Mode.none) return false;
  const after = modeOf(next);
  if (after === before && styleOf(next) !== Style.undecided) return true;
  if (after === Mode.certificate) return true;
  // `exit` closes the mode that it stands in.
  return after === Mode.none && partOf(next) === 0 && reader.tokens.count === 1 && reader.tokens.is('exit');
}

/** Adds the names of the line that was read last, in the state before it, in no order. */
export function namesOfReadLine(parser: LineParser, text: string, state: number, found: FoundName[]): void {
  const before = modeOf(state);
  if (!isCommand(parser, text, before)) return;
  lineNames(
    parser.reader,
    standsInside(parser, before) ? before : Mode.none,
    blocksOfReadLine(parser, state),
    found,
  );
}

/** The blocks whose commands the line may be that was read last, in the state before it. */
export function blocksOfReadLine({ content }: LineParser, state: number): readonly Block[] {
  if (content.prompt === Prompt.global) return ['global'];
  return blocksOf(state, content.prompt === Prompt.mode ? Infinity : content.indent);
}
