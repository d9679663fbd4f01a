import * as vscode from 'vscode';
import type { Workspace } from '../workspace/workspace';
import { settingIds } from './ids';

/** Settings that hold for the whole window. */
export interface Settings {
  readonly assumedPeers: number;
}

/** The settings as they are now; `package.json` has the defaults. */
export function readSettings(): Settings {
  return {
    assumedPeers: vscode.workspace.getConfiguration().get<number>(settingIds.assumedPeers, 0),
  };
}

/** Tells the workspace when a setting that its answers depend on has another value. */
export function followSettings(workspace: Workspace): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(settingIds.assumedPeers)) workspace.optionsChanged();
  });
}
