import type { Severity } from '../analysis/findings/finding';
import { atOnce, flatMapInSteps, type Steps } from '../analysis/steps';
import { unpackEntries } from '../config/assembly/entry-views';
import type { ConfigDocument, Span } from '../config/model';
import { expectationMessage } from '../messages/expectations';
import { findingMessage, moreFindings } from '../messages/findings';
import { configProblemMessage, problemMessage, unknownProfileProblem } from '../messages/problems';
import { settingsProblemMessage } from '../messages/settings';
import { nearest } from '../scenario/nearest';
import { profileIn } from '../workspace/settings-finder';
import type { TextDocument } from '../workspace/document';
import type { SettingsDocument } from '../workspace/folder-settings';
import type { Snapshot } from '../workspace/snapshot';
import { nameOf } from '../workspace/uri';
import { expectationResults } from './expectations';
import { studiedConfig } from './file-annotations';
import { relatedTexts, type RelatedText } from './related-places';
import { severityOf, shownFindingsInSteps, type ShownFinding } from './shown-findings';

export type { RelatedText };

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
  return atOnce(diagnosticsInSteps(snapshot));
}

/** The same in short steps; of more than `most` the gravest, and one that says how many there are beside them. */
export function* diagnosticsInSteps(snapshot: Snapshot, most = Infinity): Steps<readonly Diagnostic[]> {
  const { document } = snapshot;
  if (document === undefined) return [];
  const { severity: severities } = snapshot.governing.settings;
  const { drafts, left } = yield* draftsOf(snapshot, document, most);
  const found = yield* flatMapInSteps(drafts, (draft): readonly Draft[] => {
    const severity = severityOf(draft.code, draft.severity, severities);
    return severity === 'off' ? [] : [{ ...draft, severity }];
  });
  const shown = found.length > most ? gravest(found, most) : found;
  yield;
  const made = yield* flatMapInSteps(shown, ({ complete, ...draft }): readonly Diagnostic[] => [
    { ...draft, ...complete() },
  ]);
  const count = left + found.length - shown.length;
  const beside = count === 0 ? [] : [unshown(count)];
  return [...beside, ...made].sort((one, other) => one.span.start - other.span.start);
}

/** A diagnostic whose words are made when it is sure to be shown. */
interface Draft {
  readonly code: string;
  readonly severity: Exclude<Severity, 'off'>;
  readonly span: Span;
  readonly complete: () => Pick<Diagnostic, 'message' | 'related' | 'finding'>;
}

const gravity = ['error', 'warning', 'info', 'hint'] as const;

function gravest<T extends Pick<Draft, 'severity'>>(found: readonly T[], most: number): readonly T[] {
  const chosen: T[] = [];
  for (const severity of gravity) {
    for (const one of found) {
      if (chosen.length >= most) return chosen;
      if (one.severity === severity) chosen.push(one);
    }
  }
  return chosen;
}

function unshown(count: number): Diagnostic {
  const span = { start: 0, end: 0 };
  return { code: 'more-findings', severity: 'info', span, message: moreFindings(count), related: [] };
}

/** Drafts, and how many findings are left for which none was made. */
interface Drafts {
  readonly drafts: readonly Draft[];
  readonly left: number;
}

function* draftsOf(snapshot: Snapshot, document: TextDocument, most: number): Steps<Drafts> {
  if (document.isScenario) return { drafts: scenarioDiagnostics(snapshot), left: 0 };
  if (document.settings !== null) return { drafts: settingsDiagnostics(document.settings), left: 0 };
  return yield* configDiagnostics(snapshot, document.config, most);
}

function settingsDiagnostics({ problems }: SettingsDocument): readonly Draft[] {
  return problems.map((problem) => error(problem.code, problem.span, settingsProblemMessage(problem)));
}

function scenarioDiagnostics(snapshot: Snapshot): readonly Draft[] {
  const problems = snapshot.scenarioProblems.map((problem) =>
    error(problem.code, problem.span, problemMessage(problem)),
  );
  const failed = expectationResults(snapshot).flatMap((result): readonly Draft[] => {
    const message = expectationMessage(result);
    return message === '' ? [] : [error('scenario.expectation-failed', result.expectation.span, message)];
  });
  return [...problems, ...failed];
}

function error(code: string, span: Span, message: string): Draft {
  return { code, severity: 'error', span, complete: () => ({ message, related: [] }) };
}

function* configDiagnostics(snapshot: Snapshot, config: ConfigDocument | null, most: number): Steps<Drafts> {
  const studied = studiedConfig(snapshot);
  if (config === null || studied === null) return { drafts: [], left: 0 };
  yield* unpackEntries(config.summary.accessLists);
  const problems = config.problems.map((problem) =>
    error(`config.${problem.code}`, problem.span, configProblemMessage(problem)),
  );
  const { severity: severities } = snapshot.governing.settings;
  const found = yield* shownFindingsInSteps(studied, severities);
  yield;
  const chosen = found.length > most ? gravest(found, most) : found;
  const shown = yield* flatMapInSteps(chosen, (one): readonly Draft[] => {
    const { finding, severity, span } = one;
    const complete = (): Omit<Diagnostic, 'code' | 'severity' | 'span'> => ({
      message: findingMessage(studied.study, finding, nameOf),
      related: relatedTexts(snapshot, finding),
      finding: one,
    });
    return [{ code: finding.code, severity, span, complete }];
  });
  return {
    drafts: [...problems, ...unknownProfiles(snapshot, config), ...shown],
    left: found.length - chosen.length,
  };
}

/** `! pat-lens: profile ID` with an id that is neither built in nor an own one. */
function unknownProfiles({ governing }: Snapshot, config: ConfigDocument): readonly Draft[] {
  return config.summary.directives.flatMap((directive, index): readonly Draft[] => {
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
