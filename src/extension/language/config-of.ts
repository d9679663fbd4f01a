import type * as vscode from 'vscode';
import type { ConfigDocument } from '../../config/model';
import { parseConfig } from '../../config/parse';
import { languageIds } from '../../features/language-offer';
import { TextDocument } from '../../workspace/document';
import type { Workspace } from '../../workspace/workspace';
import type { DocumentSync } from '../document-sync';

/** Texts longer than this are recognised by their content or not at all. */
const longestUnrecognised = 100_000;

/** The document as a config: recognised by its content, or a new one in a language mode of ours. */
export async function configOf(
  document: vscode.TextDocument,
  workspace: Workspace,
  documents: DocumentSync,
): Promise<ConfigDocument | null> {
  const known = await workspace.load(documents.follow(document));
  if (!(known instanceof TextDocument)) return null;
  if (known.config !== null) return known.config;
  if (known.isScenario || known.isSettings || known.text.length > longestUnrecognised) return null;
  switch (document.languageId) {
    case languageIds.ios:
      return parseConfig(known.text, 'ios');
    case languageIds.asa:
      return parseConfig(known.text, 'asa');
    default:
      return null;
  }
}
