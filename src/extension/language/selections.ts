import * as vscode from 'vscode';
import { selectionRanges } from '../../features/selection-ranges';
import { inSlices } from '../../workspace/slices';
import type { Navigation } from './navigation';

/** Word, command, block and file around the cursor. */
export class Selections implements vscode.SelectionRangeProvider {
  constructor(private readonly navigation: Navigation) {}

  async provideSelectionRanges(
    document: vscode.TextDocument,
    positions: readonly vscode.Position[],
    token: vscode.CancellationToken,
  ): Promise<vscode.SelectionRange[]> {
    const known = await this.navigation.ready(document, token);
    if (known === undefined || known.isScenario) return [];
    const offsets = positions.map((position) => document.offsetAt(position));
    const found = await inSlices(selectionRanges(known, offsets), () => !token.isCancellationRequested);
    return (found ?? []).map((spans, at) => {
      const start = positions[at] ?? new vscode.Position(0, 0);
      return (
        spans
          .map((span) => this.navigation.range({ uri: known.uri, span }))
          .reduceRight<vscode.SelectionRange | undefined>(
            (parent, range) => new vscode.SelectionRange(range, parent),
            undefined,
          ) ?? new vscode.SelectionRange(new vscode.Range(start, start))
      );
    });
  }
}
