import assert from 'node:assert/strict';
import { outcomeOf } from '../../../src/analysis/translations';
import { formatAddress } from '../../../src/engine/address';
import { sampleFiles, uriOf, workspaceOf } from '../support/workspace';

describe('the three-peer case of 2008', () => {
  it('comes out of the default profile exactly so', async () => {
    const { workspace } = workspaceOf(sampleFiles());
    const { fileStudy } = await workspace.snapshot(uriOf('three-engineers.pat.yaml'));
    const rows = fileStudy!.study.translations.map((translation) => {
      const { prediction } = outcomeOf(translation);
      const port = prediction.ports.kind === 'exact' ? prediction.ports.port : prediction.ports.kind;
      const { address, port: before } = translation.insideLocal;
      return `${formatAddress(address)}:${before} -> ${formatAddress(prediction.address)}:${port}`;
    });
    assert.deepEqual(rows, [
      '192.168.100.11:500 -> 192.0.2.2:500',
      '192.168.100.11:4500 -> 192.0.2.2:4500',
      '192.168.100.12:500 -> 192.0.2.2:1',
      '192.168.100.12:4500 -> 192.0.2.2:1024',
      '192.168.100.13:500 -> 192.0.2.2:2',
      '192.168.100.13:4500 -> 192.0.2.2:1025',
    ]);
  });

  it('has the gateway admit the first peer and drop the others', async () => {
    const { workspace } = workspaceOf(sampleFiles());
    const { fileStudy } = await workspace.snapshot(uriOf('hub.cfg'));
    assert.deepEqual(
      fileStudy!.study.peers.map((peer) => peer.verdict?.verdict),
      ['permit', 'deny', 'deny'],
    );
  });

  it('has the ACL of a gateway meet only the peers of that gateway', async () => {
    const files = sampleFiles();
    const path = 'three-engineers.pat.yaml';
    files[path] = files[path]!.replace(/(host: 192.168.100.13\n\s+gateway: )198.51.100.1/, '$1203.0.113.9');
    const { workspace } = workspaceOf(files);
    const { fileStudy } = await workspace.snapshot(uriOf(path));
    assert.deepEqual(
      [...fileStudy!.study.stations[0]!.verdicts].map(([at, { verdict }]) => `${at} ${verdict}`),
      ['0 permit', '1 permit', '2 deny', '3 deny'],
    );
  });
});
