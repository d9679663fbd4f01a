import * as vscode from 'vscode';
import { rename, renameTarget } from '../../features/rename';
import { renameRefusal } from '../../messages/rename';
import type { Navigation } from './navigation';

/** New names for what a config defines. */
export class Renames implements vscode.RenameProvider {
  constructor(private readonly navigation: Navigation) {}

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Range | undefined> {
    const neighbours = await this.navigation.neighbours(document, token);
    // Text that is not ours is left to others.
    if (neighbours === null) return undefined;
    const target = renameTarget(neighbours, document.offsetAt(position));
    if (target === null) throw new Error(renameRefusal({ code: 'nothing-here' }));
    return this.navigation.range(target);
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const neighbours = await this.navigation.neighbours(document, token);
    if (neighbours === null) return undefined;
    const result = rename(neighbours, document.offsetAt(position), newName);
    if (result.kind === 'refused') throw new Error(renameRefusal(result.problem));
    const edit = new vscode.WorkspaceEdit();
    for (const place of result.places) {
      const { uri, range } = this.navigation.location(place);
      edit.replace(uri, range, result.text);
    }
    return edit;
  }
}
