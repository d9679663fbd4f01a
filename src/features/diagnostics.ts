import type { Finding, Severity } from '../analysis/findings/finding';
import type { Severities } from '../analysis/findings/severities';
import type { ConfigDocument, Span } from '../config/model';
import { expectationMessage } from '../messages/expectations';
import { findingMessage, relatedMessage } from '../messages/findings';
import { configProblemMessage, problemMessage, unknownProfileProblem } from '../messages/problems';
import { settingsProblemMessage } from '../messages/settings';
import { nearest } from '../scenario/nearest';
import { profileIn } from '../workspace/settings-finder';
import type { TextDocument } from '../workspace/document';
import type { SettingsDocument } from '../workspace/folder-settings';
import type { Snapshot } from '../workspace/snapshot';
import { expectationResults } from './expectations';
import { studiedConfig } from './file-annotations';
import { spanOf } from './places';
import { severityOf, shownFindings, type ShownFinding } from './shown-findings';

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
  /** What it was made of, where a fix may end it. */
  readonly finding?: ShownFinding;
}

/** Everything that is wrong with the snapshot's file, in text order. */
export function diagnostics(snapshot: Snapshot): readonly Diagnostic[] {
  const { document } = snapshot;
  if (document === undefined) return [];
  return found(snapshot, document)
    .flatMap((one) => withSeverity(one, snapshot.governing.settings.severity))
    .sort((one, other) => one.span.start - other.span.start);
}

function found(snapshot: Snapshot, document: TextDocument): readonly Diagnostic[] {
  if (document.isScenario) return scenarioDiagnostics(snapshot);
  if (document.settings !== null) return settingsDiagnostics(document.settings);
  return configDiagnostics(snapshot, document.config);
}

function withSeverity(diagnostic: Diagnostic, severities: Severities): readonly Diagnostic[] {
  const severity = severityOf(diagnostic.code, diagnostic.severity, severities);
  return severity === 'off' ? [] : [{ ...diagnostic, severity }];
}

function settingsDiagnostics({ problems }: SettingsDocument): readonly Diagnostic[] {
  return problems.map((problem) => error(problem.code, problem.span, settingsProblemMessage(problem)));
}

function scenarioDiagnostics(snapshot: Snapshot): readonly Diagnostic[] {
  const problems = snapshot.scenarioProblems.map((problem) =>
    error(problem.code, problem.span, problemMessage(problem)),
  );
  const failed = expectationResults(snapshot).flatMap((result): readonly Diagnostic[] => {
    const message = expectationMessage(result);
    return message === '' ? [] : [error('scenario.expectation-failed', result.expectation.span, message)];
  });
  return [...problems, ...failed];
}

function error(code: string, span: Span, message: string): Diagnostic {
  return { code, severity: 'error', span, message, related: [] };
}

function configDiagnostics(snapshot: Snapshot, config: ConfigDocument | null): readonly Diagnostic[] {
  const studied = studiedConfig(snapshot);
  if (config === null || studied === null) return [];
  const problems = config.problems.map((problem) =>
    error(`config.${problem.code}`, problem.span, configProblemMessage(problem)),
  );
  const { severity: severities } = snapshot.governing.settings;
  const shown = shownFindings(studied, severities).map((one): Diagnostic => {
    const { finding, severity, span } = one;
    const message = findingMessage(studied.study, finding);
    const related = relatedTexts(snapshot, finding);
    return { code: finding.code, severity, span, message, related, finding: one };
  });
  return [...problems, ...unknownProfiles(snapshot, config), ...shown];
}

/** `! pat-lens: profile ID` with an id that is neither built in nor an own one. */
function unknownProfiles({ governing }: Snapshot, config: ConfigDocument): readonly Diagnostic[] {
  return config.summary.directives.flatMap((directive, index): readonly Diagnostic[] => {
    if (directive.kind !== 'profile' || profileIn(governing, directive.id) !== null) return [];
    const span = config.places.directive(index);
    if (span === null) return [];
    const suggestion = nearest(
      directive.id,
      governing.profiles.map(({ id }) => id),
    );
    return [error('config.unknown-profile', span, unknownProfileProblem(directive.id, suggestion))];
  });
}

function relatedTexts(snapshot: Snapshot, finding: Finding): readonly RelatedText[] {
  return finding.related.flatMap((place) => {
    const span = spanOf(place.place, snapshot.config(place.file));
    return span === null ? [] : [{ uri: place.file, span, message: relatedMessage(place) }];
  });
}
