import assert from 'node:assert/strict';
import { diagnostics } from '../../../src/features/diagnostics';
import { hover } from '../../../src/features/hover';
import { inlayHints } from '../../../src/features/inlay-hints';
import type { Snapshot } from '../../../src/workspace/snapshot';
import { sampleFiles, uriOf, workspaceOf } from '../support/workspace';

async function snapshotOf(path: string, files = sampleFiles()): Promise<Snapshot> {
  return workspaceOf(files).workspace.snapshot(uriOf(path));
}

function hintLines(snapshot: Snapshot): readonly string[] {
  const { text } = snapshot.document!;
  return inlayHints(snapshot, { start: 0, end: text.length }).map(({ offset, label }) => {
    const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim();
    return `${line} | ${label}`;
  });
}

describe('hints of the sample', () => {
  it('say on each ACE who is dropped from which port, and how many pass', async () => {
    assert.deepEqual(hintLines(await snapshotOf('hub.cfg')), [
      'permit udp any eq isakmp host 198.51.100.1 eq isakmp | ✗ bob :1, carol :2 · 1 ✓',
      'permit udp any eq non500-isakmp host 198.51.100.1 eq non500-isakmp | ✗ bob :1024, carol :1025 · 1 ✓',
      'deny ip any any log | ✗ bob :1 :1024, carol :2 :1025',
    ]);
  });

  it('say on the NAT rule what each peer becomes', async () => {
    assert.deepEqual(hintLines(await snapshotOf('edge.cfg')), [
      'ip nat inside source list ENGINEERS interface GigabitEthernet0/0 overload | alice 500/4500, bob 1/1024, carol 2/1025',
    ]);
  });

  it('say beside each peer of the scenario where it comes out and whether it passes', async () => {
    assert.deepEqual(hintLines(await snapshotOf('three-engineers.pat.yaml')), [
      '- name: alice | → 192.0.2.2:500/4500 ✓',
      '- name: bob | → 192.0.2.2:1/1024 ✗',
      '- name: carol | → 192.0.2.2:2/1025 ✗',
    ]);
  });

  it('write at least where the NAT rule covers more hosts than the peers', async () => {
    const files = sampleFiles();
    files['edge.cfg'] = files['edge.cfg']!.replace(
      ' permit 192.168.100.11\n',
      ' permit 192.168.100.0 0.0.0.255\n',
    );
    const [line] = hintLines(await snapshotOf('edge.cfg', files));
    assert.match(line!, /\| 3 peers: 500\/4500, ≥1\/≥1024, ≥2\/≥1025$/);
  });

  it('lead from the name of a peer to its line in the scenario', async () => {
    const snapshot = await snapshotOf('hub.cfg');
    const [first] = inlayHints(snapshot, { start: 0, end: 10_000 });
    assert.deepEqual(
      first!.parts.map(({ text, target }) => [text, target === null ? null : target.line + 1]),
      [
        ['✗ ', null],
        ['bob :1', 12],
        [', ', null],
        ['carol :2', 15],
        [' · 1 ✓', null],
      ],
    );
  });

  it('are never longer than VS Code shows', async () => {
    for (const path of ['hub.cfg', 'edge.cfg', 'three-engineers.pat.yaml']) {
      const snapshot = await snapshotOf(path);
      for (const { label } of inlayHints(snapshot, { start: 0, end: 10_000 })) assert.ok(label.length <= 40);
    }
  });
});

describe('hover of the sample', () => {
  it('has the before/after table and the reason of each port', async () => {
    const snapshot = await snapshotOf('hub.cfg');
    const found = hover(snapshot, snapshot.document!.text.indexOf('eq isakmp'));
    const table = found!.content.find((block) => block.kind === 'table')!;
    assert.deepEqual(table.header, ['Session', 'Source before PAT', 'Source after PAT', 'ACL']);
    assert.deepEqual(
      table.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text))),
      [
        ['alice IKE', '192.168.100.11:500', '192.0.2.2:500', '✓'],
        ['bob IKE', '192.168.100.12:500', '192.0.2.2:1', '✗ OUTSIDE-IN, line 17'],
        ['carol IKE', '192.168.100.13:500', '192.0.2.2:2', '✗ OUTSIDE-IN, line 17'],
      ],
    );
    const reasons = found!.content.find((block) => block.kind === 'list');
    assert.match(reasons!.items[1]!, /500 .*taken by alice/);
  });

  it('links the peer, the deciding line and the NAT rule, wherever they stand', async () => {
    const snapshot = await snapshotOf('hub.cfg');
    const { content } = hover(snapshot, snapshot.document!.text.indexOf('eq isakmp'))!;
    const table = content.find((block) => block.kind === 'table')!;
    const links = content.flatMap((block) => (block.kind === 'links' ? block.links : []));
    const shown = [...table.rows[1]!, ...links].flatMap((cell) =>
      typeof cell !== 'string' && 'uri' in cell.target
        ? `${cell.text} > ${cell.target.uri.slice(uriOf('').length)}:${cell.target.line + 1}`
        : [],
    );
    assert.deepEqual(shown, [
      'bob IKE > three-engineers.pat.yaml:12',
      '✗ OUTSIDE-IN, line 17 > hub.cfg:17',
      'NAT rule, edge.cfg line 15 > edge.cfg:15',
    ]);
  });

  it('says nothing on lines that nobody meets', async () => {
    const snapshot = await snapshotOf('hub.cfg');
    assert.equal(hover(snapshot, snapshot.document!.text.indexOf('permit icmp')), null);
  });
});

describe('diagnostics of the sample', () => {
  it('name the peers that each pinned source port drops', async () => {
    const found = diagnostics(await snapshotOf('hub.cfg'));
    assert.deepEqual(
      found.map(({ code, severity, message }) => [code, severity, message.split(':')[0]]),
      [
        ['acl.source-port-pinned', 'error', 'Drops bob ('],
        ['acl.source-port-pinned', 'error', 'Drops bob ('],
      ],
    );
  });

  it('lead to the deciding line, the NAT rule and the peers that are hit', async () => {
    const [first] = diagnostics(await snapshotOf('hub.cfg'));
    assert.deepEqual(
      first!.related.map(({ uri, message }) => `${uri.slice(uriOf('').length)}: ${message}`),
      [
        'hub.cfg: This entry drops the packets in the end.',
        'edge.cfg: This rule translates the source port.',
        'three-engineers.pat.yaml: The peer bob.',
        'three-engineers.pat.yaml: The peer carol.',
      ],
    );
  });

  it('are gone when the source ports are', async () => {
    const files = sampleFiles();
    files['hub.cfg'] = files['hub.cfg']!.replaceAll(/any eq (non500-)?isakmp host/g, 'any host');
    assert.deepEqual(diagnostics(await snapshotOf('hub.cfg', files)), []);
  });

  it('tell which expectation is not met, and why', async () => {
    const files = sampleFiles();
    const path = 'three-engineers.pat.yaml';
    files[path] = files[path]!.replace('ike: 2, stream: 1025', 'ike: 3, stream: 1025');
    const [found] = diagnostics(await snapshotOf(path, files));
    assert.equal(found!.code, 'scenario.expectation-failed');
    assert.equal(found!.message, 'carol: ike is 2, expected 3');
  });

  it('are silenced for one entry by the comment above it', async () => {
    const files = sampleFiles();
    files['hub.cfg'] = files['hub.cfg']!.replace(
      ' permit udp any eq isakmp',
      ' ! pat-lens: ignore acl.source-port-pinned\n permit udp any eq isakmp',
    );
    assert.equal(diagnostics(await snapshotOf('hub.cfg', files)).length, 1);
  });
});
