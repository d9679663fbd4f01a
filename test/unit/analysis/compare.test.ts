import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareTable, rankProfiles, type Comparison } from '../../../src/analysis/compare/compare';
import { formatAddress, parseAddress } from '../../../src/engine/address';
import { Pat, type Mapping } from '../../../src/engine/pat';
import { findProfile, profiles } from '../../../src/engine/profiles/index';
import type { Profile } from '../../../src/engine/profile';
import type { Table } from '../../../src/tables/model';
import { readTables } from '../../../src/tables/read-tables';

function profile(id: string): Profile {
  const found = findProfile(id);
  assert.ok(found !== undefined, id);
  return found;
}

/** A table of IOS from rows `global inside outside`, all UDP; hosts are 10.0.0.N, the outside address may be left out. */
function table(...rows: readonly string[]): Table {
  const lines = rows.map((row) => {
    const [global = '', inside = '', outside = '198.51.100.1:500'] = row.split(' ');
    const place = global.includes('.') ? global : `192.0.2.2:${global}`;
    return `udp ${place} 10.0.0.${inside} ${outside} ${outside}`;
  });
  const text = `Pro Inside global Inside local Outside local Outside global\n${lines.join('\n')}\n`;
  const { tables, problems } = readTables(text);
  assert.deepEqual(problems, []);
  return tables[0]!;
}

/** Rows explained, mappings assumed. */
function score({ explained, assumedCount }: Comparison): readonly number[] {
  return [explained, assumedCount];
}

describe('compareTable', () => {
  it('finds the order in which the first free ports were given', () => {
    const three = table('2 13:500', '500 11:500', '1 12:500');
    assert.deepEqual(score(compareTable(three, profile('cisco-ios'))), [3, 0]);
    assert.equal(compareTable(three, profile('cisco-ios')).bits, 0);
  });

  it('assumes who held the ports that nobody holds any more', () => {
    const result = compareTable(table('3 12:500'), profile('cisco-ios'));
    assert.deepEqual(score(result), [1, 3]);
    assert.deepEqual(
      result.assumed.map(({ first, last, count }) => [first, last, count]),
      [
        [500, 500, 1],
        [1, 2, 2],
      ],
    );
    assert.equal(result.isExplained, true);
  });

  it('counts the bits of a random choice, and knows who displaced whom', () => {
    const result = compareTable(table('77 12:500', '500 11:500', '501 77:77'), profile('cisco-asa'));
    assert.deepEqual(score(result), [3, 0]);
    assert.equal(result.bits.toFixed(3), (Math.log2(510) + Math.log2(509)).toFixed(3));
  });

  it('assumes one mapping where two sources took each other’s port', () => {
    const result = compareTable(table('501 11:500', '500 12:501'), profile('cisco-asa'));
    assert.deepEqual(score(result), [2, 1]);
  });

  it('has Linux reuse the newest mapping of a source for another destination', () => {
    const elsewhere = '203.0.113.9:500';
    const rows = ['473 12:500', `473 12:500 ${elsewhere}`, '500 11:500'];
    const result = compareTable(table(...rows), profile('linux'));
    assert.deepEqual(score(result), [3, 0]);
    assert.equal(result.bits, Math.log2(510));
    assert.deepEqual(score(compareTable(table(rows[1]!), profile('linux'))), [1, 1]);
  });

  it('names the row that no history gives, and what would have been expected', () => {
    const result = compareTable(table('500 11:500', '600 12:500'), profile('cisco-ios'));
    assert.deepEqual(score(result), [1, 0]);
    assert.deepEqual(
      result.unexplained.map(({ row, because }) => [row, because.code]),
      [[2, 'not-allowed']],
    );
    assert.equal(result.isExplained, false);
  });

  it('does not let two sources have one port where the device gives it once', () => {
    const rows = table('500 11:500', '500 12:500 203.0.113.9:500');
    const ios = compareTable(rows, profile('cisco-ios'));
    assert.deepEqual(
      ios.unexplained.map(({ because }) => because.code),
      ['same-place'],
    );
    assert.deepEqual(score(compareTable(rows, profile('linux'))), [2, 0]);
  });

  it('does not explain a row by thousands of mappings that all are gone', () => {
    const [only] = compareTable(table('61356 12:10000'), profile('cisco-ios')).unexplained;
    assert.equal(only?.because.code, 'too-many');
  });

  it('passes over ports that were given to flows which are gone, where a search goes on from the last', () => {
    const rows = table('1024 11:4500', '1030 12:4500');
    assert.deepEqual(score(compareTable(rows, profile('juniper-mx'))), [2, 5]);
  });

  it('takes addresses as one pool, or each as a pool of its own', () => {
    const rows = table('192.0.2.2:500 11:500', '192.0.2.3:500 12:500');
    assert.equal(compareTable(rows, profile('cisco-asa-round-robin')).pools, 'one');
    const separate = compareTable(rows, profile('cisco-ios'));
    assert.deepEqual([separate.pools, ...score(separate)], ['each', 2, 0]);
  });

  it('leaves rows of other protocols unjudged', () => {
    const text = `icmp 192.0.2.2:7 10.0.0.1:7 198.51.100.1:7 198.51.100.1:7
udp 192.0.2.2:500 10.0.0.1:500 198.51.100.1:500 198.51.100.1:500
`;
    const result = compareTable(readTables(text).tables[0]!, profile('cisco-ios'));
    assert.deepEqual(score(result), [1, 0]);
    assert.equal(result.isExplained, true);
    assert.deepEqual(result.unexplained, [{ row: 1, because: { code: 'protocol', protocol: 'icmp' } }]);
  });

  it('takes a row that does not say its protocol as UDP, and a second one on its place as TCP', () => {
    const text = `3 in use, 3 most used
PAT Global 192.0.2.2(29) Local 10.0.0.12(500)
PAT Global 192.0.2.2(500) Local 10.0.0.11(500)
PAT Global 192.0.2.2(500) Local 10.0.0.12(500)
`;
    const [whole] = readTables(text).tables;
    assert.deepEqual(score(compareTable(whole!, profile('cisco-asa'))), [3, 0]);
    assert.equal(compareTable(whole!, profile('cisco-asa-flat')).isExplained, false);
  });

  it('knows from conntrack that the router’s own traffic holds a port', () => {
    const text = `udp 17 170 src=10.0.0.1 dst=198.51.100.1 sport=4500 dport=4500 src=198.51.100.1 dst=192.0.2.2 sport=4500 dport=26760 [ASSURED] use=1
udp 17 170 src=198.51.100.1 dst=192.0.2.2 sport=4500 dport=4500 src=192.0.2.2 dst=198.51.100.1 sport=4500 dport=4500 use=1
`;
    const [whole] = readTables(text).tables;
    assert.deepEqual(score(compareTable(whole!, profile('linux'))), [1, 0]);
    const [first] = readTables(text.split('\n')[0]!.concat('\n')).tables;
    assert.deepEqual(score(compareTable(first!, profile('linux'))), [1, 1]);
  });

  it('explains what the engine itself gives, with nothing assumed while nothing ends', () => {
    const flows = fc.array(
      fc.record({
        host: fc.integer({ min: 1, max: 6 }),
        port: fc.constantFrom(77, 500, 700, 1025, 4500),
        gateway: fc.integer({ min: 1, max: 2 }),
      }),
      { maxLength: 25 },
    );
    const tested = ['cisco-ios', 'cisco-asa', 'cisco-ios-xe-cgn', 'linux', 'linux-random', 'pf'];
    fc.assert(
      fc.property(fc.constantFrom(...tested), flows, fc.nat(), (id, list, seed) => {
        const pat = new Pat({ profile: profile(id), addresses: [parseAddress('192.0.2.2')!], seed });
        const seen: Mapping[] = [];
        list.forEach(({ host, port, gateway }) => {
          const inside = { address: 0x0a000000 + host, port };
          const outside = { address: 0xc6336400 + gateway, port: 500 };
          const { mapping } = pat.translate({ protocol: 17, inside, outside, owner: 0 }, 0);
          if (mapping !== null && !seen.includes(mapping)) seen.push(mapping);
        });
        if (seen.length === 0) return;
        const rows = seen.map(({ flow, port }) => {
          const { inside, outside } = flow;
          return `${port} ${inside.address - 0x0a000000}:${inside.port} ${formatAddress(outside.address)}:500`;
        });
        const result = compareTable(table(...rows.reverse()), profile(id));
        assert.equal(result.explained, rows.length, `${id} ${rows.join(', ')}`);
        if (id !== 'linux') assert.equal(result.assumedCount, 0, `${id} ${rows.join(', ')}`);
      }),
      { numRuns: 60 },
    );
  });
});

describe('rankProfiles', () => {
  it('puts the profile that predicts before one that allows everything', () => {
    const ids = rankProfiles(table('1 12:500', '500 11:500'), profiles).map((each) => each.profile.id);
    assert.equal(ids[0], 'cisco-ios');
    assert.ok(ids.indexOf('cisco-asa') < ids.indexOf('cisco-asa-flat-include-reserve'));
  });

  it('ranks by rows explained, then mappings assumed, then bits', () => {
    const ranked = rankProfiles(table('1 12:500', '500 11:500', '9 13:500'), profiles);
    const keys = ranked.map(({ explained, assumedCount, bits }) => [-explained, assumedCount, bits]);
    const sorted = [...keys].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!);
    assert.deepEqual(keys, sorted);
  });
});
