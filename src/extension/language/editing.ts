import * as vscode from 'vscode';
import type { Workspace } from '../../workspace/workspace';
import type { DocumentSync } from '../document-sync';
import { Completions } from './completions';
import { LanguageStatus } from './language-status';
import { OnTypeIndent } from './on-type-indent';

/** What helps while a config is typed. */
export function registerEditing(workspace: Workspace, documents: DocumentSync): vscode.Disposable {
  const everyFile: vscode.DocumentSelector = { pattern: '**' };
  return vscode.Disposable.from(
    new LanguageStatus(workspace, documents),
    vscode.languages.registerCompletionItemProvider(
      everyFile,
      new Completions(workspace, documents),
      ...Completions.triggers,
    ),
    vscode.languages.registerOnTypeFormattingEditProvider(
      everyFile,
      new OnTypeIndent(workspace, documents),
      '\n',
      '!',
    ),
  );
}
