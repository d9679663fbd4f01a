/**
 * `pat-lens check` as it ships, over generated configs of the size of real ones, all in one network and in networks of 100: how long it
 * takes on one core and on all, how long it says nothing, and the most memory it needs.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  /** Processor time of all its threads. */
  readonly processor: number;
  /** The longest time without output. */
  readonly silence: number;
  /** Resident memory of all its threads, at most. */
  readonly mebibytes: number;
}

async function check(script: string, folder: string, jobs: number): Promise<Run> {
  const start = performance.now();
  const args = [script, 'check', folder, '--jobs', `${jobs}`, '--fail-on', 'never'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let most = 0;
  let ticks = 0;
  let said = start;
  let silence = 0;
  child.stdout.on('data', () => {
    silence = Math.max(silence, performance.now() - said);
    said = performance.now();
  });
  const sampling = setInterval(() => {
    most = Math.max(most, residentPages(child.pid) * 4096);
    ticks = Math.max(ticks, processorTicks(child.pid));
  }, 50);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(sampling);
  if (code !== 0) throw new Error(`pat-lens check ended with ${code ?? 'a signal'}`);
  return {
    seconds: (performance.now() - start) / 1000,
    processor: ticks / 100,
    silence: silence / 1000,
    mebibytes: most / 2 ** 20,
  };
}

/** From /proc; 0 where there is none, or the process has ended. */
function residentPages(pid: number | undefined): number {
  return Number(fromProc(pid, 'statm').split(' ')[1] ?? 0);
}

/** Hundredths of a second, in the program and in the kernel. */
function processorTicks(pid: number | undefined): number {
  const fields = fromProc(pid, 'stat').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

function fromProc(pid: number | undefined, name: string): string {
  try {
    return readFileSync(`/proc/${pid ?? 0}/${name}`, 'utf8');
  } catch {
    return '';
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
  const configs = (name: string, files: number): string => {
    writeSites(join(folder, name), files, perFolder);
    return join(folder, name);
  };
  const cores = availableParallelism();
  const few = configs('few', fewer);
  const many = configs('many', fileCount);
  const small = await check(script, few, 1);
  const single = await check(script, many, 1);
  const all = await check(script, many, cores);
  for (const below of [few, many]) apart(below, below === few ? fewer : fileCount);
  const smallApart = await check(script, few, cores);
  const apartAll = await check(script, many, cores);
  const apartSingle = await check(script, many, 1);
  const ofOne = (name: string, value: number, unit: string, atMost?: number): Figure => ({
    name: `one network, ${name}`,
    value,
    unit,
    ...(atMost === undefined ? {} : { atMost }),
  });
  const ofMany = (name: string, value: number, unit: string, atMost?: number): Figure => ({
    ...ofOne(name, value, unit, atMost),
    name: `networks of ${perFolder}, ${name}`,
  });
  return [
    { name: 'files', value: fileCount, unit: '' },
    { name: 'cores', value: cores, unit: '' },
    ofOne('a tenth of the files on one core', small.seconds, 's'),
    ofOne('on one core', single.seconds, 's'),
    ofOne('on all cores', all.seconds, 's'),
    ofOne('so many times as fast on all', single.seconds / all.seconds, ''),
    ofOne('processor time on one core', single.processor, 's'),
    ofOne('processor time on all', all.processor, 's'),
    ofOne('processor time a file against a tenth', single.processor / small.processor / 10, '', 1.5),
    ofOne('longest silence on all cores', all.silence, 's'),
    ofOne('memory at most for a tenth, one core', small.mebibytes, 'MiB'),
    ofOne('memory at most, one core', single.mebibytes, 'MiB'),
    ofOne('memory at most, all cores', all.mebibytes, 'MiB'),
    ofMany('on one core', apartSingle.seconds, 's'),
    ofMany('on all cores', apartAll.seconds, 's'),
    ofMany('so many times as fast on all', apartSingle.seconds / apartAll.seconds, ''),
    ofMany('longest silence on all cores', apartAll.silence, 's'),
    ofMany('memory at most for a tenth, all cores', smallApart.mebibytes, 'MiB'),
    ofMany('memory at most, one core', apartSingle.mebibytes, 'MiB', 400),
    ofMany('memory at most, all cores', apartAll.mebibytes, 'MiB', 400 * cores),
  ];
}

/** Makes each folder below a network of its own. */
function apart(folder: string, files: number): void {
  for (let region = 0; region * perFolder < files; region++) {
    writeFileSync(join(folder, `region-${region}`, '.pat-lens.yaml'), 'defaultProfile: cisco-ios\n');
  }
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
