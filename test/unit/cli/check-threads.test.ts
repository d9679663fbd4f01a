import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { writeSites } from '../../../bench/site-generator';
import { sampleFolder } from './command-line';

describe('pat-lens check on several threads', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'pat-lens-threads-'));
  const script = join(folder, 'cli.js');
  const configs = join(folder, 'configs');

  before(async () => {
    await build({
      entryPoints: [join(import.meta.dirname, '../../../src/cli/main.ts')],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'es2022',
      logLevel: 'silent',
    });
    writeSites(configs, 240, 60);
  });
  after(() => rmSync(folder, { recursive: true }));

  function check(...args: readonly string[]): Promise<readonly [number | string, string, string]> {
    return new Promise((resolve) => {
      const options = { cwd: folder, maxBuffer: 1e9 };
      execFile(process.execPath, [script, 'check', 'configs', ...args], options, (error, stdout, stderr) =>
        resolve([error?.code ?? 0, stdout, stderr]),
      );
    });
  }

  it('finds the same in the same order as on one, and shows no progress off a terminal', async () => {
    const one = await check('--jobs', '1');
    const [exitCode, output, errors] = one;
    assert.deepEqual([exitCode, errors], [1, '']);
    assert.match(output, /error acl\.source-port-pinned/);
    assert.deepEqual(await check('--jobs', '3'), one);
  });

  it('ends at once when interrupted', async () => {
    const child = spawn(process.execPath, [script, 'check', 'configs', '--jobs', '2'], { cwd: folder });
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const [, signal] = (await once(child, 'close')) as [number | null, string | null];
    assert.equal(signal, 'SIGINT');
  });

  it('is refused for a number of jobs that is none', async () => {
    const [exitCode, , errors] = await check('--jobs', '0');
    assert.equal(exitCode, 2);
    assert.match(errors, /error cli\.bad-count: /);
  });

  it('needs no other file than the program', async () => {
    const [exitCode] = await check('--jobs', '2', join(sampleFolder, 'hub.cfg'));
    assert.equal(exitCode, 1);
  });
});
