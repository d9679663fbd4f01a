import assert from 'node:assert/strict';
import { changesBetween } from '../../../src/analysis/changes';
import type { Study } from '../../../src/analysis/study';
import type { Files } from '../support/finding-table';
import { uriOf, workspaceOf } from '../support/workspace';

const files = {
  'edge.cfg': `hostname edge
interface GigabitEthernet0/0
 ip address 192.0.2.2 255.255.255.0
 ip nat outside
interface GigabitEthernet0/1
 ip address 192.168.100.1 255.255.255.0
 ip nat inside
ip nat pool PUBLIC 192.0.2.10 192.0.2.10 netmask 255.255.255.0
access-list 10 permit 192.168.100.0 0.0.0.255
ip nat inside source list 10 interface GigabitEthernet0/0 overload
ip route 0.0.0.0 0.0.0.0 192.0.2.1
! pat-lens: peer alice 192.168.100.11 -> 198.51.100.1
! pat-lens: peer bob 192.168.100.12 -> 198.51.100.1
`,
  'hub.cfg': `hostname hub
object-group network BRANCHES
 host 192.0.2.2
interface GigabitEthernet0/0
 ip address 198.51.100.1 255.255.255.252
 ip access-group IN in
ip route 0.0.0.0 0.0.0.0 198.51.100.2
ip access-list extended IN
 permit udp object-group BRANCHES host 198.51.100.1 eq isakmp
 permit udp object-group BRANCHES host 198.51.100.1 eq non500-isakmp
 deny ip any any
`,
};

async function studyOf(all: Files, file: string): Promise<Study | null> {
  return (await workspaceOf(all).workspace.snapshot(uriOf(file))).fileStudy?.study ?? null;
}

/** `alice ike dropped` for each conversation that an edit changes. */
async function changes(
  after: Files,
  file: 'edge.cfg' | 'hub.cfg' = 'hub.cfg',
  before: Files = files,
): Promise<readonly string[]> {
  const found = changesBetween(await studyOf(before, file), await studyOf(after, file));
  return found.map(({ peer, purpose, effect }) => `${peer} ${purpose} ${effect}`);
}

function edited(file: 'edge.cfg' | 'hub.cfg', from: string, to: string): Files {
  assert.ok(files[file].includes(from));
  return { ...files, [file]: files[file].replace(from, to) };
}

const all = (effect: string): readonly string[] =>
  ['alice ike', 'alice stream', 'bob ike', 'bob stream'].map((one) => `${one} ${effect}`);
const first = ' permit udp object-group BRANCHES host 198.51.100.1 eq isakmp\n';
const deny = ' deny ip any any\n';

describe('what an edit changes', () => {
  it('is nothing where only comments, remarks and blanks change', async () => {
    assert.deepEqual(await changes(edited('hub.cfg', deny, ` remark the rest\n!\n  deny ip any any\n`)), []);
  });

  it('is who is dropped when a deny entry moves to the top', async () => {
    const moved = files['hub.cfg'].replace(deny, '').replace(first, deny + first);
    assert.deepEqual(await changes({ ...files, 'hub.cfg': moved }), all('dropped'));
  });

  it('is nothing when entries change places that do not cross', async () => {
    const second = first.replace('isakmp', 'non500-isakmp');
    const swapped = files['hub.cfg'].replace(first + second, second + first);
    assert.notEqual(swapped, files['hub.cfg']);
    assert.deepEqual(await changes({ ...files, 'hub.cfg': swapped }), []);
  });

  it('is the conversation whose entry is removed', async () => {
    assert.deepEqual(await changes(edited('hub.cfg', first, '')), ['alice ike dropped', 'bob ike dropped']);
  });

  it('is whom a list dropped that is removed, or renamed where it is not applied by its new name', async () => {
    const dropping = edited('hub.cfg', first, '');
    const without = files['hub.cfg'].slice(0, files['hub.cfg'].indexOf('ip access-list'));
    assert.deepEqual(await changes({ ...files, 'hub.cfg': without }, 'hub.cfg', dropping), [
      'alice ike admitted',
      'bob ike admitted',
    ]);
    const renamed = dropping['hub.cfg']!.replace('extended IN', 'extended OUTSIDE-IN');
    assert.deepEqual(await changes({ ...files, 'hub.cfg': renamed }, 'hub.cfg', dropping), [
      'alice ike admitted',
      'bob ike admitted',
    ]);
  });

  it('is whom an object group takes in no more', async () => {
    assert.deepEqual(
      await changes(edited('hub.cfg', ' host 192.0.2.2\n', ' host 192.0.2.9\n')),
      all('dropped'),
    );
  });

  it('is the other address of a pool, and that the gateway does not know it', async () => {
    const toPool = edited('edge.cfg', 'list 10 interface GigabitEthernet0/0', 'list 10 pool PUBLIC');
    assert.deepEqual(await changes(toPool, 'edge.cfg'), all('dropped'));
    const known = toPool['hub.cfg']!.replace(' host 192.0.2.2\n', ' host 192.0.2.2\n host 192.0.2.10\n');
    assert.deepEqual(await changes({ ...toPool, 'hub.cfg': known }, 'edge.cfg'), all('ports'));
    const grown = toPool['edge.cfg']!.replace('192.0.2.10 192.0.2.10', '192.0.2.10 192.0.2.11');
    const wider = { ...toPool, 'hub.cfg': known, 'edge.cfg': grown };
    // IOS fills one address before it takes the next.
    assert.deepEqual(await changes(wider, 'edge.cfg', { ...toPool, 'hub.cfg': known }), []);
  });

  it('is the address that an ASA may choose as well', async () => {
    const asa = (last: number): Files => ({
      'asa.cfg': `ASA Version 9.8(4)
hostname asa
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 192.0.2.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 192.168.100.1 255.255.255.0
object network POOL
 range 192.0.2.10 192.0.2.${last}
object network LAN
 subnet 192.168.100.0 255.255.255.0
 nat (inside,outside) dynamic pat-pool POOL round-robin
route outside 0.0.0.0 0.0.0.0 192.0.2.1 1
! pat-lens: peer alice 192.168.100.11 -> 198.51.100.1
! pat-lens: peer bob 192.168.100.12 -> 198.51.100.1
`,
    });
    const states = await Promise.all([asa(10), asa(12)].map((one) => studyOf(one, 'asa.cfg')));
    const [before = null, after = null] = states;
    assert.ok(changesBetween(before, after).some(({ effect }) => effect === 'ports'));
    assert.deepEqual(changesBetween(after, await studyOf(asa(12), 'asa.cfg')), []);
  });

  it('is the peer that a NAT list leaves out', async () => {
    const left = edited(
      'edge.cfg',
      'access-list 10 permit 192.168.100.0 0.0.0.255',
      'access-list 10 permit 192.168.100.11',
    );
    assert.deepEqual(await changes(left, 'edge.cfg'), [
      'alice ike ports',
      'alice stream ports',
      'bob ike dropped',
      'bob stream dropped',
    ]);
  });

  it('is the peer whose comment is removed, and the one that is new', async () => {
    const renamed = edited('edge.cfg', 'peer bob', 'peer carol');
    assert.deepEqual(await changes(renamed, 'edge.cfg'), [
      'carol ike new',
      'carol stream new',
      'bob ike gone',
      'bob stream gone',
    ]);
  });

  it('is whom a device dropped that is deleted', async () => {
    const dropping = edited('hub.cfg', first, '');
    const alone = { 'edge.cfg': files['edge.cfg'] };
    assert.deepEqual(await changes(alone, 'edge.cfg', dropping), ['alice ike admitted', 'bob ike admitted']);
  });

  it('is every peer when the PAT device is deleted that names them', async () => {
    const alone = { 'hub.cfg': files['hub.cfg'] };
    assert.deepEqual(await changes(alone, 'hub.cfg'), all('gone'));
  });
});
