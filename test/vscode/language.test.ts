import * as vscode from 'vscode';
import * as assert from './support/assert';
import { eventually, hintLabels, sample, show, write } from './support/editor';
import { Stage } from './support/stage';

async function revert(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

describe('hints and hovers', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('stand on the ACL entries of a file that VS Code opens as properties', async () => {
    const { document } = await show('hub.cfg');
    assert.equal(document.languageId, 'properties');
    assert.deepEqual(await hintLabels(document), [
      '✗ bob :1, carol :2 · 1 ✓',
      '✗ bob :1024, carol :1025 · 1 ✓',
      '✗ bob :1 :1024, carol :2 :1025',
    ]);
  });

  it('stand on the same text as plain text', async () => {
    const config = await vscode.workspace.openTextDocument(sample('edge.cfg'));
    const document = await write('copy.txt', config.getText());
    assert.equal(document.languageId, 'plaintext');
    assert.deepEqual(await hintLabels(document), ['3 peers: 500/4500, 1/1024, 2/1025']);
  });

  it('stand on the NAT rule and on the peers of the scenario', async () => {
    assert.deepEqual(await hintLabels((await show('edge.cfg')).document), [
      'alice 500/4500, bob 1/1024, carol 2/1025',
    ]);
    assert.deepEqual(await hintLabels((await show('three-engineers.pat.yaml')).document), [
      '→ 192.0.2.2:500/4500 ✓',
      '→ 192.0.2.2:1/1024 ✗',
      '→ 192.0.2.2:2/1025 ✗',
    ]);
  });

  it('follow an edit of the ACL that is not saved, and the findings too', async () => {
    const { document } = await show('hub.cfg');
    const errors = (): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri);
    assert.equal((await eventually(errors, (found) => found.length === 2)).length, 2);
    const edit = new vscode.WorkspaceEdit();
    const line = document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('any eq isakmp'));
    const at = document.lineAt(line).text.indexOf(' eq isakmp');
    edit.delete(document.uri, new vscode.Range(line, at, line, at + ' eq isakmp'.length));
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal((await hintLabels(document))[0], '✓ alice :500, bob :1, carol :2');
    assert.equal((await eventually(errors, (found) => found.length === 1)).length, 1);
    await revert(document);
    assert.equal((await hintLabels(document))[0], '✗ bob :1, carol :2 · 1 ✓');
  });

  it('offer the proven fixes of a pinned source port, and all of a file together', async () => {
    const { document } = await show('hub.cfg');
    const errors = (): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri);
    const [first] = await eventually(errors, (found) => found.length === 2);
    assert.ok(first !== undefined);
    const actionsOf = (kind: vscode.CodeActionKind): Thenable<vscode.CodeAction[]> =>
      vscode.commands.executeCommand(
        'vscode.executeCodeActionProvider',
        document.uri,
        first.range,
        kind.value,
      );
    const offered = await actionsOf(vscode.CodeActionKind.QuickFix);
    assert.deepEqual(
      offered.map(({ title, isPreferred = false }) => [title, isPreferred]),
      [
        ['Accept any source port here', true],
        ['Accept the source ports that PAT gives: 1-511', false],
      ],
    );
    const [all] = await actionsOf(vscode.CodeActionKind.SourceFixAll);
    assert.ok(all?.edit !== undefined && (await vscode.workspace.applyEdit(all.edit)));
    await eventually(errors, (found) => found.length === 0);
    assert.equal((await hintLabels(document))[0], '✓ alice :500, bob :1, carol :2');
    await revert(document);
  });

  it('show the table, the reason and the source on hover', async () => {
    const { document } = await show('hub.cfg');
    const offset = document.getText().indexOf('permit udp');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(offset + 3),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
    assert.match(
      text,
      /\[bob IKE\]\([^)]*three-engineers\.pat\.yaml#L12[^)]*\) \| 192\\?\.168\\?\.100\\?\.12:500 \| 192\\?\.0\\?\.2\\?\.2:1 \|/,
    );
    assert.match(text, /taken by alice/);
    assert.match(text, /\]\(https:\/\//);
  });

  it('name the peers and ports in the finding, and the lines that decide', async () => {
    const { document } = await show('hub.cfg');
    const found = await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (diagnostics) => diagnostics.length === 2,
    );
    const [first] = found;
    assert.equal(first?.code, 'acl.source-port-pinned');
    assert.match(first.message, /bob \(:1\), carol \(:2\)/);
    const files = (first.relatedInformation ?? []).map(({ location }) => location.uri.path.split('/').at(-1));
    assert.deepEqual(files, ['hub.cfg', 'edge.cfg', 'three-engineers.pat.yaml', 'three-engineers.pat.yaml']);
  });

  it('are silent on text that is not ours', async () => {
    const document = await write('git.cfg', '[core]\nname = value\npermit = any\n');
    assert.deepEqual(await hintLabels(document), []);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  for (const theme of ['Default Dark Modern', 'Default Light Modern']) {
    it(`can be read in ${theme}`, async function () {
      const stage = await Stage.of(this);
      const workbench = vscode.workspace.getConfiguration('workbench');
      await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      const { document } = await show('hub.cfg');
      await eventually(
        () => stage.texts('.view-line'),
        (lines) => lines.some((line) => line.includes('✗')),
      );
      const name = theme.includes('Dark') ? 'dark' : 'light';
      await stage.screenshot(`hints-${name}`);
      const line = document.positionAt(document.getText().indexOf('permit udp any eq isakmp')).line;
      await stage.hover(`.view-line:nth-child(${line + 1}) span >> nth=0`);
      await eventually(
        () => stage.text('.monaco-hover:visible >> nth=0'),
        (text) => text.includes('taken by'),
      );
      await stage.screenshot(`hover-${name}`);
      await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
    });
  }
});
