import * as vscode from 'vscode';
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
