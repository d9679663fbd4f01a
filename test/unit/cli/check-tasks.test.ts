import assert from 'node:assert/strict';
import { checkTasks } from '../../../src/cli/check/tasks';
import type { NamedFile } from '../../../src/cli/named-files';

function files(folder: string, count: number): readonly NamedFile[] {
  return Array.from({ length: count }, (_, at) => ({
    uri: `file:///${folder}/${String(at).padStart(5, '0')}.cfg`,
    isNamed: false,
  }));
}

/** Every folder a network of its own. */
const own = (folder: string): string => folder;

describe('the tasks of a check', () => {
  it('hold every file once, folder by folder in the order of paths', () => {
    const all = [...files('b', 70), ...files('a/c', 3), ...files('a', 60)].reverse();
    const tasks = checkTasks(all, own, 2);
    const order = tasks.flatMap((task) => task.files.map(({ uri }) => uri));
    const expected = [...files('a', 60), ...files('a/c', 3), ...files('b', 70)].map(({ uri }) => uri);
    assert.deepEqual(order, expected);
  });

  it('gather small networks and share a large one between the threads', () => {
    const small = Array.from({ length: 100 }, (_, at) => files(`s${at + 100}`, 1)).flat();
    assert.deepEqual(
      checkTasks(small, own, 2).map((task) => task.files.length),
      [50, 50],
    );
    assert.deepEqual(
      checkTasks(files('large', 1000), own, 2).map(({ network, files: { length } }) => [network, length]),
      Array.from({ length: 4 }, () => ['file:///large', 250]),
    );
    assert.equal(checkTasks(files('large', 300), own, 4).length, 4);
  });

  it('keep the folders of one network together', () => {
    const all = [...files('n/b', 70), ...files('x', 60), ...files('n/a', 70)];
    const networkOf = (folder: string): string => (folder.startsWith('file:///n/') ? 'file:///n' : folder);
    assert.deepEqual(
      checkTasks(all, networkOf, 2).map(({ network, files: { length } }) => [network, length]),
      [
        ['file:///n', 140],
        ['file:///x', 60],
      ],
    );
  });
});
