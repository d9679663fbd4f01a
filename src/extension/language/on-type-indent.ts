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

  provideOnTypeFormattingEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    typed: string,
  ): vscode.TextEdit[] {
    const config = configOf(document, this.workspace, this.documents);
    const edit = config === null ? null : indentOnType(config, document.offsetAt(position), typed);
    return edit === null ? [] : [new vscode.TextEdit(toRange(document, edit.span), edit.text)];
  }
}
