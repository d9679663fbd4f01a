import type { TextEdit } from '../src/config/model';
import type { Shape } from './config-generator';

/** A kind of key, typed somewhere behind an offset of a text; `count` makes one differ from the next. */
export interface Key {
  readonly name: string;
  readonly shapes: readonly Shape[];
  readonly edit: (text: string, from: number, count: number) => TextEdit;
}

const all: readonly Shape[] = ['mixed', 'named', 'numbered', 'pinned'];
const blocks: readonly Shape[] = ['mixed'];

function behind(text: string, words: string, from: number): number {
  const at = text.indexOf(words, from);
  if (at < 0) throw new Error(`no more ${words}`);
  return at + words.length;
}

function digit(at: number, count: number): TextEdit {
  return { start: at, end: at + 1, text: `${(count % 9) + 1}` };
}

export const keys: readonly Key[] = [
  {
    name: 'port of an entry',
    shapes: all,
    edit: (text, from, count) => digit(behind(text, 'eq ', from), count),
  },
  {
    name: 'Enter in a list',
    shapes: ['mixed', 'named', 'numbered'],
    edit: (text, from) => {
      const end = text.indexOf('\n', behind(text, 'permit ', from));
      return { start: end, end, text: '\n ' };
    },
  },
  {
    name: 'deleted entry',
    shapes: ['mixed', 'named', 'numbered'],
    edit: (text, from) => {
      const at = behind(text, 'permit ', from);
      return { start: text.lastIndexOf('\n', at), end: text.indexOf('\n', at), text: '' };
    },
  },
  {
    name: 'character of a description',
    shapes: blocks,
    edit: (text, from) => {
      const at = behind(text, ' description ', from);
      return { start: at, end: at, text: 'x' };
    },
  },
  {
    name: 'address of an interface',
    shapes: blocks,
    edit: (text, from, count) => digit(behind(text, ' ip address ', from), count),
  },
  {
    name: 'NAT rule',
    shapes: blocks,
    edit: (text, from, count) => digit(behind(text, 'source static udp ', from), count),
  },
  {
    name: 'route',
    shapes: blocks,
    edit: (text, from, count) => digit(behind(text, '\nip route ', from), count),
  },
  {
    name: 'pasted interface',
    shapes: blocks,
    edit: (text, from, count) => {
      const at = behind(text, '\n!\n', from);
      const block = `interface Loopback${count}\n description pasted\n ip address 10.9.${count}.1 255.255.255.0\n`;
      return { start: at, end: at, text: block };
    },
  },
];
