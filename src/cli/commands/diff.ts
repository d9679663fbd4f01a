import { Command } from 'commander';
import { changesAmong, conversationsOf, isRegression, type Conversation } from '../../analysis/changes';
import { changesText, type ChangeSide } from '../../features/changes-text';
import { differentKindsMessage, help, unrecognisedMessage } from '../../messages/cli';
import type { Snapshot } from '../../workspace/snapshot';
import { folderOf, isBelow, relativePath, type Uri } from '../../workspace/uri';
import type { Workspace } from '../../workspace/workspace';
import { CommandFailed, formatFailure } from '../failure';
import { HiddenFile } from '../hidden-file';
import { fileOfPart } from '../markdown/markdown-files';
import { namedFiles } from '../named-files';
import { outputDiff } from '../output/changes';
import { openWorkspace } from '../open-workspace';
import type { Session } from '../session';
import { standardInput } from '../standard-input';

interface Options {
  readonly json?: true;
}

/** One of the two states, with the files in which its places stand. */
interface State extends ChangeSide {
  readonly conversations: ReadonlyMap<string, Conversation>;
}

/** `pat-lens diff OLD NEW` */
export function diffCommand(session: Session): Command {
  return new Command('diff')
    .description(help.diff())
    .argument('<old>', help.oldPath())
    .argument('<new>', help.newPath())
    .option('--json', help.json())
    .action((before: string, after: string, options: Options) => diff(session, before, after, options));
}

async function diff(session: Session, before: string, after: string, options: Options): Promise<void> {
  const kinds = await Promise.all([before, after].map((path) => kindOf(session, path)));
  if (kinds[0] !== kinds[1]) {
    throw new CommandFailed([{ code: 'cli.different-kinds', message: differentKindsMessage() }]);
  }
  const states =
    kinds[0] === 'folder'
      ? [await folderState(session, before, after), await folderState(session, after, before)]
      : await fileStates(session, before, after);
  const [old, now] = states;
  if (old === undefined || now === undefined) return;
  const changes = changesAmong(old.conversations, now.conversations);
  if (changes.some((change) => isRegression(change))) session.reach(1);
  if (options.json === true) {
    session.printJson(outputDiff(changes, old, now));
    return;
  }
  const { style, print } = session.terminal;
  const titles = new Map([
    ['✗', style.bad],
    ['✓', style.good],
  ]);
  for (const { text } of changesText(changes, old, now)) {
    const mark = [...titles].find(([sign]) => text.includes(` ${sign} `))?.[1];
    print(mark === undefined ? text : mark(text));
  }
}

async function kindOf(session: Session, path: string): Promise<'file' | 'folder'> {
  if (path === standardInput) return 'file';
  const kind = await session.files.kind(session.uriOf(path));
  if (typeof kind === 'string') return kind;
  throw new CommandFailed([session.fileFailure(path, kind)]);
}

/** Both texts in the place of the new file, so that they stand among the same configs; none where one cannot be read. */
async function fileStates(session: Session, before: string, after: string): Promise<readonly State[]> {
  const opened: Uri[] = [];
  for (const path of [before, after]) {
    const uri = await session.open(path, 'as-named');
    if (typeof uri === 'string') opened.push(uri);
    else if (!session.skips(uri)) session.fail([uri]);
  }
  const [old, now] = opened;
  if (old === undefined || now === undefined) return [];
  if ((await session.markdown.markdown(old)) !== null || (await session.markdown.markdown(now)) !== null) {
    return [await markdownState(session, old), await markdownState(session, now)];
  }
  const states: State[] = [];
  for (const source of [old, now]) {
    // The old file beside the new one would be a second device with the same addresses.
    const files = old === now ? session.files : new HiddenFile(session.files, old);
    const { workspace } = openWorkspace(files, () => []);
    workspace.open(now, 1, session.workspace.peek(source)?.text ?? '');
    const snapshot = await workspace.snapshot(now);
    session.warnOfSettings(snapshot.governing);
    if (!isUsable(session, source, snapshot)) return [];
    states.push({
      conversations: conversationsOf(snapshot.fileStudy?.study ?? null),
      texts: snapshot,
      display: (uri) => session.display(uri === now ? source : uri),
    });
  }
  return states;
}

/** Every conversation of the configs in a Markdown file once. */
async function markdownState(session: Session, file: Uri): Promise<State> {
  const conversations = new Map<string, Conversation>();
  for (const [at, uri] of (await session.markdown.partsOf(file)).entries()) {
    const { fileStudy } = await session.workspace.snapshot(uri);
    const study = fileStudy?.study ?? null;
    const scope = study?.situation.origin === 'network' ? 'network' : `config ${at}`;
    for (const [key, one] of conversationsOf(study)) {
      const scoped = `${scope}\n${key}`;
      if (!conversations.has(scoped)) conversations.set(scoped, one);
    }
  }
  return { conversations, display: (uri) => session.display(uri), texts: textsOf(session.workspace) };
}

function textsOf(workspace: Workspace): State['texts'] {
  return {
    config: (uri) => workspace.peek(uri)?.config ?? null,
    scenario: (uri) => workspace.peek(uri)?.scenario ?? null,
  };
}

/** A scenario that the command is told to compare and cannot run makes the exit code 2; other text is said to be none of ours. */
function isUsable(session: Session, uri: Uri, snapshot: Snapshot): boolean {
  const { document } = snapshot;
  if (document?.isScenario === true) {
    const failures = session.scenarioFailures(uri, snapshot);
    session.fail(failures);
    return failures.length === 0;
  }
  if (document?.dialect === null) {
    const message = unrecognisedMessage();
    session.terminal.warn(
      formatFailure({ file: session.display(uri), severity: 'info', code: 'unrecognised', message }),
    );
  }
  return true;
}

/** Every conversation of the files below a folder once, whichever of its files tells it; the other folder is not there. */
async function folderState(session: Session, path: string, other: string): Promise<State> {
  const root = session.uriOf(path);
  const conversations = new Map<string, Conversation>();
  const hidden = session.uriOf(other);
  const isApart = hidden !== root && !isBelow(root, hidden) && !isBelow(hidden, root);
  const files = isApart ? new HiddenFile(session.files, hidden) : session.files;
  const { workspace, markdown } = openWorkspace(files, () => [root]);
  const named = await namedFiles(session, [path], 'all');
  const texts = await Promise.all(named.map(({ uri }) => markdown.partsOf(uri)));
  for (const uri of texts.flat()) {
    if (!(await session.isReadable(uri))) continue;
    const snapshot = await workspace.snapshot(uri);
    session.warnOfSettings(snapshot.governing);
    if (snapshot.document?.isScenario === true) session.warnOfScenario(uri, snapshot.scenarioProblems);
    const scope = scopeOf(snapshot, root, uri, fileOfPart(uri) ?? (await workspace.networkOf(folderOf(uri))));
    for (const [key, one] of conversationsOf(snapshot.fileStudy?.study ?? null)) {
      const scoped = `${scope}\n${key}`;
      if (!conversations.has(scoped)) conversations.set(scoped, one);
    }
  }
  return {
    conversations,
    display: (uri) => session.display(uri),
    texts: textsOf(workspace),
  };
}

/** Within what the names of peers are distinct: a scenario, the configs of a folder, or one config whose peers are assumed. */
function scopeOf({ fileStudy }: Snapshot, root: Uri, uri: Uri, network: Uri): string {
  if (fileStudy === null) return '';
  if (fileStudy.scenario !== null) return `scenario ${relativePath(root, fileStudy.scenario)}`;
  return fileStudy.study.situation.origin === 'network'
    ? `folder ${relativePath(root, isBelow(network, root) ? network : root)}`
    : `file ${relativePath(root, uri)}`;
}
