import * as vscode from 'vscode';
import {
  semanticTokens,
  semanticTokensEdit,
  semanticTokensOfLines,
  tokenModifiers,
  tokenTypes,
  type SemanticTokens,
} from '../../features/semantic-tokens';
import { Disposable } from '../disposable';
import type { Navigation } from './navigation';

export const tokenLegend = new vscode.SemanticTokensLegend([...tokenTypes], [...tokenModifiers]);

/** What every word of a config is: of the whole file, of a part, and as the change since the last answer. */
export class Tokens
  extends Disposable
  implements vscode.DocumentSemanticTokensProvider, vscode.DocumentRangeSemanticTokensProvider
{
  private readonly answers = new Map<string, { readonly id: string; readonly tokens: SemanticTokens }>();
  private nextId = 0;

  constructor(private readonly navigation: Navigation) {
    super();
    this.register(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.answers.delete(uri.toString())));
  }

  async provideDocumentSemanticTokens(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.SemanticTokens | null> {
    const answer = await this.answer(document, token);
    return answer === null ? null : new vscode.SemanticTokens(answer.tokens.data, answer.id);
  }

  async provideDocumentSemanticTokensEdits(
    document: vscode.TextDocument,
    previousId: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.SemanticTokens | vscode.SemanticTokensEdits | null> {
    const previous = this.answers.get(document.uri.toString());
    const answer = await this.answer(document, token);
    if (answer === null) return null;
    if (previous?.id !== previousId) return new vscode.SemanticTokens(answer.tokens.data, answer.id);
    const edit = semanticTokensEdit(previous.tokens, answer.tokens);
    const edits =
      edit === null ? [] : [new vscode.SemanticTokensEdit(edit.start, edit.deleteCount, edit.data)];
    return new vscode.SemanticTokensEdits(edits, answer.id);
  }

  async provideDocumentRangeSemanticTokens(
    document: vscode.TextDocument,
    { start, end }: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.SemanticTokens | null> {
    // The visible part does not wait for the blocks of all others.
    const known = await this.navigation.loaded(document, token);
    if (known === undefined || known.isScenario) return null;
    return new vscode.SemanticTokens(semanticTokensOfLines(known, start.line, end.line).data);
  }

  private async answer(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<{ readonly id: string; readonly tokens: SemanticTokens } | null> {
    const known = await this.navigation.ready(document, token);
    if (known === undefined || known.isScenario) return null;
    const answer = { id: `${this.nextId++}`, tokens: semanticTokens(known) };
    this.answers.set(known.uri, answer);
    return answer;
  }
}
