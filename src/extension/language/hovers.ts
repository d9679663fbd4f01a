import * as vscode from 'vscode';
import { commandHover } from '../../features/command-hover';
import { hover } from '../../features/hover';
import type { Workspace } from '../../workspace/workspace';
import { foreignSchemes } from '../active-file';
import type { DocumentSync } from '../document-sync';
import { configOf } from './config-of';
import { toMarkdown, toRange } from './conversions';

/** The table and the reasons behind a line, then what the word means. */
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
    if (foreignSchemes.has(document.uri.scheme)) return null;
    const snapshot = await this.workspace.snapshot(this.documents.follow(document));
    if (token.isCancellationRequested) return null;
    const offset = document.offsetAt(position);
    const config = await configOf(document, this.workspace, this.documents);
    const explained = config === null ? null : commandHover(config, offset);
    const found = [hover(snapshot, offset), explained].filter((one) => one !== null);
    const [first] = found;
    if (first === undefined) return null;
    return new vscode.Hover(
      found.map(({ content }) => toMarkdown(content)),
      toRange(document, first.span),
    );
  }
}
