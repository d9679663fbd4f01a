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
    const offset = document.offsetAt(position);
    const found = await this.find(document, offset, token);
    if (found === null) return [];
    const originSelectionRange = this.navigation.range(found.origin);
    return found.targets.map((target) => {
      const { uri, range } = this.navigation.location(target);
      return { originSelectionRange, targetUri: uri, targetRange: range };
    });
  }

  /** Other files of the workspace are asked when the file and its neighbours do not define the name. */
  private async find(
    document: vscode.TextDocument,
    offset: number,
    token: vscode.CancellationToken,
  ): Promise<ReturnType<typeof definition>> {
    const neighbours = await this.navigation.neighbours(document, token);
    const found = neighbours === null ? null : definition(neighbours, offset);
    if (neighbours === null || found === null || found.targets.length > 0) return found;
    const index = await this.navigation.indexed(token, false);
    return index === null ? null : definition(neighbours, offset);
  }
}
