import { Command } from 'commander';
import type { Overrides } from '../../analysis/from-scenario';
import { momentsOf, play, studyAt } from '../../analysis/scenario-run';
import type { Study } from '../../analysis/study';
import { expectationResults } from '../../features/expectations';
import { TextLines } from '../../features/text-lines';
import { help } from '../../messages/cli';
import { expectationMessage } from '../../messages/expectations';
import type { Timeline } from '../../ipsec/timeline';
import type { Snapshot } from '../../workspace/snapshot';
import type { Uri } from '../../workspace/uri';
import { formatFailure } from '../failure';
import { namedFiles } from '../named-files';
import { parseMoment, parsePorts } from '../options';
import { positionOf } from '../output/positions';
import { outputTranslations, type OutputExpectation, type OutputSimulation } from '../output/simulation';
import { profilesOf, simulationText } from '../output/simulation-text';
import { timelineText } from '../output/timeline-text';
import type { Session } from '../session';

interface Options {
  readonly profile?: string;
  readonly ports?: string;
  readonly at?: string;
  readonly json?: true;
}

/** `pat-lens simulate PATH...` */
export function simulateCommand(session: Session): Command {
  return new Command('simulate')
    .description(help.simulate())
    .argument('<path...>', help.scenarioPaths())
    .option('--profile <id>', help.profile())
    .option('--ports <range>', help.ports())
    .option('--at <moment>', help.at())
    .option('--json', help.json())
    .action((paths: readonly string[], options: Options) => simulate(session, paths, options));
}

async function simulate(session: Session, paths: readonly string[], options: Options): Promise<void> {
  const { profile } = options;
  const overrides: Overrides = {
    ...(profile === undefined ? {} : { profile: await session.requireProfileFor(profile, paths) }),
    ...(options.ports === undefined ? {} : { ports: parsePorts(options.ports) }),
  };
  const at = options.at === undefined ? null : parseMoment(options.at);
  const results: OutputSimulation[] = [];
  const files = await namedFiles(session, paths, 'scenarios');
  for (const [index, { uri }] of files.entries()) {
    if (!(await session.isReadable(uri))) continue;
    const snapshot = await session.workspace.snapshot(uri, { overrides });
    session.warnOfSettings(snapshot.governing);
    const started = usableStudy(session, uri, snapshot);
    if (started === null) continue;
    const timeline = at === null ? null : timelineOf(snapshot, started, at);
    const study = at === null || timeline === null ? started : studyAt(started, timeline, at);
    const expectations = expectationsOf(session, uri, snapshot, options.json === true);
    if (expectations.some((expectation) => !expectation.passed)) session.reach(1);
    if (options.json === true)
      results.push(outputOf(session, uri, snapshot, study, expectations, options.at ?? null));
    else {
      if (index > 0) session.terminal.print('');
      const { style } = session.terminal;
      const text = simulationText(session.display(uri), study, snapshot, expectations, style);
      for (const line of text) session.terminal.print(line);
      if (at === null || timeline === null) continue;
      for (const line of timelineText(started, timeline, at, style)) session.terminal.print(line);
    }
  }
  if (options.json !== true) return;
  const [only] = results;
  if (files.length === 1 && only !== undefined) session.printJson(only);
  else if (files.length > 1) session.printJson(results);
}

/** The run up to the moment, played further than the scenario says where it ends earlier. */
function timelineOf(snapshot: Snapshot, study: Study, at: number): Timeline | null {
  const scenario = snapshot.document?.scenario?.scenario ?? null;
  return scenario === null ? null : play(study.situation, [...momentsOf(scenario), at]);
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
  quiet: boolean,
): readonly OutputExpectation[] {
  const lines = new TextLines(snapshot.document?.text ?? '');
  return expectationResults(snapshot).map((result) => {
    const { expectation } = result;
    const message = expectationMessage(result);
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
  at: string | null,
): OutputSimulation {
  return {
    version: 1,
    scenario: session.display(uri),
    profile: profilesOf(study).at(-1) ?? '',
    at,
    translations: outputTranslations(study, snapshot, (file) => session.display(file)),
    expectations,
  };
}
