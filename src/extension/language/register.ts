import * as vscode from 'vscode';
import type { Workspace } from '../../workspace/workspace';
import type { DocumentSync } from '../document-sync';
import { CodeActions } from './code-actions';
import { CodeLenses } from './code-lenses';
import { Definitions } from './definitions';
import { DocumentLinks } from './document-links';
import { Folding } from './folding';
import { Highlights } from './highlights';
import { Navigation } from './navigation';
import { Outlines } from './outlines';
import { References } from './references';
import { Renames } from './renames';
import { Selections } from './selections';
import { tokenLegend, Tokens } from './semantic-tokens';
import { WorkspaceSymbols } from './workspace-symbols';

/** Names and structure of every file that is ours by content, whatever its language mode. */
export function registerNavigation(workspace: Workspace, documents: DocumentSync): vscode.Disposable {
  const { languages } = vscode;
  const everyFile: vscode.DocumentSelector = { pattern: '**' };
  const navigation = new Navigation(workspace, documents);
  const tokens = new Tokens(navigation);
  const lenses = new CodeLenses(navigation, workspace);
  return vscode.Disposable.from(
    tokens,
    lenses,
    languages.registerCodeActionsProvider(
      everyFile,
      new CodeActions(workspace, documents, navigation),
      CodeActions.metadata,
    ),
    languages.registerDefinitionProvider(everyFile, new Definitions(navigation)),
    languages.registerReferenceProvider(everyFile, new References(navigation)),
    languages.registerDocumentHighlightProvider(everyFile, new Highlights(navigation)),
    languages.registerRenameProvider(everyFile, new Renames(navigation)),
    languages.registerDocumentSymbolProvider(everyFile, new Outlines(navigation)),
    languages.registerFoldingRangeProvider(everyFile, new Folding(navigation)),
    languages.registerSelectionRangeProvider(everyFile, new Selections(navigation)),
    languages.registerDocumentSemanticTokensProvider(everyFile, tokens, tokenLegend),
    languages.registerDocumentRangeSemanticTokensProvider(everyFile, tokens, tokenLegend),
    languages.registerDocumentLinkProvider(everyFile, new DocumentLinks(navigation)),
    languages.registerCodeLensProvider(everyFile, lenses),
    languages.registerWorkspaceSymbolProvider(new WorkspaceSymbols(navigation)),
  );
}
