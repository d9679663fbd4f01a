import assert from 'node:assert/strict';
import { diagnostics } from '../../../src/features/diagnostics';
import { uriOf, workspaceOf } from '../support/workspace';

const router = `hostname edge
interface GigabitEthernet0/0
 ip address 192.0.2.2 255.255.255.0
`;

const firewall = `ASA Version 9.8(2)
hostname wall
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 192.0.2.2 255.255.255.0
`;

/** The marked text and the line that it stands on, from 1, of one code. */
async function found(code: string, text: string, settings = ''): Promise<readonly string[]> {
  const { workspace } = workspaceOf({
    'a.cfg': text,
    ...(settings === '' ? {} : { '.pat-lens.yaml': settings }),
  });
  return diagnostics(await workspace.snapshot(uriOf('a.cfg')))
    .filter((one) => one.code === code)
    .map(({ span, severity }) => {
      const line = text.slice(0, span.start).split('\n').length;
      return `${line} ${text.slice(span.start, span.end)} ${severity}`;
    });
}

describe('config.unused-definition', () => {
  const code = 'config.unused-definition';

  it('marks the first line of a list that nothing names', async () => {
    const text = `${router}ip access-list extended OLD\n permit ip any any\n`;
    assert.deepEqual(await found(code, text), ['4 OLD hint']);
  });

  it('marks a transform set, a pool, a route-map and an object group', async () => {
    const text = `${router}crypto ipsec transform-set TS esp-aes
ip nat pool POOL 192.0.2.10 192.0.2.11 netmask 255.255.255.0
route-map MAP permit 10
object-group network GROUP
 host 192.0.2.9
`;
    assert.deepEqual(await found(code, text), ['4 TS hint', '5 POOL hint', '6 MAP hint', '7 GROUP hint']);
  });

  for (const [what, text] of [
    [
      'a list that is applied',
      `${router} ip access-group IN in\nip access-list extended IN\n permit ip any any\n`,
    ],
    [
      'a name in a line that is not understood',
      `${router}ip access-list standard MGMT\n permit any\nsnmp-server community public RO MGMT\n`,
    ],
    [
      'a name in a remark',
      `${router}ip access-list standard A\n remark was B\nip access-list standard B\n remark was A\n`,
    ],
    ['a fragment', 'ip access-list extended OLD\n permit ip any any\n'],
    [
      'an object with a translation of its own',
      `${firewall}object network WEB\n host 10.0.0.5\n nat (inside,outside) static 192.0.2.9\n`,
    ],
  ] as const) {
    it(`does not fire for ${what}`, async () => assert.deepEqual(await found(code, text), []));
  }

  it('is silenced by the comment above, and takes its severity from the settings', async () => {
    const list = 'ip access-list extended OLD\n permit ip any any\n';
    assert.deepEqual(await found(code, `${router}! pat-lens: ignore ${code}\n${list}`), []);
    const settings = `severity: { ${code}: warning }\n`;
    assert.deepEqual(await found(code, `${router}${list}`, settings), ['4 OLD warning']);
  });
});

describe('config.duplicate-name', () => {
  const code = 'config.duplicate-name';

  it('marks a list that is opened as another type', async () => {
    const text = `${router}ip access-list standard A\n permit any\nip access-list extended A\n permit ip any any\n`;
    assert.deepEqual(await found(code, text), ['6 A warning']);
  });

  it('marks an object with the name of a group', async () => {
    const text = `${firewall}object network A\n host 10.0.0.5\nobject-group network A\n network-object host 10.0.0.6\n`;
    assert.deepEqual(await found(code, text), ['9 A warning']);
  });

  it('marks a pool with other addresses', async () => {
    const text = `${router}ip nat pool P 192.0.2.10 192.0.2.11 netmask 255.255.255.0
ip nat pool P 192.0.2.20 192.0.2.21 netmask 255.255.255.0
`;
    assert.deepEqual(await found(code, text), ['5 P warning']);
  });

  for (const [what, text] of [
    [
      'a list that is opened again',
      `${router}ip access-list extended A\n permit udp any any\nip access-list extended A\n deny ip any any\n`,
    ],
    [
      'the lines of a numbered list',
      `${router}access-list 10 permit 10.0.0.1\naccess-list 10 permit 10.0.0.2\n`,
    ],
    ['an interface that is opened again', `${router}interface GigabitEthernet0/0\n shutdown\n`],
    [
      'one name for a list and a route-map',
      `${router}ip access-list standard A\n permit any\nroute-map A permit 10\n match ip address A\n`,
    ],
    [
      'an object whose translation stands apart',
      `${firewall}object network A\n host 10.0.0.5\nobject network A\n nat (inside,outside) static 192.0.2.9\n`,
    ],
  ] as const) {
    it(`does not fire for ${what}`, async () => assert.deepEqual(await found(code, text), []));
  }

  it('is silenced by the comment above, and takes its severity from the settings', async () => {
    const first = `${router}ip access-list standard A\n permit any\n`;
    const second = 'ip access-list extended A\n permit ip any any\n';
    assert.deepEqual(await found(code, `${first}! pat-lens: ignore ${code}\n${second}`), []);
    assert.deepEqual(await found(code, `${first}${second}`, `severity: { ${code}: off }\n`), []);
  });
});
