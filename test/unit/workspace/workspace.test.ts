import assert from 'node:assert/strict';
import { sampleFiles, uriOf, workspaceOf } from '../support/workspace';

describe('Workspace', () => {
  it('answers from the text in the editor, not from the disk', async () => {
    const { workspace } = workspaceOf(sampleFiles());
    const uri = uriOf('hub.cfg');
    const text = sampleFiles()['hub.cfg']!;
    workspace.open(uri, 1, text);
    const at = text.indexOf(' eq isakmp host');
    workspace.edit(uri, 2, [{ start: at, end: at + ' eq isakmp'.length, text: '' }]);
    const { document, fileStudy } = await workspace.snapshot(uri);
    assert.equal(document!.text, text.replace(' eq isakmp host', ' host'));
    const [first] = fileStudy!.study.stations;
    assert.equal(first!.entries[0]!.decides.length, 3);
  });

  it('runs nothing again when an edit leaves the device equal by value', async () => {
    const { workspace } = workspaceOf(sampleFiles());
    const uri = uriOf('hub.cfg');
    workspace.open(uri, 1, sampleFiles()['hub.cfg']!);
    const before = await workspace.snapshot(uri);
    workspace.edit(uri, 2, [{ start: 0, end: 0, text: '! a comment\n' }]);
    const after = await workspace.snapshot(uri);
    assert.notEqual(after.document, before.document);
    assert.equal(after.fileStudy!.study, before.fileStudy!.study);
  });

  it('is patched edit by edit, also where an edit leaves the device equal by value', async () => {
    const { workspace } = workspaceOf(sampleFiles());
    const uri = uriOf('hub.cfg');
    workspace.open(uri, 1, sampleFiles()['hub.cfg']!);
    const first = await workspace.snapshot(uri);
    workspace.edit(uri, 2, [{ start: 0, end: 0, text: '! a comment\n' }]);
    const second = await workspace.snapshot(uri);
    assert.equal(second.document!.summary, first.document!.summary);
    assert.equal(second.document!.config!.constructor, first.document!.config!.constructor);
  });

  it('reads a file once until it changes', async () => {
    const { workspace, fileSystem } = workspaceOf(sampleFiles());
    await workspace.snapshot(uriOf('hub.cfg'));
    await workspace.snapshot(uriOf('edge.cfg'));
    assert.equal(fileSystem.reads.get(uriOf('edge.cfg')), 1);
    fileSystem.files.set(uriOf('edge.cfg'), 'hostname other\n');
    workspace.changed(uriOf('edge.cfg'));
    await workspace.snapshot(uriOf('hub.cfg'));
    assert.equal(fileSystem.reads.get(uriOf('edge.cfg')), 2);
  });

  it('tells listeners when an answer may have changed', () => {
    const { workspace } = workspaceOf(sampleFiles());
    let calls = 0;
    const stop = workspace.onDidChange(() => calls++);
    workspace.open(uriOf('a.cfg'), 1, '');
    workspace.edit(uriOf('a.cfg'), 2, []);
    stop();
    workspace.close(uriOf('a.cfg'));
    assert.equal(calls, 2);
  });

  it('does not follow a path out of the folder, not even through a link', async () => {
    const files = sampleFiles();
    const scenario = files['three-engineers.pat.yaml']!;
    const secret = uriOf('secret/edge.cfg');
    const links = new Map([[uriOf('work/linked.cfg'), secret]]);
    for (const path of ['../secret/edge.cfg', '../../../etc/passwd', 'linked.cfg']) {
      const text = scenario.replace('config: edge.cfg', `config: ${path}`);
      const placed = { 'work/a.pat.yaml': text, 'work/hub.cfg': files['hub.cfg']! };
      const { workspace, fileSystem } = workspaceOf({ ...placed, 'secret/edge.cfg': '' }, links);
      const { scenarioProblems } = await workspace.snapshot(uriOf('work/a.pat.yaml'));
      assert.deepEqual(
        scenarioProblems.map(({ code, args }) => [code, args['path']]),
        [['scenario.path-outside', path]],
      );
      assert.equal(fileSystem.reads.get(secret), undefined);
    }
  });

  it('has no study and no error for text that is not ours', async () => {
    const { workspace } = workspaceOf({ 'a.txt': 'Dear all,\nthe meeting is at ten.\n' });
    const { document, fileStudy } = await workspace.snapshot(uriOf('a.txt'));
    assert.equal(document!.config, null);
    assert.equal(fileStudy, null);
  });
});
