import assert from 'node:assert/strict';
import { Workspace } from '../../../src/workspace/workspace';
import { branch, edge, hub, open } from '../analysis/network-files';
import { MemoryFileSystem } from '../support/memory-file-system';
import { uriOf } from '../support/workspace';

const root = 'memory://test';
const spread = {
  'core/hub.cfg': hub(open),
  'sites/one/edge.cfg': edge,
  'sites/one/a.cfg': branch('a', 11),
  'sites/one/b.cfg': branch('b', 12),
};

function fileSystemOf(files: Readonly<Record<string, string>>): MemoryFileSystem {
  return new MemoryFileSystem(new Map(Object.entries(files).map(([path, text]) => [uriOf(path), text])));
}

function workspaceIn(files: Readonly<Record<string, string>>, folders: readonly string[]): Workspace {
  return new Workspace(fileSystemOf(files), { assumedPeers: 3, index: { folders: () => folders } });
}

async function peersOf(workspace: Workspace, file: string): Promise<readonly string[]> {
  const { fileStudy } = await workspace.snapshot(uriOf(file));
  const { study } = fileStudy ?? {};
  return (study?.peers ?? []).map(
    ({ verdict }, index) => `${study?.situation.peers[index]?.name ?? ''} ${verdict?.verdict ?? 'no ACL'}`,
  );
}

describe('devices that are joined with that of a file', () => {
  const wanted = ['a permit', 'b permit'];

  it('are those below the folder of the workspace', async () => {
    const workspace = workspaceIn(spread, [root]);
    assert.deepEqual(await peersOf(workspace, 'core/hub.cfg'), wanted);
  });

  it('are those below the folder of the nearest .pat-lens.yaml', async () => {
    const files = { ...spread, '.pat-lens.yaml': 'include: ["**/*.cfg"]\n' };
    assert.deepEqual(await peersOf(workspaceIn(files, []), 'core/hub.cfg'), wanted);
    const apart = { ...spread, 'core/.pat-lens.yaml': 'include: ["**/*.cfg"]\n' };
    assert.deepEqual(await peersOf(workspaceIn(apart, [root]), 'core/hub.cfg'), []);
  });

  it('are not those of a folder below that has a .pat-lens.yaml of its own, with the index and without it', async () => {
    const files = { ...spread, 'sites/one/.pat-lens.yaml': 'include: ["**/*.cfg"]\n' };
    const workspace = workspaceIn(files, [root]);
    assert.deepEqual(await peersOf(workspace, 'core/hub.cfg'), []);
    assert.deepEqual(await peersOf(workspace, 'sites/one/edge.cfg'), ['a no ACL', 'b no ACL']);
    await workspace.index.ready(false);
    assert.deepEqual(await peersOf(workspace, 'core/hub.cfg'), []);
    assert.deepEqual(await peersOf(workspace, 'sites/one/edge.cfg'), ['a no ACL', 'b no ACL']);
    workspace.open(uriOf('core/hub.cfg'), 1, hub(open));
    assert.deepEqual(await peersOf(workspace, 'sites/one/edge.cfg'), ['a no ACL', 'b no ACL']);
  });

  it('are those of the innermost folder of the workspace', async () => {
    const nested = workspaceIn(spread, [root, `${root}/sites`]);
    assert.deepEqual(await peersOf(nested, 'core/hub.cfg'), []);
    const outer = workspaceIn(spread, [`${root}/sites`, root]);
    assert.deepEqual(await peersOf(outer, 'core/hub.cfg'), []);
  });

  it('beside a file that the settings leave out are those without it', async () => {
    const files = { ...spread, '.pat-lens.yaml': 'exclude: [sites/one/b.cfg]\n' };
    const workspace = workspaceIn(files, []);
    assert.deepEqual(await peersOf(workspace, 'core/hub.cfg'), ['a permit']);
    assert.deepEqual(await peersOf(workspace, 'sites/one/b.cfg'), wanted);
    assert.deepEqual(await peersOf(workspace, 'core/hub.cfg'), ['a permit']);
  });

  it('are those of the own folder alone where nothing says more', async () => {
    assert.deepEqual(await peersOf(workspaceIn(spread, []), 'core/hub.cfg'), []);
    assert.deepEqual(await peersOf(workspaceIn(spread, []), 'sites/one/edge.cfg'), ['a no ACL', 'b no ACL']);
  });

  it('come from the index where it is complete, with the lists of those on the way', async () => {
    const workspace = workspaceIn(spread, [root]);
    await workspace.index.ready(false);
    assert.deepEqual(await peersOf(workspace, 'core/hub.cfg'), wanted);
    assert.deepEqual(await peersOf(workspace, 'sites/one/a.cfg'), wanted);
    const pinned = workspaceIn(
      { ...spread, 'core/hub.cfg': hub(' deny udp any any eq isakmp\n permit ip any any\n') },
      [root],
    );
    await pinned.index.ready(false);
    assert.deepEqual(await peersOf(pinned, 'sites/one/edge.cfg'), ['a deny', 'b deny']);
  });

  it('are the same by the index and without it where a gateway names a PAT address', async () => {
    const remote = `hostname hub
crypto map M 10 ipsec-isakmp
 set peer 192.0.2.2
interface Gi0/0
 ip address 198.51.100.1 255.255.255.252
 crypto map M
`;
    const files = { 'core/hub.cfg': remote, 'sites/one/edge.cfg': edge };
    const workspace = workspaceIn(files, [root]);
    assert.deepEqual(await peersOf(workspace, 'core/hub.cfg'), ['behind-edge no ACL']);
    const indexed = workspaceIn(files, [root]);
    await indexed.index.ready(false);
    assert.deepEqual(await peersOf(indexed, 'core/hub.cfg'), ['behind-edge no ACL']);
  });

  it('follow edits of open files and of files on disk', async () => {
    const files = fileSystemOf(spread);
    const workspace = new Workspace(files, { assumedPeers: 3, index: { folders: () => [root] } });
    await workspace.index.ready(false);
    assert.deepEqual(await peersOf(workspace, 'core/hub.cfg'), wanted);
    const text = spread['sites/one/b.cfg'];
    workspace.open(
      uriOf('sites/one/b.cfg'),
      1,
      text.replace('set peer 198.51.100.1', 'set peer 203.0.113.99'),
    );
    // It still shares the PAT device with the other one.
    assert.deepEqual(await peersOf(workspace, 'core/hub.cfg'), ['a permit', 'b no ACL']);
    files.files.set(uriOf('core/hub.cfg'), hub(' deny ip any any\n'));
    workspace.changed(uriOf('core/hub.cfg'));
    await workspace.index.ready(false);
    assert.deepEqual(await peersOf(workspace, 'sites/one/a.cfg'), ['a deny', 'b no ACL']);
  });
});

describe('a study of a network after an edit', () => {
  const other = (text: string): string =>
    text.replaceAll('10.10.0.', '10.20.0.').replaceAll('192.0.2.', '203.0.113.');
  const files: Readonly<Record<string, string>> = {
    ...spread,
    'core/hub.cfg': `${hub(open)}ip nat inside source static 10.99.0.5 198.51.100.5\n`,
    'sites/one/a.cfg': guarded(branch('a', 11)),
    'sites/two/edge.cfg': other(edge),
    'sites/two/c.cfg': guarded(other(branch('c', 11))),
  };

  /** A branch with a list of its own, which its answers meet. */
  function guarded(text: string): string {
    const list = 'ip access-list extended OWN\n permit udp any any eq 500\n permit udp any any eq 4500\n';
    return `${list}${text.replace(/( crypto map M\n)/, ' ip access-group OWN in\n$1')}`;
  }

  /** Which translations, reports of lists and verdicts of the hub's list are other objects after an edit of one file. */
  async function madeAgain(file: string, from: string, to: string): Promise<Record<string, unknown>> {
    const workspace = workspaceIn(files, [root]);
    const text = files[file]!;
    workspace.open(uriOf(file), 1, text);
    const before = (await workspace.snapshot(uriOf('core/hub.cfg'))).fileStudy!.study;
    const start = text.indexOf(from);
    assert.ok(start >= 0);
    workspace.edit(uriOf(file), 2, [{ start, end: start + from.length, text: to }]);
    const after = (await workspace.snapshot(uriOf('core/hub.cfg'))).fileStudy!.study;
    if (after === before) return {};
    const others = <T>(now: readonly T[], then: readonly T[]): readonly number[] =>
      now.flatMap((one, at) => (then.includes(one) ? [] : [at]));
    const verdictsOf = ({ stations }: typeof before): readonly unknown[] => [
      ...stations.find(({ station }) => station.device.id === uriOf('core/hub.cfg'))!.verdicts.values(),
    ];
    return {
      translations: others(after.translations, before.translations),
      lists: others(after.stations, before.stations).map((at) =>
        after.stations[at]!.station.device.id.replace(`${root}/`, ''),
      ),
      verdicts: others(verdictsOf(after), verdictsOf(before)),
      peers: others(after.peers, before.peers),
    };
  }

  const cases: readonly (readonly [what: string, file: string, from: string, to: string, again: object])[] = [
    ['that only adds a space', 'sites/two/c.cfg', 'eq 500', 'eq  500', {}],
    [
      'of a route is only that of what the route leads',
      'sites/two/c.cfg',
      'hostname',
      'ip route 10.99.0.0 255.255.0.0 Null0\nhostname',
      { translations: [], lists: ['sites/two/c.cfg'], verdicts: [] },
    ],
    [
      "of a branch's list is that of its verdicts alone",
      'sites/two/c.cfg',
      'eq 500',
      'eq 501',
      { translations: [], lists: ['sites/two/c.cfg'], verdicts: [], peers: [2] },
    ],
    [
      "of a branch's address is that of its NAT device",
      'sites/two/c.cfg',
      'address 10.20.0.11',
      'address 10.20.0.19',
      { translations: [4, 5], lists: ['core/hub.cfg', 'sites/two/c.cfg'], verdicts: [], peers: [2] },
    ],
    [
      "of the hub's list is that of its verdicts",
      'core/hub.cfg',
      'permit ip any any',
      'permit udp any any',
      { translations: [], lists: ['core/hub.cfg'], verdicts: [0, 1, 2, 3, 4, 5], peers: [0, 1, 2] },
    ],
    [
      "of the hub's NAT rule for others is that of no verdict",
      'core/hub.cfg',
      '198.51.100.5',
      '198.51.100.6',
      { translations: [], lists: ['core/hub.cfg'] },
    ],
    [
      'of a NAT list is that of the peers behind it',
      'sites/two/edge.cfg',
      'permit 10.20.0.0 0.0.0.255',
      'permit 10.20.0.0 0.0.0.127',
      { translations: [4, 5], lists: ['core/hub.cfg', 'sites/two/c.cfg'], verdicts: [], peers: [2] },
    ],
  ];
  for (const [what, file, from, to, again] of cases) {
    it(what, async () => {
      const made = await madeAgain(file, from, to);
      assert.deepEqual(Object.fromEntries(Object.keys(again).map((key) => [key, made[key]])), again);
      assert.equal(Object.keys(again).length === 0, Object.keys(made).length === 0);
    });
  }
});
