import * as vscode from 'vscode';
import { foldingRanges } from '../../features/folding';
import type { Navigation } from './navigation';

/** Blocks, lists and comments to fold. */
export class Folding implements vscode.FoldingRangeProvider {
  constructor(private readonly navigation: Navigation) {}

  provideFoldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] | undefined {
    const known = this.navigation.read(document);
    // Without an answer the editor folds by indentation.
    if (known === undefined || known.isScenario) return undefined;
    return foldingRanges(known).map(({ first, last, kind }) =>
      kind === 'comment'
        ? new vscode.FoldingRange(first, last, vscode.FoldingRangeKind.Comment)
        : new vscode.FoldingRange(first, last),
    );
  }
}
