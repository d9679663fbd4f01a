import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildSync } from 'esbuild';
import type { ConfigDocument } from '../src/config/model';
import type * as Parser from '../src/config/parse';
import { largeConfig } from './config-generator';

const lineCount = 100_000;
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The parser as it ships: bundled. A loader that keeps every module apart costs more than the parser itself. */
async function bundledParser(): Promise<typeof Parser> {
  const folder = mkdtempSync(join(tmpdir(), 'pat-lens-bench-'));
  const outfile = join(folder, 'parse.mjs');
  buildSync({ entryPoints: ['src/config/parse.ts'], bundle: true, format: 'esm', target: 'es2022', outfile });
  const parser = (await import(pathToFileURL(outfile).href)) as typeof Parser;
  rmSync(folder, { recursive: true });
  return parser;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function timed<T>(work: () => T): { readonly result: T; readonly milliseconds: number } {
  const start = performance.now();
  const result = work();
  return { result, milliseconds: performance.now() - start };
}

function report(name: string, value: string, limit: string): void {
  console.log(`  ${name.padEnd(42)} ${value.padStart(24)}   limit ${limit}`);
}

function memoryInUse(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function benchmark({ parseConfig, editConfig }: typeof Parser, name: string, text: string): void {
  console.log(
    `${name}: ${text.split('\n').length} lines, ${(text.length / 1e6).toFixed(1)} million characters`,
  );
  report('first model', `${timed(() => parseConfig(text)).milliseconds.toFixed(0)} ms`, '200 ms');
  const warm = Array.from({ length: 15 }, () => timed(() => parseConfig(text)).milliseconds);
  const middle = percentile(warm, 0.5);
  report(
    'warm model, median and best',
    `${middle.toFixed(0)} ms, ${Math.min(...warm).toFixed(0)} ms`,
    '100 ms',
  );
  report('throughput', `${(text.length / 1e3 / middle).toFixed(0)} MB/s`, '57 MB/s (five times 11.5)');
  const before = memoryInUse();
  let document: ConfigDocument = parseConfig(text);
  report('memory of the model', `${((memoryInUse() - before) / text.length).toFixed(1)} x text`, '6 x text');
  const strokes: number[] = [];
  for (let stroke = 0; stroke < 60; stroke++) {
    const from = Math.floor((document.text.length / 64) * (stroke + 1));
    const at = document.text.indexOf('eq ', from) + 3;
    const edit = { start: at, end: at + 1, text: `${(stroke % 9) + 1}` };
    const { result, milliseconds } = timed(() => editConfig(document, [edit]));
    document = result;
    strokes.push(milliseconds);
  }
  report(
    'keystroke, median and 95th percentile',
    `${percentile(strokes, 0.5).toFixed(1)} ms, ${percentile(strokes, 0.95).toFixed(1)} ms`,
    '16 ms with tokens and hints',
  );
}

void bundledParser().then((parser) => {
  benchmark(parser, 'many blocks', largeConfig(lineCount, 'mixed'));
  benchmark(parser, 'one named list', largeConfig(lineCount, 'named'));
  benchmark(parser, 'one numbered list', largeConfig(lineCount, 'numbered'));
});
