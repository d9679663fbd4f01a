import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { ConfigBlocks } from '../../../src/config/blocks';
import type { Family } from '../../../src/config/facts/records';
import type { ConfigDocument, TextEdit } from '../../../src/config/model';
import { editConfig, parseConfig, parseConfigInSteps } from '../../../src/config/parse';
import { summariesEqual } from '../../../src/config/summaries';

const pieces = [
  'interface Gi0/0',
  ' ip address 10.0.0.1 255.255.255.0',
  'ip address 10.0.0.300 255.255.255.0',
  ' ip nat inside',
  'ip nat outside',
  'ip access-list extended A',
  ' permit udp any eq isakmp any',
  'permit udp any eq 99999 any',
  ' no 10',
  ' no permit esp any any',
  ' permit esp any any',
  'no access-list 101 permit ip any any',
  ' deny esp any any',
  'access-list 101 permit ip any any',
  'route-map M permit 10',
  ' match ip address A',
  'banner motd #',
  '# text',
  'crypto pki certificate chain T',
  ' certificate 01',
  '  quit',
  '!',
  '! pat-lens: ignore acl.source-port-pinned',
  'exit',
  ' exit',
  'R1#show run',
  'R1(config)#hostname R1',
  'R1(config-if)#shutdown',
  'crypto map M 10 ipsec-isakmp',
  ' set peer 192.0.2.1',
  'set transform-set T',
  'crypto ikev2 keyring K',
  ' peer P',
  '  address 192.0.2.1',
  'object-group network G',
  'policy-map type inspect P',
  ' class C',
  '  inspect',
  ' nat (inside,outside) dynamic interface',
  'ASA Version 9.1',
  'object network O',
  ' host 10.0.0.1',
  'ip nat pool P 10.0.0.9 10.0.0.1 netmask 255.0.0.0',
  '',
];

const line = fc.constantFrom(...pieces);
const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
const text = fc.array(fc.tuple(line, end), { maxLength: 25 }).map((lines) => lines.flat().join(''));
const fragment = fc.oneof(
  text,
  fc.constantFrom('', ' ', '\r', '\n', '#', '!', 'x', 'no ', ' permit esp any any\n', '\t'),
);
const edit = fc.record({ at: fc.nat(2000), length: fc.nat(60), text: fragment });

/** Edits in the coordinates of one text, not overlapping. */
function editsOf(
  length: number,
  wishes: readonly { at: number; length: number; text: string }[],
): TextEdit[] {
  const edits: TextEdit[] = [];
  let from = 0;
  for (const wish of [...wishes].sort((a, b) => a.at - b.at)) {
    const start = Math.max(from, Math.min(wish.at, length));
    const stop = Math.min(length, start + wish.length);
    edits.push({ start, end: stop, text: wish.text });
    from = stop + 1;
    if (from > length) {
      break;
    }
  }
  return edits;
}

function applied(old: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .reverse()
    .reduce((now, one) => now.slice(0, one.start) + one.text + now.slice(one.end), old);
}

function factsOf(document: ConfigDocument): unknown {
  const { places, summary } = document;
  const records = Object.entries(summary.records ?? {}) as [Family, readonly unknown[]][];
  return {
    text: document.text,
    summary,
    problems: document.problems,
    lines: Array.from({ length: document.lines.count }, (_, index) => [
      document.lines.startOf(index),
      document.lines.endOf(index),
    ]),
    lists: summary.accessLists.map(({ name, entries }) => [
      places.accessListName(name),
      places.accessListEntriesIn(name, 2, 9),
      entries.map((_, index) => [places.accessListEntry(name, index), places.sourcePorts(name, index)]),
    ]),
    interfaces: summary.interfaces.map((_, index) => [
      places.interface(index),
      places.accessGroup(index, 'in'),
      places.accessGroup(index, 'out'),
    ]),
    natRules: summary.natRules.map((_, index) => places.natRule(index)),
    natPools: summary.natPools.map((_, index) => places.natPool(index)),
    routes: summary.staticRoutes.map((_, index) => places.staticRoute(index)),
    directives: summary.directives.map((_, index) => places.directive(index)),
    records: Object.fromEntries(
      records.map(([family, all]) => [family, all.map((_, index) => places.record(family, index))]),
    ),
  };
}

/** Blocks as they are pasted. */
const blocks = [
  'interface Gi0/1\n description a line\n ip address 10.1.1.1 255.255.255.0\n ip access-group A in\n',
  'interface Gi0/0\n ip nat outside\n ip access-group 101 out\n standby 1 ip 10.0.0.9\n',
  'ip access-list extended A\n permit udp any eq isakmp any\n remark r\n permit esp any any\n',
  'ip access-list extended B\n 10 permit udp any any eq 4500\n 20 deny ip any any\n',
  'ip access-list extended B\n 5 permit udp any any eq 500\n permit tcp any any reflect R\n',
  'access-list 101 permit udp any any\naccess-list 101 permit ip any any log\n',
  'access-list OUT extended permit udp any object-group G object-group S any\n',
  'access-list OUT line 1 extended permit esp any any\n',
  'ip nat pool P 192.0.2.1 192.0.2.9 netmask 255.255.255.0\n',
  'ip nat pool Q netmask 255.255.255.0\n address 192.0.2.1 192.0.2.9\n address 192.0.2.20 192.0.2.29\n',
  'ip nat inside source list A pool P overload\n',
  'ip nat inside source static udp 10.0.0.1 500 192.0.2.1 500 extendable\n',
  'ip route 10.0.0.0 255.0.0.0 192.0.2.1\nip route 0.0.0.0 0.0.0.0 192.0.2.2\n',
  'route-map M permit 20\n match ip address B\n set ip next-hop 192.0.2.1\n',
  'route-map M deny 10\n match interface Gi0/0\n',
  'object-group service S udp\n port-object eq 500\n',
  'object-group network G\n network-object host 10.0.0.1\n network-object 10.2.0.0 255.255.0.0\n',
  'interface range Gi0/0 - 1 , Gi0/3\n ip nat inside\n',
  'object network O\n nat (inside,outside) dynamic interface\n',
  'nat (inside,outside) source dynamic any interface\n',
  'crypto isakmp policy 10\n encr aes\n group 14\ncrypto isakmp key K address 192.0.2.7\n',
  'crypto map M 10 ipsec-isakmp\n set peer 192.0.2.1\n match address A\n',
  'crypto ikev2 keyring K\n peer P\n  address 192.0.2.1\n peer Q\n  address 192.0.2.2\n',
  'vrf definition V\n rd 1:1\nip vrf W\n',
  'class-map type inspect C\n match access-group name A\n',
  'policy-map type inspect P\n class C\n  inspect\n class class-default\n  drop\n',
  'interface Gi0/1\n nameif outside\n security-level 0\naccess-group OUT in interface outside\n',
  'ip nat translation udp-timeout 60\nhostname R2\nversion 15.2\n',
  'no access-list 101\n',
  'no ip nat inside source list A pool P overload\n',
  'no interface Gi0/1\n',
  'no route-map M permit 20\n',
  'no ip route 0.0.0.0 0.0.0.0 192.0.2.2\n',
  'no crypto map M 10\n',
  '! pat-lens: ignore acl.source-port-pinned\n',
];

const pasted = fc.constantFrom(...blocks);
const device = fc.array(pasted, { minLength: 3, maxLength: 14 }).map((all) => all.join(''));

/** What a key or a paste does to some line. */
const lineKey = fc.record({
  at: fc.nat(200),
  column: fc.nat(60),
  key: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('character', 'enter', 'delete line', 'rename') },
    { weight: 1, arbitrary: fc.constantFrom('no', 'join', 'move down') },
    { weight: 3, arbitrary: pasted },
  ),
});

function editOf(
  document: ConfigDocument,
  { at, column, key }: { at: number; column: number; key: string },
): TextEdit {
  const { text: written, lines } = document;
  const where = at % lines.count;
  const start = lines.startOf(where);
  const stop = lines.endOf(where);
  const next = lines.startOf(where + 1);
  const inside = Math.min(start + column, stop);
  switch (key) {
    case 'character':
      return { start: inside, end: Math.min(inside + 1, stop), text: `${column % 10}` };
    case 'enter':
      return { start: inside, end: inside, text: '\n ' };
    case 'delete line':
      return { start, end: next, text: '' };
    case 'rename': {
      const name = / (A|B|M|P|G|K|101|Gi0\/0)\b/.exec(written.slice(start, stop));
      const from = start + (name?.index ?? 0) + 1;
      return name === null
        ? { start, end: start, text: '' }
        : { start: from, end: from + (name[1] ?? '').length, text: ['A', 'B', 'M', '102'][column % 4] ?? '' };
    }
    case 'no': {
      const indent = /^ */.exec(written.slice(start, stop))?.[0].length ?? 0;
      return { start: start + indent, end: start + indent, text: 'no ' };
    }
    case 'join':
      return { start: stop, end: next, text: '' };
    case 'move down': {
      const after = lines.startOf(where + 2);
      return { start, end: after, text: written.slice(next, after) + written.slice(start, next) };
    }
    default:
      return { start, end: start, text: key };
  }
}

describe('editConfig', () => {
  it('is equal to parsing the new text from scratch', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.array(edit, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
        (start, rounds) => {
          let document = parseConfig(start);
          for (const wishes of rounds) {
            const edits = editsOf(document.text.length, wishes);
            const expected = applied(document.text, edits);
            document = editConfig(document, edits);
            assert.deepEqual(factsOf(document), factsOf(parseConfig(expected)));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is equal to parsing from scratch after keys in, and pastes between, the lines of a device', () => {
    fc.assert(
      fc.property(device, fc.array(lineKey, { minLength: 1, maxLength: 8 }), (start, keys) => {
        let document = parseConfig(start);
        for (const key of keys) {
          document = editConfig(document, [editOf(document, key)]);
          assert.deepEqual(factsOf(document), factsOf(parseConfig(document.text)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what an edit elsewhere does not touch as the same objects', () => {
    const before = parseConfig(
      'ip access-list extended A\n permit esp any any\n deny ip any any\nhostname R1\n',
    );
    const at = before.text.indexOf('R1');
    const after = editConfig(before, [{ start: at, end: at + 2, text: 'R2' }]);
    assert.equal(after.summary.hostname, 'R2');
    assert.equal(after.summary.accessLists[0]?.entries[0], before.summary.accessLists[0]?.entries[0]);
  });

  it('keeps what lines that were added or taken away do not touch as the same objects', () => {
    const head = 'interface Gi0/0\n ip nat outside\ncrypto isakmp policy 10\n group 14\n';
    const rest =
      'interface Gi0/1\n ip address 10.0.0.1 255.0.0.0\nip access-list extended A\n permit esp any any\n';
    let before = parseConfig(head + rest);
    for (const [start, end, inserted] of [
      [head.length, head.length, 'interface Gi0/2\n ip nat inside\nip route 0.0.0.0 0.0.0.0 192.0.2.1\n'],
      [head.length, head.length + 16, ''],
      [0, 16, 'interface Gi0/9\n'],
    ] as const) {
      const after = editConfig(before, [{ start, end, text: inserted }]);
      assert.deepEqual(factsOf(after), factsOf(parseConfig(after.text)));
      assert.equal(after.summary.interfaces.at(-1), before.summary.interfaces.at(-1));
      assert.equal(after.summary.accessLists[0], before.summary.accessLists[0]);
      assert.equal(after.summary.records, before.summary.records);
      before = after;
    }
  });

  it('keeps the dialect that the caller gave', () => {
    const document = parseConfig('hostname R1', 'asa');
    const after = editConfig(document, [{ start: 0, end: 0, text: 'ip cef\n' }]);
    assert.equal(after.summary.dialect, 'asa');
  });

  it('follows the text when it turns out to be of another dialect', () => {
    const document = parseConfig('access-list 101 permit ip 10.0.0.0 255.0.0.0 any\n');
    const after = editConfig(document, [{ start: 0, end: 0, text: 'ASA Version 9.1\n' }]);
    assert.deepEqual(after.summary, parseConfig(after.text).summary);
    assert.equal(after.summary.dialect, 'asa');
  });
});

describe('parseConfigInSteps', () => {
  it('stops often on the way to the model that is made at once', () => {
    const long = 'ip access-list extended A\n permit udp any eq isakmp any\n'.repeat(2000);
    const steps = parseConfigInSteps(long);
    let count = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) count++;
    assert.deepEqual(factsOf(step.value), factsOf(parseConfig(long)));
    assert.ok(count > 20, `${count} steps`);
  });

  it('tells the names of every line on the way, as the blocks of lines have them', () => {
    fc.assert(
      fc.property(text, (written) => {
        const told: string[] = [];
        const steps = parseConfigInSteps(written, undefined, (line, _start, names) => {
          for (const { kind, role, name, start, end } of names) {
            told.push(`${line} ${kind} ${role} ${name} ${start}-${end}`);
          }
        });
        let step = steps.next();
        while (step.done !== true) step = steps.next();
        const { lines } = step.value;
        const known: string[] = [];
        for (const { firstLine, facts } of ConfigBlocks.of(step.value, null).all()) {
          for (const { line, kind, role, name, start, end } of [...facts.names.values()].flat()) {
            const at = lines.startOf(firstLine + line);
            known.push(`${firstLine + line} ${kind} ${role} ${name} ${at + start}-${at + end}`);
          }
        }
        assert.deepEqual(told.sort(), known.sort());
      }),
    );
  });
});

describe('summariesEqual', () => {
  const base = 'hostname R1\nip access-list extended A\n permit udp any eq isakmp any\n';
  it('holds for texts that differ in spacing, comments and case of keywords', () => {
    const other = '! a comment\nHOSTNAME R1\n\nip  access-list extended A\n   PERMIT UDP any eq 500 any\n';
    assert.equal(summariesEqual(parseConfig(base).summary, parseConfig(other).summary), true);
  });

  it('fails when a port differs', () => {
    const other = base.replace('isakmp', '501');
    assert.equal(summariesEqual(parseConfig(base).summary, parseConfig(other).summary), false);
  });

  it('fails when a field is there in one only', () => {
    const a = parseConfig('interface Gi0/0\n nameif x').summary;
    const b = parseConfig('interface Gi0/0\n').summary;
    assert.equal(summariesEqual(a, b) || summariesEqual(b, a), false);
  });
});

describe('a line that says something', () => {
  it('says the same whatever stands below it', () => {
    const group = 'object-group network G\n address 192.0.2.1 255.255.255.0\n';
    const other = `${group}interface Gi0/0\n`;
    assert.deepEqual(parseConfig(group).summary.records, parseConfig(other).summary.records);
  });
});
