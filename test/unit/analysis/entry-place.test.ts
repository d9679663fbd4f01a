import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { entryPlace, partsOfList } from '../../../src/analysis/entry-place';
import { parseConfig } from '../../../src/config/parse';

const { summary } = parseConfig(
  `ASA Version 9.16(1)
access-list OUTSIDE extended permit udp any any eq isakmp
access-list EVERYWHERE extended permit esp any any
access-list EVERYWHERE extended deny ip any any
access-group EVERYWHERE global
`,
  'asa',
);

describe('the place of an entry of a judged list', () => {
  it('is in the global list behind the entries of the interface', () => {
    const [own, global] = summary.accessLists;
    assert.ok(own && global);
    const judged = { ...own, entries: [...own.entries, ...global.entries] };
    assert.deepEqual(
      [0, 1, 2].map((entry) => entryPlace(summary, judged, entry)),
      [
        { kind: 'acl-entry', list: 'OUTSIDE', entry: 0 },
        { kind: 'acl-entry', list: 'EVERYWHERE', entry: 0 },
        { kind: 'acl-entry', list: 'EVERYWHERE', entry: 1 },
      ],
    );
  });

  it('is in the list itself where nothing stands behind it', () => {
    const [own] = summary.accessLists;
    assert.ok(own);
    assert.deepEqual(
      partsOfList(summary, own).map(({ list, first }) => [list.name, first]),
      [['OUTSIDE', 0]],
    );
    assert.equal(entryPlace(summary, { ...own, name: 'NOWHERE' }, 0), null);
  });
});
