import { findingsOfDevice, findingsOfNames } from '../analysis/findings/findings';
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
  return found(snapshot, document)
    .flatMap((one) => withSeverity(one, snapshot.governing.settings.severity))
    .sort((one, other) => one.span.start - other.span.start);
}

function found(snapshot: Snapshot, document: TextDocument): readonly Diagnostic[] {
  if (document.isScenario) return scenarioDiagnostics(snapshot);
  if (document.settings !== null) return settingsDiagnostics(document.settings);
  return configDiagnostics(snapshot, document.config);
}

/** `severity` of `.pat-lens.yaml` speaks for everything about the files of its folder. */
function withSeverity(diagnostic: Diagnostic, severities: Severities): readonly Diagnostic[] {
  const severity = Object.hasOwn(severities, diagnostic.code) ? severities[diagnostic.code] : undefined;
  if (severity === undefined) return [diagnostic];
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
  const device = deviceOf(snapshot);
  if (config === null || device === null) return [];
  const problems = config.problems.map((problem) =>
    error(`config.${problem.code}`, problem.span, configProblemMessage(problem)),
  );
  const study = snapshot.fileStudy?.study ?? null;
  const ignored = ignoredLines(config);
  const blocks = snapshot.document?.blocks ?? null;
  const named = blocks === null ? [] : findingsOfNames(device.id, config, blocks);
  const found = [...findingsOfDevice(device, study), ...named].flatMap((finding): readonly Diagnostic[] => {
    const span = spanOf(finding.place, config);
    if (span === null || finding.severity === 'off') return [];
    if (ignored.has(`${finding.code} ${config.lines.lineAt(span.start)}`)) return [];
    const { code, severity } = finding;
    const message = findingMessage(study, finding);
    return [{ code, severity, span, message, related: relatedTexts(snapshot, finding) }];
  });
  return [...problems, ...unknownProfiles(snapshot, config), ...found];
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
