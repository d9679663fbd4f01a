import * as vscode from 'vscode';
import { languageOffer } from '../../features/language-offer';
import { editorWords } from '../../messages/editor';
import type { Workspace } from '../../workspace/workspace';
import { Disposable } from '../disposable';
import type { DocumentSync } from '../document-sync';
import { commandIds } from '../ids';

/** Beside the language mode: what the shown config is recognised as, and our mode for it in one click. */
export class LanguageStatus extends Disposable {
  private item: vscode.LanguageStatusItem | null = null;

  constructor(
    private readonly workspace: Workspace,
    private readonly documents: DocumentSync,
  ) {
    super();
    this.register({ dispose: () => this.item?.dispose() });
    this.register({ dispose: workspace.onDidChange(() => this.update()) });
    this.register(vscode.window.onDidChangeActiveTextEditor(() => this.update()));
    this.register(vscode.workspace.onDidOpenTextDocument(() => this.update()));
    this.register(vscode.commands.registerCommand(commandIds.useLanguage, () => this.useLanguage()));
    this.update();
  }

  private update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const known = document === undefined ? undefined : this.workspace.peek(document.uri.toString());
    const dialect = known?.dialect ?? null;
    if (document === undefined || dialect === null) {
      this.item?.dispose();
      this.item = null;
      return;
    }
    const language = editorWords.languageOfDialect(dialect);
    this.item ??= vscode.languages.createLanguageStatusItem('patLens.language', { pattern: '**' });
    this.item.name = 'PAT Lens';
    this.item.text = editorWords.languageStatus(language);
    const offer = languageOffer(dialect, document.languageId, document.uri.path);
    this.item.detail = offer === null ? '' : editorWords.languageDetail();
    this.item.command =
      offer === null
        ? undefined
        : { command: commandIds.useLanguage, title: editorWords.languageCommand(language) };
  }

  private async useLanguage(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) return;
    const dialect = this.workspace.peek(this.documents.follow(document))?.dialect ?? null;
    const offer = dialect === null ? null : languageOffer(dialect, document.languageId, document.uri.path);
    if (offer === null) return;
    if (!document.isUntitled) await associate(document.uri, offer.pattern, offer.language);
    await vscode.languages.setTextDocumentLanguage(document, offer.language);
    this.update();
  }
}

/** The association is kept where the file is: in its workspace, else with the user. */
async function associate(uri: vscode.Uri, pattern: string, language: string): Promise<void> {
  const inWorkspace = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const files = vscode.workspace.getConfiguration('files');
  const known = files.inspect<Record<string, string>>('associations');
  const own = inWorkspace ? known?.workspaceValue : known?.globalValue;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await files.update('associations', { ...own, [pattern]: language }, target);
}
