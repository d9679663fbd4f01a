import * as vscode from 'vscode';
import { fixAll, fixesWithin, type ProvenFix } from '../../features/fixes';
import { studiedConfig } from '../../features/file-annotations';
import { shownFindingsInSteps, type ShownFinding } from '../../features/shown-findings';
import { TextLines } from '../../features/text-lines';
import { fixAllTitle, fixTitle } from '../../messages/fixes';
import type { Snapshot } from '../../workspace/snapshot';
import { inSlices, type Steps } from '../../workspace/slices';
import type { Workspace } from '../../workspace/workspace';
import type { DocumentSync } from '../document-sync';
import type { Navigation } from './navigation';

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('patLens');

/** Proven fixes: one by one at the findings, and all preferred ones of a file together. */
export class CodeActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
  };

  constructor(
    private readonly workspace: Workspace,
    private readonly documents: DocumentSync,
    private readonly navigation: Navigation,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (this.navigation.read(document) === undefined) return [];
    const wantsAll = context.only?.contains(fixAllKind) === true;
    const wantsOne = context.only === undefined || context.only.contains(vscode.CodeActionKind.QuickFix);
    const own = context.diagnostics.filter(({ source }) => source === 'PAT Lens');
    // An edit is proven by analysing the files again: nobody waits for that where there is nothing to fix.
    if (!wantsAll && (!wantsOne || own.length === 0)) return [];
    const snapshot = await this.workspace.snapshot(this.documents.follow(document));
    const isWanted = (): boolean => !token.isCancellationRequested;
    // The fixes ask for all findings at once, which are then known already.
    const found = await inSlices(findingsInSteps(snapshot), isWanted);
    if (found === null || !isWanted()) return [];
    const actions = wantsOne ? quickFixes(snapshot, document, range, own) : [];
    return wantsAll ? [...actions, ...allFixes(snapshot)] : actions;
  }
}

function* findingsInSteps(snapshot: Snapshot): Steps<readonly ShownFinding[]> {
  yield* snapshot.document?.readBlocks() ?? [];
  const studied = studiedConfig(snapshot);
  return studied === null ? [] : yield* shownFindingsInSteps(studied, snapshot.governing.settings.severity);
}

function quickFixes(
  snapshot: Snapshot,
  document: vscode.TextDocument,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const { start, end } = range;
  return fixesWithin(snapshot, document.offsetAt(start), document.offsetAt(end)).map((fix) => {
    const action = new vscode.CodeAction(fixTitle(fix.title), vscode.CodeActionKind.QuickFix);
    action.edit = editOf(snapshot, fix);
    action.isPreferred = fix.preferred;
    const { finding, span } = fix.finding;
    const at = document.positionAt(span.start);
    action.diagnostics = diagnostics.filter(
      (one) => one.range.start.isEqual(at) && codeOf(one) === finding.code,
    );
    return action;
  });
}

function codeOf({ code }: vscode.Diagnostic): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}

function editOf(snapshot: Snapshot, { changes }: ProvenFix): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { file, edits } of changes) {
    const lines = new TextLines(textOf(snapshot, file));
    for (const { start, end, text } of edits) {
      edit.replace(vscode.Uri.parse(file), rangeIn(lines, start, end), text);
    }
  }
  return edit;
}

function allFixes(snapshot: Snapshot): vscode.CodeAction[] {
  const fixed = fixAll(snapshot);
  if (fixed.size === 0) return [];
  const edit = new vscode.WorkspaceEdit();
  for (const [file, { before, after }] of fixed) {
    const { start, end, text } = differenceOf(before, after);
    edit.replace(vscode.Uri.parse(file), rangeIn(new TextLines(before), start, end), text);
  }
  const action = new vscode.CodeAction(fixAllTitle(), fixAllKind);
  action.edit = edit;
  return [action];
}

/** One edit from a text to another, without what both begin and end with. */
function differenceOf(before: string, after: string): { start: number; end: number; text: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

function textOf(snapshot: Snapshot, file: string): string {
  const { document } = snapshot;
  return document?.uri === file ? document.text : (snapshot.config(file)?.text ?? '');
}

function rangeIn(lines: TextLines, start: number, end: number): vscode.Range {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return new vscode.Range(from.line, from.column, to.line, to.column);
}
