import { Command } from 'commander';
import { checkExpectation, portsAtStart } from '../../analysis/expectations';
import type { Overrides } from '../../analysis/from-scenario';
import type { Study } from '../../analysis/study';
import { TextLines } from '../../features/text-lines';
import { help, momentNotSimulatedMessage } from '../../messages/cli';
import { expectationMessage } from '../../messages/expectations';
import type { Snapshot } from '../../workspace/snapshot';
import type { Uri } from '../../workspace/uri';
import { formatFailure } from '../failure';
import { namedFiles } from '../named-files';
import { parsePorts } from '../options';
import { positionOf } from '../output/positions';
import { outputTranslations, type OutputExpectation, type OutputSimulation } from '../output/simulation';
import { profilesOf, simulationText } from '../output/simulation-text';
import type { Session } from '../session';

interface Options {
  readonly profile?: string;
  readonly ports?: string;
  readonly json?: true;
}

/** `pat-lens simulate PATH...` */
export function simulateCommand(session: Session): Command {
  return new Command('simulate')
    .description(help.simulate())
    .argument('<path...>', help.scenarioPaths())
    .option('--profile <id>', help.profile())
    .option('--ports <range>', help.ports())
    .option('--json', help.json())
    .action((paths: readonly string[], options: Options) => simulate(session, paths, options));
}

async function simulate(session: Session, paths: readonly string[], options: Options): Promise<void> {
  const overrides: Overrides = {
    ...(options.profile === undefined ? {} : { profile: session.requireProfile(options.profile) }),
    ...(options.ports === undefined ? {} : { ports: parsePorts(options.ports) }),
  };
  const results: OutputSimulation[] = [];
  const files = await namedFiles(session, paths, 'scenarios');
  for (const [index, { uri }] of files.entries()) {
    const snapshot = await session.workspace.snapshot(uri, { overrides });
    const study = usableStudy(session, uri, snapshot);
    if (study === null) continue;
    const expectations = expectationsOf(session, uri, snapshot, study, options.json === true);
    if (expectations.some((expectation) => !expectation.passed)) session.reach(1);
    if (options.json === true) results.push(outputOf(session, uri, snapshot, study, expectations));
    else {
      if (index > 0) session.terminal.print('');
      const display = (file: Uri): string => session.display(file);
      const { style } = session.terminal;
      const text = simulationText(session.display(uri), study, snapshot, expectations, style, display);
      for (const line of text) session.terminal.print(line);
    }
  }
  if (options.json !== true) return;
  const [only] = results;
  if (files.length === 1 && only !== undefined) session.printJson(only);
  else if (files.length > 1) session.printJson(results);
}

/** Null, with the problems printed, for a scenario that cannot be run as it stands. */
function usableStudy(session: Session, uri: Uri, snapshot: Snapshot): Study | null {
  const failures = session.scenarioFailures(uri, snapshot);
  session.fail(failures);
  return failures.length > 0 ? null : (snapshot.fileStudy?.study ?? null);
}

function expectationsOf(
  session: Session,
  uri: Uri,
  snapshot: Snapshot,
  study: Study,
  quiet: boolean,
): readonly OutputExpectation[] {
  const lines = new TextLines(snapshot.document?.text ?? '');
  const expectations = snapshot.document?.scenario?.scenario?.expect ?? [];
  return expectations.map((expectation) => {
    const message =
      expectation.at === null
        ? expectationMessage(checkExpectation(study, expectation, portsAtStart(study)))
        : momentNotSimulatedMessage();
    const position = positionOf(lines, expectation.span.start);
    if (message !== '' && !quiet) {
      const failure = {
        file: session.display(uri),
        ...position,
        code: 'scenario.expectation-failed',
        message,
      };
      session.terminal.warn(formatFailure(failure));
    }
    return { line: position.line, peer: expectation.peer.value, passed: message === '', message };
  });
}

function outputOf(
  session: Session,
  uri: Uri,
  snapshot: Snapshot,
  study: Study,
  expectations: readonly OutputExpectation[],
): OutputSimulation {
  return {
    version: 1,
    scenario: session.display(uri),
    profile: profilesOf(study).at(-1) ?? '',
    at: null,
    translations: outputTranslations(study, snapshot, (file) => session.display(file)),
    expectations,
  };
}
