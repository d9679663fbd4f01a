/**
 * One key of each kind in a config of 100,000 lines: the model with the study, the change of the tokens and the hints of what is visible, all by
 * the clock; of the whole the processor time as well, of which other processes take nothing away.
 */
import { performance } from 'node:perf_hooks';
import type * as Hints from '../src/features/inlay-hints';
import type * as Tokens from '../src/features/semantic-tokens';
import type * as Workspaces from '../src/workspace/workspace';
import { NodeFileSystem } from '../src/cli/node-file-system';
import { largeConfig, shapes, type Shape } from './config-generator';
import { keys, type Key } from './keys';
import { bundled, printed, type Figure } from './report';

type Modules = typeof Hints & typeof Tokens & typeof Workspaces;

const lineCount = 100_000;
const visibleLines = 60;
const strokeCount = 60;
const uri = 'file:///bench/large.cfg';

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function typed(modules: Modules, shape: Shape, key: Key): Promise<readonly Figure[]> {
  const { Workspace, inlayHints, semanticTokens, semanticTokensEdit } = modules;
  const workspace = new Workspace(new NodeFileSystem(), { assumedPeers: 3 });
  workspace.open(uri, 1, largeConfig(lineCount, shape));
  let snapshot = await workspace.snapshot(uri);
  let document = snapshot.document ?? missing();
  let tokens = semanticTokens(document);
  inlayHints(snapshot, { start: 0, end: 0 });
  const parts = { model: [] as number[], tokens: [] as number[], hints: [] as number[], all: [] as number[] };
  const processor: number[] = [];
  for (let stroke = 0; stroke < strokeCount; stroke++) {
    const { text } = document;
    const { lines } = document.config ?? missing();
    const edit = key.edit(text, Math.floor((text.length / (strokeCount + 2)) * (stroke + 1)), stroke);
    const line = lines.lineAt(edit.start);
    const before = process.cpuUsage();
    const start = performance.now();
    workspace.edit(uri, stroke + 2, [edit]);
    snapshot = await workspace.snapshot(uri);
    document = snapshot.document ?? missing();
    const read = performance.now();
    const now = semanticTokens(document);
    semanticTokensEdit(tokens, now);
    tokens = now;
    const told = performance.now();
    inlayHints(snapshot, { start: lines.startOf(line), end: lines.endOf(line + visibleLines) });
    const end = performance.now();
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
    parts.model.push(read - start);
    parts.tokens.push(told - read);
    parts.hints.push(end - told);
    parts.all.push(end - start);
  }
  const name = `${shape}, ${key.name}`;
  return [
    ...(['model', 'tokens', 'hints'] as const).map((part) => ({
      name: `${name}: ${part}, 95th percentile`,
      value: percentile(parts[part], 0.95),
      unit: 'ms',
    })),
    { name: `${name}: all, best`, value: Math.min(...parts.all), unit: 'ms' },
    { name: `${name}: all, median`, value: percentile(parts.all, 0.5), unit: 'ms' },
    { name: `${name}: all, median of processor time`, value: percentile(processor, 0.5), unit: 'ms' },
    {
      name: `${name}: all, 95th percentile of processor time`,
      value: percentile(processor, 0.95),
      unit: 'ms',
    },
    { name: `${name}: all, 95th percentile`, value: percentile(parts.all, 0.95), unit: 'ms', atMost: 16 },
  ];
}

function missing(): never {
  throw new Error(`${uri} is open`);
}

async function bench(): Promise<void> {
  const modules = await bundled<Modules>([
    'src/features/inlay-hints',
    'src/features/semantic-tokens',
    'src/workspace/workspace',
  ]);
  const figures: Figure[] = [];
  for (const shape of shapes) {
    for (const key of keys) {
      if (key.shapes.includes(shape)) figures.push(...(await typed(modules, shape, key)));
    }
  }
  printed('keystroke', figures);
}

void bench();
