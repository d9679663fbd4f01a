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
  /** The folders that the command line names. */
  readonly folders: readonly Uri[];
  readonly withFixes: boolean;
}

/** Checks tasks one after the other. What is known of a network is let go with its last task, so memory does not grow with the run. */
export class Checker {
  private network: Uri | null = null;
  private workspace: Workspace | null = null;

  constructor(private readonly options: CheckOptions) {}

  /** What each file of the task has, in order. */
  async check({ network, files }: CheckTask): Promise<readonly CheckedFile[]> {
    const { workingDirectory, folders, withFixes } = this.options;
    const isSame = network !== null && network === this.network;
    const index = { folders: () => folders, mostFiles: Infinity };
    const known = isSame ? this.workspace : null;
    const workspace =
      known ?? new Workspace(new NodeFileSystem(), { assumedPeers: defaultAssumedPeers, mostText, index });
    this.network = network;
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
