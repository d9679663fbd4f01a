import * as vscode from 'vscode';
import { editorWords } from '../messages/editor';
import { largestFile } from '../workspace/document';
import type { IndexProgress, SkippedFile } from '../workspace/index/folder-index';
import { nameOf } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';
import { Disposable } from './disposable';

/** Milliseconds after which work is worth telling of. */
const patience = 1000;

const megabytes = largestFile / 1024 / 1024;

/** Shows how far the index is when it takes a while, lets it be stopped, and says which files it leaves out. */
export class IndexNotice extends Disposable {
  private shown: { readonly progress: vscode.Progress<Step>; readonly end: () => void } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private percent = 0;
  private readonly told = new Set<string>();

  constructor(
    private readonly workspace: Workspace,
    private readonly log: vscode.LogOutputChannel,
  ) {
    super();
    this.register({ dispose: workspace.index.onDidProgress((progress) => this.follow(progress)) });
    this.register({ dispose: () => this.end() });
    this.register(vscode.workspace.onDidChangeWorkspaceFolders(() => workspace.index.foldersChanged()));
  }

  private follow(progress: IndexProgress): void {
    if (progress.state !== 'running') {
      this.end();
      this.tellSkipped();
      return;
    }
    if (this.shown === null) this.timer ??= setTimeout(() => this.show(), patience);
    else this.report(progress, this.shown.progress);
  }

  private show(): void {
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: editorWords.indexing(), cancellable: true },
      (progress, token) =>
        new Promise<void>((resolve) => {
          this.percent = 0;
          this.shown = { progress, end: resolve };
          token.onCancellationRequested(() => this.workspace.index.stop());
          this.report(this.workspace.index.progress, progress);
        }),
    );
  }

  private report({ done, found }: IndexProgress, progress: vscode.Progress<Step>): void {
    const percent = found === 0 ? 0 : (100 * done) / found;
    const increment = Math.max(0, percent - this.percent);
    this.percent += increment;
    progress.report({ message: editorWords.indexed(done, found), increment });
  }

  private end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.shown?.end();
    this.shown = null;
  }

  /** Each file once a window. */
  private tellSkipped(): void {
    const skipped = [...this.workspace.index.skipped()].filter(({ uri }) => !this.told.has(uri));
    for (const { uri, problem } of skipped) {
      this.told.add(uri);
      const path = vscode.Uri.parse(uri).fsPath;
      const isLarge = problem.code === 'too-large';
      this.log.warn(isLarge ? editorWords.notIndexedTooLarge(path, megabytes) : editorWords.notIndexed(path));
    }
    const large: readonly SkippedFile[] = skipped.filter(({ problem }) => problem.code === 'too-large');
    const [first] = large;
    if (first === undefined) return;
    void vscode.window.showWarningMessage(
      editorWords.filesTooLarge(large.length, nameOf(first.uri), megabytes),
    );
  }
}

interface Step {
  readonly message: string;
  readonly increment: number;
}
