import assert from 'node:assert/strict';
import { diagnostics } from '../../../src/features/diagnostics';
import { uriOf, workspaceOf } from '../support/workspace';

const whole = `hostname edge
interface GigabitEthernet0/0
 ip address 192.0.2.2 255.255.255.0
 ip nat outside
interface GigabitEthernet0/1
 ip address 192.168.100.1 255.255.255.0
 ip nat inside
ip access-list standard INSIDE
 permit 192.168.100.0 0.0.0.255
ip nat pool PUBLIC 192.0.2.10 192.0.2.11 netmask 255.255.255.0
route-map TO-ISP permit 10
 match ip address INSIDE
`;

/** The text of every place that the finding marks, with the name that is not defined. */
async function undefinedIn(text: string): Promise<readonly string[]> {
  const { workspace } = workspaceOf({ 'edge.cfg': text });
  return diagnostics(await workspace.snapshot(uriOf('edge.cfg')))
    .filter(({ code }) => code === 'config.undefined-reference')
    .map(({ span, message }) => `${text.slice(span.start, span.end)}: ${/“(.*?)”/.exec(message)?.[1] ?? ''}`);
}

describe('config.undefined-reference', () => {
  for (const [line, name] of [
    ['ip nat inside source list OTHER interface GigabitEthernet0/0 overload', 'OTHER'],
    ['ip nat inside source list INSIDE interface Dialer1 overload', 'Dialer1'],
    ['ip nat inside source list INSIDE pool PRIVATE overload', 'PRIVATE'],
    ['ip nat inside source route-map TO-LAN pool PUBLIC overload', 'TO-LAN'],
    ['ip nat inside source static 192.168.100.9 192.0.2.9 route-map TO-LAN', 'TO-LAN'],
    ['ip nat inside source static udp 192.168.100.9 500 interface Dialer1 500', 'Dialer1'],
  ] as const) {
    it(`marks ${name} in “${line}”`, async () => {
      assert.deepEqual(await undefinedIn(`${whole}${line}\n`), [`${name}: ${name}`]);
    });
  }

  it('marks the list that a route-map matches', async () => {
    const rule = 'ip nat inside source route-map TO-ISP pool PUBLIC overload';
    const text = `${whole}route-map TO-ISP permit 20\n match ip address 199\n${rule}\n`;
    assert.deepEqual(await undefinedIn(text), ['199: 199']);
  });

  it('does not mark words that look like interfaces in lines that say nothing else to us', async () => {
    const lines = 'crypto ipsec profile P\n set pfs group2\ntrack 1 interface Gi0/9 line-protocol\n';
    assert.deepEqual(await undefinedIn(whole + lines), []);
  });

  it('marks the line that applies a list', async () => {
    const text = `${whole}interface Loopback0\n ip access-group OUTSIDE-IN in\n`;
    assert.deepEqual(await undefinedIn(text), ['OUTSIDE-IN: OUTSIDE-IN']);
  });

  const rule = 'ip nat inside source list NONE interface Dialer1 overload\n';
  for (const [what, text] of [
    ['names that are defined', `${whole}ip nat inside source list INSIDE interface gi0/0 overload\n`],
    [
      'what is defined further down',
      `${whole}interface Loopback0\n ip access-group 150 in\naccess-list 150 permit ip any any\n`,
    ],
    [
      'a list without entries',
      `${whole}ip nat inside source list E pool PUBLIC\nip access-list standard E\n`,
    ],
    ['a fragment without a hostname', `${whole.replace('hostname edge\n', '')}${rule}`],
    ['a change script without interfaces', `hostname edge\n${rule}`],
    ['a name that is to be filled in', `${whole}ip nat inside source list <acl> pool \${pool} overload\n`],
    ['Null0', `${whole}ip route 10.0.0.0 255.0.0.0 Null0\n`],
    [
      'a list without entries whose name is in small letters',
      `${whole}ip access-list standard e\nline vty 0 4\n access-class e in\n`,
    ],
  ] as const) {
    it(`does not fire for ${what}`, async () => assert.deepEqual(await undefinedIn(text), []));
  }
});
