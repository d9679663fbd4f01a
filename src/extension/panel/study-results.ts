import { play } from '../../analysis/scenario-run';
import type { Station } from '../../analysis/situation';
import type { Study } from '../../analysis/study';
import { outcomeOf, type Translation } from '../../analysis/translations';
import type { Verdict } from '../../analysis/acl/evaluate';
import { stationPlace } from '../../analysis/station-place';
import { formatAddress } from '../../engine/address';
import type { Ports } from '../../engine/prediction';
import { groupsOf } from './profile-groups';
import { panelTimeline } from './timeline';
import { annotationsOf } from '../../features/file-annotations';
import { spanOf } from '../../features/places';
import { assumptionText, becauseText, dropReasonText } from '../../messages/engine';
import { explanationWords } from '../../messages/explanation';
import { resultsOf } from '../../panel/results';
import {
  mostShownPeers,
  type PanelMapping,
  type PanelPeer,
  type PanelPlace,
  type PanelPorts,
  type PanelResults,
  type PanelTranslation,
  type PanelVerdict,
} from '../../panel/protocol';
import type { Snapshot } from '../../workspace/snapshot';
import { nameOf } from '../../workspace/uri';

/** The panel's table of a study; `snapshot` gives the places in its files, null where there are none. */
export function studyResults(study: Study, snapshot: Snapshot | null): PanelResults {
  const { situation } = study;
  const peerPlaces = snapshot === null ? new Map<number, PanelPlace>() : placesOfPeers(snapshot);
  const peers = situation.sequence.map((index): PanelPeer => {
    const report = study.peers[index];
    return {
      index,
      name: situation.peers[index]?.name ?? '',
      place: peerPlaces.get(index) ?? null,
      verdict: report?.verdict ?? null,
      translations: (report?.translations ?? []).flatMap((at) => {
        const translation = study.translations[at];
        return translation === undefined ? [] : [row(study, snapshot, translation, at)];
      }),
    };
  });
  const profile = situation.stages.at(-1)?.pools[0]?.options.profile;
  return resultsOf(peers, {
    anyOrder: situation.order === 'any',
    notes: situation.origin === 'assumed' ? [explanationWords.assumedPeers()] : [],
    groups: profile === undefined ? [] : groupsOf(profile),
    timeline: isPlayed(study) ? panelTimeline(study, play(situation)) : null,
  });
}

/** Assumed peers are ranks, not hosts that start and stop; a start order that is not known has no times. */
function isPlayed({ situation }: Study): boolean {
  const { origin, order, peers } = situation;
  return (
    (origin === 'scenario' || origin === 'simulation') && order === 'listed' && peers.length <= mostShownPeers
  );
}

function row(
  study: Study,
  snapshot: Snapshot | null,
  translation: Translation,
  at: number,
): PanelTranslation {
  const { prediction, addressUnknown } = outcomeOf(translation);
  const { insideLocal, purpose, protocol } = translation;
  const holder = (owner: number): string =>
    study.situation.peers[owner]?.name ?? explanationWords.otherHost();
  return {
    purpose,
    outsidePort: translation.outside.port,
    protocol: protocol === 17 ? 'udp' : protocol === 6 ? 'tcp' : 'esp',
    insideLocal: {
      address: formatAddress(insideLocal.address),
      port: protocol === 50 ? null : insideLocal.port,
    },
    insideGlobal: {
      address: addressUnknown ? null : formatAddress(prediction.address),
      ports: panelPorts(prediction.ports),
    },
    alternatives: prediction.alternatives.map(({ address, ports }): PanelMapping => ({
      address: formatAddress(address),
      ports: { kind: 'any-of', ranges: ports.ranges, sample: ports.first ?? 0 },
    })),
    because: becauseText(prediction.because, holder),
    assumes: prediction.assumes.map((assumption) => assumptionText(assumption)),
    confidence: prediction.confidence,
    citations: prediction.citations,
    verdicts: study.stations.flatMap(({ station, verdicts }) => {
      const verdict = verdicts.get(at);
      return verdict === undefined ? [] : [panelVerdict(snapshot, station, verdict)];
    }),
  };
}

/** `Ports` as JSON. */
export function panelPorts(ports: Ports): PanelPorts {
  switch (ports.kind) {
    case 'any-of': {
      const { kind, sample, likely, dropChance } = ports;
      return {
        kind,
        ranges: ports.ports.ranges,
        sample,
        ...(likely === undefined ? {} : { likely }),
        ...(dropChance === undefined ? {} : { dropChance }),
      };
    }
    case 'dropped':
      return { kind: 'dropped', reason: dropReasonText(ports.reason) };
    default:
      return ports;
  }
}

function panelVerdict(snapshot: Snapshot | null, station: Station, verdict: Verdict): PanelVerdict {
  const { device, list } = station;
  const deciding =
    verdict.decisions.find((decision) => (decision.action === 'permit') === (verdict.verdict === 'permit')) ??
    verdict.decisions[0];
  const entry = deciding?.entry ?? null;
  const place = stationPlace(station, entry);
  const config = snapshot?.config(device.id) ?? null;
  const span = spanOf(place, config);
  const line = config === null || span === null ? null : config.lines.lineAt(span.start);
  return {
    verdict: verdict.verdict,
    share: verdict.share,
    config: nameOf(device.id),
    acl: list.name,
    line: entry === null || line === null ? null : line + 1,
    text: entry === null || span === null ? null : (config?.text.slice(span.start, span.end) ?? null),
    place:
      config === null || span === null || line === null
        ? null
        : { uri: device.id, line: line + 1, column: span.start - config.lines.startOf(line) + 1 },
  };
}

function placesOfPeers(snapshot: Snapshot): ReadonlyMap<number, PanelPlace> {
  const places = new Map<number, PanelPlace>();
  const uri = snapshot.fileStudy?.scenario ?? snapshot.document?.uri;
  if (uri === undefined) return places;
  const text = snapshot.scenario(uri)?.text ?? snapshot.config(uri)?.text ?? '';
  const spans = snapshot.scenario(uri)?.scenario?.peers.map((peer) => peer.nameSpan);
  if (spans !== undefined) {
    spans.forEach((span, peer) => places.set(peer, placeAt(uri, text, span.start)));
    return places;
  }
  for (const { annotation, span } of annotationsOf(snapshot)) {
    if (annotation.kind === 'peer') places.set(annotation.peer, placeAt(uri, text, span.start));
  }
  return places;
}

function placeAt(uri: string, text: string, offset: number): PanelPlace {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { uri, line, column: offset - before.lastIndexOf('\n') };
}
