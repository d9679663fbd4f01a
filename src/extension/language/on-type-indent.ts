import * as vscode from 'vscode';
import { indentOnType } from '../../features/on-type-indentation';
import type { Workspace } from '../../workspace/workspace';
import type { DocumentSync } from '../document-sync';
import { configOf } from './config-of';
import { toRange } from './conversions';

/** Indentation while typing, in every file that is ours by content. */
export class OnTypeIndent implements vscode.OnTypeFormattingEditProvider {
  constructor(
    private readonly workspace: Workspace,
    private readonly documents: DocumentSync,
  ) {}

  async provideOnTypeFormattingEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    typed: string,
    _options: vscode.FormattingOptions,
    token: vscode.CancellationToken,
  ): Promise<vscode.TextEdit[]> {
    const config = await configOf(document, this.workspace, this.documents);
    const edit =
      config === null || token.isCancellationRequested
        ? null
        : indentOnType(config, document.offsetAt(position), typed);
    return edit === null ? [] : [new vscode.TextEdit(toRange(document, edit.span), edit.text)];
  }
}
