import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchedFolder } from '../../host/fetched';

describe('fetched folder', () => {
  let cache: string;
  beforeEach(async () => {
    cache = await mkdtemp(join(tmpdir(), 'pat-lens-unit-'));
  });
  afterEach(() => rm(cache, { recursive: true, force: true }));

  it('is filled once and then reused', async () => {
    let fills = 0;
    const fill = async (folder: string): Promise<void> => {
      fills += 1;
      await writeFile(join(folder, 'file'), 'whole');
    };
    const first = await fetchedFolder('tool-1.0', fill, cache);
    assert.equal(await fetchedFolder('tool-1.0', fill, cache), first);
    assert.equal(fills, 1);
    assert.deepEqual(await readdir(first), ['file']);
  });

  it('is not there after a fill that broke off, and the next one starts anew', async () => {
    const broken = fetchedFolder(
      'tool-1.0',
      async (folder) => {
        await writeFile(join(folder, 'half'), '');
        throw new Error('connection lost');
      },
      cache,
    );
    await assert.rejects(broken, /connection lost/);
    assert.deepEqual(await readdir(cache), []);
    const folder = await fetchedFolder('tool-1.0', (target) => writeFile(join(target, 'file'), ''), cache);
    assert.deepEqual(await readdir(folder), ['file']);
  });

  it('is whole for two that ask at the same time', async () => {
    const fill = (folder: string): Promise<void> => writeFile(join(folder, 'file'), '');
    const [first, second] = await Promise.all([
      fetchedFolder('tool-1.0', fill, cache),
      fetchedFolder('tool-1.0', fill, cache),
    ]);
    assert.equal(first, second);
    assert.deepEqual(await readdir(cache), ['tool-1.0']);
  });
});
