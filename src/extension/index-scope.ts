import * as vscode from 'vscode';
import { compileGlob, type PathMatcher } from '../workspace/glob';
import type { IndexOptions } from '../workspace/index/folder-index';
import { isBelow, relativePath, type Uri } from '../workspace/uri';
import { Disposable } from './disposable';

/** The folders of the window, without what `files.exclude` hides. */
export class IndexScope extends Disposable implements IndexOptions {
  private readonly hidden = new Map<Uri, readonly PathMatcher[]>();

  constructor() {
    super();
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('files.exclude')) this.hidden.clear();
      }),
    );
  }

  readonly folders = (): readonly Uri[] =>
    (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());

  readonly isExcluded = (uri: Uri): boolean => {
    const folder = vscode.workspace.workspaceFolders?.find((one) => isBelow(uri, one.uri.toString()));
    if (folder === undefined) return false;
    const root = folder.uri.toString();
    const matchers = this.hidden.get(root) ?? hiddenIn(folder.uri);
    this.hidden.set(root, matchers);
    const path = relativePath(root, uri);
    return matchers.some((matches) => matches(path));
  };
}

/** Patterns that are on; those that depend on a file beside the hidden one are the explorer's own. */
function hiddenIn(folder: vscode.Uri): readonly PathMatcher[] {
  const patterns = vscode.workspace
    .getConfiguration('files', folder)
    .get<Record<string, unknown>>('exclude', {});
  return Object.entries(patterns)
    .flatMap(([pattern, value]) => (value === true ? [compileGlob(pattern)] : []))
    .filter((compiled) => typeof compiled !== 'string');
}
