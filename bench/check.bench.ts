/** `pat-lens check` as it ships, over generated configs: how long it takes on one core and on all, and the most memory it needs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { printed, type Figure } from './report';
import { writeSites } from './site-generator';

const fileCount = Number(process.env['PAT_LENS_BENCH_FILES'] ?? 10_000);
const fewer = Math.round(fileCount / 10);
const perFolder = 100;

interface Run {
  readonly seconds: number;
  /** Resident memory of all its threads, at most. */
  readonly mebibytes: number;
}

async function check(script: string, folder: string, jobs: number): Promise<Run> {
  const start = performance.now();
  const args = [script, 'check', folder, '--jobs', `${jobs}`, '--fail-on', 'never'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let most = 0;
  const sampling = setInterval(() => {
    most = Math.max(most, residentPages(child.pid) * 4096);
  }, 50);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(sampling);
  if (code !== 0) throw new Error(`pat-lens check ended with ${code ?? 'a signal'}`);
  return { seconds: (performance.now() - start) / 1000, mebibytes: most / 2 ** 20 };
}

/** From /proc; 0 where there is none, or the process has ended. */
function residentPages(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid ?? 0}/statm`, 'utf8').split(' ')[1]);
  } catch {
    return 0;
  }
}

async function measure(folder: string): Promise<readonly Figure[]> {
  const script = join(folder, 'cli.js');
  buildSync({
    entryPoints: ['src/cli/main.ts'],
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    outfile: script,
  });
  const configs = (name: string, files: number, each: number): string => {
    writeSites(join(folder, name), files, each);
    return join(folder, name);
  };
  const cores = availableParallelism();
  const small = await check(script, configs('small', fewer, perFolder), cores);
  const one = configs('one', fewer, fewer);
  const flat = await check(script, one, cores);
  const large = configs('large', fileCount, perFolder);
  const all = await check(script, large, cores);
  const single = await check(script, large, 1);
  return [
    { name: 'files', value: fileCount, unit: '' },
    { name: 'cores', value: cores, unit: '' },
    { name: 'on all cores', value: all.seconds, unit: 's' },
    { name: 'on one core', value: single.seconds, unit: 's' },
    { name: 'so many times as fast on all', value: single.seconds / all.seconds, unit: '' },
    { name: 'memory at most, on all cores', value: all.mebibytes, unit: 'MiB', atMost: 400 * cores },
    { name: 'memory at most for a tenth of the files', value: small.mebibytes, unit: 'MiB' },
    { name: 'a tenth of the files', value: small.seconds, unit: 's' },
    { name: 'a tenth of the files, all in one folder', value: flat.seconds, unit: 's' },
    {
      name: 'time per file against a tenth of them',
      value: all.seconds / small.seconds / 10,
      unit: '',
      atMost: 1.5,
    },
  ];
}

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pat-lens-bench-'));
  try {
    printed('check', await measure(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void bench();
