import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { endProcessTree, hasEnded, runCommand } from '../../host/processes';

const forever = 'setInterval(() => {}, 1000)';

function start(program: string): ChildProcess {
  return spawn(process.execPath, ['-e', program], {
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [chunk] = (await once(child.stdout!, 'data')) as [Buffer];
  return chunk.toString().trim();
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('processes', () => {
  it('answer what they print, and fail with it when they end with another code than 0', async () => {
    assert.equal(await runCommand(process.execPath, ['-p', '1 + 1']), '2\n');
    const failing = runCommand(process.execPath, ['-e', 'console.error("no space"); process.exit(3)']);
    await assert.rejects(failing, /ended with 3\nno space/);
  });

  it('end together with those that they started', async function () {
    if (process.platform === 'win32') this.skip();
    const parent = start(
      `const child = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(forever)}], { stdio: 'inherit' });
       console.log(child.pid); ${forever}`,
    );
    const grandchild = Number(await firstLine(parent));
    assert.equal(runs(grandchild), true);
    const closed = once(parent, 'close');
    await endProcessTree(parent);
    assert.equal(hasEnded(parent), true);
    // The pipe that both hold closes when the last of them is gone.
    await closed;
  });

  it('may be asked to end twice', async () => {
    const child = start(forever);
    await once(child, 'spawn');
    await endProcessTree(child);
    await endProcessTree(child);
    assert.equal(hasEnded(child), true);
  });
});
