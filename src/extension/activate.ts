import * as vscode from 'vscode';
import { useSentences } from '../messages/panel';
import { Workspace } from '../workspace/workspace';
import { ActiveFile } from './active-file';
import { showPanelCommand } from './commands/show-panel';
import { simulateCommand } from './commands/simulate';
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
  const workspace = new Workspace(new VsCodeFileSystem(realPath), {
    assumedPeers: () => readSettings().assumedPeers,
    index: scope,
  });
  const documents = new DocumentSync(workspace);
  const activeFile = new ActiveFile(workspace, documents);
  const hints = new Hints(workspace, documents);
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
    new Diagnostics(workspace, documents, log),
    registerEditing(workspace, documents),
    followSettings(workspace),
    vscode.languages.registerInlayHintsProvider(everyFile, hints),
    vscode.languages.registerHoverProvider(everyFile, new Hovers(workspace, documents)),
    registerNavigation(workspace, documents),
    vscode.commands.registerCommand(commandIds.simulate, () => simulateCommand(panels)),
    vscode.commands.registerCommand(commandIds.showPanel, () => showPanelCommand(panels, activeFile)),
    vscode.window.registerWebviewPanelSerializer(panelViewType, panels),
  );
}
