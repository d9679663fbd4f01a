import * as vscode from 'vscode';
import type { Span } from '../../config/model';
import { outline, type OutlineItem } from '../../features/outline';
import type { Navigation } from './navigation';
import { symbolKind } from './symbol-kinds';

/** What a config defines, as a tree. */
export class Outlines implements vscode.DocumentSymbolProvider {
  constructor(private readonly navigation: Navigation) {}

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    const known = this.navigation.read(document);
    if (known === undefined) return [];
    const rangeOf = (span: Span): vscode.Range => this.navigation.range({ uri: known.uri, span });
    return outline(known).map((item) => toSymbol(item, rangeOf));
  }
}

function toSymbol(item: OutlineItem, rangeOf: (span: Span) => vscode.Range): vscode.DocumentSymbol {
  const { name, detail, kind, span, selection, children } = item;
  const symbol = new vscode.DocumentSymbol(name, detail, symbolKind(kind), rangeOf(span), rangeOf(selection));
  symbol.children = children.map((child) => toSymbol(child, rangeOf));
  return symbol;
}
