import { Command } from 'commander';
import type { Annotation } from '../../analysis/annotations';
import type { Study } from '../../analysis/study';
import type { Overrides } from '../../analysis/from-scenario';
import type { Dialect } from '../../config/model';
import { annotationsOf } from '../../features/file-annotations';
import { TextLines } from '../../features/text-lines';
import { annotationHint } from '../../messages/annotations';
import { help, isFolderMessage, unrecognisedMessage } from '../../messages/cli';
import type { Snapshot } from '../../workspace/snapshot';
import type { StudyRequest } from '../../workspace/study-builder';
import type { Uri } from '../../workspace/uri';
import { CommandFailed, formatFailure } from '../failure';
import { parseCount } from '../options';
import { positionOf } from '../output/positions';
import type { Session } from '../session';
import { standardInput } from '../standard-input';
import { verdictMark } from '../style';

interface Options {
  readonly scenario?: string;
  readonly profile?: string;
  readonly peers?: string;
  readonly json?: true;
}

interface OutputAnnotation {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly peers: readonly string[];
  readonly verdict: 'permit' | 'deny' | 'partial' | null;
}

interface OutputFile {
  readonly file: string;
  readonly dialect: Dialect | 'scenario' | null;
  readonly annotations: readonly OutputAnnotation[];
}

const mostPeers = 1000;

/** `pat-lens annotate FILE...` */
export function annotateCommand(session: Session): Command {
  return new Command('annotate')
    .description(help.annotate())
    .argument('<file...>', help.configPaths())
    .option('--scenario <file>', help.scenario())
    .option('--profile <id>', help.profile())
    .option('--peers <n>', help.peers())
    .option('--json', help.json())
    .action((paths: readonly string[], options: Options) => annotate(session, paths, options));
}

async function annotate(session: Session, paths: readonly string[], options: Options): Promise<void> {
  const request = await requestOf(session, paths, options);
  const files: OutputFile[] = [];
  for (const path of paths) {
    const uri = await openFile(session, path);
    if (uri === null) continue;
    const parts: OutputFile[] = [];
    for (const part of await session.markdown.partsOf(uri)) {
      const snapshot = await session.workspace.snapshot(part, request);
      session.warnOfSettings(snapshot.governing);
      const { refusedScenario } = snapshot;
      if (refusedScenario !== null) session.warnOfScenario(refusedScenario.uri, refusedScenario.problems);
      session.warnOfScenario(part, snapshot.scenarioProblems);
      parts.push(outputOf(session, part, snapshot));
    }
    const [first] = parts;
    if (first === undefined) continue;
    const file = { ...first, annotations: parts.flatMap(({ annotations }) => annotations) };
    files.push(file);
    if (file.dialect === null) {
      const failure = {
        file: file.file,
        severity: 'info',
        code: 'unrecognised',
        message: unrecognisedMessage(),
      } as const;
      session.terminal.warn(formatFailure(failure));
    }
    if (options.json !== true)
      printAnnotated(session, session.workspace.peek(uri)?.text ?? '', file.annotations);
  }
  if (options.json === true) session.printJson({ version: 1, files });
}

async function requestOf(
  session: Session,
  paths: readonly string[],
  options: Options,
): Promise<StudyRequest> {
  const { profile } = options;
  const overrides: Overrides =
    profile === undefined ? {} : { profile: await session.requireProfileFor(profile, paths) };
  const assumedPeers =
    options.peers === undefined ? {} : { assumedPeers: parseCount(options.peers, mostPeers) };
  if (options.scenario === undefined) return { overrides, ...assumedPeers };
  const scenario = await session.open(options.scenario, 'as-scenario');
  if (typeof scenario !== 'string') throw new CommandFailed([scenario]);
  const failures = session.scenarioFailures(
    scenario,
    await session.workspace.snapshot(scenario, { overrides }),
  );
  if (failures.length > 0) throw new CommandFailed(failures);
  return { overrides, ...assumedPeers, scenario };
}

async function openFile(session: Session, path: string): Promise<Uri | null> {
  const isFolder = path !== standardInput && (await session.files.kind(session.uriOf(path))) === 'folder';
  const opened = isFolder
    ? { file: path, code: 'cli.is-folder', message: isFolderMessage() }
    : await session.open(path, 'as-named');
  if (typeof opened === 'string') return opened;
  if (!session.skips(opened)) session.fail([opened]);
  return null;
}

function outputOf(session: Session, uri: Uri, snapshot: Snapshot): OutputFile {
  const { document, fileStudy } = snapshot;
  const lines = new TextLines(document?.text ?? '');
  const study = fileStudy?.study ?? null;
  return {
    file: session.display(uri),
    dialect: document?.isScenario === true ? 'scenario' : (document?.dialect ?? null),
    annotations: annotationsOf(snapshot).flatMap(({ annotation, span }): readonly OutputAnnotation[] => {
      const text = annotationHint(study, annotation);
      if (text === '') return [];
      const peers = peersOf(study, annotation);
      return [{ ...positionOf(lines, span.start), text, peers, verdict: verdictOf(study, annotation) }];
    }),
  };
}

/** The text with each annotation below its line, under the first character that it is about. */
function printAnnotated(session: Session, text: string, annotations: readonly OutputAnnotation[]): void {
  const { terminal } = session;
  const byLine = new Map<number, OutputAnnotation[]>();
  for (const annotation of annotations) {
    byLine.set(annotation.line, [...(byLine.get(annotation.line) ?? []), annotation]);
  }
  for (const [index, [line, end]] of linesOf(text).entries()) {
    terminal.write(line + end);
    for (const { column, text: hint, verdict } of byLine.get(index + 1) ?? []) {
      const { style } = terminal;
      const mark = verdict === null ? style.dim : verdictMark(style, verdict);
      terminal.write(`${' '.repeat(column - 1)}${mark(`↳ ${hint}`)}${end}`);
    }
  }
}

/** Each line with its own line end; a last line without one gets that of the line above. */
function linesOf(text: string): readonly (readonly [line: string, end: string])[] {
  const parts = text.split(/(\r\n|\r|\n)/);
  const lines: (readonly [string, string])[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const line = parts[at] ?? '';
    const end = parts[at + 1];
    if (end !== undefined || line !== '') lines.push([line, end ?? parts[at - 1] ?? '\n']);
  }
  return lines;
}

function peersOf(study: Study | null, annotation: Annotation): readonly string[] {
  if (study === null) return [];
  const names = (peers: Iterable<number>): readonly string[] =>
    [...new Set(peers)].flatMap((peer) => study.situation.peers[peer]?.name ?? []);
  switch (annotation.kind) {
    case 'acl-entry':
    case 'barrier':
      return names(
        [...annotation.failing, ...annotation.passing].flatMap(
          (index) => study.translations[index]?.peer ?? [],
        ),
      );
    case 'nat-rule':
      return names(annotation.peers);
    case 'peer':
      return names([annotation.peer]);
    case 'unmet':
      return [annotation.unmet.name];
    case 'pinned':
    case 'open-rule':
      return [];
  }
}

function verdictOf(study: Study | null, annotation: Annotation): OutputAnnotation['verdict'] {
  switch (annotation.kind) {
    case 'acl-entry':
    case 'barrier':
      if (annotation.failing.length === 0) return 'permit';
      return annotation.passing.length === 0 ? 'deny' : 'partial';
    case 'peer':
      return study?.peers[annotation.peer]?.verdict?.verdict ?? null;
    case 'nat-rule':
    case 'open-rule':
    case 'pinned':
    case 'unmet':
      return null;
  }
}
