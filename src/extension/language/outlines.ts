import * as vscode from 'vscode';
import type { Span } from '../../config/model';
import { outline, type OutlineItem } from '../../features/outline';
import { inSlices, type Steps } from '../../workspace/slices';
import type { Navigation } from './navigation';
import { symbolKind } from './symbol-kinds';

/** What a config defines, as a tree. */
export class Outlines implements vscode.DocumentSymbolProvider {
  constructor(private readonly navigation: Navigation) {}

  async provideDocumentSymbols(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentSymbol[]> {
    const known = await this.navigation.ready(document, token);
    if (known === undefined) return [];
    const rangeOf = (span: Span): vscode.Range => this.navigation.range({ uri: known.uri, span });
    const isWanted = (): boolean => !token.isCancellationRequested;
    const items = await inSlices(outline(known), isWanted);
    return (await inSlices(symbols(items ?? [], rangeOf), isWanted)) ?? [];
  }
}

function* symbols(
  items: readonly OutlineItem[],
  rangeOf: (span: Span) => vscode.Range,
): Steps<vscode.DocumentSymbol[]> {
  const made: vscode.DocumentSymbol[] = [];
  for (const item of items) {
    made.push(toSymbol(item, rangeOf));
    yield;
  }
  return made;
}

function toSymbol(item: OutlineItem, rangeOf: (span: Span) => vscode.Range): vscode.DocumentSymbol {
  const { name, detail, kind, span, selection, children } = item;
  const symbol = new vscode.DocumentSymbol(name, detail, symbolKind(kind), rangeOf(span), rangeOf(selection));
  symbol.children = children.map((child) => toSymbol(child, rangeOf));
  return symbol;
}
