import * as vscode from 'vscode';
import * as assert from './support/assert';
import { eventually, sample, show } from './support/editor';

const { fs } = vscode.workspace;

function writeBytes(name: string, bytes: Uint8Array): Thenable<void> {
  return fs.writeFile(sample(name), bytes);
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  for (let at = 0; at < text.length; at++) bytes[2 + at * 2] = text.charCodeAt(at);
  return bytes;
}

async function symbolsOf(query: string): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    query,
  );
  return found.map(({ name, location }) => `${name} ${location.uri.path.split('/').at(-1) ?? ''}`).sort();
}

function list(name: string): string {
  return `ip access-list extended ${name}\n permit udp any any eq isakmp\n`;
}

describe('files of the workspace that are not open', () => {
  const names = ['closed-a.cfg', 'closed-b.cfg', 'closed-c.cfg', 'closed-d.cfg', 'closed-large.cfg'];

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of names) {
      await fs.delete(sample(name)).then(
        () => undefined,
        () => undefined,
      );
    }
  });

  it('are found by what they define, in any encoding that the editor opens, and followed', async () => {
    await writeBytes('closed-a.cfg', utf16(list('CLOSED-UTF16')));
    await writeBytes('closed-b.cfg', new TextEncoder().encode(list('CLOSED-ONE')));
    const first = ['CLOSED-ONE closed-b.cfg', 'CLOSED-UTF16 closed-a.cfg'];
    const wanted = (found: readonly string[]): boolean => found.length === first.length;
    assert.deepEqual(await eventually(() => symbolsOf('CLOSED'), wanted), first);
    await writeBytes('closed-c.cfg', new TextEncoder().encode(list('CLOSED-TWO')));
    await fs.delete(sample('closed-b.cfg'));
    const later = ['CLOSED-TWO closed-c.cfg', 'CLOSED-UTF16 closed-a.cfg'];
    const isLater = (found: readonly string[]): boolean => found.join() === later.join();
    assert.deepEqual(await eventually(() => symbolsOf('CLOSED'), isLater), later);
  });

  it('take part in definitions, references and renames', async () => {
    await writeBytes('closed-d.cfg', new TextEncoder().encode(list('FAR-LIST')));
    const use = 'interface GigabitEthernet0/0\n ip access-group FAR-LIST in\n';
    await writeBytes('closed-a.cfg', new TextEncoder().encode(use));
    const { document } = await show('closed-a.cfg');
    const at = document.positionAt(use.indexOf('FAR-LIST'));
    const run = <T>(command: string, ...rest: readonly unknown[]): Thenable<T> =>
      vscode.commands.executeCommand<T>(command, document.uri, at, ...rest);
    const found = await eventually(
      () => run<vscode.LocationLink[]>('vscode.executeDefinitionProvider'),
      ({ length }) => length === 1,
    );
    assert.match(found[0]?.targetUri.path ?? '', /closed-d\.cfg$/);
    assert.equal(found[0]?.targetRange.start.character, 24);
    const references = await run<vscode.Location[]>('vscode.executeReferenceProvider');
    assert.equal(references.length, 2);
    const edit = await run<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', 'NEAR');
    assert.deepEqual(
      edit
        .entries()
        .map(([uri]) => uri.path.split('/').at(-1))
        .sort(),
      ['closed-a.cfg', 'closed-d.cfg'],
    );
  });

  it('of 100,000 lines open while others are served', async () => {
    const lines = Array.from(
      { length: 100_000 },
      (_, at) => ` permit udp host 10.${at >> 16}.${(at >> 8) & 255}.${at & 255} any eq isakmp`,
    );
    const text = `hostname large\nip access-list extended LARGE\n${lines.join('\n')}\n`;
    await writeBytes('closed-large.cfg', new TextEncoder().encode(text));
    const uri = sample('closed-large.cfg');
    let longest = 0;
    let last = 0;
    let running = true;
    const document = await vscode.workspace.openTextDocument(uri);
    const turn = (): void => {
      const now = performance.now();
      if (last > 0) longest = Math.max(longest, now - last);
      last = now;
      if (running) setTimeout(turn, 0);
    };
    turn();
    await vscode.window.showTextDocument(document);
    const run = <T>(command: string): Thenable<T> => vscode.commands.executeCommand<T>(command, uri);
    const [symbols, folds, tokens] = await Promise.all([
      run<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider'),
      run<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider'),
      run<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens'),
    ]);
    running = false;
    console.log(`longest gap of the extension host, 100,000 lines opened: ${longest.toFixed(0)} ms`);
    assert.equal(symbols[0]?.name, 'LARGE');
    assert.equal(folds.length, 1);
    assert.ok(tokens.data.length > 1_000_000);
  });
});
