import { fileProblemMessage, secondInputMessage, unknownProfileMessage } from '../messages/cli';
import type { ScenarioProblem } from '../scenario/model';
import { nearest } from '../scenario/nearest';
import { TextLines } from '../features/text-lines';
import { problemMessage } from '../messages/problems';
import { settingsProblemMessage } from '../messages/settings';
import { decodeText } from '../workspace/decode';
import { largestFile } from '../workspace/document';
import type { FileProblem } from '../workspace/file-system';
import { profileIn, type GoverningSettings } from '../workspace/settings-finder';
import type { Snapshot } from '../workspace/snapshot';
import { folderOf, nameOf, type Uri } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';
import { CommandFailed, formatFailure, type Failure } from './failure';
import { displayPath, uriOfPath } from './file-uris';
import { fileOfPart, type MarkdownFiles } from './markdown/markdown-files';
import { NodeFileSystem } from './node-file-system';
import { openWorkspace } from './open-workspace';
import { positionOf } from './output/positions';
import { readStream, standardInput } from './standard-input';
import type { Terminal } from './terminal';

/** How the text of a named file is taken, whatever its name. */
export type Taken = 'as-named' | 'as-scenario';

/** One run of the command line: its files, what is known of them, and where its words go. */
export class Session {
  readonly files = new NodeFileSystem();
  /** The folders that the command line names, each a workspace folder as in an editor. */
  folders: readonly Uri[] = [];
  readonly workspace: Workspace;
  /** The configs in Markdown files. */
  readonly markdown: MarkdownFiles;
  /** What output calls files that stand under another address than their own. */
  private readonly names = new Map<Uri, string>();
  private readonly saidSettings = new Set<Uri>();
  private readonly saidScenarios = new Set<Uri>();
  private inputRead = false;
  exitCode = 0;

  constructor(readonly terminal: Terminal) {
    const { workspace, markdown } = openWorkspace(this.files, () => this.folders);
    this.workspace = workspace;
    this.markdown = markdown;
  }

  /** The address of a path. */
  uriOf(path: string): Uri {
    return uriOfPath(path, this.terminal.workingDirectory);
  }

  /** What output and errors call a file. */
  display(uri: Uri): string {
    const file = fileOfPart(uri) ?? uri;
    return this.names.get(file) ?? displayPath(file, this.terminal.workingDirectory);
  }

  /** The address under which the workspace knows a file or standard input (`-`), or why it has no text. */
  async open(path: string, taken: Taken): Promise<Uri | Failure> {
    const uri = path === standardInput ? this.uriOf('standard-input') : this.uriOf(path);
    const needsName = taken === 'as-scenario' && !/\.pat\.ya?ml$/i.test(nameOf(uri));
    if (path !== standardInput && !needsName) {
      const loaded = await this.workspace.load(uri);
      return 'code' in loaded ? this.fileFailure(path, loaded) : uri;
    }
    const text = await this.textOf(path, uri);
    if (typeof text !== 'string') return text;
    // The workspace goes by names: the text stands beside the real file, under a name of its kind.
    const alias = needsName ? `${uri}.pat.yaml` : uri;
    this.names.set(alias, path);
    this.workspace.open(alias, 1, text);
    if (path === standardInput && !needsName) this.markdown.provide(alias, text);
    return alias;
  }

  /**
   * Whether a file was left out for what stands in it, which is then printed: what a config holds never makes the exit code 2.
   */
  skips(failure: Failure): boolean {
    const isContent = failure.code === 'file.binary' || failure.code === 'file.too-large';
    if (isContent) this.terminal.warn(formatFailure({ ...failure, severity: 'warning' }));
    return isContent;
  }

  fileFailure(file: string, problem: FileProblem): Failure {
    return { file, code: `file.${problem.code}`, message: fileProblemMessage(problem) };
  }

  /** Prints the failures and makes the exit code 2. */
  fail(failures: readonly Failure[]): void {
    if (failures.length > 0) this.reach(2);
    for (const failure of failures) this.terminal.warn(formatFailure(failure));
  }

  /** The exit code becomes at least this. */
  reach(exitCode: 0 | 1 | 2): void {
    this.exitCode = Math.max(this.exitCode, exitCode);
  }

  printJson(value: unknown): void {
    this.terminal.print(JSON.stringify(value, null, 2));
  }

  /** Ends the command where the settings above one of the paths know no such profile. */
  async requireProfileFor(id: string, paths: readonly string[]): Promise<string> {
    for (const folder of new Set(await Promise.all(paths.map((path) => this.folderOfPath(path))))) {
      const governing = await this.workspace.settingsOf(folder);
      if (profileIn(governing, id) !== null) continue;
      const ids = governing.profiles.map((profile) => profile.id);
      const message = unknownProfileMessage(id, nearest(id, ids));
      throw new CommandFailed([{ code: 'cli.unknown-profile', message }]);
    }
    return id;
  }

  private async folderOfPath(path: string): Promise<Uri> {
    if (path === standardInput) return this.uriOf('.');
    const uri = this.uriOf(path);
    return (await this.files.kind(uri)) === 'folder' ? uri : folderOf(uri);
  }

  /** Whether a file has a text; prints why not. A file that is too large is left out, any other makes the exit code 2. */
  async isReadable(uri: Uri): Promise<boolean> {
    const loaded = await this.workspace.load(uri);
    if (!('code' in loaded)) return true;
    const failure = this.fileFailure(this.display(uri), loaded);
    if (loaded.code === 'too-large') this.terminal.warn(formatFailure({ ...failure, severity: 'warning' }));
    else this.fail([failure]);
    return false;
  }

  /** Prints what is wrong with settings, once, and goes on without it. */
  warnOfSettings({ uri }: GoverningSettings): void {
    if (uri === null || this.saidSettings.has(uri)) return;
    this.saidSettings.add(uri);
    const document = this.workspace.peek(uri);
    const lines = new TextLines(document?.text ?? '');
    for (const problem of document?.settings?.problems ?? []) {
      const failure = {
        file: this.display(uri),
        ...positionOf(lines, problem.span.start),
        severity: 'warning',
        code: problem.code,
        message: settingsProblemMessage(problem),
      } as const;
      this.terminal.warn(formatFailure(failure));
    }
  }

  /** The problems of a scenario that the command was told to run, as failures in text order. */
  scenarioFailures(uri: Uri, { scenarioProblems }: Snapshot): readonly Failure[] {
    return this.problemFailures(uri, scenarioProblems);
  }

  /** Prints what is wrong with a scenario, once, and goes on without it. */
  warnOfScenario(uri: Uri, problems: readonly ScenarioProblem[]): void {
    if (this.saidScenarios.has(uri)) return;
    this.saidScenarios.add(uri);
    for (const failure of this.problemFailures(uri, problems)) this.terminal.warn(formatFailure(failure));
  }

  private problemFailures(uri: Uri, problems: readonly ScenarioProblem[]): readonly Failure[] {
    const lines = new TextLines(this.workspace.peek(uri)?.text ?? '');
    return problems
      .toSorted((one, other) => one.span.start - other.span.start)
      .map((problem) => ({
        file: this.display(uri),
        ...positionOf(lines, problem.span.start),
        code: problem.code,
        message: problemMessage(problem),
      }));
  }

  private async textOf(path: string, uri: Uri): Promise<string | Failure> {
    const bytes = await this.bytesOf(path, uri);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const text = decodeText(bytes);
    return typeof text === 'string' ? text : this.fileFailure(path, text);
  }

  private async bytesOf(path: string, uri: Uri): Promise<Uint8Array | Failure> {
    if (path !== standardInput) {
      const bytes = await this.files.read(uri, largestFile);
      return bytes instanceof Uint8Array ? bytes : this.fileFailure(path, bytes);
    }
    if (this.inputRead) return { file: path, code: 'cli.input-read-twice', message: secondInputMessage() };
    this.inputRead = true;
    const bytes = await readStream(this.terminal.input, largestFile);
    return bytes instanceof Uint8Array ? bytes : this.fileFailure(path, bytes);
  }
}
