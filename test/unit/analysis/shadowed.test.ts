import assert from 'node:assert/strict';
import { diagnostics } from '../../../src/features/diagnostics';
import { shadowReportOf } from '../../../src/analysis/findings/shadowed';
import { editConfig, parseConfig } from '../../../src/config/parse';
import { uriOf, workspaceOf } from '../support/workspace';

/** The text of every line that the finding marks, with its severity and the lines that cover it. */
async function shadowedIn(text: string, settings?: string): Promise<readonly string[]> {
  const files = settings === undefined ? {} : { '.pat-lens.yaml': settings };
  const { workspace } = workspaceOf({ 'edge.cfg': text, ...files });
  return diagnostics(await workspace.snapshot(uriOf('edge.cfg')))
    .filter(({ code }) => code === 'acl.shadowed')
    .map(({ span, severity, related }) => {
      const by = related.map((one) => text.slice(one.span.start, one.span.end));
      return `${severity}: ${text.slice(span.start, span.end)} <- ${by.join(' + ')}`;
    });
}

const listed = (...lines: readonly string[]): string =>
  `hostname edge\nip access-list extended T\n${lines.map((line) => ` ${line}\n`).join('')}`;

describe('acl.shadowed', () => {
  for (const [what, lines, expected] of [
    [
      'a host after its subnet',
      ['permit udp any 10.0.0.0 0.0.0.255', 'permit udp any host 10.0.0.9 eq 500'],
      'permit udp any host 10.0.0.9 eq 500 <- permit udp any 10.0.0.0 0.0.0.255',
    ],
    [
      'an entry that says the opposite of an earlier one',
      ['deny udp any any eq isakmp', 'permit udp host 192.0.2.1 any eq 500'],
      'permit udp host 192.0.2.1 any eq 500 <- deny udp any any eq isakmp',
    ],
    [
      'two halves together',
      [
        'permit ip 10.0.0.0 0.0.0.127 any',
        'permit ip 10.0.0.128 0.0.0.127 any',
        'permit tcp 10.0.0.0 0.0.0.255 any',
      ],
      'permit tcp 10.0.0.0 0.0.0.255 any <- permit ip 10.0.0.0 0.0.0.127 any + permit ip 10.0.0.128 0.0.0.127 any',
    ],
    [
      'even and odd addresses together',
      [
        'permit ip 10.0.0.0 0.0.0.254 any',
        'permit ip 10.0.0.1 0.0.0.254 any',
        'deny ip host 10.0.0.77 host 192.0.2.1',
        'permit ip 10.0.0.0 0.0.0.255 any',
      ],
      'deny ip host 10.0.0.77 host 192.0.2.1 <- permit ip 10.0.0.1 0.0.0.254 any|permit ip 10.0.0.0 0.0.0.255 any <- permit ip 10.0.0.0 0.0.0.254 any + permit ip 10.0.0.1 0.0.0.254 any',
    ],
    [
      'port ranges together that leave nothing',
      ['permit udp any any lt 500', 'permit udp any any gt 499', 'deny udp any host 192.0.2.1'],
      'deny udp any host 192.0.2.1 <- permit udp any any lt 500 + permit udp any any gt 499',
    ],
    [
      'an entry with a condition after one without',
      ['permit tcp any host 192.0.2.1', 'permit tcp any host 192.0.2.1 established'],
      'permit tcp any host 192.0.2.1 established <- permit tcp any host 192.0.2.1',
    ],
    [
      'the same condition twice',
      ['permit icmp any any echo', 'permit icmp host 192.0.2.1 any echo'],
      'permit icmp host 192.0.2.1 any echo <- permit icmp any any echo',
    ],
  ] as const) {
    it(`marks ${what}`, async () => {
      const found = expected.split('|').map((one) => `warning: ${one}`);
      assert.deepEqual(await shadowedIn(listed(...lines)), found);
    });
  }

  it('marks an entry whose object group is covered member by member, ASA objects too', async () => {
    const text = `ASA Version 9.16(1)
hostname fw
object network HUB
 host 198.51.100.1
object-group network INNER
 network-object object HUB
object-group network ALL
 group-object INNER
 network-object 10.0.0.0 255.255.255.0
object-group service IKE udp
 port-object eq 500
 port-object eq 4500
access-list T extended permit udp any object-group ALL object-group IKE
access-list T extended permit udp any host 10.0.0.7 eq 4500
access-list T extended deny udp host 192.0.2.1 object HUB eq isakmp
access-list T extended permit udp any object HUB eq 4501
`;
    const [all, first, second] = text.split('\n').filter((line) => line.startsWith('access-list'));
    assert.deepEqual(await shadowedIn(text), [`warning: ${first} <- ${all}`, `warning: ${second} <- ${all}`]);
  });

  for (const [what, lines] of [
    ['a subnet after one of its hosts', ['deny udp host 10.0.0.9 any', 'permit udp 10.0.0.0 0.0.0.255 any']],
    [
      'three quarters of a subnet',
      [
        'permit ip 10.0.0.0 0.0.0.127 any',
        'permit ip 10.0.0.128 0.0.0.63 any',
        'permit ip 10.0.0.0 0.0.0.255 any',
      ],
    ],
    [
      'an entry after one with `established`',
      ['permit tcp any any established', 'permit tcp any host 192.0.2.1 eq 443'],
    ],
    ['an entry after `fragments`', ['deny ip any any fragments', 'permit udp any any eq 500']],
    [
      'an entry after one with a time range',
      ['permit udp any any time-range WORK', 'permit udp any any eq 500'],
    ],
    [
      'an entry after one with another ICMP type',
      ['permit icmp any any echo', 'permit icmp any any echo-reply'],
    ],
    ['an entry after one with `dscp`', ['permit udp any any dscp ef', 'permit udp any any eq 4500']],
    [
      'an entry after `option` and `ttl`',
      ['deny ip any any option any-options', 'deny ip any any ttl lt 6', 'permit udp any any eq 500'],
    ],
    [
      'fragments after an entry with ports',
      ['deny udp any any lt 500', 'deny udp any any gt 499', 'permit udp any any fragments'],
    ],
    [
      'port ranges that leave one port',
      ['permit udp any any lt 500', 'permit udp any any gt 500', 'permit udp any any'],
    ],
    ['the other protocol', ['permit udp any any eq 500', 'permit tcp any any eq 500']],
    ['`ip` after tcp and udp', ['permit tcp any any', 'permit udp any any', 'permit ip any any']],
    ['the other direction', ['permit udp any eq 500 any', 'permit udp any any eq 500']],
    ['an entry after a placeholder', ['permit udp any host <hub>', 'permit udp any host 198.51.100.1']],
    [
      'an entry after a group that is not in the config',
      ['permit udp any object-group HUBS', 'permit udp any host 192.0.2.1'],
    ],
    ['an entry after `evaluate`', ['evaluate MIRROR', 'permit udp any any']],
    ['one sequence number written twice', ['10 permit udp any any', '10 permit udp any any eq 500']],
  ] as const) {
    it(`does not fire for ${what}`, async () => {
      assert.deepEqual(await shadowedIn(listed(...lines)), []);
    });
  }

  it('does not fire for an ASA entry after an inactive one', async () => {
    const text = `ASA Version 9.16(1)
access-list T extended permit udp any any inactive
access-list T extended permit udp any any eq 500
access-list T extended permit udp any any eq 500 inactive
`;
    assert.deepEqual(await shadowedIn(text), []);
  });

  const twice = ['permit udp any any', 'permit udp any any eq 500'] as const;

  it('is silent below its ignore comment', async () => {
    assert.deepEqual(await shadowedIn(listed(twice[0], '! pat-lens: ignore acl.shadowed', twice[1])), []);
  });

  it('has the severity of the settings', async () => {
    const [found] = await shadowedIn(listed(...twice), 'severity: { acl.shadowed: info }\n');
    assert.match(found ?? '', /^info: permit udp any any eq 500/);
    assert.deepEqual(await shadowedIn(listed(...twice), 'severity: { acl.shadowed: off }\n'), []);
  });

  it('is kept for a list whose entries an edit elsewhere leaves alone', () => {
    const text = `object-group network G\n host 192.0.2.1\n${listed(...twice, 'permit udp any object-group G')}ip nat pool P 192.0.2.1 192.0.2.1 netmask 255.255.255.0\n`;
    const before = parseConfig(text, 'ios');
    const report = shadowReportOf(before.summary.accessLists[0]!, before.summary);
    assert.deepEqual(
      report.shadowed.map(({ entry }) => entry),
      [1, 2],
    );
    const added = editConfig(before, [
      { start: text.length, end: text.length, text: 'ip route 0.0.0.0 0.0.0.0 192.0.2.1\n' },
    ]);
    assert.equal(shadowReportOf(added.summary.accessLists[0]!, added.summary), report);
    const at = text.indexOf('host 192.0.2.1') + 'host 192.0.2.'.length;
    const regrouped = editConfig(added, [{ start: at, end: at + 1, text: '9' }]);
    assert.notEqual(shadowReportOf(regrouped.summary.accessLists[0]!, regrouped.summary), report);
  });
});
