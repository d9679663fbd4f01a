import * as vscode from 'vscode';
import { rename, renameTarget, type Rename } from '../../features/rename';
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
    const offset = document.offsetAt(position);
    const result = await this.find(document, offset, newName, token);
    if (result === null) return undefined;
    if (result.kind === 'refused') throw new Error(renameRefusal(result.problem));
    const edit = new vscode.WorkspaceEdit();
    for (const place of result.places) {
      const { uri, range } = this.navigation.location(place);
      edit.replace(uri, range, result.text);
    }
    return edit;
  }

  /** What is renamed in closed files is looked up in their texts as they are now. */
  private async find(
    document: vscode.TextDocument,
    offset: number,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<Rename | null> {
    const index = await this.navigation.indexed(token, true);
    const known = index === null ? null : await this.navigation.neighbours(document, token);
    if (known === null) return null;
    const found = rename(known, offset, newName);
    if (found.kind === 'refused') return found;
    const closed = found.places.flatMap(({ uri, position }) => (position === undefined ? [] : [uri]));
    if (closed.length === 0) return found;
    const read = await this.navigation.neighbours(document, token, [...new Set(closed)]);
    return read === null ? null : rename(read, offset, newName);
  }
}
