import assert from 'node:assert/strict';
import { outcomeOf } from '../../../src/analysis/translations';
import { diagnostics } from '../../../src/features/diagnostics';
import { inlayHints } from '../../../src/features/inlay-hints';
import { shortPorts } from '../../../src/messages/ports';
import type { Snapshot } from '../../../src/workspace/snapshot';
import { sampleFiles, uriOf, workspaceOf } from '../support/workspace';

/** The sample's peers with other starts, order, profile or events; the snapshot is that of the named file. */
function changed(
  { order = 'listed', profile = 'cisco-ios', starts = ['0s', '0s', '0s'], rest = '' },
  file = 'case.pat.yaml',
): Promise<Snapshot> {
  const files = sampleFiles();
  delete files['three-engineers.pat.yaml'];
  const peers = ['alice', 'bob', 'carol'].map(
    (name, index) =>
      `  - { name: ${name}, host: 192.168.100.1${index + 1}, gateway: 198.51.100.1, start: ${starts[index]!} }`,
  );
  files['case.pat.yaml'] = `version: 1
pat: { profile: ${profile}, config: edge.cfg }
order: ${order}
peers:
${peers.join('\n')}
acls:
  - { config: hub.cfg, name: OUTSIDE-IN }
${rest}`;
  return workspaceOf(files).workspace.snapshot(uriOf(file));
}

function ports({ fileStudy }: Snapshot): string {
  return fileStudy!.study.translations
    .map((translation) => shortPorts(outcomeOf(translation).prediction.ports))
    .join(' ');
}

function hints(snapshot: Snapshot): readonly string[] {
  return inlayHints(snapshot, { start: 0, end: 100_000 }).map(({ label }) => label);
}

describe('starts with gaps', () => {
  it('let a later peer have 500 again when it is idle, and not 4500, which keepalives hold', async () => {
    assert.equal(ports(await changed({ starts: ['0s', '10m', '20m'] })), '500 4500 500 1024 500 1025');
  });

  it('shorter than the idle time change nothing', async () => {
    assert.equal(ports(await changed({ starts: ['0s', '60s', '120s'] })), '500 4500 1 1024 2 1025');
  });

  it('are the order in which peers start, whatever the list says', async () => {
    assert.equal(ports(await changed({ starts: ['20s', '10s', '0s'] })), '2 1025 1 1024 500 4500');
  });

  it('count with the events in between', async () => {
    const rest = 'events:\n  - { at: 10s, do: clear-translations }\n';
    const snapshot = await changed({ starts: ['0s', '20s', '30s'], rest });
    assert.match(ports(snapshot), /^500 4500 500 /);
  });
});

describe('any order', () => {
  it('gives every peer an equal chance to be the one that passes', async () => {
    const { fileStudy } = await changed({ order: 'any' });
    const shares = fileStudy!.study.peers.map((peer) => peer.verdict!.share.toFixed(4));
    assert.deepEqual(shares, ['0.3333', '0.3333', '0.3333']);
  });

  it('has the same chance for a device that draws its ports', async () => {
    const { fileStudy } = await changed({ order: 'any', profile: 'linux' });
    const shares = fileStudy!.study.peers.map((peer) => peer.verdict!.share.toFixed(2));
    assert.deepEqual(shares, ['0.33', '0.33', '0.33']);
  });

  it('says on the ACE, the NAT rule and in the finding that one of three passes', async () => {
    const hub = await changed({ order: 'any' }, 'hub.cfg');
    assert.equal(hints(hub)[0], '1 of 3 pass');
    const pinned = diagnostics(hub).find(({ code }) => code === 'acl.source-port-pinned');
    assert.match(pinned!.message, /^At most 1 of 3 peers pass at a time/);
    assert.deepEqual(hints(await changed({ order: 'any' }, 'edge.cfg')), ['3 peers · 1 keeps its ports']);
  });

  it('writes a small set of ports out', async () => {
    assert.match(hints(await changed({ order: 'any' }))[0]!, /1,2,500\?\/1024,1025,4500\? 33 %/);
  });
});
