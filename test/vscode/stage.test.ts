import * as vscode from 'vscode';
import * as assert from './support/assert';
import { eventually } from './support/editor';
import { Stage } from './support/stage';

const page = `<!doctype html>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-stage'">
<label>Name <input id="name"></label>
<select id="order"><option value="up">up</option><option value="down">down</option></select>
<button>Greet</button>
<p></p><p></p>
<script nonce="stage">
  const editor = acquireVsCodeApi();
  document.querySelector('button').addEventListener('click', () => {
    const name = document.querySelector('#name').value + ' ' + document.querySelector('#order').value;
    document.querySelector('p').textContent = name;
    editor.postMessage(name);
  });
</script>`;

describe('stage', () => {
  it('works the controls inside a webview, whose messages reach the extension host', async function () {
    const stage = await Stage.of(this);
    const panel = vscode.window.createWebviewPanel('stage-test', 'Stage', vscode.ViewColumn.One, {
      enableScripts: true,
    });
    const message = new Promise<unknown>((resolve) => panel.webview.onDidReceiveMessage(resolve));
    panel.webview.html = page;
    await stage.fill('#name', 'alice', { frame: 'webview' });
    await stage.select('#order', 'down', { frame: 'webview' });
    await stage.click('text=Greet', { frame: 'webview' });
    assert.equal(await message, 'alice down');
    assert.deepEqual(await stage.texts('p', { frame: 'webview' }), ['alice down', '']);
    panel.dispose();
  });

  it('types into the editor and reads what it shows', async function () {
    const stage = await Stage.of(this);
    const document = await vscode.workspace.openTextDocument({ content: '' });
    await vscode.window.showTextDocument(document);
    await stage.click('.editor-instance .view-lines');
    await stage.type('permit udp any');
    // Keys reach the editor in the page first and the document in the extension host a little later.
    const typed = await eventually(
      () => document.getText(),
      (text) => text === 'permit udp any',
    );
    assert.equal(typed, 'permit udp any');
    // The page paints a frame later.
    const shown = await eventually(
      () => stage.text('.editor-instance .view-lines'),
      (text) => /permit\sudp\sany/.test(text),
    );
    assert.match(shown, /permit\sudp\sany/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('says why a request failed', async function () {
    const stage = await Stage.of(this);
    let failure = '';
    await stage.click('[').catch((error: unknown) => (failure = String(error)));
    assert.match(failure, /click: .*\[/s);
  });
});
