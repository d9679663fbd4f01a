import { explainPacket, type Phase } from '../analysis/explain-packet';
import type { FilePlace, Place } from '../analysis/place';
import type { Study } from '../analysis/study';
import {
  beforeStreamText,
  conclusionText,
  decisionTexts,
  explainWords as words,
  packetText,
  phaseAssumptions,
  phaseConfidence,
  phaseResult,
  phaseSources,
  phaseType,
  phaseWhy,
} from '../messages/explain';
import { sessionText } from '../messages/table';
import type { Snapshot } from '../workspace/snapshot';
import { nameOf } from '../workspace/uri';
import { LabelledLines, placeText, plainLine, targetOf, type LinkedLine } from './linked-text';
import { peerPlace, type TextPlace } from './peer-places';
import { spanOf } from './places';

/** The way of one conversation as a text that reads like the output of `packet-tracer`; null where it does not exist. */
export function explainedText(snapshot: Snapshot, translation: number): readonly LinkedLine[] | null {
  const study = snapshot.fileStudy?.study ?? null;
  const found = study?.translations[translation];
  if (study === null || found === undefined) return null;
  const phases = explainPacket(study, translation);
  if (phases.length === 0) return null;
  const labels = [
    words.config(),
    words.packet(),
    words.becomes(),
    words.why(),
    words.sure(),
    words.source(),
    words.assumes(),
    words.result(),
  ];
  const width = Math.max(...labels.map((label) => label.length));
  const out = new LabelledLines(width);
  phases.forEach((phase, at) => {
    if (at === 0 || phases[at - 1]?.flow !== phase.flow) {
      out.space();
      out.heading(phase.flow === 'outbound' ? words.outbound() : words.return());
    }
    out.space();
    addPhase(out, snapshot, phase, at + 1);
  });
  const before = beforeStream(study, translation);
  return [
    plainLine(words.title(study, found)),
    plainLine(conclusionText(phases, nameOf)),
    ...(before === null ? [] : [plainLine(before)]),
    ...out.lines,
    plainLine(''),
  ];
}

/** What the lists on the way of the same peer's IKE mean for its stream. */
function beforeStream({ situation, stations, translations }: Study, translation: number): string | null {
  const own = translations[translation];
  const ike = translations.findIndex(({ peer, purpose }) => peer === own?.peer && purpose === 'ike');
  const first = translations[ike];
  if (own?.purpose !== 'stream' || first === undefined) return null;
  const share = stations.reduce((least, { verdicts }) => Math.min(least, verdicts.get(ike)?.share ?? 1), 1);
  return beforeStreamText(sessionText({ situation }, first), share);
}

function addPhase(out: LabelledLines, snapshot: Snapshot, phase: Phase, number: number): void {
  const study = snapshot.fileStudy?.study;
  if (study === undefined) return;
  out.heading(words.phase(number, headOf(phase)));
  const place = decisionTexts(phase).length > 0 ? null : textPlaceOf(snapshot, phase);
  const target = place === null ? null : targetOf(snapshot, place.text);
  if (place !== null && target !== null) {
    out.addLink(words.config(), target, place.isShown ? placeText(snapshot, place.text) : '');
  }
  out.add(words.packet(), packetText(phase.packet));
  for (const decision of decisionTexts(phase)) {
    const text = decision.place === null ? null : placeOf(snapshot, decision.place);
    const line = text === null ? null : targetOf(snapshot, text);
    if (text !== null && line !== null) out.addLink(words.config(), line, placeText(snapshot, text));
    out.add(words.why(), decision.text);
  }
  const { detail } = phase;
  if ('after' in detail && phase.result !== 'drop') out.add(words.becomes(), packetText(detail.after));
  phaseWhy(study, phase, nameOf).forEach((text) => out.add(words.why(), text));
  for (const place of detail.kind === 'acl' ? detail.missed : []) {
    const text = placeOf(snapshot, place);
    const line = text === null ? null : targetOf(snapshot, text);
    if (line !== null) out.addLink(words.why(), line, words.missed());
  }
  phaseAssumptions(phase).forEach((text) => out.add(words.assumes(), text));
  const confidence = phaseConfidence(phase);
  if (confidence !== null) out.add(words.sure(), confidence);
  phaseSources(phase).forEach(({ title, address }) => out.add(words.source(), `${title} (${address})`));
  out.add(words.result(), phaseResult(phase));
}

function headOf(phase: Phase): string {
  const type = phaseType(phase);
  return phase.device === null ? type : `${type}, ${nameOf(phase.device.id)}`;
}

function textPlaceOf(
  snapshot: Snapshot,
  { place, detail }: Phase,
): { readonly text: TextPlace; readonly isShown: boolean } | null {
  if (place !== null) {
    const text = placeOf(snapshot, place);
    return text === null ? null : { text, isShown: holdsNoSecret(place) };
  }
  if (detail.kind !== 'peer') return null;
  const own = snapshot.fileStudy?.study.situation.peers.indexOf(detail.peer) ?? -1;
  const text = peerPlace(snapshot, own);
  return text === null ? null : { text, isShown: true };
}

function placeOf(snapshot: Snapshot, { file, place }: FilePlace): TextPlace | null {
  const span = spanOf(place, snapshot.config(file));
  return span === null ? null : { uri: file, span };
}

/** Keys stand in the lines of few families; only lines that cannot have one are repeated. */
function holdsNoSecret({ place }: FilePlace): boolean {
  return place.kind !== 'record' || (shownFamilies as readonly string[]).includes(place.family);
}

const shownFamilies: readonly Extract<Place, { kind: 'record' }>['family'][] = [
  'cryptoMaps',
  'asaNatRules',
  'legacyNatRules',
  'legacyStatics',
];
