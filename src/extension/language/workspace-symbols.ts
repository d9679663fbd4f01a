import * as vscode from 'vscode';
import { workspaceSymbols } from '../../features/workspace-symbols';
import { nameOf } from '../../workspace/uri';
import type { Navigation } from './navigation';
import { symbolKind } from './symbol-kinds';

/** Definitions of all configs that are open or were read, by name. */
export class WorkspaceSymbols implements vscode.WorkspaceSymbolProvider {
  constructor(private readonly navigation: Navigation) {}

  provideWorkspaceSymbols(query: string): vscode.SymbolInformation[] {
    return workspaceSymbols(this.navigation.known(), query).map(
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
