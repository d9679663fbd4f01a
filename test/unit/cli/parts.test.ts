import assert from 'node:assert/strict';
import { formatFailure } from '../../../src/cli/failure';
import { displayPath, pathOfUri, uriOfPath } from '../../../src/cli/file-uris';
import { plain, styleFor } from '../../../src/cli/style';
import { formatTable } from '../../../src/cli/table';

describe('colours', () => {
  it('are used on a terminal only', () => {
    assert.equal(styleFor({ isTTY: true }, {}).bold('x'), '\u001b[1mx\u001b[22m');
    assert.equal(styleFor({}, {}).bold('x'), 'x');
  });

  it('are refused by NO_COLOR when it is not empty, and by a dumb terminal', () => {
    assert.equal(styleFor({ isTTY: true }, { NO_COLOR: '1' }).bad('x'), 'x');
    assert.equal(styleFor({ isTTY: true }, { NO_COLOR: '' }).bad('x'), '\u001b[31mx\u001b[39m');
    assert.equal(styleFor({ isTTY: true }, { TERM: 'dumb' }).bad('x'), 'x');
  });
});

describe('tables', () => {
  it('align their columns whatever the style of a cell, without spaces at the end', () => {
    const mark = (text: string): string => `<${text}>`;
    const rows = [
      [{ text: 'é', mark }, { text: 'one' }],
      [{ text: 'long' }, { text: 'x' }],
    ];
    assert.deepEqual(formatTable(['A', 'B'], rows, plain), ['A     B', '<é>     one', 'long  x']);
  });
});

describe('error lines', () => {
  it('have the form file:line:column: error CODE: sentence', () => {
    const failure = { file: 'a.cfg', line: 3, column: 7, code: 'scenario.bad-port', message: 'No.' };
    assert.equal(formatFailure(failure), 'a.cfg:3:7: error scenario.bad-port: No.');
    assert.equal(formatFailure({ code: 'cli.usage', message: 'No.' }), 'pat-lens: error cli.usage: No.');
  });
});

describe('file addresses', () => {
  it('encode a path and give it back', () => {
    const uri = uriOfPath('sub folder/r1 (old)#1.cfg', '/work');
    assert.equal(uri, 'file:///work/sub%20folder/r1%20%28old%29%231.cfg');
    assert.equal(pathOfUri(uri), '/work/sub folder/r1 (old)#1.cfg');
  });

  it('are shown relative to the working directory', () => {
    assert.equal(displayPath(uriOfPath('../hub.cfg', '/work/a'), '/work/a'), '../hub.cfg');
    assert.equal(displayPath(uriOfPath('b/hub.cfg', '/work/a'), '/work/a'), 'b/hub.cfg');
  });
});
