import type { Annotation } from '../analysis/annotations';
import type { ClauseNotJudged } from '../analysis/nat-doubts';
import type { Study } from '../analysis/study';
import { translatingSteps } from '../analysis/seen-at';
import { outcomeOf } from '../analysis/translations';
import type { Citation } from '../engine/prediction';
import { claimsOf } from '../engine/profile-claims';
import { assumptionText, becauseText, confidenceText } from '../messages/engine';
import { explanationWords as words } from '../messages/explanation';
import { originText, pathAssumptionText } from '../messages/network';
import { unmetTexts } from '../messages/unmet-peers';
import { profileReasonText } from '../messages/profiles';
import { sessionText } from '../messages/table';
import type { Snapshot } from '../workspace/snapshot';
import { nameOf as fileName } from '../workspace/uri';
import { supposedByLists } from './doubts';
import { linkedTable, remoteLinks, ruleLinks } from './explanation-links';
import type { RichBlock, RichLink, RichText } from './rich-text';

/** The most peers whose reasons are spelled out one by one. */
const mostExplained = 8;

/** What stands behind a hint: the before/after table of the peers concerned, the reasons, how sure they are and their sources. */
export function explain(snapshot: Snapshot, annotation: Annotation): RichText {
  const study = snapshot.fileStudy?.study ?? null;
  if (annotation.kind === 'pinned') {
    return [{ kind: 'paragraph', text: words.pinned(annotation.ports) }, ...remoteLinks(snapshot)];
  }
  if (annotation.kind === 'unmet') {
    return unmetTexts(annotation.unmet, fileName).map((text) => ({ kind: 'paragraph', text }));
  }
  if (annotation.kind === 'open-rule') {
    return paragraphs(annotation.clauses.map((clause) => words.assumes(assumptionText(clause))));
  }
  if (study === null) return [];
  const indexes = concerned(study, annotation);
  return [
    { kind: 'paragraph', text: words.summary(study, annotation) },
    linkedTable(snapshot, study, indexes),
    { kind: 'list', items: reasons(study, indexes) },
    ...ruleLinks(snapshot, study, indexes),
    ...notes(study, indexes),
    ...paragraphs(supposedByLists(snapshot, study, annotation, indexes)),
    ...sources(study, indexes),
  ];
}

/** Indexes of the conversations that an annotation is about. */
export function concerned(study: Study, annotation: Annotation): readonly number[] {
  switch (annotation.kind) {
    case 'acl-entry':
    case 'barrier':
      return [...new Set([...annotation.failing, ...annotation.passing])].sort((a, b) => a - b);
    case 'nat-rule':
      return annotation.peers.flatMap((peer) => study.peers[peer]?.translations ?? []);
    case 'peer':
      return study.peers[annotation.peer]?.translations ?? [];
    case 'open-rule':
      return supposing(study, annotation.clauses);
    case 'pinned':
    case 'unmet':
      return [];
  }
}

/** The conversations whose translation supposes something of these lines of a route-map. */
function supposing({ translations }: Study, clauses: readonly ClauseNotJudged[]): readonly number[] {
  const texts = new Set(clauses.map((clause) => assumptionText(clause)));
  return translations.flatMap(({ steps }, index) => {
    const supposed = steps.flatMap(({ prediction }) => prediction.assumes);
    return supposed.some((one) => texts.has(assumptionText(one))) ? [index] : [];
  });
}

function reasons(study: Study, indexes: readonly number[]): readonly string[] {
  const nameOf = (owner: number): string => study.situation.peers[owner]?.name ?? words.otherHost();
  const lines = indexes.slice(0, mostExplained).flatMap((index) => {
    const translation = study.translations[index];
    if (translation === undefined) return [];
    const session = sessionText(study, translation);
    const steps = translatingSteps(translation);
    if (steps.length < 2) {
      return [`${session}: ${becauseText(outcomeOf(translation).prediction.because, nameOf)}`];
    }
    return steps.map(({ stage, prediction }) => {
      const device = study.situation.stages[stage ?? -1]?.device?.id;
      const at = device === undefined ? session : words.atDevice(session, fileName(device));
      return `${at}: ${becauseText(prediction.because, nameOf)}`;
    });
  });
  return indexes.length > mostExplained ? [...lines, words.more(indexes.length - mostExplained)] : lines;
}

function notes(study: Study, indexes: readonly number[]): readonly RichBlock[] {
  const assumptions = new Set<string>();
  for (const index of indexes) {
    const translation = study.translations[index];
    if (translation === undefined) continue;
    for (const { prediction, addressUnknown } of translation.steps) {
      if (addressUnknown) assumptions.add(words.addressUnknown());
      for (const one of prediction.assumes) assumptions.add(words.assumes(assumptionText(one)));
    }
  }
  for (const peer of new Set(indexes.map((index) => study.translations[index]?.peer))) {
    const origin = study.situation.peers[peer ?? -1]?.origin;
    if (origin === undefined) continue;
    assumptions.add(originText(origin, study.situation.peers[peer ?? -1]?.name ?? '', fileName));
    for (const one of origin.path.assumptions) assumptions.add(pathAssumptionText(one, fileName));
  }
  if (study.situation.origin === 'assumed') assumptions.add(words.assumedPeers());
  return paragraphs([...assumptions]);
}

function paragraphs(texts: readonly string[]): readonly RichBlock[] {
  return texts.map((text) => ({ kind: 'paragraph', text }));
}

/** The profile, why it was chosen, how sure its rules are, and the documents behind them. */
function sources(study: Study, indexes: readonly number[]): readonly RichBlock[] {
  const citations = new Map<string, Citation>();
  const confidences = new Set<string>();
  for (const index of indexes) {
    const translation = study.translations[index];
    if (translation === undefined) continue;
    const { prediction } = outcomeOf(translation);
    confidences.add(confidenceText(prediction.confidence));
    for (const citation of prediction.citations) citations.set(citation.address, citation);
  }
  const stage = study.situation.stages.at(-1);
  const profile = stage?.pools[0]?.options.profile;
  const blocks: RichBlock[] = [];
  if (stage !== undefined && profile !== undefined) {
    const reason = profileReasonText(stage.profileReason);
    blocks.push({
      kind: 'paragraph',
      text: words.profile(profile.title, profile.id, reason, [...confidences].join(', ')),
    });
  }
  const claims = profile === undefined ? [] : claimsOf(profile);
  const links = [...citations.values()].map(({ title, address }): RichLink => {
    const grades = claims.filter(({ source }) => source?.address === address);
    const said = new Set(grades.map(({ confidence }) => confidenceText(confidence)));
    return {
      text: said.size === 0 ? title : `${title} (${[...said].join(', ')})`,
      target: { address },
    };
  });
  if (links.length > 0) blocks.push({ kind: 'links', links });
  return blocks;
}
