/** Opening a config of 100,000 lines: what each answer that the editor asks for blocks at most. */
import type * as Diagnostics from '../src/features/diagnostics';
import type * as Folding from '../src/features/folding';
import type * as Hints from '../src/features/inlay-hints';
import type * as Lenses from '../src/features/code-lenses';
import type * as Outline from '../src/features/outline';
import type * as Tokens from '../src/features/semantic-tokens';
import type * as Slices from '../src/workspace/slices';
import type * as Workspaces from '../src/workspace/workspace';
import { NodeFileSystem } from '../src/cli/node-file-system';
import { largeConfig, shapes, type Shape } from './config-generator';
import { GapMeter } from './gap-meter';
import { bundled, printed, type Figure } from './report';

type Modules = typeof Diagnostics &
  typeof Folding &
  typeof Hints &
  typeof Lenses &
  typeof Outline &
  typeof Tokens &
  typeof Slices &
  typeof Workspaces;

const lineCount = 100_000;
/** As many diagnostics as the editor takes, and about as many characters as it shows. */
const mostShown = 999;
const visible = 4000;
const uri = 'file:///bench/large.cfg';

async function opened(modules: Modules, shape: Shape): Promise<readonly Figure[]> {
  const { Workspace, inSlices, outline, foldingRanges, semanticTokens } = modules;
  const { referenceLensesInSteps, diagnosticsInSteps, inlayHints } = modules;
  const workspace = new Workspace(new NodeFileSystem(), { assumedPeers: 3 });
  workspace.open(uri, 1, largeConfig(lineCount, shape));
  const figures: Figure[] = [];
  const began = performance.now();
  const measured = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const gaps = new GapMeter();
    await work();
    const { processor, clock } = gaps.stop();
    figures.push(
      { name: `${shape}, ${name}: longest block`, value: processor, unit: 'ms', atMost: 50 },
      { name: `${shape}, ${name}: by the clock`, value: clock, unit: 'ms' },
    );
  };
  await measured('model', () => workspace.load(uri));
  const neighbours = async () => (await workspace.neighbours(uri)) ?? missing();
  await measured('names, structure and tokens', neighbours);
  const around = await neighbours();
  const { document } = around;
  await measured('outline', () => inSlices(outline(document)));
  await measured('folding', () => inSlices(foldingRanges(document)));
  await measured('all tokens', () => Promise.resolve(semanticTokens(document).data));
  await measured('lenses', () => inSlices(referenceLensesInSteps(around)));
  await measured('study', () => workspace.snapshot(uri));
  const snapshot = await workspace.snapshot(uri);
  await measured('diagnostics', () => inSlices(diagnosticsInSteps(snapshot, mostShown)));
  await measured('hints', () => Promise.resolve(inlayHints(snapshot, { start: 0, end: visible })));
  return [...figures, { name: `${shape}, all of it`, value: performance.now() - began, unit: 'ms' }];
}

function missing(): never {
  throw new Error(`${uri} is open`);
}

async function bench(): Promise<void> {
  const modules = await bundled<Modules>([
    'src/features/diagnostics',
    'src/features/folding',
    'src/features/inlay-hints',
    'src/features/code-lenses',
    'src/features/outline',
    'src/features/semantic-tokens',
    'src/workspace/slices',
    'src/workspace/workspace',
  ]);
  const figures: Figure[] = [];
  for (const shape of shapes) figures.push(...(await opened(modules, shape)));
  printed('opening', figures);
}

void bench();
