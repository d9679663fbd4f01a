import { t } from '@vscode/l10n';
import type { Annotation } from '../analysis/annotations';
import type { Study } from '../analysis/study';
import { outcomeOf } from '../analysis/translations';
import { formatAddress } from '../engine/address';
import { shortPorts } from './ports';

/** VS Code cuts the hints of a line at 43 characters. */
const longestHint = 40;

const verdictMarks = { permit: ' ✓', deny: ' ✗', partial: ' ½' } as const;

/** The hint beside a line, at most 40 characters, failures first. */
export function annotationHint(study: Study | null, annotation: Annotation): string {
  switch (annotation.kind) {
    case 'pinned':
      return t('only source port {0}: no PAT before it', annotation.port);
    case 'acl-entry':
      return study === null ? '' : entryHint(study, annotation);
    case 'nat-rule':
      return study === null ? '' : ruleHint(study, annotation);
    case 'peer':
      return study === null ? '' : peerHint(study, annotation.peer);
  }
}

function entryHint(study: Study, { passing, failing }: Extract<Annotation, { kind: 'acl-entry' }>): string {
  const names = failing.length > 0 ? `✗ ${byPeer(study, failing)}` : `✓ ${byPeer(study, passing)}`;
  const passed = peersOf(study, passing).size;
  const hint = failing.length > 0 && passed > 0 ? `${names} · ${passed} ✓` : names;
  if (hint.length <= longestHint) return hint;
  const all = peersOf(study, [...failing, ...passing]).size;
  const whole = peersOf(study, passing);
  for (const peer of peersOf(study, failing)) whole.delete(peer);
  return t('{0} of {1} pass', whole.size, all);
}

/** `bob :1 :1024, carol :2`: the ports of each peer together. */
function byPeer(study: Study, translations: readonly number[]): string {
  const ports = new Map<number, string[]>();
  for (const index of translations) {
    const translation = study.translations[index];
    if (translation?.peer == null) continue;
    const text = shortPorts(outcomeOf(translation).prediction.ports);
    const part = translation.protocol === 50 ? text : `:${text}`;
    ports.set(translation.peer, [...(ports.get(translation.peer) ?? []), part]);
  }
  return [...ports].map(([peer, own]) => `${nameOf(study, peer)} ${own.join(' ')}`).join(', ');
}

function peersOf(study: Study, translations: readonly number[]): Set<number> {
  return new Set(translations.flatMap((index) => study.translations[index]?.peer ?? []));
}

function ruleHint(study: Study, { peers, coversMore }: Extract<Annotation, { kind: 'nat-rule' }>): string {
  const ports = peers.map((peer) => peerPorts(study, peer, coversMore));
  const named = peers.map((peer, at) => `${nameOf(study, peer)} ${ports[at] ?? ''}`).join(', ');
  if (named.length <= longestHint) return named;
  const counted = peers.length === 1 ? (ports[0] ?? '') : t('{0} peers: {1}', peers.length, ports.join(', '));
  if (counted.length <= longestHint) return counted;
  const kept = peers.filter((peer) => keepsPorts(study, peer)).length;
  return t('{0} peers · {1} keep their ports', peers.length, kept);
}

function peerHint(study: Study, peer: number): string {
  const own = translationsOf(study, peer);
  const first = own[0];
  if (first === undefined) return '';
  const { prediction, addressUnknown } = outcomeOf(first);
  const address = addressUnknown ? '' : formatAddress(prediction.address);
  const verdict = study.peers[peer]?.verdict?.verdict;
  const mark = verdict === undefined ? '' : verdictMarks[verdict];
  const hint = `→ ${address}:${peerPorts(study, peer, false)}${mark}`;
  return hint.length <= longestHint
    ? hint
    : `→ ${peerPorts(study, peer, false)}${mark}`.slice(0, longestHint);
}

/** `500/4500`; `≥1/≥1024` where other hosts may hold ports too and a collision is what moved the peer. */
function peerPorts(study: Study, peer: number, coversMore: boolean): string {
  return translationsOf(study, peer)
    .map((translation) => {
      const { prediction } = outcomeOf(translation);
      const moved = prediction.rule !== 'preserved' && prediction.rule !== 'static';
      return shortPorts(prediction.ports, coversMore && moved);
    })
    .join('/');
}

function keepsPorts(study: Study, peer: number): boolean {
  return translationsOf(study, peer).every((translation) => {
    const { ports } = outcomeOf(translation).prediction;
    return ports.kind === 'exact' && ports.port === translation.insideLocal.port;
  });
}

function translationsOf(study: Study, peer: number): Study['translations'] {
  return (study.peers[peer]?.translations ?? []).flatMap((index) => study.translations[index] ?? []);
}

function nameOf(study: Study, peer: number): string {
  return study.situation.peers[peer]?.name ?? '';
}
