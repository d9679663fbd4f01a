import * as vscode from 'vscode';
import * as assert from './support/assert';
import { Stage } from './support/stage';

describe('extension', () => {
  it('activates in this extension host', async () => {
    const extension = vscode.extensions.getExtension('pat-lens.pat-lens');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('has the sample folder open', async () => {
    const found = await vscode.workspace.findFiles('*.pat.yaml');
    assert.deepEqual(
      found.map((uri) => uri.path.split('/').at(-1)),
      ['three-engineers.pat.yaml'],
    );
  });

  it('is shown by the editor', async function () {
    const stage = await Stage.of(this);
    const folder = vscode.workspace.workspaceFolders![0]!;
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, 'hub.cfg'));
    assert.match(await stage.text('.tab.active'), /hub\.cfg/);
    await stage.screenshot('editor');
  });
});
