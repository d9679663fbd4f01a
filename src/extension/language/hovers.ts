import * as vscode from 'vscode';
import { hover } from '../../features/hover';
import type { Workspace } from '../../workspace/workspace';
import type { DocumentSync } from '../document-sync';
import { toMarkdown, toRange } from './conversions';

/** The table and the reasons behind a line. */
export class Hovers implements vscode.HoverProvider {
  constructor(
    private readonly workspace: Workspace,
    private readonly documents: DocumentSync,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | null> {
    const snapshot = await this.workspace.snapshot(this.documents.follow(document));
    if (token.isCancellationRequested) return null;
    const found = hover(snapshot, document.offsetAt(position));
    return found === null ? null : new vscode.Hover(toMarkdown(found.content), toRange(document, found.span));
  }
}
