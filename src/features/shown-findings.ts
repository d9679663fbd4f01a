import { findingsOfDevice, findingsOfNames, joinedInSteps } from '../analysis/findings/findings';
import type { Finding, Severity } from '../analysis/findings/finding';
import { unmetPeerFindings } from '../analysis/findings/ipsec-unmet-peer';
import type { UnmetPeer } from '../analysis/network/unmet-peers';
import type { Severities } from '../analysis/findings/severities';
import type { Device } from '../analysis/situation';
import { atOnce, flatMapInSteps, type Steps } from '../analysis/steps';
import type { Study } from '../analysis/study';
import type { ConfigBlocks } from '../config/blocks';
import type { ConfigDocument, Span } from '../config/model';
import { spanOf } from './places';

/** One version of a config with what is known of it. */
export interface StudiedConfig {
  readonly config: ConfigDocument;
  readonly blocks: ConfigBlocks;
  readonly device: Device;
  readonly study: Study | null;
  /** The lines of the config that name a peer of which nothing can be predicted. */
  readonly unmetPeers?: readonly UnmetPeer[];
}

/** A finding that nobody switched off, with its place in the text. */
export interface ShownFinding {
  readonly finding: Finding;
  readonly severity: Exclude<Severity, 'off'>;
  readonly span: Span;
}

/** All findings about the config, whatever the settings and comments say. */
export function allFindings(studied: StudiedConfig): readonly Finding[] {
  return atOnce(allFindingsInSteps(studied));
}

function* allFindingsInSteps({
  config,
  blocks,
  device,
  study,
  unmetPeers = [],
}: StudiedConfig): Steps<readonly Finding[]> {
  const found = yield* findingsOfDevice(device, study);
  const ofNames = yield* findingsOfNames(device.id, config, blocks);
  return yield* joinedInSteps([found, unmetPeerFindings(unmetPeers), ofNames]);
}

/** The findings about the config without those that a comment or a setting silences. */
export function shownFindings(studied: StudiedConfig, severities: Severities): readonly ShownFinding[] {
  return atOnce(shownFindingsInSteps(studied, severities));
}

interface Known {
  readonly studied: StudiedConfig;
  readonly severities: Severities;
  readonly found: readonly ShownFinding[];
}

/** Findings and the fixes of them ask for the same of one version of a text. */
const known = new WeakMap<ConfigDocument, Known>();

/** The same in short steps; found once for what is known of one version of a config. */
export function* shownFindingsInSteps(
  studied: StudiedConfig,
  severities: Severities,
): Steps<readonly ShownFinding[]> {
  const before = known.get(studied.config);
  if (before?.severities === severities && isSame(before.studied, studied)) return before.found;
  const found = yield* findShown(studied, severities);
  known.set(studied.config, { studied, severities, found });
  return found;
}

function isSame(one: StudiedConfig, other: StudiedConfig): boolean {
  const [ours, theirs] = [one.unmetPeers ?? [], other.unmetPeers ?? []];
  return (
    one.study === other.study &&
    one.device.id === other.device.id &&
    one.device.summary === other.device.summary &&
    ours.length === theirs.length &&
    ours.every((peer, at) => peer === theirs[at])
  );
}

function* findShown(studied: StudiedConfig, severities: Severities): Steps<readonly ShownFinding[]> {
  const { config } = studied;
  const ignored = ignoredLines(config);
  const found = yield* allFindingsInSteps(studied);
  return yield* flatMapInSteps(found, (finding): readonly ShownFinding[] => {
    const severity = severityOf(finding.code, finding.severity, severities);
    const span = severity === 'off' ? null : spanOf(finding.place, config);
    if (span === null || severity === 'off') return [];
    if (ignored.size > 0 && ignored.has(`${finding.code} ${config.lines.lineAt(span.start)}`)) return [];
    return [{ finding, severity, span }];
  });
}

/** `severity` of `.pat-lens.yaml` speaks for everything about the files of its folder. */
export function severityOf(code: string, usual: Severity, severities: Severities): Severity {
  return (Object.hasOwn(severities, code) ? severities[code] : undefined) ?? usual;
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
