import * as vscode from 'vscode';
import { changesBetween } from '../../analysis/changes';
import { changesText } from '../../features/changes-text';
import { plainLine } from '../../features/linked-text';
import { changesWords as words } from '../../messages/changes';
import type { FileSystem } from '../../workspace/file-system';
import { nameOf } from '../../workspace/uri';
import { Workspace, type WorkspaceOptions } from '../../workspace/workspace';
import { foreignSchemes, type ActiveFile } from '../active-file';
import { Disposable } from '../disposable';
import type { Writer, WrittenTexts } from './written-texts';

export const changesKind = 'changes';

/** The files as they are saved, read once somebody compares with them. */
export class SavedFiles extends Disposable {
  private readonly saved: Workspace;
  private readonly written = this.register(new vscode.EventEmitter<void>());
  /** A file was written: what is saved may have been read while it was. */
  readonly onDidWrite = this.written.event;

  constructor(fileSystem: FileSystem, options: WorkspaceOptions) {
    super();
    this.saved = new Workspace(fileSystem, options);
    const changed = (uri: vscode.Uri): void => {
      this.saved.changed(uri.toString());
      this.written.fire();
    };
    this.register(vscode.workspace.onDidSaveTextDocument(({ uri }) => changed(uri)));
    const watcher = this.register(vscode.workspace.createFileSystemWatcher('**/*'));
    this.register(watcher.onDidChange(changed));
    this.register(watcher.onDidCreate(changed));
    this.register(watcher.onDidDelete(changed));
  }

  /** What is saved of one file, among all others as the editor has them. */
  async around(uri: string): Promise<Workspace> {
    for (const document of vscode.workspace.textDocuments) {
      const other = document.uri.toString();
      if (other === uri || !document.isDirty || foreignSchemes.has(document.uri.scheme)) {
        this.saved.close(other);
      } else if (this.saved.peek(other)?.version !== document.version) {
        this.saved.open(other, document.version, document.getText());
      }
    }
    await this.saved.load(uri);
    return this.saved;
  }
}

/** What the unsaved text of a file admits and drops that the saved one did not. */
export function changesWriter(workspace: Workspace, saved: SavedFiles): Writer {
  return async (query) => {
    if (typeof query !== 'string') return null;
    const before = await (await saved.around(query)).snapshot(query);
    if (before.document === undefined) return [plainLine(words.neverSaved())];
    const after = await workspace.snapshot(query);
    const changes = changesBetween(before.fileStudy?.study ?? null, after.fileStudy?.study ?? null);
    return [
      plainLine(words.heading(nameOf(query))),
      plainLine(''),
      ...changesText(changes, { texts: before, display: nameOf }, { texts: after, display: nameOf }),
      plainLine(''),
    ];
  };
}

/** Compares the file in the active editor with what is saved of it. */
export async function compareWithSavedCommand(activeFile: ActiveFile, texts: WrittenTexts): Promise<void> {
  const uri = activeFile.current?.toString();
  if (uri === undefined) {
    await vscode.window.showInformationMessage(words.notOurs());
    return;
  }
  await texts.show(changesKind, words.fileName(nameOf(uri)), uri);
}
