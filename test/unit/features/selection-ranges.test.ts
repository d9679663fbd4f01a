import assert from 'node:assert/strict';
import { selectionRanges } from '../../../src/features/selection-ranges';
import { marked } from '../support/marked-text';
import { documentOf } from './named';
import { atOnce } from '../../../src/workspace/slices';

describe('selection ranges', () => {
  it('grow from the word over command, line and block to the file', async () => {
    const { text, cursor } = marked('hostname a\ninterface Vlan1\n ip add|ress dhcp\n ip nat inside\n!\n');
    const [spans] = atOnce(selectionRanges(await documentOf(text), [cursor]));
    assert.deepEqual(
      spans!.map(({ start, end }) => text.slice(start, end)),
      [
        'address',
        'ip address dhcp',
        ' ip address dhcp',
        'interface Vlan1\n ip address dhcp\n ip nat inside',
        text,
      ],
    );
  });
});
