/** A generated folder of 10,000 configs of 1,000 lines: how long its index takes, what it blocks and what it leaves in memory. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { NodeFileSystem } from '../src/cli/node-file-system';
import type * as Workspaces from '../src/workspace/workspace';
import { largeConfig } from './config-generator';
import { GapMeter } from './gap-meter';
import { bundled, printed, type Figure } from './report';

const fileCount = Number(process.env['PAT_LENS_BENCH_FILES'] ?? 10_000);
const lineCount = 1_000;
const mebibyte = 2 ** 20;
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Devices that share most names, as those of one company do, and have hosts and addresses of their own. */
function writeFolder(folder: string): void {
  const lines = largeConfig(lineCount, 'mixed').split('\n');
  for (let file = 0; file < fileCount; file++) {
    const own = lines.map((line, at) =>
      line === 'hostname bench'
        ? `hostname site-${file}`
        : at % 20 === 0 && line.startsWith('interface ')
          ? `interface Tunnel${file}${at}`
          : line.replace(/(\d+)\.(\d+) 255/, `${file >> 8}.${file & 255} 255`),
    );
    const below = join(folder, `region-${file % 100}`);
    mkdirSync(below, { recursive: true });
    writeFileSync(join(below, `site-${file}.cfg`), own.join('\n'));
  }
}

async function measure(folder: string): Promise<readonly Figure[]> {
  const { Workspace } = await bundled<typeof Workspaces>(['src/workspace/workspace']);
  const root = pathToFileURL(folder).href;
  const workspace = new Workspace(new NodeFileSystem(), {
    assumedPeers: 3,
    index: { folders: () => [root] },
  });
  const before = process.cpuUsage();
  const start = performance.now();
  const gaps = new GapMeter();
  await workspace.index.ready(false);
  const longest = gaps.stop();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  collectGarbage();
  const resident = process.memoryUsage().rss / mebibyte;
  const heap = process.memoryUsage();
  const lookup = performance.now();
  const places = workspace.index.filesNaming('acl IN-7').length;
  const looked = performance.now() - lookup;
  const again = performance.now();
  workspace.index.foldersChanged();
  await workspace.index.ready(false);
  return [
    { name: 'files', value: fileCount, unit: '' },
    { name: 'indexed in, by the clock', value: seconds, unit: 's' },
    { name: 'processor time, all threads', value: (user + system) / 1e6, unit: 's', atMost: 60 },
    { name: 'longest block, processor time', value: longest.processor, unit: 'ms', atMost: 50 },
    { name: 'longest block by the clock', value: longest.clock, unit: 'ms' },
    { name: 'resident memory afterwards, all told', value: resident, unit: 'MiB', atMost: 300 },
    { name: 'of it in use', value: (heap.heapUsed + heap.arrayBuffers) / mebibyte, unit: 'MiB' },
    { name: 'files with a common name', value: places, unit: '' },
    { name: 'looked up in', value: looked, unit: 'ms' },
    {
      name: 'looked through again when nothing changed',
      value: (performance.now() - again) / 1000,
      unit: 's',
    },
  ];
}

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pat-lens-bench-'));
  try {
    writeFolder(folder);
    printed('index', await measure(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void bench();
