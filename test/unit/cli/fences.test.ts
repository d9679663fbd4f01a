import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fencesOf, onlyFence, withFence } from '../../../src/cli/markdown/fences';

const contents = (text: string): readonly string[] =>
  fencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('fenced blocks of Markdown', () => {
  it('are those of backticks and of tildes, with any info string or none', () => {
    assert.deepEqual(contents('a\n```\none\n```\nb\n~~~ ios `x`\ntwo\n~~~\n````cisco ios\n```\n````'), [
      'one\n',
      'two\n',
      '```\n',
    ]);
  });

  it('end with as many of the same mark and nothing behind it', () => {
    assert.deepEqual(contents('````\na\n```\n~~~~\n```` x\n  `````  \nb'), ['a\n```\n~~~~\n```` x\n']);
  });

  it('go to the end where they are not closed', () => {
    assert.deepEqual(contents('```\na\nb'), ['a\nb']);
    assert.deepEqual(contents('```'), []);
  });

  it('may be indented, and may end lines as they like', () => {
    assert.deepEqual(contents('1. x\r\n\r\n    ```\r\n    a\r\n    ```\r\n```\rb\r```\r'), [
      '    a\r\n',
      'b\r',
    ]);
    assert.equal(fencesOf('  ~~~\n  a')[0]?.indentation, '  ');
  });

  it('are no code within a line', () => {
    assert.deepEqual(contents('```a``` b\n``\n'), []);
  });

  it('keep every offset when all else is blanks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('```', '~~~', ' ', 'a', '\n', '\r\n', '\r', '`', 'permit')),
        (pieces) => {
          const text = pieces.join('');
          for (const fence of fencesOf(text)) {
            const only = onlyFence(text, fence);
            assert.equal(only.length, fence.end);
            assert.equal(only.slice(0, fence.start).trim(), '');
            assert.equal(only.slice(fence.start), text.slice(fence.start, fence.end));
            assert.equal(withFence(text, fence, only), text);
          }
        },
      ),
    );
  });

  it('take back an edit that stays inside, and no other', () => {
    const text = 'x\n  ```\n  a\n  ```\ny\n';
    const [fence] = fencesOf(text);
    assert.ok(fence);
    const only = onlyFence(text, fence);
    assert.equal(withFence(text, fence, `${only}  b\n`), 'x\n  ```\n  a\n  b\n  ```\ny\n');
    assert.equal(withFence(text, fence, `${only}b\n`), null);
    assert.equal(withFence(text, fence, `${only}  b`), null);
    assert.equal(withFence(text, fence, `! x${only}`), null);
  });
});
