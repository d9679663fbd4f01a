import type { ConfigDocument, Span } from '../config/model';
import type { NameKind } from '../config/names';
import { protocolNames, portNames } from '../config/values/ports';
import { snippetDocs } from '../messages/commands/snippets';
import { maskText } from '../messages/masks';
import { portText } from '../messages/port-names';
import { editorWords } from '../messages/editor';
import { blocksAt, syntaxOf } from '../config/commands/blocks';
import type { Block, Syntax } from '../config/commands/command';
import { commandDocumentation, documentationOf, synopsisOf } from './commands/documentation';
import { commandLineAt } from './commands/line-at';
import { commandsIn, continuations, type Continuation, type KnownCommand } from '../config/commands/matcher';
import { snippets } from './commands/snippets';
import { completeDirective } from './directive-completion';

/** Something to insert at the cursor. */
export interface Completion {
  readonly kind: 'keyword' | 'name' | 'constant' | 'snippet';
  readonly label: string;
  /** With places to fill in for a snippet, as VS Code writes them. */
  readonly insert: string;
  /** The text that it replaces. */
  readonly span: Span;
  readonly detail: string;
  /** Made when somebody asks for it. */
  readonly documentation: () => string;
}

/** Names that the config defines. */
export type DefinedNames = (kind: NameKind) => readonly string[];

const noText = (): string => '';

/** What can stand at an offset of a config, for the block that the line stands in. */
export function complete(config: ConfigDocument, offset: number, names: DefinedNames): readonly Completion[] {
  const typed = commandLineAt(config, offset, offset);
  const isInWord = typed.spans.at(-1)?.end === offset;
  const span = { start: isInWord ? (typed.spans.at(-1)?.start ?? offset) : offset, end: offset };
  if (typed.isComment)
    return completeDirective(config.text.slice(config.lines.startOf(typed.line), offset), offset);
  const words = isInWord ? typed.words.slice(0, -1) : typed.words;
  const device = syntaxOf(config.summary.dialect);
  const found = new Map<string, Completion>();
  const add = (completion: Completion): void => {
    // A protocol is a keyword of its own and a value of others: to the user both are one word.
    const key = `${completion.kind === 'snippet' ? 'snippet' : 'word'} ${completion.label}`;
    if (!found.has(key)) found.set(key, completion);
  };
  const blocks = blocksAt(config, typed.line, typed.indent);
  for (const block of blocks) {
    if (words.length === 0) {
      addBeginnings(block, device, span, typed.negated, add);
    }
    for (const next of continuations(words, block, device)) {
      addContinuation(next, { device, names, span, isFirst: words.length === 0 }, add);
    }
  }
  return [...found.values()];
}

type Add = (completion: Completion) => void;

/** Whole beginnings of commands, and snippets. */
function addBeginnings(block: Block, device: Syntax, span: Span, negated: boolean, add: Add): void {
  for (const known of commandsIn(block, device)) {
    for (const phrase of beginningsOf(known)) {
      add({
        kind: 'keyword',
        label: phrase,
        insert: phrase,
        span,
        detail: synopsisOf(known),
        documentation: () => commandDocumentation(known),
      });
    }
  }
  if (negated) return;
  for (const { id, label, body, devices, in: where } of snippets) {
    if (!devices.includes(device) || !where.includes(block)) continue;
    const insert = body.join('\n');
    add({ kind: 'snippet', label, insert, span, detail: '', documentation: snippetDocs[id] });
  }
}

/** The keywords with which a command begins, as far as there is no choice. */
function beginningsOf({ automaton }: KnownCommand): readonly string[] {
  return automaton.first.flatMap((first) => {
    const words: string[] = [];
    let at: number | undefined = first;
    while (at !== undefined) {
      const place: (typeof automaton.places)[number] | undefined = automaton.places[at];
      if (place?.element.kind !== 'keyword') break;
      words.push(place.element.word);
      at = place.next.length === 1 && !automaton.last.has(at) ? place.next[0] : undefined;
    }
    return words.length === 0 ? [] : [words.join(' ')];
  });
}

interface Context {
  readonly device: Syntax;
  readonly names: DefinedNames;
  readonly span: Span;
  readonly isFirst: boolean;
}

function addContinuation({ element, commands }: Continuation, context: Context, add: Add): void {
  const { span, isFirst } = context;
  const [known] = commands;
  if (known === undefined) return;
  if (element.kind === 'value') {
    addValues(element.type, known, context, add);
    return;
  }
  // At the beginning of a line the whole beginnings say more than their first words.
  if (isFirst && commands.every((one) => beginningsOf(one).every((phrase) => phrase.includes(' ')))) return;
  add({
    kind: 'keyword',
    label: element.word,
    insert: element.word,
    span,
    detail: commands.length === 1 ? synopsisOf(known) : '',
    documentation: () => documentationOf({ element, known }),
  });
}

function addValues(type: string, known: KnownCommand, context: Context, add: Add): void {
  const { device, names, span } = context;
  const constant = (label: string, detail: string): void =>
    add({ kind: 'constant', label, insert: label, span, detail, documentation: noText });
  const [role, kind] = type.split(':');
  if ((role === 'name' || role === 'new') && kind !== undefined) {
    for (const name of namesFor(kind as NameKind, known, names)) {
      add({ kind: 'name', label: name, insert: name, span, detail: kind, documentation: noText });
    }
    return;
  }
  switch (type) {
    case 'ipv4':
      for (const name of names('address-name')) {
        add({ kind: 'name', label: name, insert: name, span, detail: 'name', documentation: noText });
      }
      return;
    case 'port-udp':
    case 'port-tcp':
    case 'port':
      for (const protocol of ['udp', 'tcp'] as const) {
        if (type !== 'port' && type !== `port-${protocol}`) continue;
        for (const { word, value } of portNames(device, protocol).entries()) {
          constant(word, portText(protocol, value));
        }
        if (device === 'asa' && protocol === 'udp') constant('4500', portText('udp', 4500));
      }
      return;
    case 'protocol':
      for (const { word, value } of protocolNames.entries()) constant(word, editorWords.protocol(value));
      return;
    case 'mask':
    case 'wildcard':
      for (const length of commonLengths) {
        const mask = length === 0 ? 0 : (-1 << (32 - length)) >>> 0;
        constant(dotted(type === 'mask' ? mask : ~mask >>> 0), maskText(length));
      }
      return;
    case 'pair':
      for (const pair of interfacePairs(names('nameif'), known)) constant(pair, '');
      return;
    default:
  }
}

const commonLengths = [32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 16, 12, 8];

/** NAT rules of the ASA take groups where they take objects. */
function namesFor(kind: NameKind, known: KnownCommand, names: DefinedNames): readonly string[] {
  const own = names(kind);
  return kind === 'object' && known.table.family === 'asaNat' ? [...own, ...names('object-group')] : own;
}

const mostPaired = 8;

/** `nat` and `global` of ASA 8.2 name one interface each. */
function interfacePairs(nameifs: readonly string[], { command }: KnownCommand): readonly string[] {
  const some = nameifs.slice(0, mostPaired);
  if (command.id === 'legacyNat' || command.id === 'legacyGlobal') return some.map((name) => `(${name})`);
  return some.flatMap((real) =>
    [...some, 'any'].flatMap((mapped) => (real === mapped ? [] : [`(${real},${mapped})`])),
  );
}

function dotted(value: number): string {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255].join('.');
}
