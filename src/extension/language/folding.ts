import * as vscode from 'vscode';
import { foldingRanges } from '../../features/folding';
import { inSlices } from '../../workspace/slices';
import type { Navigation } from './navigation';

/** Blocks, lists and comments to fold. */
export class Folding implements vscode.FoldingRangeProvider {
  constructor(private readonly navigation: Navigation) {}

  async provideFoldingRanges(
    document: vscode.TextDocument,
    _context: vscode.FoldingContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.FoldingRange[] | undefined> {
    const known = await this.navigation.ready(document, token);
    // Without an answer the editor folds by indentation.
    if (known === undefined || known.isScenario) return undefined;
    const ranges = await inSlices(foldingRanges(known), () => !token.isCancellationRequested);
    return ranges?.map(({ first, last, kind }) =>
      kind === 'comment'
        ? new vscode.FoldingRange(first, last, vscode.FoldingRangeKind.Comment)
        : new vscode.FoldingRange(first, last),
    );
  }
}
