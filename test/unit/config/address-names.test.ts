import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { editConfig, parseConfig } from '../../../src/config/parse';

const written = [
  'ASA Version 8.0(4)',
  'names',
  'name 198.51.100.1 HUB description Somewhere',
  'name 10.0.0.0 LAN',
  'name 10.0.0.9 SRV',
  'name 192.0.2.9 PUB',
];

const lines = [
  'interface GigabitEthernet0/0',
  ' nameif outside',
  ' ip address PUB 255.255.255.0 standby SRV',
  'object network O',
  ' host SRV',
  ' nat (inside,outside) static PUB',
  'object network N',
  ' subnet LAN 255.255.255.0',
  'object network R',
  ' range LAN SRV',
  'object-group network G',
  ' network-object host HUB',
  ' network-object LAN 255.255.255.0',
  'access-list A extended permit udp LAN 255.255.255.0 host HUB eq isakmp',
  'nat (inside) 1 LAN 255.255.255.0',
  'global (outside) 1 PUB netmask 255.255.255.0',
  'static (inside,outside) PUB SRV netmask 255.255.255.255',
  'static (inside,outside) udp PUB 500 SRV 500 netmask 255.255.255.255',
  'route outside LAN 255.255.255.0 HUB 1',
  'crypto map M 10 set peer HUB',
  'crypto isakmp key K address HUB',
  'isakmp key K address HUB netmask 255.255.255.255',
  'tunnel-group HUB type ipsec-l2l',
  'tunnel-group HUB ipsec-attributes',
  ' pre-shared-key K',
];

const addresses: Readonly<Record<string, string>> = {
  HUB: '198.51.100.1',
  LAN: '10.0.0.0',
  SRV: '10.0.0.9',
  PUB: '192.0.2.9',
};

function inFull(line: string): string {
  return line
    .split(' ')
    .map((word) => addresses[word] ?? word)
    .join(' ');
}

/** Some records are told by the text of their line. */
function withoutTexts(text: string): unknown {
  const { summary } = parseConfig(text, 'asa');
  return JSON.parse(JSON.stringify(summary, (key, value: unknown) => (key === 'name' ? undefined : value)));
}

describe('names of addresses', () => {
  it('stand for addresses in every command', () => {
    const plain = [...written, ...lines.map(inFull)].join('\n');
    assert.deepEqual(withoutTexts([...written, ...lines].join('\n')), withoutTexts(plain));
  });

  it('are found when they are defined later', () => {
    const plain = [...lines.map(inFull), ...written].join('\n');
    assert.deepEqual(withoutTexts([...lines, ...written].join('\n')), withoutTexts(plain));
  });

  it('stand for nothing after “no names”, nor before they are defined again', () => {
    const off = parseConfig([...written, 'no names', ...lines].join('\n'), 'asa');
    assert.equal(off.addressNames.size, 0);
    assert.deepEqual(off.summary.staticRoutes, []);
    assert.deepEqual(off.problems, []);
    assert.equal(parseConfig('name 10.0.0.1 A\nno name 10.0.0.1 A\n', 'asa').addressNames.size, 0);
  });

  it('are the same after edits as from scratch', () => {
    const all = [...written, ...lines, 'name 10.0.0.7 SRV', 'no names', 'no name 10.0.0.0 LAN'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(12), fc.nat(3), fc.constantFrom(...all)), { maxLength: 6 }),
        (start, edits) => {
          const text = start.join('\n');
          let document = parseConfig(text, 'asa');
          for (const [at, removed, line] of edits) {
            const from = document.lines.startOf(Math.min(at, document.lines.count - 1));
            const end = document.lines.startOf(Math.min(at + removed, document.lines.count - 1));
            document = editConfig(document, [{ start: from, end: Math.max(from, end), text: `${line}\n` }]);
          }
          const scratch = parseConfig(document.text, 'asa');
          assert.deepEqual(document.summary, scratch.summary);
          assert.deepEqual([...document.addressNames], [...scratch.addressNames]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
