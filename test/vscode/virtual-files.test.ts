import * as vscode from 'vscode';
import * as assert from './support/assert';
import { eventually, hintLabels, sample } from './support/editor';
import { MemoryFiles } from './support/memory-files';

const scheme = 'patlens-memory';
const names = ['hub.cfg', 'edge.cfg', 'three-engineers.pat.yaml'];

describe('files that are not on a disk', () => {
  let files: vscode.Disposable;

  before(async () => {
    const texts = new Map<string, Uint8Array>();
    for (const name of names) texts.set(`/net/${name}`, await vscode.workspace.fs.readFile(sample(name)));
    files = vscode.workspace.registerFileSystemProvider(scheme, new MemoryFiles(texts), { isReadonly: true });
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    files.dispose();
  });

  it('have hints, and a hover whose links lead to their lines', async () => {
    const uri = vscode.Uri.from({ scheme, path: '/net/hub.cfg' });
    const { document } = await vscode.window.showTextDocument(uri);
    const labels = await eventually(
      () => hintLabels(document),
      ([first]) => first?.startsWith('✗') === true,
    );
    assert.equal(labels[0], '✗ bob :1, carol :2 · 1 ✓');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      document.positionAt(document.getText().indexOf('permit udp') + 3),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
    const address = /\[NAT rule[^\]]*\]\(([^)]+)\)/.exec(text)?.[1] ?? '';
    const link = vscode.Uri.parse(address);
    assert.deepEqual([link.scheme, link.path, link.fragment], [scheme, '/net/edge.cfg', 'L15,1']);
    await vscode.commands.executeCommand('vscode.open', link);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), link.with({ fragment: '' }).toString());
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /^ip nat inside source list/);
  });
});
