import * as vscode from 'vscode';
import { selectionRanges } from '../../features/selection-ranges';
import type { Navigation } from './navigation';

/** Word, command, block and file around the cursor. */
export class Selections implements vscode.SelectionRangeProvider {
  constructor(private readonly navigation: Navigation) {}

  provideSelectionRanges(
    document: vscode.TextDocument,
    positions: readonly vscode.Position[],
  ): vscode.SelectionRange[] {
    const known = this.navigation.read(document);
    if (known === undefined || known.isScenario) return [];
    const offsets = positions.map((position) => document.offsetAt(position));
    return selectionRanges(known, offsets).map((spans, at) => {
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
