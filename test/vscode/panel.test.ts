import * as vscode from 'vscode';
import * as assert from './support/assert';
import { eventually, show } from './support/editor';
import { Stage } from './support/stage';

const inPanel = { frame: 'webview' } as const;

/** The rows of the panel's table once they say what is wanted. */
function rows(stage: Stage, wanted: RegExp): Promise<string> {
  return eventually(
    async () => (await stage.texts('table', inPanel)).join('\n').replace(/\s+/g, ' '),
    (text) => wanted.test(text),
  );
}

describe('panel', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens from the palette with no file: device, number of peers and address are asked for', async function () {
    const stage = await Stage.of(this);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const running = vscode.commands.executeCommand('patLens.simulate');
    await stage.text('.quick-input-list');
    await stage.press('Enter');
    await stage.fill('.quick-input-box input', '3');
    await stage.press('Enter');
    await stage.fill('.quick-input-box input', '192.0.2.2');
    await stage.press('Enter');
    await running;
    const table = await rows(stage, /192\.0\.2\.2:1025/);
    for (const after of ['500', '4500', '1', '1024', '2', '1025']) {
      assert.match(table, new RegExp(`192\\.0\\.2\\.2:${after}\\b`));
    }
    await stage.screenshot('panel-simulation');
  });

  it('follows the current scenario and an edit of the ACL that is not saved', async function () {
    const stage = await Stage.of(this);
    await show('three-engineers.pat.yaml');
    await vscode.commands.executeCommand('patLens.showPanel');
    assert.match(await rows(stage, /carol/), /deny/);
    await stage.screenshot('panel-scenario');
    const { document } = await show('hub.cfg');
    const edit = new vscode.WorkspaceEdit();
    const text = document.getText();
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
    edit.replace(document.uri, whole, text.replaceAll(/any eq (non500-)?isakmp host/g, 'any host'));
    await vscode.workspace.applyEdit(edit);
    const table = await rows(stage, /^(?!.*deny).*permit/);
    assert.ok(!table.includes('deny'), table);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is readable in a dark theme', async function () {
    const stage = await Stage.of(this);
    const workbench = vscode.workspace.getConfiguration('workbench');
    const { Global } = vscode.ConfigurationTarget;
    await workbench.update('colorTheme', 'Default Dark Modern', Global);
    try {
      await show('three-engineers.pat.yaml');
      await vscode.commands.executeCommand('patLens.showPanel');
      assert.match(await rows(stage, /carol/), /deny/);
      const theme = await eventually(
        () => stage.attribute('body', 'class', inPanel),
        (value) => value?.includes('vscode-dark') === true,
      );
      assert.match(theme ?? '', /vscode-dark/);
      await stage.screenshot('panel-dark');
    } finally {
      await workbench.update('colorTheme', undefined, Global);
    }
  });

  it('computes at once what another profile would do', async function () {
    const stage = await Stage.of(this);
    await show('three-engineers.pat.yaml');
    await vscode.commands.executeCommand('patLens.showPanel');
    await rows(stage, /:1025/);
    await stage.click('role=combobox[name="PAT profile"]', inPanel);
    await stage.click('role=option[name=/\\(linux\\)/]', inPanel);
    assert.match(await rows(stage, /any of 1-499/), /any of 1-499, 501-511/);
  });
});
