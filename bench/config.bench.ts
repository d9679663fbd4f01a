import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ConfigDocument } from '../src/config/model';
import type * as Parser from '../src/config/parse';
import { largeConfig } from './config-generator';
import { rivalParser } from './rival';
import { bundled, printed, type Figure } from './report';

const lineCount = 100_000;
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function timed<T>(work: () => T): { readonly result: T; readonly milliseconds: number } {
  const start = performance.now();
  const result = work();
  return { result, milliseconds: performance.now() - start };
}

function memoryInUse(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** How many times as fast as the other parser, on the same text after as many runs to warm up. */
function compared(rival: ((text: string) => unknown) | null, text: string, own: number): readonly Figure[] {
  if (rival === null) {
    return [];
  }
  const times = Array.from({ length: 15 }, () => timed(() => rival(text)).milliseconds);
  const middle = percentile(times, 0.5);
  return [
    { name: '@sentriflow/core, tree by indentation only', value: text.length / 1e3 / middle, unit: 'MB/s' },
    { name: 'faster than @sentriflow/core', value: middle / own, unit: 'times', atLeast: 5 },
  ];
}

function benchmark(
  { parseConfig, editConfig }: typeof Parser,
  rival: ((text: string) => unknown) | null,
  name: string,
  text: string,
): readonly Figure[] {
  const first = timed(() => parseConfig(text)).milliseconds;
  const warm = Array.from({ length: 15 }, () => timed(() => parseConfig(text)).milliseconds);
  const middle = percentile(warm, 0.5);
  const before = memoryInUse();
  let document: ConfigDocument = parseConfig(text);
  const memory = (memoryInUse() - before) / text.length;
  const strokes: number[] = [];
  for (let stroke = 0; stroke < 60; stroke++) {
    const from = Math.floor((document.text.length / 64) * (stroke + 1));
    const at = document.text.indexOf('eq ', from) + 3;
    const edit = { start: at, end: at + 1, text: `${(stroke % 9) + 1}` };
    const { result, milliseconds } = timed(() => editConfig(document, [edit]));
    document = result;
    strokes.push(milliseconds);
  }
  const figures: readonly Figure[] = [
    { name: 'lines', value: text.split('\n').length, unit: '' },
    { name: 'characters', value: text.length, unit: '' },
    { name: 'first model', value: first, unit: 'ms', atMost: 200 },
    { name: 'warm model, median', value: middle, unit: 'ms', atMost: 100 },
    { name: 'warm model, best', value: Math.min(...warm), unit: 'ms' },
    { name: 'throughput', value: text.length / 1e3 / middle, unit: 'MB/s' },
    ...compared(rival, text, middle),
    { name: 'memory of the model', value: memory, unit: 'times the text', atMost: 6 },
    { name: 'keystroke, median', value: percentile(strokes, 0.5), unit: 'ms' },
    { name: 'keystroke, 95th percentile', value: percentile(strokes, 0.95), unit: 'ms', atMost: 16 },
  ];
  return figures.map((figure) => ({ ...figure, name: `${name}: ${figure.name}` }));
}

async function bench(): Promise<void> {
  const parser = await bundled<typeof Parser>(['src/config/parse']);
  const rival = await rivalParser();
  const figures = [
    ...benchmark(parser, rival, 'many blocks', largeConfig(lineCount, 'mixed')),
    ...benchmark(parser, rival, 'one named list', largeConfig(lineCount, 'named')),
    ...benchmark(parser, rival, 'one numbered list', largeConfig(lineCount, 'numbered')),
  ];
  printed('config', figures);
}

void bench();
