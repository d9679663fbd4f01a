import assert from 'node:assert/strict';
import { allFindings } from '../../../src/features/shown-findings';
import { studiedConfig } from '../../../src/features/file-annotations';
import { branch, edge, hub, open, snapshotOf } from './network-files';

/** A firewall between the PAT router and the hub; the list of its interface says nothing of IPsec. */
const firewall = (global: string): string => `ASA Version 9.8(4)
hostname asa
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 203.0.113.2 255.255.255.252
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 192.0.2.1 255.255.255.252
access-list IN extended permit icmp any any
access-group IN in interface inside
${global}access-group ALL global
route outside 0.0.0.0 0.0.0.0 203.0.113.1 1
`;

async function found(global: string): Promise<readonly string[]> {
  const files = {
    'asa.cfg': firewall(global),
    'edge.cfg': edge,
    'a.cfg': branch('a', 11),
    'b.cfg': branch('b', 12),
    'hub.cfg': hub(open),
  };
  const studied = studiedConfig(await snapshotOf(files, 'asa.cfg'));
  assert.ok(studied);
  return allFindings(studied).flatMap(({ code, place, related }) =>
    'list' in place && 'entry' in place
      ? [
          `${code} ${place.kind} ${place.list} ${place.entry}`,
          ...related.flatMap(({ place: other }) =>
            'list' in other && 'entry' in other ? [`related ${other.list} ${other.entry}`] : [],
          ),
        ]
      : [],
  );
}

describe('findings about an entry of the global list of an ASA behind that of an interface', () => {
  it('stand at its own line', async () => {
    assert.deepEqual(
      await found('access-list ALL extended permit tcp any any\naccess-list ALL extended deny udp any any\n'),
      ['acl.peer-blocked acl-entry ALL 1'],
    );
  });

  it('stand at the source ports that it asks for, with the line that drops the peer', async () => {
    const pinned =
      'access-list ALL extended permit udp any eq 500 any\naccess-list ALL extended permit udp any eq 4500 any\naccess-list ALL extended deny ip any any\n';
    assert.deepEqual(await found(pinned), [
      'acl.source-port-pinned source-ports ALL 0',
      'related ALL 2',
      'acl.source-port-pinned source-ports ALL 1',
      'related ALL 2',
    ]);
  });
});
