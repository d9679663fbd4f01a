import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { folderOf, foldersUp, join } from '../../../src/workspace/uri';

describe('the address of a file', () => {
  it('has folders up to its authority', () => {
    assert.deepEqual(
      [...foldersUp(folderOf('vscode-vfs://github/net/a/hub.cfg'))],
      ['vscode-vfs://github/net/a', 'vscode-vfs://github/net', 'vscode-vfs://github'],
    );
    assert.equal(join('vscode-vfs://github/net', '../../edge.cfg'), 'vscode-vfs://github/edge.cfg');
  });

  it('has folders up to its scheme where it has no authority', () => {
    assert.deepEqual(
      [...foldersUp(folderOf('memfs:/net/a/hub.cfg'))],
      ['memfs:/net/a', 'memfs:/net', 'memfs:'],
    );
    assert.equal(join('memfs:/net', '../../edge.cfg'), 'memfs:/edge.cfg');
    assert.equal(folderOf('untitled:Untitled-1'), 'untitled:');
  });
});
