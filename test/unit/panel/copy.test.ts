import assert from 'node:assert/strict';
import { markdownTable, plainTable } from '../../../src/panel/copy';
import type { PanelResults } from '../../../src/panel/protocol';
import { resultsOf } from '../../../src/panel/results';
import { peer, threeEngineers } from '../../panel/views';

function seed(): PanelResults {
  const { content } = threeEngineers();
  assert.ok(content.kind === 'results');
  return content;
}

describe('the copied table', () => {
  it('is Markdown with one row for each conversation', () => {
    const lines = markdownTable('Three engineers', seed()).split('\n');
    assert.deepEqual(lines.slice(0, 6), [
      '### Three engineers',
      '',
      '1 of 3 peers keeps 500/4500; 2 are dropped by hub.cfg OUTSIDE-IN.',
      '',
      '| Session | Source before PAT | Source after PAT | Why | How sure | ACL |',
      '| --- | --- | --- | --- | --- | --- |',
    ]);
    assert.equal(
      lines[8],
      '| bob IKE | 192.168.100.12:500 | 192.0.2.2:1 changed | 500 is taken by alice; first free port of 1-511 | documented by the vendor | ✗ deny hub.cfg:15 OUTSIDE-IN |',
    );
    assert.equal(lines.length, 6 + 6 + 1);
  });

  it('keeps names from becoming Markdown', () => {
    const hostile = peer(0, '<b>a|b</b>\n[x](y) `c` *d*', [
      { purpose: 'ike', ports: { kind: 'exact', port: 500 }, because: '' },
    ]);
    const table = markdownTable(
      't',
      resultsOf([hostile], { anyOrder: false, notes: [], groups: [], timeline: null }),
    );
    assert.ok(table.includes('| \\<b\\>a\\|b\\</b\\> \\[x\\](y) \\`c\\` \\*d\\* IKE |'), table);
  });

  it('is plain text with aligned columns', () => {
    const lines = plainTable('Three engineers', seed()).split('\n');
    const column = lines[3]!.indexOf('Source after PAT');
    for (const line of lines.slice(5, 11)) assert.equal(line.slice(column, column + 10), '192.0.2.2:', line);
    assert.ok(lines.every((line) => line === line.trimEnd()));
  });

  it('says how many peers it leaves out', () => {
    const table = plainTable('t', { ...seed(), omitted: 44 });
    assert.ok(table.includes('\nand 44 more peers\n'), table);
  });
});
