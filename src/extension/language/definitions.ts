import type * as vscode from 'vscode';
import { definition } from '../../features/definition';
import type { Navigation } from './navigation';

/** Where names are defined. */
export class Definitions implements vscode.DefinitionProvider {
  constructor(private readonly navigation: Navigation) {}

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.LocationLink[]> {
    const neighbours = await this.navigation.neighbours(document, token);
    const found = neighbours === null ? null : definition(neighbours, document.offsetAt(position));
    if (found === null) return [];
    const originSelectionRange = this.navigation.range(found.origin);
    return found.targets.map((target) => {
      const { uri, range } = this.navigation.location(target);
      return { originSelectionRange, targetUri: uri, targetRange: range };
    });
  }
}
