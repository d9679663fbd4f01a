import * as vscode from 'vscode';
import { documentHighlights } from '../../features/document-highlights';
import type { Navigation } from './navigation';

/** The other places of the name under the cursor. */
export class Highlights implements vscode.DocumentHighlightProvider {
  constructor(private readonly navigation: Navigation) {}

  async provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentHighlight[] | null> {
    const neighbours = await this.navigation.neighbours(document, token);
    const found = neighbours === null ? [] : documentHighlights(neighbours, document.offsetAt(position));
    if (found.length === 0) return null;
    const { Read, Write } = vscode.DocumentHighlightKind;
    return found.map(
      (place) =>
        new vscode.DocumentHighlight(
          this.navigation.range(place),
          place.role === 'definition' ? Write : Read,
        ),
    );
  }
}
