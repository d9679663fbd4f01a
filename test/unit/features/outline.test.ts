import assert from 'node:assert/strict';
import { outline, type OutlineItem } from '../../../src/features/outline';
import { documentOf } from './named';
import { atOnce } from '../../../src/workspace/slices';

function lines(items: readonly OutlineItem[], depth = 0): readonly string[] {
  return items.flatMap(({ name, detail, kind, children }) => [
    `${'  '.repeat(depth)}${kind}: ${name}${detail === '' ? '' : ` (${detail})`}`,
    ...lines(children, depth + 1),
  ]);
}

describe('outline', () => {
  it('has lists with their entries, interfaces, NAT rules and other blocks', async () => {
    const document = await documentOf(`hostname edge
interface GigabitEthernet0/0
 ip address 192.0.2.2 255.255.255.0
ip nat inside source list A interface GigabitEthernet0/0 overload
ip access-list extended A
 remark hosts
 10 permit udp host 10.0.0.1 any eq isakmp
 deny ip any any
access-list 101 permit udp any any
access-list 101 deny ip any any
access-list 102 permit ip any any
crypto map CM 10 ipsec-isakmp
 match address A
router bgp 65000
 neighbor 192.0.2.1 remote-as 65001
no ip http server
`);
    assert.deepEqual(lines(atOnce(outline(document))), [
      'interface: GigabitEthernet0/0 (interface)',
      'nat-rule: ip nat inside source list A interface GigabitEthernet0/0 overload',
      'acl: A (ip access-list extended)',
      '  entry: 10 permit udp host 10.0.0.1 any eq isakmp',
      '  entry: deny ip any any',
      'acl: 101 (access-list)',
      '  entry: permit udp any any',
      '  entry: deny ip any any',
      'acl: 102 (access-list)',
      '  entry: permit ip any any',
      'crypto-map: CM 10 ipsec-isakmp (crypto map)',
      'block: router bgp 65000',
    ]);
  });

  it('shows no key', async () => {
    const document = await documentOf('ASA Version 9.8\ncrypto map CM 10 set ikev2 pre-shared-key SECRET\n');
    assert.deepEqual(lines(atOnce(outline(document))), [
      'crypto-map: CM 10 set ikev2 pre-shared-key (crypto map)',
    ]);
  });

  it('selects within what it spans, and children within their parents', async () => {
    const document = await documentOf('ip access-list standard A\r\n permit 10.0.0.1\r\n permit any');
    const check = (items: readonly OutlineItem[], from: number, to: number): void => {
      for (const { span, selection, children } of items) {
        assert.ok(from <= span.start && span.end <= to);
        assert.ok(span.start <= selection.start && selection.end <= span.end);
        check(children, span.start, span.end);
      }
    };
    check(atOnce(outline(document)), 0, document.text.length);
    assert.equal(atOnce(outline(document))[0]!.children.length, 2);
  });

  it('leaves out entries first, then single lines, where a file has more than an editor can take', async () => {
    const list = (name: string, entries: number): string =>
      `ip access-list extended ${name}\n${' permit ip any any\n'.repeat(entries)}`;
    const cut = atOnce(outline(await documentOf(list('A', 3000) + list('B', 3000))));
    assert.deepEqual(
      cut.map(({ children }) => children.length),
      [3000, 1998],
    );
    const rules = Array.from({ length: 5000 }, (_, at) => `ip nat inside source list ${at} pool P\n`).join(
      '',
    );
    const blocks = atOnce(outline(await documentOf(list('A', 2) + rules + list('B', 2))));
    assert.deepEqual(
      blocks.map(({ name, children }) => [name, children.length]),
      [
        ['A', 2],
        ['B', 2],
      ],
    );
  });

  it('is empty for text that is not ours', async () => {
    assert.deepEqual(atOnce(outline(await documentOf('[core]\nname = value\n'))), []);
  });
});
