import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { entryAt, entryCount, listsEqual, unpackEntries } from '../../../src/config/assembly/entry-views';
import type { AccessList } from '../../../src/config/model';
import { editConfig, parseConfig } from '../../../src/config/parse';

const entry = fc.constantFrom(
  ' permit udp any eq isakmp any',
  ' permit udp any eq 500 any',
  ' 20 permit esp any any',
  ' deny ip any any log',
  ' permit tcp 10.0.0.0 0.0.0.255 range 1 9 host 10.0.0.1 eq www',
  ' permit tcp any any established',
  ' evaluate R',
  ' remark nothing',
);
const lines = fc.array(entry, { maxLength: 12 });

function listOf(entries: readonly string[]): AccessList {
  const text = ['hostname R1', 'ip access-list extended A', ...entries, ''].join('\n');
  const [list] = parseConfig(text, 'ios').summary.accessLists;
  assert.ok(list);
  return list;
}

function isDeepEqual(one: unknown, other: unknown): boolean {
  try {
    assert.deepEqual(one, other);
    return true;
  } catch {
    return false;
  }
}

describe('entries of a list', () => {
  it('are the same one by one, in steps and as a whole', () => {
    fc.assert(
      fc.property(lines, (entries) => {
        const single = listOf(entries);
        const found = Array.from({ length: entryCount(single) + 1 }, (_, at) => entryAt(single, at));
        const stepped = listOf(entries);
        assert.equal([...unpackEntries([stepped])].length, 0);
        assert.deepEqual(stepped.entries, listOf(entries).entries);
        assert.deepEqual(found, [...stepped.entries, undefined]);
      }),
    );
  });

  it('are unpacked in several steps where they are many', () => {
    const list = listOf(Array.from({ length: 5000 }, (_, at) => ` permit udp any eq ${at} any`));
    assert.equal([...unpackEntries([list])].length, 2);
    assert.equal(list.entries.length, 5000);
  });

  it('are compared as they are by value, also across configs', () => {
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        assert.ok(listsEqual(listOf(one), listOf(one)));
        assert.equal(
          listsEqual(listOf(one), listOf(other)),
          isDeepEqual(listOf(one).entries, listOf(other).entries),
        );
      }),
    );
  });

  it('are taken over where another one was edited', () => {
    const text = 'ip access-list extended A\n permit udp any eq 1 any\n permit udp any eq 2 any\n';
    const before = parseConfig(text, 'ios');
    const [list] = before.summary.accessLists;
    const [kept] = list?.entries ?? [];
    const at = text.lastIndexOf('2');
    const [edited] = editConfig(before, [{ start: at, end: at + 1, text: '3' }]).summary.accessLists;
    assert.ok(edited);
    assert.equal(edited.entries[0], kept);
    assert.deepEqual(edited.entries[1], listOf([' permit udp any eq 3 any']).entries[0]);
  });
});
