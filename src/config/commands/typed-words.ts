import { ShortForms } from '../text/short-forms';
import type { Block, Syntax } from './command';
import { commandsIn } from './matcher';
import { otherSyntaxes } from './others';
import { partsOf } from './parts';
import { compileSyntax, keywordsOf } from './syntax';
import { commandTables } from './tables';
import { WordGraph } from './word-graph';

const graphs: Readonly<Record<Syntax, Map<Block, WordGraph>>> = { ios: new Map(), asa: new Map() };

/** What may be typed in a block of a device. */
export function wordGraphOf(block: Block, device: Syntax): WordGraph {
  let graph = graphs[device].get(block);
  if (graph === undefined) {
    const parts = partsOf(device);
    const own = commandsIn(block, device).map(({ automaton }) => automaton);
    const others = otherSyntaxes(block, device).map((syntax) => compileSyntax(syntax, parts));
    graphs[device].set(block, (graph = new WordGraph([...own, ...others], device)));
  }
  return graph;
}

/** Whether a command of one of the blocks may begin with the word. */
export function beginsCommand(word: string, blocks: readonly Block[], device: Syntax): boolean {
  return blocks.some((block) => wordGraphOf(block, device).mayBegin(word));
}

/**
 * The words of a line by index with their keywords in full, in the first block where they make a command; null where they
 * make none or no keyword is shortened.
 */
export function fullKeywords(
  words: readonly string[],
  blocks: readonly Block[],
  device: Syntax,
): readonly (string | undefined)[] | null {
  for (const block of blocks) {
    const { keywords, isShortened, isComplete } = wordGraphOf(block, device).read(words);
    if (isComplete) return isShortened ? keywords : null;
  }
  return null;
}

const shortForms = new Map<Syntax, ShortForms>();

/** The parts of all keywords that are no keywords themselves. */
export function shortFormsOf(device: Syntax): ShortForms {
  let forms = shortForms.get(device);
  if (forms === undefined) {
    const parts = partsOf(device);
    const keywords = commandTables
      .filter(({ devices }) => devices.includes(device))
      .flatMap(({ commands }) => commands.flatMap(({ syntax }) => keywordsOf(syntax, parts)));
    shortForms.set(device, (forms = new ShortForms(keywords)));
  }
  return forms;
}
