import * as vscode from 'vscode';
import { workspaceSymbols } from '../../features/workspace-symbols';
import { nameOf } from '../../workspace/uri';
import type { Navigation } from './navigation';
import { symbolKind } from './symbol-kinds';

/** Definitions of all configs of the workspace, by name. */
export class WorkspaceSymbols implements vscode.WorkspaceSymbolProvider {
  constructor(private readonly navigation: Navigation) {}

  async provideWorkspaceSymbols(
    query: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.SymbolInformation[]> {
    const index = await this.navigation.indexed(token, false);
    if (index === null) return [];
    return workspaceSymbols(this.navigation.known(), query, index).map(
      ({ place, name }) =>
        new vscode.SymbolInformation(
          name,
          symbolKind(place.kind),
          nameOf(place.uri),
          this.navigation.location(place),
        ),
    );
  }
}
