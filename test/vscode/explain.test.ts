import * as vscode from 'vscode';
import * as assert from './support/assert';
import { eventually, show } from './support/editor';
import { Stage } from './support/stage';

const explain = 'patLens.explain';

function written(kind: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    ({ uri, isClosed }) => uri.scheme === 'pat-lens' && uri.authority === kind && !isClosed,
  );
}

async function writtenText(kind: string, wanted: (text: string) => boolean): Promise<string> {
  return eventually(() => written(kind)?.getText() ?? '', wanted);
}

/** Puts the saved text back: a revert asks for the editor group in front, and another text stands beside. */
async function restore({ document }: vscode.TextEditor, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
  assert.ok(await document.save());
}

async function cursorAt(editor: vscode.TextEditor, needle: string): Promise<vscode.Position> {
  const position = editor.document.positionAt(editor.document.getText().indexOf(needle));
  editor.selection = new vscode.Selection(position, position);
  await vscode.window.showTextDocument(editor.document, { viewColumn: vscode.ViewColumn.One });
  return position;
}

/** Chooses the second conversation of the quick pick that a line with several opens. */
async function explainSecond(): Promise<void> {
  const running = vscode.commands.executeCommand(explain);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  await running;
}

describe('lenses, Explain This Line and Compare With Saved', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('put the peers, Simulate and Explain above an ACL', async () => {
    const { document } = await show('hub.cfg');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      100,
    );
    const line = document.positionAt(document.getText().indexOf('ip access-list extended OUTSIDE-IN')).line;
    const own = lenses.filter(({ range }) => range.start.line === line).map(({ command }) => command?.title);
    for (const title of ['3 IPsec peers · 2 dropped', 'Simulate', 'Explain']) {
      assert.ok(own.includes(title), `no lens ${title} among ${own.join(', ')}`);
    }
  });

  it('lead from a hint to the line of the peer', async () => {
    const { document } = await show('hub.cfg');
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
    );
    const parts = hints.flatMap(({ label }) => (typeof label === 'string' ? [] : label));
    const bob = parts.find(({ value }) => value.startsWith('bob'));
    assert.ok(bob?.location);
    assert.equal(bob.location.uri.path.split('/').at(-1), 'three-engineers.pat.yaml');
    assert.equal(bob.location.range.start.line, 11);
  });

  it('walk the chosen packet with links to the lines, and follow edits', async () => {
    const editor = await show('hub.cfg');
    const saved = editor.document.getText();
    await cursorAt(editor, 'permit udp any eq isakmp');
    await explainSecond();
    const text = await writtenText('explain', (found) => found.includes('Phase 3'));
    assert.match(text, /^bob IKE, phase by phase\nDROP in phase 3/);
    const document = written('explain');
    assert.ok(document);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const targets = links.map(({ target }) => `${target?.path.split('/').at(-1)}#${target?.fragment}`);
    assert.ok(targets.includes('hub.cfg#L17,2'), targets.join(' '));
    assert.ok(targets.includes('edge.cfg#L15,1'), targets.join(' '));
    const edit = new vscode.WorkspaceEdit();
    const at = editor.document.positionAt(editor.document.getText().indexOf(' eq isakmp host'));
    edit.delete(editor.document.uri, new vscode.Range(at, at.translate(0, ' eq isakmp'.length)));
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(
      await writtenText('explain', (found) => found.includes('\nALLOW')),
      /\nALLOW: the packet reaches/,
    );
    await restore(editor, saved);
  });

  it('say whom an unsaved edit admits', async () => {
    const editor = await show('hub.cfg');
    const saved = editor.document.getText();
    const edit = new vscode.WorkspaceEdit();
    const at = editor.document.positionAt(editor.document.getText().indexOf(' eq isakmp host'));
    edit.delete(editor.document.uri, new vscode.Range(at, at.translate(0, ' eq isakmp'.length)));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await vscode.commands.executeCommand('patLens.compareWithSaved');
    const text = await writtenText('changes', (found) => found.includes('admitted'));
    assert.match(text, /bob IKE is admitted\n {2}Before {2}✗ 192\.0\.2\.2:1 {2}hub\.cfg:17/);
    assert.match(text, /Conversations: 2 admitted\./);
    await restore(editor, saved);
    assert.match(
      await writtenText('changes', (found) => found.startsWith('hub') && found.includes('No IPsec')),
      /No IPsec peer is admitted/,
    );
  });

  for (const theme of ['Default Dark Modern', 'Default Light Modern']) {
    it(`can be read in ${theme}`, async function () {
      const stage = await Stage.of(this);
      const workbench = vscode.workspace.getConfiguration('workbench');
      await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      const name = theme.includes('Dark') ? 'dark' : 'light';
      const editor = await show('hub.cfg');
      const lenses = await eventually(
        () => stage.texts('.codelens-decoration'),
        (found) => found.some((text) => text.includes('2 dropped')),
      );
      assert.match(lenses.join('\n'), /3 IPsec peers · 2 dropped[^]*Simulate[^]*Explain/);
      await stage.screenshot(`lenses-${name}`);
      await cursorAt(editor, 'permit udp any eq isakmp');
      await explainSecond();
      await writtenText('explain', (found) => found.includes('Phase 3'));
      await eventually(
        () => stage.texts('.view-line .detected-link'),
        (found) => found.length > 0,
      );
      await stage.screenshot(`explain-${name}`);
      await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
    });
  }
});
