import type { Block, Command, CommandTable, Syntax } from './command';
import { compileSyntax, type Automaton, type Element } from './syntax';
import { commandTables } from './tables';
import { partsOf } from './parts';
import { fits } from './values';

/** A command with its compiled syntax. */
export interface KnownCommand {
  readonly table: CommandTable;
  readonly command: Command;
  readonly automaton: Automaton;
}

/** A word that can follow, and the commands that it would belong to. */
export interface Continuation {
  readonly element: Element;
  readonly commands: readonly KnownCommand[];
}

/** What one word of a line is. */
export interface FoundElement {
  readonly element: Element;
  readonly known: KnownCommand;
}

const compiled = new Map<string, readonly KnownCommand[]>();

/** The commands that exist in a block of a device. */
export function commandsIn(block: Block, device: Syntax): readonly KnownCommand[] {
  const key = `${device} ${block}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const parts = partsOf(device);
  const commands = commandTables
    .filter(({ devices }) => devices.includes(device))
    .flatMap((table) =>
      table.commands
        .filter((command) => command.in.includes(block))
        .map((command) => ({ table, command, automaton: compileSyntax(command.syntax, parts) })),
    );
  compiled.set(key, commands);
  return commands;
}

/** The words that can follow `words` in a block, each once. */
export function continuations(
  words: readonly string[],
  block: Block,
  device: Syntax,
): readonly Continuation[] {
  const found = new Map<string, { element: Element; commands: KnownCommand[] }>();
  for (const known of commandsIn(block, device)) {
    const { automaton } = known;
    const { read, places } = walk(automaton, words, device);
    if (read < words.length) continue;
    const next =
      words.length === 0 ? automaton.first : places.flatMap((at) => automaton.places[at]?.next ?? []);
    for (const at of new Set(next)) {
      const element = automaton.places[at]?.element;
      if (element === undefined) continue;
      const key = element.kind === 'keyword' ? element.word : `<${element.type}>`;
      const same = found.get(key);
      if (same === undefined) found.set(key, { element, commands: [known] });
      else if (same.commands.at(-1) !== known) same.commands.push(known);
    }
  }
  return [...found.values()];
}

/** What the word at `index` is in the command that fits most of the line; null where none reaches it. */
export function elementAt(
  words: readonly string[],
  index: number,
  block: Block,
  device: Syntax,
): FoundElement | null {
  let best: FoundElement | null = null;
  let bestScore = -1;
  for (const known of commandsIn(block, device)) {
    const { automaton } = known;
    const whole = walk(automaton, words, device);
    if (whole.read <= index) continue;
    const { places } = walk(automaton, words.slice(0, index + 1), device);
    const word = words[index] ?? '';
    const element = places
      .map((at) => automaton.places[at]?.element)
      .sort((one, other) => rank(other, word) - rank(one, word))[0];
    const isComplete = whole.read === words.length && whole.places.some((at) => automaton.last.has(at));
    const score = whole.read * 2 + (isComplete ? 1 : 0) + rank(element, word) / 4;
    if (element !== undefined && score > bestScore) {
      bestScore = score;
      best = { element, known };
    }
  }
  return best;
}

/** A keyword that is written out goes before an abbreviated one, and that before a value. */
function rank(element: Element | undefined, word: string): number {
  if (element?.kind !== 'keyword') return 0;
  return element.word.toLowerCase() === word.toLowerCase() ? 2 : 1;
}

interface Walk {
  /** Words that fit. */
  readonly read: number;
  /** Where they lead. */
  readonly places: readonly number[];
}

/** Follows all ways at once: time is words times places, whatever the words are. */
function walk(automaton: Automaton, words: readonly string[], device: Syntax): Walk {
  let places: readonly number[] = [];
  for (const [read, word] of words.entries()) {
    const candidates =
      read === 0 ? automaton.first : places.flatMap((at) => automaton.places[at]?.next ?? []);
    const reached = [...new Set(candidates)].filter((at) => {
      const element = automaton.places[at]?.element;
      return element !== undefined && isAt(element, word, device);
    });
    if (reached.length === 0) return { read, places };
    places = reached;
  }
  return { read: words.length, places };
}

function isAt(element: Element, word: string, device: Syntax): boolean {
  return element.kind === 'keyword'
    ? element.word.toLowerCase().startsWith(word.toLowerCase())
    : fits(word, element.type, device);
}
