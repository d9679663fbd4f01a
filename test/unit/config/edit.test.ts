import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { ConfigBlocks } from '../../../src/config/blocks';
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
  return {
    text: document.text,
    summary,
    problems: document.problems,
    lines: Array.from({ length: document.lines.count }, (_, index) => [
      document.lines.startOf(index),
      document.lines.endOf(index),
    ]),
    entries: summary.accessLists.map(({ name, entries }) =>
      entries.map((_, index) => [places.accessListEntry(name, index), places.sourcePorts(name, index)]),
    ),
    interfaces: summary.interfaces.map((_, index) => places.interface(index)),
  };
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

  it('keeps what an edit elsewhere does not touch as the same objects', () => {
    const before = parseConfig(
      'ip access-list extended A\n permit esp any any\n deny ip any any\nhostname R1\n',
    );
    const at = before.text.indexOf('R1');
    const after = editConfig(before, [{ start: at, end: at + 2, text: 'R2' }]);
    assert.equal(after.summary.hostname, 'R2');
    assert.equal(after.summary.accessLists[0]?.entries[0], before.summary.accessLists[0]?.entries[0]);
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
