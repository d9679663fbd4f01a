import assert from 'node:assert/strict';
import { explain } from '../../../src/features/explanation';
import { annotationsOf } from '../../../src/features/file-annotations';
import { branch, edge, hub, open, peersOf, snapshotOf } from './network-files';

/** What the hover of the gateway's first annotation says. */
async function explained(files: Readonly<Record<string, string>>): Promise<string> {
  const snapshot = await snapshotOf(files, 'hub.cfg');
  const [first] = annotationsOf(snapshot);
  return JSON.stringify(explain(snapshot, first!.annotation));
}

describe('an initiator with its address from DHCP', () => {
  const dhcp = (name: string): string =>
    branch(name, 11).replace('ip address 10.10.0.11 255.255.255.0', 'ip address dhcp');
  const files = { 'edge.cfg': edge, 'a.cfg': dhcp('a'), 'b.cfg': dhcp('b'), 'hub.cfg': hub(open) };

  it('is a peer behind the PAT device that is its next hop, with a host of its own that stands for it', async () => {
    assert.deepEqual(await peersOf(files, 'hub.cfg'), [
      'a 1,500?/1024,4500? permit',
      'b 1,500?/1024,4500? permit',
    ]);
    const { fileStudy } = await snapshotOf(files, 'hub.cfg');
    assert.equal(new Set(fileStudy!.study.situation.peers.map(({ host }) => host)).size, 2);
  });

  it('is shown with that assumption', async () => {
    assert.match(await explained(files), /a\.cfg has the address of GigabitEthernet0\/0 from elsewhere/);
  });
});

describe('an initiator with several gateways', () => {
  it('is a peer of the first, and that is shown', async () => {
    const several = branch('a', 11).replace(
      ' set peer 198.51.100.1\n',
      ' set peer 198.51.100.1\n set peer 203.0.113.77\n',
    );
    const files = { 'edge.cfg': edge, 'a.cfg': several, 'hub.cfg': hub(open) };
    assert.deepEqual(await peersOf(files, 'hub.cfg'), ['a 500/4500 permit']);
    assert.match(
      await explained(files),
      /of 2 gateways that a\.cfg tries in order, the first, 198\.51\.100\.1/,
    );
  });
});

describe('a remote that is the address of a PAT device', () => {
  const gateway = hub(open, ' crypto map M\n').replace(
    'hostname hub\n',
    'hostname hub\ncrypto map M 10 ipsec-isakmp\n set peer 192.0.2.2\n',
  );
  const named = (name: string, host: number): string =>
    branch(name, host).replace('set peer 198.51.100.1', 'set peer hub.example.com dynamic');

  it('stands for the initiators behind it that name their gateway by host name', async () => {
    const files = { 'edge.cfg': edge, 'a.cfg': named('a', 11), 'b.cfg': named('b', 12), 'hub.cfg': gateway };
    assert.deepEqual(await peersOf(files, 'hub.cfg'), [
      'a 1,500?/1024,4500? permit',
      'b 1,500?/1024,4500? permit',
    ]);
  });

  it('adds nobody where initiators to this gateway are known behind it', async () => {
    const files = { 'edge.cfg': edge, 'a.cfg': branch('a', 11), 'hub.cfg': gateway };
    assert.deepEqual(await peersOf(files, 'hub.cfg'), ['a 500/4500 permit']);
  });

  it('is one host that stands for some where no initiator is known', async () => {
    assert.deepEqual(await peersOf({ 'edge.cfg': edge, 'hub.cfg': gateway }, 'hub.cfg'), [
      'behind-edge 500/4500 permit',
    ]);
  });
});
