import * as vscode from 'vscode';
import { documentLinks } from '../../features/document-links';
import type { Navigation } from './navigation';

/** From a scenario to the configs that it names. */
export class DocumentLinks implements vscode.DocumentLinkProvider {
  constructor(private readonly navigation: Navigation) {}

  async provideDocumentLinks(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentLink[]> {
    if (this.navigation.read(document)?.isScenario !== true) return [];
    const neighbours = await this.navigation.neighbours(document, token);
    if (neighbours === null) return [];
    const { uri } = neighbours.document;
    return documentLinks(neighbours).map(
      ({ span, target }) =>
        new vscode.DocumentLink(this.navigation.range({ uri, span }), vscode.Uri.parse(target)),
    );
  }
}
