import type * as vscode from 'vscode';
import { references } from '../../features/references';
import type { Navigation } from './navigation';

/** Where names are used. */
export class References implements vscode.ReferenceProvider {
  constructor(private readonly navigation: Navigation) {}

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[]> {
    const index = await this.navigation.indexed(token, true);
    const neighbours = index === null ? null : await this.navigation.neighbours(document, token);
    if (neighbours === null) return [];
    const found = references(neighbours, document.offsetAt(position), context.includeDeclaration);
    return found.map((place) => this.navigation.location(place));
  }
}
