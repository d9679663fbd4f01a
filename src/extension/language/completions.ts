import * as vscode from 'vscode';
import { ConfigBlocks } from '../../config/blocks';
import type { ConfigDocument } from '../../config/model';
import type { NameKind } from '../../config/names';
import { complete, type Completion } from '../../features/completion';
import { definedNames } from '../../features/defined-names';
import type { Workspace } from '../../workspace/workspace';
import type { DocumentSync } from '../document-sync';
import { configOf } from './config-of';
import { toRange } from './conversions';

const kinds = {
  keyword: vscode.CompletionItemKind.Keyword,
  name: vscode.CompletionItemKind.Reference,
  constant: vscode.CompletionItemKind.Constant,
  snippet: vscode.CompletionItemKind.Snippet,
} as const;

/** An item that remembers how its documentation is made. */
class Item extends vscode.CompletionItem {
  constructor(
    readonly completion: Completion,
    document: vscode.TextDocument,
    order: number,
  ) {
    super(completion.label, kinds[completion.kind]);
    this.insertText =
      completion.kind === 'snippet' ? new vscode.SnippetString(completion.insert) : completion.insert;
    this.range = toRange(document, completion.span);
    this.detail = completion.detail;
    this.sortText = String(order).padStart(5, '0');
  }
}

/** Commands, values and defined names, in every file that is ours by content. */
export class Completions implements vscode.CompletionItemProvider<Item> {
  static readonly triggers = [' ', '-', '(', ','];
  private blocks: ConfigBlocks | null = null;

  constructor(
    private readonly workspace: Workspace,
    private readonly documents: DocumentSync,
  ) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<Item[]> {
    const config = await configOf(document, this.workspace, this.documents);
    if (config === null || token.isCancellationRequested) return [];
    const names = (kind: NameKind): readonly string[] => this.namesIn(config, kind);
    return complete(config, document.offsetAt(position), names).map(
      (completion, order) => new Item(completion, document, order),
    );
  }

  resolveCompletionItem(item: Item): Item {
    const text = item.completion.documentation();
    if (text !== '') item.documentation = text;
    return item;
  }

  private namesIn(config: ConfigDocument, kind: NameKind): readonly string[] {
    this.blocks = ConfigBlocks.of(config, this.blocks);
    return definedNames(this.blocks, kind);
  }
}
