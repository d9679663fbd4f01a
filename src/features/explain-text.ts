import { explainPacket, type Phase } from '../analysis/explain-packet';
import type { FilePlace, Place } from '../analysis/place';
import {
  conclusionText,
  explainWords as words,
  packetText,
  phaseAssumptions,
  phaseConfidence,
  phaseResult,
  phaseSources,
  phaseType,
  phaseWhy,
} from '../messages/explain';
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
  return [
    plainLine(words.title(study, found)),
    plainLine(conclusionText(phases, nameOf)),
    ...out.lines,
    plainLine(''),
  ];
}

function addPhase(out: LabelledLines, snapshot: Snapshot, phase: Phase, number: number): void {
  const study = snapshot.fileStudy?.study;
  if (study === undefined) return;
  out.heading(words.phase(number, headOf(phase)));
  const place = textPlaceOf(snapshot, phase);
  const target = place === null ? null : targetOf(snapshot, place.text);
  if (place !== null && target !== null) {
    out.addLink(words.config(), target, place.isShown ? placeText(snapshot, place.text) : '');
  }
  out.add(words.packet(), packetText(phase.packet));
  const { detail } = phase;
  if ('after' in detail && phase.result !== 'drop') out.add(words.becomes(), packetText(detail.after));
  phaseWhy(study, phase, nameOf).forEach((text) => out.add(words.why(), text));
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
    const span = spanOf(place.place, snapshot.config(place.file));
    return span === null ? null : { text: { uri: place.file, span }, isShown: holdsNoSecret(place) };
  }
  if (detail.kind !== 'peer') return null;
  const own = snapshot.fileStudy?.study.situation.peers.indexOf(detail.peer) ?? -1;
  const text = peerPlace(snapshot, own);
  return text === null ? null : { text, isShown: true };
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
