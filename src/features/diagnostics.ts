import { checkExpectation, portsAtStart } from '../analysis/expectations';
import { findingsOfDevice } from '../analysis/findings/findings';
import type { Finding, Severity } from '../analysis/findings/finding';
import type { ConfigDocument, Span } from '../config/model';
import { expectationMessage } from '../messages/expectations';
import { findingMessage, relatedMessage } from '../messages/findings';
import { configProblemMessage, problemMessage } from '../messages/problems';
import type { Snapshot } from '../workspace/snapshot';
import { deviceOf } from './file-annotations';
import { spanOf } from './places';

export interface RelatedText {
  readonly uri: string;
  readonly span: Span;
  readonly message: string;
}

/** A finding or an error about a file, with its place in the text. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Exclude<Severity, 'off'>;
  readonly span: Span;
  readonly message: string;
  readonly related: readonly RelatedText[];
}

/** Everything that is wrong with the snapshot's file, in text order. */
export function diagnostics(snapshot: Snapshot): readonly Diagnostic[] {
  const { document } = snapshot;
  if (document === undefined) return [];
  const found = document.isScenario
    ? scenarioDiagnostics(snapshot)
    : configDiagnostics(snapshot, document.config);
  return found.toSorted((one, other) => one.span.start - other.span.start);
}

function scenarioDiagnostics(snapshot: Snapshot): readonly Diagnostic[] {
  const problems = snapshot.scenarioProblems.map((problem) =>
    error(problem.code, problem.span, problemMessage(problem)),
  );
  const study = snapshot.fileStudy?.study;
  const expectations = snapshot.document?.scenario?.scenario?.expect ?? [];
  if (study === undefined) return problems;
  const failed = expectations.flatMap((expectation): readonly Diagnostic[] => {
    if (expectation.at !== null) return [];
    const message = expectationMessage(checkExpectation(study, expectation, portsAtStart(study)));
    return message === '' ? [] : [error('scenario.expectation-failed', expectation.span, message)];
  });
  return [...problems, ...failed];
}

function error(code: string, span: Span, message: string): Diagnostic {
  return { code, severity: 'error', span, message, related: [] };
}

function configDiagnostics(snapshot: Snapshot, config: ConfigDocument | null): readonly Diagnostic[] {
  const device = deviceOf(snapshot);
  if (config === null || device === null) return [];
  const problems = config.problems.map((problem) =>
    error(`config.${problem.code}`, problem.span, configProblemMessage(problem)),
  );
  const study = snapshot.fileStudy?.study ?? null;
  const ignored = ignoredLines(config);
  const found = findingsOfDevice(device, study).flatMap((finding): readonly Diagnostic[] => {
    const span = spanOf(finding.place, config);
    if (span === null || finding.severity === 'off') return [];
    if (ignored.has(`${finding.code} ${config.lines.lineAt(span.start)}`)) return [];
    const { code, severity } = finding;
    const message = findingMessage(study, finding);
    return [{ code, severity, span, message, related: relatedTexts(snapshot, finding) }];
  });
  return [...problems, ...found];
}

/** `! pat-lens: ignore CODE` speaks for the line below it. */
function ignoredLines(config: ConfigDocument): ReadonlySet<string> {
  const ignored = new Set<string>();
  config.summary.directives.forEach((directive, index) => {
    if (directive.kind !== 'ignore') return;
    const span = config.places.directive(index);
    if (span !== null) ignored.add(`${directive.code} ${config.lines.lineAt(span.start) + 1}`);
  });
  return ignored;
}

function relatedTexts(snapshot: Snapshot, finding: Finding): readonly RelatedText[] {
  return finding.related.flatMap((place) => {
    const span = spanOf(place.place, snapshot.config(place.file));
    return span === null ? [] : [{ uri: place.file, span, message: relatedMessage(place) }];
  });
}
