import assert from 'node:assert/strict';
import { Workspace } from '../../../src/workspace/workspace';
import { MemoryFileSystem } from '../support/memory-file-system';
import { sampleFiles, uriOf, workspaceOf } from '../support/workspace';
import { ownProfile } from './settings-text';

const config = sampleFiles()['edge.cfg']!;

async function profileOf(workspace: Workspace, path: string): Promise<string | undefined> {
  const { fileStudy } = await workspace.snapshot(uriOf(path));
  return fileStudy?.study.situation.stages[0]?.pools[0]?.options.profile.id;
}

describe('the settings of a folder', () => {
  it('hold for the files below it, those of the nearest folder alone', async () => {
    const { workspace } = workspaceOf({
      '.pat-lens.yaml': 'defaultProfile: linux\n',
      'a.cfg': config,
      'sites/b.cfg': config,
      'lab/.pat-lens.yaml': '',
      'lab/deep/c.cfg': config,
    });
    const found = await Promise.all(
      ['a.cfg', 'sites/b.cfg', 'lab/deep/c.cfg'].map((path) => profileOf(workspace, path)),
    );
    assert.deepEqual(found, ['linux', 'linux', 'cisco-ios']);
  });

  it('change with the text in the editor, and are forgotten with the file', async () => {
    const { workspace, fileSystem } = workspaceOf({ 'sites/a.cfg': config });
    const settings = uriOf('.pat-lens.yaml');
    assert.equal(await profileOf(workspace, 'sites/a.cfg'), 'cisco-ios');
    fileSystem.files.set(settings, 'defaultProfile: linux\n');
    workspace.changed(settings);
    assert.equal(await profileOf(workspace, 'sites/a.cfg'), 'linux');
    workspace.open(settings, 1, 'defaultProfile: cisco-ios-2008\n');
    assert.equal(await profileOf(workspace, 'sites/a.cfg'), 'cisco-ios-2008');
    workspace.close(settings);
    fileSystem.files.delete(settings);
    workspace.changed(settings);
    assert.equal(await profileOf(workspace, 'sites/a.cfg'), 'cisco-ios');
  });

  it('run nothing again when an edit leaves them equal by value', async () => {
    const { workspace } = workspaceOf({ 'a.cfg': config });
    const settings = uriOf('.pat-lens.yaml');
    workspace.open(settings, 1, 'defaultProfile: linux\n');
    const before = await workspace.snapshot(uriOf('a.cfg'));
    workspace.edit(settings, 2, [{ start: 0, end: 0, text: '# why\n' }]);
    const after = await workspace.snapshot(uriOf('a.cfg'));
    assert.equal(after.fileStudy!.study, before.fileStudy!.study);
    workspace.edit(settings, 3, [{ start: 0, end: 28, text: '' }]);
    assert.equal(await profileOf(workspace, 'a.cfg'), 'cisco-ios');
  });

  it('bring own profiles to scenarios and comments', async () => {
    const files = sampleFiles();
    const scenario = files['three-engineers.pat.yaml']!.replace('profile: cisco-ios', 'profile: lab-box');
    const { workspace } = workspaceOf({
      '.pat-lens.yaml': `profiles:${ownProfile}`,
      'edge.cfg': config,
      'hub.cfg': files['hub.cfg']!,
      'own.pat.yaml': scenario,
      'lone/a.cfg': `! pat-lens: profile lab-box\n${config}`,
    });
    const { fileStudy, scenarioProblems } = await workspace.snapshot(uriOf('own.pat.yaml'));
    assert.deepEqual(scenarioProblems, []);
    const { ports } = fileStudy!.study.translations[0]!.steps[0].prediction;
    assert.deepEqual(ports, { kind: 'exact', port: 30000 });
    assert.equal(await profileOf(workspace, 'lone/a.cfg'), 'lab-box');
  });

  it('that are broken never break an answer', async () => {
    const { workspace } = workspaceOf({ '.pat-lens.yaml': 'defaultProfile: [\n', 'a.cfg': config });
    assert.equal(await profileOf(workspace, 'a.cfg'), 'cisco-ios');
  });
});

describe('the number of assumed peers', () => {
  it('is asked anew for each answer', async () => {
    let peers = 2;
    const files = new MemoryFileSystem(new Map([[uriOf('a.cfg'), config]]));
    const workspace = new Workspace(files, { assumedPeers: () => peers });
    let calls = 0;
    workspace.onDidChange(() => calls++);
    const count = async (): Promise<number> =>
      (await workspace.snapshot(uriOf('a.cfg'))).fileStudy!.study.situation.peers.length;
    assert.equal(await count(), 2);
    peers = 1;
    workspace.optionsChanged();
    assert.deepEqual([await count(), calls], [1, 1]);
  });
});
