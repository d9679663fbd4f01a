import * as vscode from 'vscode';
import { explainWords } from '../messages/explain';
import { useSentences } from '../messages/panel';
import { Workspace } from '../workspace/workspace';
import { ActiveFile } from './active-file';
import {
  changesKind,
  changesWriter,
  compareWithSavedCommand,
  SavedFiles,
} from './commands/compare-with-saved';
import { explainCommand, explainKind, explainWriter } from './commands/explain';
import { showPanelCommand } from './commands/show-panel';
import { simulateCommand } from './commands/simulate';
import { WrittenTexts } from './commands/written-texts';
import { DocumentSync } from './document-sync';
import { commandIds, panelViewType } from './ids';
import { IndexNotice } from './index-notice';
import { IndexScope } from './index-scope';
import { Diagnostics } from './language/diagnostics';
import { registerEditing } from './language/editing';
import { Hints } from './language/hints';
import { Hovers } from './language/hovers';
import { registerNavigation } from './language/register';
import { PanelHost } from './panel/panel-host';
import { followSettings, readSettings } from './settings';
import { VsCodeFileSystem, type RealPath } from './vscode-file-system';

/** Builds the extension's parts and hands their life to `context`; nothing is read before somebody looks at a file. */
export function activateWith(context: vscode.ExtensionContext, realPath: RealPath | null): void {
  if (vscode.l10n.bundle !== undefined) useSentences(vscode.l10n.bundle);
  const log = vscode.window.createOutputChannel('PAT Lens', { log: true });
  const scope = new IndexScope();
  const files = new VsCodeFileSystem(realPath);
  const assumedPeers = (): number => readSettings().assumedPeers;
  const workspace = new Workspace(files, { assumedPeers, index: scope });
  const documents = new DocumentSync(workspace);
  const activeFile = new ActiveFile(workspace, documents);
  const hints = new Hints(workspace, documents);
  const saved = new SavedFiles(files, { assumedPeers });
  const writers = {
    [explainKind]: explainWriter(workspace),
    [changesKind]: changesWriter(workspace, saved),
  };
  const texts = new WrittenTexts(workspace, saved.onDidWrite, writers, () => explainWords.gone());
  const panels = new PanelHost(context.extensionUri, workspace, activeFile, log);
  const everyFile: vscode.DocumentSelector = { pattern: '**' };
  context.subscriptions.push(
    log,
    scope,
    new IndexNotice(workspace, log),
    documents,
    activeFile,
    hints,
    panels,
    saved,
    texts,
    new Diagnostics(workspace, documents, log),
    registerEditing(workspace, documents),
    followSettings(workspace),
    vscode.languages.registerInlayHintsProvider(everyFile, hints),
    vscode.languages.registerHoverProvider(everyFile, new Hovers(workspace, documents)),
    registerNavigation(workspace, documents),
    vscode.commands.registerCommand(commandIds.simulate, () => simulateCommand(panels)),
    vscode.commands.registerCommand(commandIds.showPanel, (uri?: unknown) =>
      showPanelCommand(panels, uri instanceof vscode.Uri ? uri : activeFile.current),
    ),
    vscode.commands.registerCommand(commandIds.explain, (uri?: unknown, line?: unknown) =>
      explainCommand(workspace, documents, activeFile, texts, placeOf(uri, line)),
    ),
    vscode.commands.registerCommand(commandIds.compareWithSaved, () =>
      compareWithSavedCommand(activeFile, texts),
    ),
    vscode.window.registerWebviewPanelSerializer(panelViewType, panels),
  );
}

/** A code lens names its line; a menu of the editor names the file alone. */
function placeOf(
  uri: unknown,
  line: unknown,
): { readonly uri: vscode.Uri; readonly line: number } | undefined {
  return uri instanceof vscode.Uri && typeof line === 'number' ? { uri, line } : undefined;
}
