import assert from 'node:assert/strict';
import { explain } from '../../../src/features/explanation';
import { annotationsOf } from '../../../src/features/file-annotations';
import { annotationHint } from '../../../src/messages/annotations';
import { branch, edge, hub, network } from '../support/branches';
import { findings, findingTable } from '../support/finding-table';
import { uriOf, workspaceOf } from '../support/workspace';

const twoPaths = 'ip route 0.0.0.0 0.0.0.0 10.10.0.1\nip route 0.0.0.0 0.0.0.0 10.10.0.2\n';
const other = edge().replace('hostname edge', 'hostname other').replace('192.0.2.2', '192.0.2.6');
const plain = `hostname plain
interface GigabitEthernet0/0
 ip address 192.0.2.2 255.255.255.252
interface GigabitEthernet0/1
 ip address 10.10.0.1 255.255.255.0
ip route 0.0.0.0 0.0.0.0 192.0.2.1
`;
const comment = '! pat-lens: peer alice 10.10.0.50 -> 198.51.100.1\n';

findingTable(
  'ipsec.path-unclear',
  [
    {
      what: 'stands at an initiator whose next hop two devices have',
      files: { ...network({ branches: [branch(11)] }), 'other.cfg': other },
      found: ['branch-1.cfg: info: crypto map TO-HUB 10 ipsec-isakmp'],
      says: '2 devices have the address 10.10.0.1',
    },
    {
      what: 'stands at an initiator whose next hop no config has, and whose address is private',
      files: network({ branches: [branch(11).replace('0.0.0.0 10.10.0.1\n', '0.0.0.0 10.10.0.254\n')] }),
      found: ['branch-1.cfg: info: crypto map TO-HUB 10 ipsec-isakmp'],
      says: 'private address, and no config translates it',
    },
    {
      what: 'stands at an initiator with several equal routes, the first without NAT',
      files: {
        ...network({
          branches: [branch(11).replace('ip route 0.0.0.0 0.0.0.0 10.10.0.1\n', twoPaths)],
          edge: plain,
        }),
        'other.cfg': other.replace('10.10.0.1', '10.10.0.2'),
      },
      found: ['branch-1.cfg: info: crypto map TO-HUB 10 ipsec-isakmp'],
      says: 'of several equal routes',
    },
    {
      what: 'stands at an initiator whose packets go in a circle',
      files: network({
        branches: [branch(11)],
        edge: plain.replace('ip route 0.0.0.0 0.0.0.0 192.0.2.1', 'ip route 0.0.0.0 0.0.0.0 10.10.0.11'),
      }),
      found: ['branch-1.cfg: info: crypto map TO-HUB 10 ipsec-isakmp'],
      says: 'Unclear: the routes lead back to',
    },
    {
      what: 'stands at a remote that is the address of two PAT devices',
      files: {
        'edge.cfg': edge(),
        'other.cfg': edge().replace('hostname edge', 'hostname other'),
        'hub.cfg': hub({ map: 'crypto map OUT 10 ipsec-isakmp\n set peer 192.0.2.2\n' }),
      },
      found: ['hub.cfg: info: crypto map OUT 10 ipsec-isakmp'],
    },
  ],
  [
    { what: 'a way that is clear', files: network() },
    {
      what: 'an initiator with a public address and a provider',
      files: {
        'branch.cfg': branch(11)
          .replace('10.10.0.11', '203.0.113.2')
          .replace('0.0.0.0 10.10.0.1\n', '0.0.0.0 203.0.113.1\n'),
        'hub.cfg': hub(),
      },
    },
    {
      what: 'two private addresses in one network',
      files: {
        'branch.cfg': branch(11).replaceAll('198.51.100.1', '10.20.0.1'),
        'hub.cfg': hub().replace('198.51.100.1', '10.20.0.1'),
      },
    },
    {
      what: 'several equal routes of a device with a public address, none of which leads past NAT',
      files: {
        'branch.cfg': branch(11)
          .replace('10.10.0.11', '203.0.113.2')
          .replace('0.0.0.0 10.10.0.1\n', '0.0.0.0 203.0.113.1\nip route 0.0.0.0 0.0.0.0 203.0.113.6\n'),
        'hub.cfg': hub(),
      },
    },
    {
      what: 'a device whose routes a routing protocol tells',
      files: { 'branch.cfg': branch(11).replace('ip route 0.0.0.0 0.0.0.0 10.10.0.1\n', 'router ospf 1\n') },
    },
    {
      what: 'a way of several equal routes past NAT, where the peer says so',
      files: network({ branches: [branch(11).replace('ip route 0.0.0.0 0.0.0.0 10.10.0.1\n', twoPaths)] }),
    },
  ],
  'none',
);

findingTable(
  'ipsec.no-nat-on-path',
  [
    {
      what: 'stands at a comment in a config without NAT',
      files: { 'plain.cfg': plain + comment },
      found: [`plain.cfg: info: ${comment.trim()}`],
      says: 'No NAT is known on the way of alice to 198.51.100.1',
    },
  ],
  [
    { what: 'a comment in the config of a PAT device', files: { 'edge.cfg': edge() + comment } },
    {
      what: 'a comment in a config behind one',
      files: {
        'inner.cfg': `hostname inner
interface GigabitEthernet0/0
 ip address 10.10.0.7 255.255.255.0
interface GigabitEthernet0/1
 ip address 10.30.0.1 255.255.255.0
ip route 0.0.0.0 0.0.0.0 10.10.0.1
! pat-lens: peer alice 10.30.0.50 -> 198.51.100.1
`,
        'edge.cfg': `${edge()}access-list 10 permit 10.30.0.0 0.0.0.255\n`,
      },
    },
    { what: 'an initiator without NAT', files: network({ edge: plain }) },
  ],
  'none',
);

describe('a peer of which nothing can be predicted', () => {
  const shown = async (files: Readonly<Record<string, string>>, file: string): Promise<readonly string[]> => {
    const snapshot = await workspaceOf(files).workspace.snapshot(uriOf(file));
    return annotationsOf(snapshot)
      .filter(({ annotation }) => annotation.kind === 'unmet')
      .flatMap(({ annotation }) => [
        annotationHint(null, annotation),
        ...explain(snapshot, annotation).map((block) =>
          block.kind === 'paragraph' ? block.text : block.kind,
        ),
      ]);
  };

  it('is said beside its line, with what is supposed of its way', async () => {
    const files = { ...network({ branches: [branch(11)] }), 'other.cfg': other };
    assert.deepEqual(await shown(files, 'branch-1.cfg'), [
      'way to 198.51.100.1 not clear',
      'The way of branch-11 to 198.51.100.1 is not clear: nothing is said of its ports.',
      'Unclear: 2 devices have the address 10.10.0.1.',
    ]);
  });

  it('is said to be without NAT in the hover alone where its way is clear', async () => {
    const own = branch(11).replaceAll('10.10.0.', '203.0.113.');
    const [hint, ...texts] = await shown({ 'branch.cfg': own, 'hub.cfg': hub() }, 'branch.cfg');
    assert.equal(hint, '');
    assert.match(texts.join(' '), /No NAT is known .* Assumed: packets to 198\.51\.100\.1 leave branch\.cfg/);
  });

  it('says that a routing protocol may tell the way', async () => {
    const files = { 'branch.cfg': branch(11).replace('ip route 0.0.0.0 0.0.0.0 10.10.0.1\n', '') };
    const [hint] = await shown(files, 'branch.cfg');
    assert.equal(hint, 'no route to 198.51.100.1 in the text');
  });

  it('leads to the devices that have the address', async () => {
    const files = { ...network({ branches: [branch(11)] }), 'other.cfg': other };
    const [first] = await findings('ipsec.path-unclear', files);
    assert.deepEqual(
      first!.one.related.map(({ uri }) => uri),
      [uriOf('edge.cfg'), uriOf('other.cfg')],
    );
  });

  it('is predicted when the other owner of the address is gone', async () => {
    const { workspace } = workspaceOf(network({ branches: [branch(11)] }));
    const snapshot = await workspace.snapshot(uriOf('branch-1.cfg'));
    assert.deepEqual(snapshot.unmetPeers, []);
    assert.equal(snapshot.fileStudy!.study.situation.peers.length, 1);
  });
});
