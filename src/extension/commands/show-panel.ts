import * as vscode from 'vscode';
import { editorWords } from '../../messages/editor';
import type { ActiveFile } from '../active-file';
import type { PanelHost } from '../panel/panel-host';

/** Opens the panel for the file in the active editor. */
export async function showPanelCommand(panels: PanelHost, activeFile: ActiveFile): Promise<void> {
  const uri = activeFile.current;
  if (uri === null) {
    await vscode.window.showInformationMessage(editorWords.noActiveFile());
    return;
  }
  panels.follow(uri);
}
