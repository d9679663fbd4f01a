import { performance } from 'node:perf_hooks';
import { parseConfig } from '../../src/config/parse';

/** Texts that a reader with a quadratic step would be slow with, by name. */
const shapes: Readonly<Record<string, (length: number) => string>> = {
  'one line': (length) => 'permit udp any eq 500 any '.repeat(length / 26),
  'one word': (length) => 'a'.repeat(length),
  'blank line': (length) => ' '.repeat(length),
  'deep nesting': (length) => {
    const lines: string[] = [];
    for (let depth = 0, used = 0; used < length; depth++, used += 64) {
      lines.push(`${' '.repeat(depth % 60)}class-map type inspect match-any C${depth}`);
    }
    return lines.join('\n');
  },
  'line ends': (length) => '\r'.repeat(length),
  'zero bytes': (length) => '\0'.repeat(length),
  'open banner': (length) => `banner motd ^C\n${'text ^\n'.repeat(length / 7)}`,
  'group without slash': (length) => `object-group network G\n${' host 10.0.0.1\n'.repeat(length / 15)}`,
  'one list': (length) => `ip access-list extended A\n${' permit udp any any eq 500\n'.repeat(length / 26)}`,
  'removed entries': (length) =>
    `ip access-list extended A\n${' permit udp any any eq 500\n no 10\n'.repeat(length / 33)}`,
  parentheses: (length) => `ASA Version 9.1\nnat ${'( '.repeat(length / 2)}`,
  prompts: (length) => 'R1(config)#'.repeat(length / 11),
};

/** Generous: twice the text takes twice the time, and the machine has other things to do. */
const mostRatio = 3.2;
/** Milliseconds below which a measurement says nothing. */
const leastTime = 50;
const length = 400_000;

function best(text: string): number {
  const times = Array.from({ length: 4 }, () => {
    const start = performance.now();
    parseConfig(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Names of the shapes for which the time grows faster than the text, with the ratio. */
export function superlinear(): readonly string[] {
  const found: string[] = [];
  for (const [name, shape] of Object.entries(shapes)) {
    const [small, large] = [best(shape(length)), best(shape(2 * length))];
    const ratio = large / Math.max(small, 1);
    console.log(`  ${name.padEnd(22)} ${small.toFixed(1).padStart(8)} ms ${large.toFixed(1).padStart(8)} ms`);
    if (ratio > mostRatio && large > leastTime) {
      found.push(`${name}: ${ratio.toFixed(1)} times`);
    }
  }
  return found;
}
