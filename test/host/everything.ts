import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { addCounts, readCount, writeCount, type TestCount } from './countLines';
import { npmCommand } from './processes';

interface Step {
  readonly script: string;
  /** A script without whose success this one can say nothing. */
  readonly needs?: string;
}

const steps: readonly Step[] = [
  { script: 'check' },
  { script: 'lint' },
  { script: 'build' },
  { script: 'test:unit', needs: 'build' },
  { script: 'test:kernel' },
  { script: 'test:panel', needs: 'build' },
  { script: 'test:vscode', needs: 'build' },
];

/** Runs every step even after a failure, so that one run tells all, and ends with the sum of all tests on one line. */
async function main(): Promise<number> {
  const counts: TestCount[] = [];
  const failed: string[] = [];
  for (const { script, needs } of steps) {
    if (needs !== undefined && failed.includes(needs)) {
      console.log(`\n> ${script}: not run, ${needs} failed`);
      failed.push(script);
      continue;
    }
    console.log(`\n> ${script}`);
    if ((await runScript(script, counts)) !== 0) failed.push(script);
  }
  console.log(failed.length === 0 ? '\nall steps succeeded' : `\nfailed: ${failed.join(', ')}`);
  console.log(writeCount(addCounts(counts)));
  return failed.length === 0 ? 0 : 1;
}

async function runScript(script: string, counts: TestCount[]): Promise<number> {
  const npm = npmCommand(['run', '--silent', script]);
  const child = spawn(npm.command, npm.args, {
    stdio: ['inherit', 'pipe', 'inherit'],
    shell: npm.command.endsWith('.cmd'),
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  await passOn(child.stdout, counts);
  return ended;
}

/** A suite's own closing line is kept back: the last line of all is the only one of its kind. */
async function passOn(output: Readable, counts: TestCount[]): Promise<void> {
  for await (const line of createInterface({ input: output })) {
    const count = readCount(line);
    if (count === undefined) console.log(line);
    else counts.push(count);
  }
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
