import * as vscode from 'vscode';
import * as assert from './support/assert';
import { eventually, show, write } from './support/editor';

async function completionsAt(document: vscode.TextDocument, after: string): Promise<readonly string[]> {
  const at = document.positionAt(document.getText().indexOf(after) + after.length);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function hoverText(document: vscode.TextDocument, word: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(word) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

const config = `hostname R1
interface GigabitEthernet0/0
 ip access-group${' '}
ip access-list extended OUTSIDE-IN
 permit udp any any eq non500-isakmp
 permit ip 192.168.100.0 0.0.0.255 any
`;

describe('editing', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('completes names and commands by block, whatever the language mode', async () => {
    const document = await write('complete.txt', config);
    assert.equal(document.languageId, 'plaintext');
    const names = await completionsAt(document, ' ip access-group ');
    assert.ok(names.includes('OUTSIDE-IN'), 'the list is offered');
    const entries = await completionsAt(document, 'any any eq ');
    assert.ok(entries.includes('non500-isakmp'), 'port names are offered');
  });

  it('offers no command in text that is not ours', async () => {
    const document = await write('prose.txt', 'A letter about permits.\n\n');
    const found = await completionsAt(document, 'permits.\n');
    assert.ok(!found.some((label) => label.startsWith('ip ')), 'no command');
  });

  it('explains ports and wildcards on hover', async () => {
    const document = await write('explain.txt', config);
    assert.match(await hoverText(document, 'non500-isakmp'), /UDP 4500/);
    assert.match(await hoverText(document, '0.0.0.255'), /256 addresses/);
  });

  it('shows the ports after PAT first where a line has both', async () => {
    const { document } = await show('hub.cfg');
    const text = await hoverText(document, 'permit udp any eq isakmp');
    assert.ok(text.includes('taken by'), 'the prediction');
    assert.ok(text.indexOf('taken by') < text.indexOf('Admits the packets'), 'the command comes after it');
  });

  it('toggles comments with ! in the language mode, which one command gives', async () => {
    const document = await write('mode.txt', config);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('patLens.useLanguage');
    const current = (): vscode.TextDocument | undefined => vscode.window.activeTextEditor?.document;
    await eventually(
      () => current()?.languageId,
      (id) => id === 'patlens-ios',
    );
    assert.equal(current()?.languageId, 'patlens-ios');
    const associations = vscode.workspace
      .getConfiguration('files')
      .get<Record<string, string>>('associations');
    assert.ok(
      Object.entries(associations ?? {}).some(
        ([pattern, id]) => pattern.endsWith('/mode.txt') && id === 'patlens-ios',
      ),
      'the file is associated',
    );
    // The editor reads a language's configuration after the first document has the language.
    await eventually(
      async () => {
        await vscode.commands.executeCommand('editor.action.commentLine');
        return current()?.lineAt(0).text;
      },
      (line) => line === '! hostname R1',
    );
    assert.equal(current()?.lineAt(0).text, '! hostname R1');
    await vscode.workspace.getConfiguration('files').update('associations', undefined);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('indents on type', async () => {
    const document = await write('indent.txt', `${config}interface Tunnel0\n\n`);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatOnTypeProvider',
      document.uri,
      new vscode.Position(7, 0),
      '\n',
      { tabSize: 1, insertSpaces: true },
    );
    assert.deepEqual(
      (edits ?? []).map(({ newText }) => newText),
      [' '],
    );
  });
});
