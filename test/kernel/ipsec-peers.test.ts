import assert from 'node:assert/strict';
import { formatAddress } from '../../src/engine/address';
import type { AccessList } from '../../src/config/model';
import type { Study } from '../../src/analysis/study';
import { fixAll } from '../../src/features/fixes';
import { sampleFiles, uriOf, workspaceOf } from '../unit/support/workspace';
import { whyNoCharon } from './support/charon';
import { IpsecLab } from './support/ipsec-lab';
import { whyNoNamespaces } from './support/namespaces';

const missing = whyNoNamespaces(['swanctl']) ?? whyNoCharon();

/** The sample as the `linux` profile sees it. */
async function studyOf(files: Record<string, string>): Promise<Study> {
  const { workspace } = workspaceOf(files);
  const snapshot = await workspace.snapshot(uriOf('three-engineers.pat.yaml'), {
    overrides: { profile: 'linux' },
  });
  assert.ok(snapshot.fileStudy !== null);
  return snapshot.fileStudy.study;
}

/** The gateway's config as our own fixes leave it. */
async function fixedHub(): Promise<string> {
  const { workspace } = workspaceOf(sampleFiles());
  const fixed = fixAll(await workspace.snapshot(uriOf('hub.cfg'))).get(uriOf('hub.cfg'));
  assert.ok(fixed !== undefined);
  return fixed.after;
}

/** By peer, in the order of the scenario; a verdict by chance would say nothing about one run. */
function predicted({ peers }: Study): readonly boolean[] {
  return peers.map(({ verdict }) => {
    assert.ok(verdict !== null && verdict.verdict !== 'partial');
    return verdict.verdict === 'permit';
  });
}

function gatewayList({ stations }: Study): AccessList {
  const [report] = stations;
  assert.ok(report !== undefined && stations.length === 1);
  return report.station.list;
}

describe('IKE daemons behind the NAT of the running Linux kernel', function () {
  this.timeout(120_000);
  let lab: IpsecLab | null = null;
  const title =
    'come up exactly where the ACL of the sample admits them, and all of them after the proven fixes';

  after(() => lab?.close());

  if (missing !== null) {
    it.skip(`${title} (skipped: ${missing})`);
    return;
  }

  it(title, async () => {
    const study = await studyOf(sampleFiles());
    const peers = study.situation.peers.map(({ name, host }) => ({ name, host: formatAddress(host) }));
    lab = new IpsecLab(peers, formatAddress(study.situation.peers[0]?.gateway ?? 0));
    await lab.start();
    lab.filterBy(gatewayList(study));
    assert.deepEqual(predicted(study), [true, false, false]);
    assert.deepEqual(lab.initiate(), predicted(study));

    const fixed = await studyOf({ ...sampleFiles(), 'hub.cfg': await fixedHub() });
    lab.filterBy(gatewayList(fixed));
    assert.deepEqual(predicted(fixed), [true, true, true]);
    assert.deepEqual(lab.initiate(), predicted(fixed));
  });
});
