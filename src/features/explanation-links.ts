import { decidingPlace } from '../analysis/explain-place';
import { natRulePlace } from '../analysis/nat-rule-place';
import { configuredRemotes } from '../analysis/network/configured-remotes';
import { factsOf } from '../analysis/network/network';
import type { FilePlace } from '../analysis/place';
import { translatingSteps } from '../analysis/seen-at';
import { stationPlace } from '../analysis/station-place';
import type { Study } from '../analysis/study';
import { formatAddress } from '../engine/address';
import { explanationWords as words } from '../messages/explanation';
import { outcomeText, stagedHeader, tableHeader, tableRows, type LineOf } from '../messages/table';
import type { Snapshot } from '../workspace/snapshot';
import { nameOf } from '../workspace/uri';
import { deviceOf } from './file-annotations';
import { targetOf, type LinkTarget } from './linked-text';
import { peerPlace } from './peer-places';
import { spanOf } from './places';
import type { RichBlock, RichLink } from './rich-text';

/**
 * The before/after table of some conversations, with a column for each of several PAT devices in a row; the peer leads to its line,
 * the verdict to the one that decides.
 */
export function linkedTable(snapshot: Snapshot, study: Study, indexes: readonly number[]): RichBlock {
  const lineOf: LineOf = (station, entry) => {
    const file: FilePlace = { file: station.device.id, place: stationPlace(station, entry) };
    const target = targetOfPlace(snapshot, file);
    return target === null ? null : target.line + 1;
  };
  const judged = study.stations.length > 0;
  const devices = devicesInRow(study, indexes);
  const rows = indexes.flatMap((index) =>
    tableRows(study, lineOf, [index]).map(([session = '', before = '', after = '', ...verdict]) => {
      const stages = devices.length < 2 ? [after] : stageTexts(study, index, devices.length);
      return [
        linked(session, targetOfPeer(snapshot, study, index)),
        before,
        ...stages,
        ...verdict.map((text) => linked(text, targetOfVerdict(snapshot, study, index))),
      ];
    }),
  );
  const header = devices.length < 2 ? tableHeader(judged) : stagedHeader(judged, devices);
  return { kind: 'table', header, rows };
}

function linked(text: string, target: LinkTarget | null): string | RichLink {
  return target === null ? text : { text, target };
}

/** The names of the PAT devices by their places in a row, null where those of the conversations differ. */
function devicesInRow(
  { situation, translations }: Study,
  indexes: readonly number[],
): readonly (string | null)[] {
  const names: (string | null)[] = [];
  for (const index of indexes) {
    const steps = translations[index] === undefined ? [] : translatingSteps(translations[index]);
    steps.forEach(({ stage }, at) => {
      const id = situation.stages[stage ?? -1]?.device?.id;
      const name = id === undefined ? null : nameOf(id);
      names[at] = at < names.length && names[at] !== name ? null : name;
    });
  }
  return names;
}

function stageTexts({ translations }: Study, index: number, count: number): readonly string[] {
  const translation = translations[index];
  const texts = translation === undefined ? [] : translatingSteps(translation).map(outcomeText);
  return Array.from({ length: count }, (_, at) => texts[at] ?? '–');
}

/** The NAT rules that translate some conversations. */
export function ruleLinks(
  snapshot: Snapshot,
  study: Study,
  indexes: readonly number[],
): readonly RichBlock[] {
  const links = new Map<string, RichLink>();
  for (const step of indexes.flatMap((index) => study.translations[index]?.steps ?? [])) {
    const device = study.situation.stages[step.stage ?? -1]?.device ?? null;
    if (device === null || step.natRule === null) continue;
    for (const rule of [step.natRule, ...(step.otherRules ?? [])]) {
      const place = natRulePlace(device.summary, rule);
      const target = targetOfPlace(snapshot, { file: device.id, place });
      if (target === null) continue;
      const text = words.natRule(nameOf(target.uri), target.line + 1);
      links.set(text, { text, target });
    }
  }
  return links.size === 0 ? [] : [{ kind: 'links', links: [...links.values()] }];
}

/** The remotes that the snapshot's config expects, none of which is known to be behind NAT. */
export function remoteLinks(snapshot: Snapshot): readonly RichBlock[] {
  const device = deviceOf(snapshot);
  if (device === null) return [];
  const remotes = configuredRemotes(device.summary, factsOf(device).endpoints);
  const links = remotes.flatMap(({ address, place }): readonly RichLink[] => {
    const target = targetOfPlace(snapshot, { file: device.id, place });
    return target === null ? [] : [{ text: words.remote(formatAddress(address), target.line + 1), target }];
  });
  if (links.length === 0) return [];
  return [
    { kind: 'paragraph', text: words.unknownRemotes() },
    { kind: 'links', links },
  ];
}

function targetOfPeer(snapshot: Snapshot, study: Study, index: number): LinkTarget | null {
  const peer = study.translations[index]?.peer ?? null;
  const place = peer === null ? null : peerPlace(snapshot, peer);
  return place === null ? null : targetOf(snapshot, place);
}

/** Of the list that the table names: the first that drops the conversation or a part of it. */
function targetOfVerdict(snapshot: Snapshot, study: Study, index: number): LinkTarget | null {
  for (const { station, verdicts } of study.stations) {
    const verdict = verdicts.get(index);
    if (verdict === undefined || verdict.verdict === 'permit') continue;
    const place = decidingPlace(station, verdict);
    return place === null ? null : targetOfPlace(snapshot, place);
  }
  return null;
}

function targetOfPlace(snapshot: Snapshot, { file, place }: FilePlace): LinkTarget | null {
  const span = spanOf(place, snapshot.config(file));
  return span === null ? null : targetOf(snapshot, { uri: file, span });
}
