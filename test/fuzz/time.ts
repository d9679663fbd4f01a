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

/** Milliseconds of the processor: the clock also counts what others do. */
function best(text: string): number {
  const times = Array.from({ length: 4 }, () => {
    const start = process.cpuUsage();
    parseConfig(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** How many times as long twice the text takes, and the longer time in milliseconds. */
function measured(shape: (length: number) => string): readonly [ratio: number, large: number] {
  const [small, large] = [best(shape(length)), best(shape(2 * length))];
  return [large / Math.max(small, 1), large];
}

/** Names of the shapes for which the time grows faster than the text, with the ratio. */
export function superlinear(): readonly string[] {
  const found: string[] = [];
  for (const [name, shape] of Object.entries(shapes)) {
    let [ratio, large] = measured(shape);
    // Once may be chance; what is not linear is so every time.
    for (let again = 0; again < 2 && ratio > mostRatio && large > leastTime; again++) {
      [ratio, large] = measured(shape);
    }
    console.log(`  ${name.padEnd(22)} ${large.toFixed(1).padStart(8)} ms, ${ratio.toFixed(1)} times`);
    if (ratio > mostRatio && large > leastTime) {
      found.push(`${name}: ${ratio.toFixed(1)} times`);
    }
  }
  return found;
}
