import * as vscode from 'vscode';
import * as assert from './support/assert';
import { eventually, show, write } from './support/editor';

const config = `hostname edge-two
interface GigabitEthernet0/0
 ip access-group FILTER in
 crypto map CM
ip nat inside source list INSIDE interface gi0/0 overload
ip access-list extended FILTER
 permit udp any any eq isakmp
 deny ip any any
ip access-list standard INSIDE
 permit 10.0.0.0 0.255.255.255
crypto map CM 10 ipsec-isakmp
 match address FILTER
`;

function run<T>(command: string, document: vscode.TextDocument, ...rest: readonly unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(command, document.uri, ...rest);
}

/** Where the `nth` occurrence of a text begins. */
function placeOf(document: vscode.TextDocument, text: string, nth = 0): vscode.Position {
  let offset = -1;
  for (let left = nth; left >= 0; left--) offset = document.getText().indexOf(text, offset + 1);
  assert.ok(offset >= 0, text);
  return document.positionAt(offset);
}

function firstLines(found: readonly (vscode.Location | vscode.LocationLink)[]): readonly string[] {
  return found
    .map((place) => {
      const uri = 'targetUri' in place ? place.targetUri : place.uri;
      const { start } = 'targetUri' in place ? place.targetRange : place.range;
      return `${uri.path.split('/').at(-1) ?? ''}:${start.line}:${start.character}`;
    })
    .sort();
}

describe('names and structure', () => {
  let document: vscode.TextDocument;
  let name = '';
  let files = 0;

  // A file of its own for each test: an edited one may still be held by the editor when the next test writes it.
  beforeEach(async () => {
    name = `names-${++files}.txt`;
    document = await write(name, config);
    await vscode.window.showTextDocument(document);
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('make the outline of a plain text file that is a config', async () => {
    const symbols = await run<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document);
    assert.deepEqual(
      symbols.map(({ name, children }) => `${name} ${children.length}`),
      [
        'GigabitEthernet0/0 0',
        'ip nat inside source list INSIDE interface gi0/0 overload 0',
        'FILTER 2',
        'INSIDE 1',
        'CM 10 ipsec-isakmp 0',
      ],
    );
  });

  it('lead to definitions and to every use', async () => {
    const at = placeOf(document, 'FILTER');
    const definitions = await run<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document, at);
    assert.deepEqual(firstLines(definitions), [`${name}:5:24`]);
    const references = await run<vscode.Location[]>('vscode.executeReferenceProvider', document, at);
    assert.deepEqual(firstLines(references), [`${name}:11:15`, `${name}:2:17`, `${name}:5:24`]);
    const byShortName = await run<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document,
      placeOf(document, 'gi0/0'),
    );
    assert.deepEqual(firstLines(byShortName), [`${name}:1:10`]);
  });

  it('are renamed everywhere, and not to what a device would refuse', async () => {
    const at = placeOf(document, 'FILTER');
    const edit = await run<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document,
      at,
      'OUTSIDE',
    );
    assert.equal(edit.get(document.uri).length, 3);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), config.replaceAll('FILTER', 'OUTSIDE'));
    let message = '';
    try {
      await run('vscode.executeDocumentRenameProvider', document, placeOf(document, 'OUTSIDE'), 'TWO WORDS');
    } catch (error) {
      message = String(error);
    }
    assert.match(message, /no blanks/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('lead from the scenario to the list of its config, and follow a rename there', async () => {
    const scenario = (await show('three-engineers.pat.yaml')).document;
    const at = placeOf(scenario, 'OUTSIDE-IN');
    const definitions = await run<vscode.LocationLink[]>('vscode.executeDefinitionProvider', scenario, at);
    assert.equal(firstLines(definitions)[0]?.split(':')[0], 'hub.cfg');
    const edit = await run<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      scenario,
      at,
      'EDGE-IN',
    );
    const files = edit.entries().map(([uri]) => uri.path.split('/').at(-1));
    assert.deepEqual(files.sort(), ['hub.cfg', 'three-engineers.pat.yaml']);
    const links = await run<vscode.DocumentLink[]>('vscode.executeLinkProvider', scenario);
    const targets = links.map(({ target }) => target?.path.split('/').at(-1));
    assert.ok(targets.includes('edge.cfg') && targets.includes('hub.cfg'));
  });

  it('are highlighted, folded and selected', async () => {
    const at = placeOf(document, 'FILTER');
    const highlights = await run<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document,
      at,
    );
    const { Read, Write } = vscode.DocumentHighlightKind;
    assert.deepEqual(
      highlights.map(({ kind }) => kind),
      [Read, Write, Read],
    );
    const folds = await run<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document);
    assert.deepEqual(
      folds.map(({ start, end }) => `${start}-${end}`),
      ['1-3', '5-7', '8-9', '10-11'],
    );
    const [selection] = await run<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document, [
      at,
    ]);
    const texts: string[] = [];
    for (let one = selection; one !== undefined; one = one.parent) texts.push(document.getText(one.range));
    assert.ok(texts.includes('ip access-group FILTER in'));
    assert.ok(texts.includes(config.split('\n').slice(1, 4).join('\n')));
  });

  it('have semantic tokens, of the whole file and of a part', async () => {
    const legend = await run<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document,
    );
    const all = await run<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document);
    assert.ok(legend.tokenTypes.includes('enumMember'));
    assert.ok(all.data.length > 100);
    const range = new vscode.Range(0, 0, 3, 0);
    const part = await run<vscode.SemanticTokens>(
      'vscode.provideDocumentRangeSemanticTokens',
      document,
      range,
    );
    assert.deepEqual([...part.data.slice(0, 10)], [...all.data.slice(0, 10)]);
  });

  it('are counted above their definitions', async () => {
    const titles = async (): Promise<readonly string[]> => {
      const lenses = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document, 100);
      return lenses
        .map(({ range, command }) => `${range.start.line} ${command?.title ?? ''}`)
        .filter((title) => title.includes('reference'));
    };
    const wanted = ['1 1 reference', '5 2 references', '8 1 reference', '10 1 reference'];
    assert.deepEqual(await eventually(titles, (found) => found.length === wanted.length), wanted);
  });

  it('are found in all open files', async () => {
    await show('hub.cfg');
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'outin',
    );
    assert.ok(
      found.some(({ name, location }) => name === 'OUTSIDE-IN' && location.uri.path.endsWith('/hub.cfg')),
    );
  });

  it('leave text alone that is not ours', async () => {
    const other = await write('git.conf', '[core]\nname = FILTER\n');
    const symbols = await run<unknown[] | undefined>('vscode.executeDocumentSymbolProvider', other);
    assert.equal(symbols?.length ?? 0, 0);
    const definitions = await run<unknown[]>(
      'vscode.executeDefinitionProvider',
      other,
      placeOf(other, 'FILTER'),
    );
    assert.equal(definitions.length, 0);
  });
});
