import * as vscode from 'vscode';
import type { LinkedLine } from '../../features/linked-text';
import type { Workspace } from '../../workspace/workspace';
import { Disposable } from '../disposable';
import { writtenScheme } from '../ids';
import { linkTo } from '../language/conversions';

/** Writes the text of one kind of document from what its address asks; null where there is nothing to write. */
export type Writer = (query: unknown) => Promise<readonly LinkedLine[] | null>;

/** How long typing must rest before an open text is written again. */
const rest = 150;

/** Read-only documents that follow the files which they speak of, with links to the lines. */
export class WrittenTexts
  extends Disposable
  implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider
{
  private readonly changed = this.register(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.changed.event;
  private readonly lines = new Map<string, readonly LinkedLine[]>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    workspace: Workspace,
    onDidWrite: vscode.Event<void>,
    private readonly writers: Readonly<Record<string, Writer>>,
    private readonly nothing: () => string,
  ) {
    super();
    this.register(vscode.workspace.registerTextDocumentContentProvider(writtenScheme, this));
    this.register(vscode.languages.registerDocumentLinkProvider({ scheme: writtenScheme }, this));
    this.register(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.lines.delete(uri.toString())),
    );
    this.register({ dispose: workspace.onDidChange(() => this.schedule()) });
    this.register(onDidWrite(() => this.schedule()));
    this.register({ dispose: () => clearTimeout(this.timer) });
  }

  /** Opens a text beside the file that it speaks of. `name` is what its tab says. */
  async show(kind: string, name: string, query: unknown): Promise<void> {
    const uri = vscode.Uri.from({
      scheme: writtenScheme,
      authority: kind,
      path: `/${name.replaceAll('/', '∕')}.txt`,
      query: JSON.stringify(query),
    });
    if (this.lines.has(uri.toString())) this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const query: unknown = JSON.parse(uri.query);
    const lines = (await this.writers[uri.authority]?.(query)) ?? null;
    this.lines.set(uri.toString(), lines ?? []);
    return lines === null ? this.nothing() : lines.map(({ text }) => text).join('\n');
  }

  provideDocumentLinks({ uri }: vscode.TextDocument): vscode.DocumentLink[] {
    return (this.lines.get(uri.toString()) ?? []).flatMap(({ links }, line) =>
      links.map(
        ({ start, end, target }) =>
          new vscode.DocumentLink(new vscode.Range(line, start, line, end), linkTo(target)),
      ),
    );
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      for (const { uri } of vscode.workspace.textDocuments) {
        if (uri.scheme === writtenScheme) this.changed.fire(uri);
      }
    }, rest);
  }
}
