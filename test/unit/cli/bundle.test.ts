import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { sampleFolder } from './command-line';

const start = promisify(execFile);

describe('the bundled command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pat-lens-cli-'));
  const file = join(folder, 'cli.js');

  before(() =>
    build({
      entryPoints: [join(import.meta.dirname, '../../../src/cli/main.ts')],
      outfile: file,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'es2022',
      logLevel: 'silent',
    }),
  );
  after(() => rmSync(folder, { recursive: true }));

  it('stands alone: one file, run from anywhere', async () => {
    const { stdout, stderr } = await start(process.execPath, [file, 'simulate', '.'], { cwd: sampleFolder });
    assert.match(stdout, /192\.0\.2\.2:1024/);
    assert.equal(stderr, '');
  });

  it('tells its result by the exit code', async () => {
    await assert.rejects(start(process.execPath, [file, 'check', '.'], { cwd: sampleFolder }), { code: 1 });
    await assert.rejects(start(process.execPath, [file, 'check', 'no-such-file'], { cwd: sampleFolder }), {
      code: 2,
    });
  });

  it('ends with 2 and one line where the output takes no more', async function () {
    if (!existsSync('/dev/full')) this.skip();
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [file, 'profiles'], { stdio: ['ignore', full, 'pipe'] });
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    closeSync(full);
    assert.equal(errors, 'pat-lens: error cli.output-failed: The output cannot be written (ENOSPC).\n');
    assert.equal(code, 2);
  });

  it('is silent when its reader goes away', async () => {
    const child = spawn(process.execPath, [file, 'profiles', '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    await once(child, 'close');
    assert.equal(errors, '');
  });
});
