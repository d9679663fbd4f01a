import * as vscode from 'vscode';
import { explainableAt, translationNamed, type Explainable } from '../../features/explain-line';
import { explainedText } from '../../features/explain-text';
import { editorWords } from '../../messages/editor';
import { explainWords as words } from '../../messages/explain';
import type { Workspace } from '../../workspace/workspace';
import type { ActiveFile } from '../active-file';
import type { DocumentSync } from '../document-sync';
import type { Writer, WrittenTexts } from './written-texts';

export const explainKind = 'explain';

/** A conversation that goes on being the same one when files change. */
interface ExplainQuery {
  readonly uri: string;
  readonly peer: string;
  readonly purpose: string;
}

/** The way of the conversation that the address names. */
export function explainWriter(workspace: Workspace): Writer {
  return async (query) => {
    if (!isExplainQuery(query)) return null;
    const snapshot = await workspace.snapshot(query.uri);
    const translation = translationNamed(snapshot, query.peer, query.purpose);
    return translation === null ? null : explainedText(snapshot, translation);
  };
}

/** Asks which packet of a line is meant and shows its way; without a place it is the line of the cursor. */
export async function explainCommand(
  workspace: Workspace,
  documents: DocumentSync,
  activeFile: ActiveFile,
  texts: WrittenTexts,
  place?: { readonly uri: vscode.Uri; readonly line: number },
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const uri = place?.uri ?? activeFile.current;
  if (uri == null) {
    await vscode.window.showInformationMessage(editorWords.noActiveFile());
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const cursor = editor?.document === document ? editor.selection.active : new vscode.Position(0, 0);
  const position = place === undefined ? cursor : new vscode.Position(place.line, 0);
  const snapshot = await workspace.snapshot(documents.follow(document));
  const found = explainableAt(snapshot, document.offsetAt(position));
  const chosen = await choose(found);
  if (chosen === undefined) {
    if (found.length === 0) await vscode.window.showInformationMessage(words.nothing());
    return;
  }
  const { peer, purpose } = chosen;
  await texts.show(explainKind, words.fileName(chosen.label), { uri: uri.toString(), peer, purpose });
}

async function choose(found: readonly Explainable[]): Promise<Explainable | undefined> {
  const [only] = found;
  if (found.length <= 1) return only;
  const items = found.map((one) => ({ label: one.label, description: one.description, one }));
  const picked = await vscode.window.showQuickPick(items, {
    title: words.commandTitle(),
    placeHolder: words.choose(),
    matchOnDescription: true,
  });
  return picked?.one;
}

function isExplainQuery(query: unknown): query is ExplainQuery {
  return (
    typeof query === 'object' &&
    query !== null &&
    'uri' in query &&
    'peer' in query &&
    'purpose' in query &&
    typeof query.uri === 'string' &&
    typeof query.peer === 'string' &&
    typeof query.purpose === 'string'
  );
}
