import * as vscode from 'vscode';
import { isScenarioName } from '../workspace/document';
import { isSettingsFile } from '../workspace/settings-name';
import type { Workspace } from '../workspace/workspace';
import { Disposable } from './disposable';

/** Files that a change on disk of can matter to an answer. */
const watched = '**/*';

/** Keeps the workspace's texts equal to the editor's, by edits and never by whole texts. */
export class DocumentSync extends Disposable {
  private readonly followed = new Map<string, vscode.TextDocument>();

  constructor(private readonly workspace: Workspace) {
    super();
    this.register(vscode.workspace.onDidChangeTextDocument((event) => this.edit(event)));
    this.register(vscode.workspace.onDidCloseTextDocument((document) => this.close(document)));
    const watcher = this.register(vscode.workspace.createFileSystemWatcher(watched));
    this.register(watcher.onDidChange((uri) => this.changed(uri)));
    this.register(watcher.onDidCreate((uri) => this.changed(uri)));
    this.register(watcher.onDidDelete((uri) => this.changed(uri)));
  }

  /** The uri under which the workspace knows the document, after making sure that it has its text. */
  follow(document: vscode.TextDocument): string {
    const uri = document.uri.toString();
    if (document.isClosed) return uri;
    // An untitled document may take the uri of one that was closed.
    if (this.followed.get(uri) !== document || this.workspace.peek(uri)?.version !== document.version) {
      this.followed.set(uri, document);
      this.workspace.open(uri, document.version, document.getText());
    }
    return uri;
  }

  private edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    if (this.followed.get(uri) !== document || contentChanges.length === 0) return;
    const edits = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      start: rangeOffset,
      end: rangeOffset + rangeLength,
      text,
    }));
    this.workspace.edit(uri, document.version, edits);
  }

  private close(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    if (this.followed.get(uri) !== document) return;
    this.followed.delete(uri);
    this.workspace.close(uri);
  }

  private changed(uri: vscode.Uri): void {
    const known = uri.toString();
    // That such a file came or went matters to others, also where its own text is the editor's.
    const isSought = isScenarioName(uri.path) || isSettingsFile(known);
    const isRead = this.workspace.peek(known) !== undefined && !this.followed.has(known);
    if (isSought || isRead) this.workspace.changed(known);
    else this.workspace.index.changed(known);
  }
}
