import type { ConfigDocument, DeviceSummary } from '../config/model';
import type { ScenarioDocument, ScenarioProblem } from '../scenario/model';
import type { UnmetPeer } from '../analysis/network/unmet-peers';
import type { Study } from '../analysis/study';
import type { Timeline } from '../ipsec/timeline';
import type { TextDocument } from './document';
import type { GoverningSettings } from './settings-finder';
import type { Uri } from './uri';

/** A study with the files that it came from. */
export interface FileStudy {
  readonly study: Study;
  /** The scenario that asks, or null where the config itself does. */
  readonly scenario: Uri | null;
  /** What happens over time, played when first asked for; null where no scenario asks. */
  readonly timeline: () => Timeline | null;
  /** The same question about other versions of some configs; null where they leave nothing to predict. */
  readonly restudy: (changed: ReadonlyMap<Uri, DeviceSummary>) => Study | null;
}

/** A scenario that would annotate a config but cannot be run as written; the config then speaks for itself. */
export interface RefusedScenario {
  readonly uri: Uri;
  /** Those of its text, then references that lead nowhere. */
  readonly problems: readonly ScenarioProblem[];
}

/**
 * Everything that is known about one file at one moment; immutable. What it refers to is loaded, so that features answer
 * without waiting.
 */
export interface Snapshot {
  /** The file asked about, or undefined where it cannot be read. */
  readonly document: TextDocument | undefined;
  /** The answer that annotates the file, or null where nothing is to be predicted. */
  readonly fileStudy: FileStudy | null;
  /** What `.pat-lens.yaml` says for the file. */
  readonly governing: GoverningSettings;
  /** Problems of the file itself when it is a scenario: those of its text, then references that lead nowhere. */
  readonly scenarioProblems: readonly ScenarioProblem[];
  /** The lines of the config that name an IPsec peer of which nothing can be predicted. */
  readonly unmetPeers: readonly UnmetPeer[];
  /** Set where the file is a config whose scenario could not be used. */
  readonly refusedScenario: RefusedScenario | null;
  /** Any loaded file that the study speaks of. */
  config(uri: Uri): ConfigDocument | null;
  scenario(uri: Uri): ScenarioDocument | null;
}
