import { isScenarioName } from '../../workspace/document';
import { nameOf, type Uri } from '../../workspace/uri';
import { Workspace } from '../../workspace/workspace';
import { displayPath } from '../file-uris';
import { NodeFileSystem } from '../node-file-system';
import { defaultAssumedPeers } from '../session';
import { checkFile, type CheckedFile } from './check-file';
import type { CheckTask } from './tasks';

/** Characters of texts that stay in memory with their models: more than a hundred configs of usual length. */
const mostText = 1_000_000;

/** What holds for all tasks of one run; plain data. */
export interface CheckOptions {
  readonly workingDirectory: string;
  readonly withFixes: boolean;
}

/** Checks tasks one after the other. What is known of a folder is let go with its last task, so memory does not grow with the run. */
export class Checker {
  private folder: Uri | null = null;
  private workspace: Workspace | null = null;

  constructor(private readonly options: CheckOptions) {}

  /** What each file of the task has, in order. */
  async check({ folder, files }: CheckTask): Promise<readonly CheckedFile[]> {
    const { workingDirectory, withFixes } = this.options;
    const isSame = folder !== null && folder === this.folder;
    const known = isSame ? this.workspace : null;
    const workspace =
      known ?? new Workspace(new NodeFileSystem(), { assumedPeers: defaultAssumedPeers, mostText });
    this.folder = folder;
    this.workspace = workspace;
    const display = (uri: Uri): string => displayPath(uri, workingDirectory);
    const checked: CheckedFile[] = [];
    for (const file of files) {
      checked.push(await checkFile({ workspace, display, withFixes }, file));
      // What a scenario gives annotates its configs too.
      if (!isScenarioName(nameOf(file.uri))) workspace.letGo(file.uri);
    }
    return checked;
  }
}
