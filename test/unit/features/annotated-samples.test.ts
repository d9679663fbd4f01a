import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { peerLenses } from '../../../src/features/acl-lenses';
import { diagnostics } from '../../../src/features/diagnostics';
import { inlayHints } from '../../../src/features/inlay-hints';
import { peerLensTitle } from '../../../src/messages/lenses';
import type { Snapshot } from '../../../src/workspace/snapshot';
import { filesOfSample } from '../support/samples';
import { uriOf, workspaceOf } from '../support/workspace';

async function snapshots(sample: string): Promise<ReadonlyMap<string, Snapshot>> {
  const files = filesOfSample(sample);
  const { workspace } = workspaceOf(files);
  const found = new Map<string, Snapshot>();
  for (const name of Object.keys(files)) found.set(name, await workspace.snapshot(uriOf(name)));
  return found;
}

function fileOf(uri: string): string {
  return uri.slice(uriOf('').length);
}

describe('what stands beside the lines of the samples', () => {
  for (const sample of readdirSync('samples')) {
    it(`${sample}: hints fit, have a tooltip, and lead from each peer to its line`, async () => {
      const all = await snapshots(sample);
      let count = 0;
      for (const snapshot of all.values()) {
        const { text } = snapshot.document!;
        for (const { label, parts, tooltip } of inlayHints(snapshot, { start: 0, end: text.length })) {
          count++;
          assert.ok(label.length <= 40, label);
          assert.equal(parts.map((part) => part.text).join(''), label);
          assert.ok(
            tooltip().some((block) => block.kind === 'table' && block.rows.length > 0),
            label,
          );
          for (const { target } of parts) assert.ok(target === null || all.has(fileOf(target.uri)));
          const names = snapshot.fileStudy!.study.situation.peers.map(({ name }) => name);
          const named = parts.filter((part) => names.some((name) => part.text.startsWith(`${name} `)));
          assert.ok(
            named.every(({ target }) => target !== null),
            label,
          );
        }
      }
      assert.ok(count > 0);
    });
  }

  it('lenses count peers and those that are dropped, on IOS and ASA', async () => {
    const titles = async (sample: string, file: string): Promise<readonly string[]> =>
      peerLenses((await snapshots(sample)).get(file)!).map((lens) => peerLensTitle(lens));
    assert.deepEqual(await titles('three-engineers', 'hub.cfg'), ['3 IPsec peers · 2 dropped']);
    assert.deepEqual(await titles('asa-in-the-middle', 'hub.cfg'), ['2 IPsec peers · 2 dropped']);
    assert.deepEqual(await titles('asa-in-the-middle', 'asa.cfg'), ['2 IPsec peers', '2 IPsec peers']);
  });

  for (const [sample, file, others] of [
    ['site-to-site', 'hub.cfg', ['hub.cfg', 'edge.cfg', 'branch-1.cfg', 'branch-2.cfg']],
    ['asa-in-the-middle', 'hub.cfg', ['hub.cfg', 'asa.cfg', 'tenant-1.cfg', 'tenant-2.cfg']],
    ['two-pats', 'carrier.cfg', ['carrier.cfg', 'home.cfg']],
  ] as const) {
    it(`${sample}: a finding leads to the deciding line, the NAT rule and the peers in their files`, async () => {
      const snapshot = (await snapshots(sample)).get(file)!;
      const pinned = diagnostics(snapshot).find(({ code }) => code === 'acl.source-port-pinned');
      const files = new Set(pinned?.related.map(({ uri }) => fileOf(uri)));
      assert.deepEqual([...files].sort(), [...others].sort());
      for (const { uri, span } of pinned!.related) {
        const text = snapshot.config(uri)?.text ?? '';
        assert.ok(text.slice(span.start, span.end).trim().length > 0);
      }
    });
  }
});
