import assert from 'node:assert/strict';
import { peerLenses } from '../../../src/features/acl-lenses';
import { explainableAt, translationNamed } from '../../../src/features/explain-line';
import { explainedText } from '../../../src/features/explain-text';
import { peerLensTitle } from '../../../src/messages/lenses';
import type { Snapshot } from '../../../src/workspace/snapshot';
import { filesOfSample } from '../support/samples';
import { sampleFiles, uriOf, workspaceOf } from '../support/workspace';

async function snapshotOf(
  path: string,
  files: Readonly<Record<string, string>> = sampleFiles(),
): Promise<Snapshot> {
  return workspaceOf(files).workspace.snapshot(uriOf(path));
}

function labelsAt(snapshot: Snapshot, needle: string): readonly string[] {
  return explainableAt(snapshot, snapshot.document!.text.indexOf(needle)).map(({ label }) => label);
}

describe('lenses on ACLs and NAT rules', () => {
  it('count the peers that meet them, and those that are dropped', async () => {
    const lensesOf = async (path: string): Promise<readonly string[]> => {
      const snapshot = await snapshotOf(path);
      const { text } = snapshot.document!;
      return peerLenses(snapshot).map((lens) => {
        return `${text.slice(lens.span.start, lens.span.end)}: ${peerLensTitle(lens)}`;
      });
    };
    assert.deepEqual(await lensesOf('hub.cfg'), ['OUTSIDE-IN: 3 IPsec peers · 2 dropped']);
    assert.deepEqual(await lensesOf('edge.cfg'), [
      'ip nat inside source list ENGINEERS interface GigabitEthernet0/0 overload: 3 IPsec peers',
    ]);
    assert.deepEqual(await lensesOf('three-engineers.pat.yaml'), []);
  });
});

describe('Explain This Line', () => {
  it('offers the conversations of an ACE, of the whole list on its name, and of a NAT rule', async () => {
    const hub = await snapshotOf('hub.cfg');
    assert.deepEqual(labelsAt(hub, 'permit udp any eq isakmp'), ['alice IKE', 'bob IKE', 'carol IKE']);
    assert.equal(labelsAt(hub, 'ip access-list extended OUTSIDE-IN').length, 6);
    assert.deepEqual(labelsAt(hub, 'permit icmp'), []);
    assert.equal(labelsAt(await snapshotOf('edge.cfg'), 'ip nat inside source').length, 6);
  });

  it('offers those of the line that applies a list, and those that end at the crypto map of a gateway', async () => {
    const hub = await snapshotOf('hub.cfg', filesOfSample('site-to-site'));
    assert.equal(labelsAt(hub, 'ip access-group OUTSIDE-IN in').length, 4);
    assert.deepEqual(labelsAt(hub, 'crypto map OUTSIDE 10'), [
      'branch-1 IKE',
      'branch-1 NAT-T stream',
      'branch-2 IKE',
      'branch-2 NAT-T stream',
    ]);
    const asa = await snapshotOf('asa.cfg', filesOfSample('asa-remote-access'));
    assert.equal(labelsAt(asa, 'crypto map OUTSIDE 65535').length, 6);
  });

  it('offers those of a peer on its line and on the lines below it', async () => {
    const scenario = await snapshotOf('three-engineers.pat.yaml');
    const wanted = ['bob IKE', 'bob NAT-T stream'];
    assert.deepEqual(labelsAt(scenario, 'name: bob'), wanted);
    assert.deepEqual(labelsAt(scenario, '192.168.100.12'), wanted);
    assert.deepEqual(labelsAt(scenario, 'version: 1'), []);
  });

  it('offers those of a crypto map on the lines of its entry', async () => {
    const branch = `hostname branch
crypto map M 10 ipsec-isakmp
 set peer 198.51.100.1
interface Gi0/0
 ip address 10.10.0.11 255.255.255.0
 crypto map M
ip route 0.0.0.0 0.0.0.0 10.10.0.1
`;
    const edge = `interface Gi0/0
 ip address 192.0.2.2 255.255.255.252
 ip nat outside
interface Gi0/1
 ip address 10.10.0.1 255.255.255.0
 ip nat inside
access-list 10 permit 10.10.0.0 0.0.0.255
ip nat inside source list 10 interface Gi0/0 overload
ip route 0.0.0.0 0.0.0.0 192.0.2.1
`;
    const snapshot = await snapshotOf('branch.cfg', { 'branch.cfg': branch, 'edge.cfg': edge });
    assert.deepEqual(labelsAt(snapshot, 'set peer'), ['branch IKE', 'branch NAT-T stream']);
    assert.deepEqual(labelsAt(snapshot, 'ip address'), []);
  });

  it('writes the phases with links to the lines in all files', async () => {
    const snapshot = await snapshotOf('hub.cfg');
    const lines = explainedText(snapshot, translationNamed(snapshot, 'bob', 'ike')!)!;
    assert.deepEqual(
      lines.slice(0, 2).map(({ text }) => text),
      ['bob IKE, phase by phase', 'DROP in phase 3 (hub.cfg), on the way to the gateway'],
    );
    assert.deepEqual(
      lines.flatMap(({ text, links }) => links.map(({ start, end }) => text.slice(start, end))),
      ['three-engineers.pat.yaml:12', 'edge.cfg:15', 'hub.cfg:17', 'hub.cfg:14'],
    );
  });

  it('knows when a peer is gone', async () => {
    assert.equal(translationNamed(await snapshotOf('hub.cfg'), 'dave', 'ike'), null);
  });
});
