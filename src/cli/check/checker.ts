import { isScenarioName } from '../../workspace/document';
import { nameOf, type Uri } from '../../workspace/uri';
import { displayPath } from '../file-uris';
import { NodeFileSystem } from '../node-file-system';
import { fileOfPart } from '../markdown/markdown-files';
import { openWorkspace, type CommandWorkspace } from '../open-workspace';
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
  private known: CommandWorkspace | null = null;

  constructor(private readonly options: CheckOptions) {}

  /** What each file of the task has, in order. */
  async check({ network, files }: CheckTask): Promise<readonly CheckedFile[]> {
    const { workingDirectory, folders, withFixes } = this.options;
    const isSame = network !== null && network === this.network;
    const known = isSame ? this.known : null;
    const { workspace, markdown } = known ?? openWorkspace(new NodeFileSystem(), () => folders, mostText);
    this.network = network;
    this.known = { workspace, markdown };
    const display = (uri: Uri): string => displayPath(fileOfPart(uri) ?? uri, workingDirectory);
    const checked: CheckedFile[] = [];
    for (const file of files) {
      checked.push(await checkFile({ workspace, markdown, display, withFixes }, file));
      // What a scenario gives annotates its configs too.
      if (!isScenarioName(nameOf(file.uri))) workspace.letGo(file.uri);
    }
    return checked;
  }
}
