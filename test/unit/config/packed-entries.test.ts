import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineParser } from '../../../src/config/grammar/line';
import { packedEntry } from '../../../src/config/grammar/plain-entry';
import { PackedEntries } from '../../../src/config/packed-entries';
import { initialState, Mode, openMode } from '../../../src/config/text/line-state';

/** Words that a row holds, and now and then others. */
function mostly(usual: readonly string[], others: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

const address = mostly(
  ['any', 'any4', 'ANY', 'host 10.0.0.1', 'ho 200.1.2.3', '10.0.0.0 0.0.0.255', '10.0.0.0 255.255.255.0'],
  [
    'any6',
    'host 10.0.0.256',
    '10.0.0.0 255.255.255.255',
    '200.0.0.1 0.0.0.0',
    '10.0.0.1',
    '10.X.0.0 0.0.0.255',
    'object-group A',
    '10.0.0.0/8',
  ],
);
const ports = mostly(
  [
    '',
    '',
    '',
    'eq 500',
    'eq isakmp',
    'EQ www',
    'eq 500 4500',
    'neq 25',
    'lt 1024',
    'gt 1023',
    'range 1 65535',
  ],
  [
    'eq isak',
    'eq 1 2 3',
    'neq 25 26',
    'ran 20 10',
    'eq 70000',
    'eq 1 70000',
    'range 1 70000',
    'range 1',
    'eq',
  ],
);
const options = mostly(
  ['', 'log', 'LOG', '! why'],
  ['log-input', 'established', 'log 6', '(3 matches)', 'x'],
);
const protocol = mostly(
  ['tcp', 'udp', 'UDP', 'ud', 'sctp'],
  ['ip', 'icmp', 'esp', '0', '47', '256', '300', 'x'],
);
const before = mostly(['', '', '10 '], ['4294967295 ', '99999999999 ', 'no ']);
const action = mostly(['permit', 'deny', 'perm', 'PERMIT', 'den'], ['pe', 'dynamic X permit']);

const entry = fc
  .tuple(before, action, protocol, address, ports, address, ports, options)
  .map(([number, ...words]) => number + words.filter((word) => word !== '').join(' '));

const line = fc.tuple(
  fc.constantFrom(
    '',
    'access-list 101 ',
    'access-list A extended ',
    'access-list 10 ',
    'access-list A line 2 ',
  ),
  entry,
);

describe('entries as rows', () => {
  it('are the entries that are read as objects', () => {
    let rows = 0;
    fc.assert(
      fc.property(
        line,
        entry,
        fc.constantFrom('ios' as const, 'asa' as const),
        ([list, words], above, dialect) => {
          const state = list === '' ? openMode(Mode.extendedList, 0) : initialState;
          const text = list === '' ? ` ${words}` : list + words;
          const plain = new LineParser(dialect);
          const statement = plain.read(text, 0, text.length, state);
          const packing = new LineParser(dialect);
          const packed = new PackedEntries();
          packing.reader.rows.entries = packed;
          packing.read(`${list}${above}`, 0, list.length + above.length, state);
          const read = packing.read(text, 0, text.length, state);
          if (read !== packedEntry) {
            assert.deepEqual(read, statement);
            return;
          }
          rows++;
          const own = packed.entryOf(packed.last);
          const named = packed.listOf(packed.last);
          assert.deepEqual(
            named === null ? own : { kind: 'access-list-line', list: named, entry: own },
            statement,
          );
          assert.deepEqual(packing.reader.problems, plain.reader.problems);
          assert.equal(packing.next, plain.next);
        },
      ),
      { numRuns: 5000 },
    );
    assert.ok(rows > 500, `${rows} rows`);
  });

  it('are one object however often they are asked for', () => {
    const parser = new LineParser('ios');
    const packed = new PackedEntries();
    parser.reader.rows.entries = packed;
    const text = ' permit udp host 200.0.0.1 eq 500 any log';
    assert.equal(parser.read(text, 0, text.length, openMode(Mode.extendedList, 0)), packedEntry);
    assert.equal(packed.entryOf(0), packed.entryOf(0));
  });
});
