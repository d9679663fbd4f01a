import * as vscode from 'vscode';
import type { Profile } from '../engine/profile';
import { profiles as builtIn } from '../engine/profiles/index';
import { folderOf } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';

/** The built-in profiles, then the own ones of the files that are open to view and of the workspace's folders. */
export async function profilesNearby(workspace: Workspace): Promise<readonly Profile[]> {
  const folders = new Set([
    ...vscode.window.visibleTextEditors.map(({ document }) => folderOf(document.uri.toString())),
    ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString()),
  ]);
  const found = new Map(builtIn.map((profile) => [profile.id, profile]));
  for (const { profiles } of await Promise.all([...folders].map((folder) => workspace.settingsOf(folder)))) {
    for (const profile of profiles) {
      if (!found.has(profile.id)) found.set(profile.id, profile);
    }
  }
  return [...found.values()];
}
