import assert from 'node:assert/strict';
import { indentOnType } from '../../../src/features/on-type-indentation';
import { marked } from './cursor';

/** The columns that the line of the cursor gets; null where nothing is changed. */
function indent(text: string, typed = '\n'): number | null {
  const { config, offset } = marked(text);
  return indentOnType(config, offset, typed)?.text.length ?? null;
}

describe('on-type indentation', () => {
  it('is one column after a line that opens a block', () => {
    assert.equal(indent('interface Gi0/0\n|'), 1);
    assert.equal(indent('ip access-list extended A\n|'), 1);
    assert.equal(indent('interface Gi0/0\n    |'), 1);
  });

  it('stays as the line above inside a block', () => {
    assert.equal(indent('interface Gi0/0\n shutdown\n|'), 1);
    assert.equal(indent('interface Gi0/0\n  shutdown\n|'), 2);
    assert.equal(indent('interface Gi0/0\n shutdown\n |'), null);
  });

  it('goes deeper after a part that has lines of its own', () => {
    assert.equal(indent('crypto ikev2 keyring K\n peer A\n|'), 2);
    assert.equal(indent('crypto ikev2 keyring K\n peer A\n  address 192.0.2.1\n|'), 2);
  });

  it('goes back to where the block began with a lone !', () => {
    assert.equal(indent('interface Gi0/0\n shutdown\n !|', '!'), 0);
    assert.equal(indent('interface Gi0/0\n shutdown\n ! note!|', '!'), null);
  });

  it('leaves the left edge, blocks without indentation, and banners alone', () => {
    assert.equal(indent('hostname R1\n|'), null);
    assert.equal(indent('interface Gi0/0\nshutdown\n|'), null);
    assert.equal(indent('banner motd #\n  hello\n|\n#'), null);
  });

  it('does not move a line that has text', () => {
    assert.equal(indent('interface Gi0/0\n|ip route 0.0.0.0 0.0.0.0 192.0.2.1'), null);
  });
});
