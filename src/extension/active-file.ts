import * as vscode from 'vscode';
import type { Workspace } from '../workspace/workspace';
import { Disposable } from './disposable';
import type { DocumentSync } from './document-sync';
import { contextKeys, writtenScheme } from './ids';

/** Schemes whose documents are no files of anybody's: output channels, source control inputs, settings. */
export const foreignSchemes = new Set([
  'output',
  'scm',
  'vscode',
  'vscode-scm',
  'comment',
  'debug',
  'walkThrough',
  writtenScheme,
]);

/** Knows which of our files the active editor shows, for the panel and for the buttons in its title. */
export class ActiveFile extends Disposable {
  private readonly changed = this.register(new vscode.EventEmitter<vscode.Uri>());
  /** The active editor shows another of our files. */
  readonly onDidChange = this.changed.event;
  private shown: vscode.Uri | null = null;

  constructor(
    private readonly workspace: Workspace,
    private readonly documents: DocumentSync,
  ) {
    super();
    this.register(vscode.window.onDidChangeActiveTextEditor(() => this.update()));
    // Typing, or a change of the file, may make a text ours that was not.
    this.register({ dispose: workspace.onDidChange(() => this.update()) });
    this.update();
  }

  /** The scenario or config that the active editor shows, or null. */
  get current(): vscode.Uri | null {
    return this.shown;
  }

  private update(): void {
    const document = vscode.window.activeTextEditor?.document;
    // A panel or output that takes the focus does not end following the file beside it.
    if (document === undefined) return;
    const shown = this.isOurs(document) ? document.uri : null;
    if (shown?.toString() === this.shown?.toString()) return;
    this.shown = shown;
    void vscode.commands.executeCommand('setContext', contextKeys.activeFile, this.shown !== null);
    if (this.shown !== null) this.changed.fire(this.shown);
  }

  private isOurs(document: vscode.TextDocument): boolean {
    if (foreignSchemes.has(document.uri.scheme)) return false;
    const known = this.workspace.peek(this.documents.follow(document));
    return known !== undefined && (known.isScenario || known.dialect !== null);
  }
}
