import assert from 'node:assert/strict';
import { rangesText } from '../../../src/messages/panel';
import { percent } from '../../../src/messages/percent';
import type { PanelPorts } from '../../../src/panel/protocol';
import { afterText, beforeText } from '../../../src/panel/words';
import { translation } from '../../panel/views';

const after = (ports: PanelPorts) =>
  afterText(translation('192.168.100.11', { purpose: 'ike', ports, because: '' }));

describe('a source after PAT', () => {
  it('is an address and a port where it is certain', () => {
    assert.deepEqual(after({ kind: 'exact', port: 1024 }), { main: '192.0.2.2:1024', details: [] });
  });

  it('is a set with an example where it is drawn', () => {
    assert.deepEqual(
      after({
        kind: 'any-of',
        ranges: [
          [1, 499],
          [501, 511],
        ],
        sample: 198,
      }),
      {
        main: '192.0.2.2, any of 1-499, 501-511',
        details: ['for example :198'],
      },
    );
  });

  it('says how likely the likely port and a drop are', () => {
    const ports = { kind: 'any-of', ranges: [[1, 511]], sample: 500 } as const;
    assert.deepEqual(
      after({ ...ports, likely: { port: 500, probability: 0.9953 }, dropChance: 1 / 3 }).details,
      [':500 in over 99 % of the outcomes', 'no port in 33 % of the outcomes'],
    );
  });

  it('has words for what is no port', () => {
    assert.equal(after({ kind: 'dropped', reason: 'no port is free' }).main, 'dropped: no port is free');
    assert.equal(after({ kind: 'untranslated' }).main, 'not translated');
    assert.equal(after({ kind: 'none' }).main, 'no mapping');
    assert.deepEqual(after({ kind: 'portless' }), {
      main: '192.0.2.2',
      details: ['address only, ESP has no ports'],
    });
  });

  it('names other addresses and says when the address is not known', () => {
    const row = translation('192.168.100.11', {
      purpose: 'ike',
      ports: { kind: 'exact', port: 500 },
      because: '',
    });
    const mapping = { ...row.insideGlobal, address: null };
    const alternatives = [{ address: '192.0.2.3', ports: { kind: 'exact', port: 1 } }] as const;
    assert.deepEqual(afterText({ ...row, insideGlobal: mapping, alternatives }), {
      main: 'address not known:500',
      details: ['or 192.0.2.3:1'],
    });
  });
});

describe('a source before PAT', () => {
  it('has no port where ESP has none', () => {
    const row = translation('192.168.100.11', {
      purpose: 'stream',
      ports: { kind: 'portless' },
      because: '',
    });
    assert.equal(beforeText(row), '192.168.100.11:4500');
    assert.equal(
      beforeText({ ...row, insideLocal: { address: '192.168.100.11', port: null } }),
      '192.168.100.11',
    );
  });
});

describe('numbers in sentences', () => {
  it('count long lists of ranges', () => {
    const ranges = [1, 3, 5, 7, 9].map((port) => [port, port] as const);
    assert.equal(rangesText(ranges), '1, 3, 5 and 2 more ranges');
    assert.equal(rangesText(ranges.slice(0, 4)), '1, 3, 5, 7');
  });

  it('never round a part up to the whole or down to nothing', () => {
    assert.deepEqual([0, 0.0001, 0.12, 0.999, 1].map(percent), [
      '0 %',
      'under 1 %',
      '12 %',
      'over 99 %',
      '100 %',
    ]);
  });
});
