import * as vscode from 'vscode';
import { editorWords } from '../../messages/editor';
import type { PanelHost } from '../panel/panel-host';

/** Opens the panel for a file; null where the active editor shows none of ours. */
export async function showPanelCommand(panels: PanelHost, uri: vscode.Uri | null): Promise<void> {
  if (uri === null) {
    await vscode.window.showInformationMessage(editorWords.noActiveFile());
    return;
  }
  panels.follow(uri);
}
