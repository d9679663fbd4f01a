import * as l10n from '@vscode/l10n';
import { percent } from './percent';

/** Sentences of the display language for the panel's page; without it they are English. */
export function useSentences(contents: Readonly<Record<string, string>>): void {
  l10n.config({ contents: { ...contents } });
}

export type PanelOutcome =
  'kept' | 'changed' | 'uncertain' | 'dropped' | 'untranslated' | 'portless' | 'none';
export type PanelAddressProblem =
  'empty' | 'not-four-numbers' | 'too-large' | 'leading-zero' | 'not-a-host' | 'characters';

/** What became of a source port, in one or two words. */
export function outcomeLabel(outcome: PanelOutcome): string {
  switch (outcome) {
    case 'kept':
      return l10n.t('kept');
    case 'changed':
      return l10n.t('changed');
    case 'uncertain':
      return l10n.t('may change');
    case 'dropped':
      return l10n.t('dropped');
    case 'untranslated':
      return l10n.t('not translated');
    case 'portless':
      return l10n.t('no ports');
    case 'none':
      return l10n.t('no mapping');
  }
}

export function verdictLabel(verdict: 'permit' | 'deny' | 'partial', share: number): string {
  switch (verdict) {
    case 'permit':
      return l10n.t('permit');
    case 'deny':
      return l10n.t('deny');
    case 'partial':
      return l10n.t('partial {0}', percent(share));
  }
}

/** Where a verdict was made: `hub.cfg:12 · OUTSIDE-IN`, or the implicit deny of the list. */
export function decidingLine(config: string, line: number | null): string {
  return line === null ? l10n.t('{0}: implicit deny', config) : `${config}:${line}`;
}

export function revealLabel(name: string, line: number): string {
  return l10n.t('Show {0}, line {1}, in the editor', name, line);
}

export function confidenceLabel(
  confidence: 'source' | 'documented' | 'observed' | 'sample' | 'assumed',
): string {
  switch (confidence) {
    case 'source':
      return l10n.t('read in source code');
    case 'documented':
      return l10n.t('documented by the vendor');
    case 'observed':
      return l10n.t('observed in a capture');
    case 'sample':
      return l10n.t('seen in teaching material only');
    case 'assumed':
      return l10n.t('assumed: no public source tells');
  }
}

export function conversationLabel(
  purpose: 'ike' | 'stream' | 'background',
  protocol: 'udp' | 'tcp' | 'esp',
  outsidePort: number,
): string {
  if (purpose === 'background') return l10n.t('Background');
  if (protocol === 'esp') return l10n.t('ESP');
  if (purpose === 'ike') return l10n.t('IKE');
  if (protocol === 'tcp') return l10n.t('TCP stream');
  return outsidePort === 10000 ? l10n.t('UDP 10000 stream') : l10n.t('NAT-T stream');
}

/** `1-499, 501-511`; beyond `most` ranges the rest is counted. */
export function rangesText(ranges: readonly (readonly [number, number])[], most = 4): string {
  const shown = ranges
    .slice(0, ranges.length > most ? most - 1 : most)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
    .join(', ');
  const rest = ranges.length > most ? ranges.length - most + 1 : 0;
  return rest === 0 ? shown : l10n.t('{0} and {1} more ranges', shown, rest);
}

export const portsWords = {
  anyOf: (ranges: string) => l10n.t('any of {0}', ranges),
  example: (port: number) => l10n.t('for example {0}', `:${port}`),
  likely: (port: number, share: number) => l10n.t('{0} in {1} of the outcomes', `:${port}`, percent(share)),
  dropChance: (share: number) => l10n.t('no port in {0} of the outcomes', percent(share)),
  dropped: (reason: string) => l10n.t('dropped: {0}', reason),
  untranslated: () => l10n.t('not translated'),
  portless: () => l10n.t('address only, ESP has no ports'),
  none: () => l10n.t('no mapping'),
  unknownAddress: () => l10n.t('address not known'),
  alternative: (mapping: string) => l10n.t('or {0}', mapping),
};

export function addressProblemText(problem: PanelAddressProblem): string {
  switch (problem) {
    case 'empty':
      return l10n.t('Enter the PAT address, for example 192.0.2.2.');
    case 'characters':
      return l10n.t('An IPv4 address has digits and dots only, for example 192.0.2.2.');
    case 'not-four-numbers':
      return l10n.t('An IPv4 address has four numbers with dots between them, for example 192.0.2.2.');
    case 'too-large':
      return l10n.t('Each number of an IPv4 address lies between 0 and 255.');
    case 'leading-zero':
      return l10n.t('Write the numbers without leading zeros: some devices read 010 as 8.');
    case 'not-a-host':
      return l10n.t('This address cannot be a host: use one from 1.0.0.0 to 223.255.255.255.');
  }
}

export function peerCountProblemText(most: number): string {
  return l10n.t('Enter a number of peers from 1 to {0}.', most);
}

/** Counts of `PanelSummary`. */
export interface SummaryCounts {
  readonly peers: number;
  readonly kept: number;
  readonly changed: number;
  readonly withoutPort: number;
  readonly uncertain: number;
  readonly ports: readonly number[] | null;
  readonly denied: readonly { readonly config: string; readonly acl: string; readonly peers: number }[];
  readonly partial: number;
  readonly judged: boolean;
}

/** `1 of 3 peers keeps 500/4500; 2 are dropped by hub.cfg OUTSIDE-IN.` */
export function summarySentence(summary: SummaryCounts): string {
  const parts = [keptPart(summary)];
  if (!summary.judged && summary.changed > 0 && summary.kept > 0) {
    parts.push(
      summary.changed === 1 ? l10n.t('1 gets other ports') : l10n.t('{0} get other ports', summary.changed),
    );
  }
  if (summary.withoutPort > 0) {
    parts.push(
      summary.withoutPort === 1 ? l10n.t('1 gets no port') : l10n.t('{0} get no port', summary.withoutPort),
    );
  }
  for (const { config, acl, peers } of summary.denied) {
    const list = `${config} ${acl}`;
    parts.push(
      peers === 1 ? l10n.t('1 is dropped by {0}', list) : l10n.t('{0} are dropped by {1}', peers, list),
    );
  }
  if (summary.partial > 0) {
    parts.push(
      summary.partial === 1
        ? l10n.t('1 passes the ACLs in some outcomes only')
        : l10n.t('{0} pass the ACLs in some outcomes only', summary.partial),
    );
  }
  if (summary.judged && summary.denied.length === 0 && summary.partial === 0) {
    parts.push(summary.peers === 1 ? l10n.t('the ACLs permit it') : l10n.t('the ACLs permit all of them'));
  }
  return l10n.t('{0}.', parts.join('; '));
}

function keptPart({ peers, kept, uncertain, ports }: SummaryCounts): string {
  const own = ports === null || ports.length === 0 ? null : ports.join('/');
  if (kept === peers) {
    if (peers === 1) return l10n.t('The only peer keeps {0}', own ?? l10n.t('its ports'));
    return l10n.t('All {0} peers keep {1}', peers, own ?? l10n.t('their ports'));
  }
  if (kept === 1) return l10n.t('1 of {0} peers keeps {1}', peers, own ?? l10n.t('its ports'));
  const their = own ?? l10n.t('their ports');
  if (kept > 1) return l10n.t('{0} of {1} peers keep {2}', kept, peers, their);
  if (peers === 1) {
    return uncertain > 0
      ? l10n.t('The only peer is not certain to keep {0}', own ?? l10n.t('its ports'))
      : l10n.t('The only peer does not keep {0}', own ?? l10n.t('its ports'));
  }
  if (uncertain > 0) return l10n.t('None of {0} peers is certain to keep {1}', peers, their);
  return l10n.t('None of {0} peers keeps {1}', peers, their);
}

/** What the port picture says to those who do not see it. */
export function portSpaceText(addresses: string, marks: readonly string[]): string {
  return l10n.t('Source ports on {0}: {1}.', addresses, marks.join('; '));
}

export function sourceText(source: { readonly kind: 'simulation' | 'scenario' | 'config' }): string {
  switch (source.kind) {
    case 'simulation':
      return l10n.t('A simulation without a file');
    case 'scenario':
      return l10n.t('Follows the scenario');
    case 'config':
      return l10n.t('Follows the config');
  }
}

/** Labels of the panel, by the place where they stand. */
export const panelLabels = {
  profile: () => l10n.t('PAT profile'),
  profileBecause: (label: string, because: string) => l10n.t(' · {0}: {1}', label, because),
  unknownAddress: () => l10n.t('an unknown address'),
  severalAddresses: (first: string, more: number) =>
    more === 1 ? l10n.t('{0} and 1 more address', first) : l10n.t('{0} and {1} more addresses', first, more),
  profileOfFile: (label: string) => l10n.t('As in the file: {0}', label),
  peers: () => l10n.t('Peers'),
  fewerPeers: () => l10n.t('One peer less'),
  morePeers: () => l10n.t('One peer more'),
  address: () => l10n.t('PAT address'),
  order: () => l10n.t('Start order'),
  ofFile: () => l10n.t('As in the file'),
  orderListed: () => l10n.t('As listed'),
  orderReversed: () => l10n.t('Reversed'),
  orderAny: () => l10n.t('Any order'),
  orderCustom: () => l10n.t('Own order'),
  controls: () => l10n.t('Simulation settings'),
  tableCaption: () => l10n.t('Sources before and after PAT, peer by peer in the order in which they start'),
  tableCaptionAnyOrder: () => l10n.t('Sources before and after PAT, whoever starts first'),
  session: () => l10n.t('Session'),
  before: () => l10n.t('Source before PAT'),
  after: () => l10n.t('Source after PAT'),
  why: () => l10n.t('Why'),
  howSure: () => l10n.t('How sure'),
  acl: () => l10n.t('ACL'),
  noAcl: () => l10n.t('no ACL on the way'),
  passes: () => l10n.t('passes'),
  doesNotPass: () => l10n.t('denied'),
  passesPartly: (share: number) => l10n.t('passes in {0} of the outcomes', percent(share)),
  assumes: (sentence: string) => l10n.t('Assumes: {0}', sentence),
  source: () => l10n.t('Source'),
  moveUp: (name: string) => l10n.t('Start {0} earlier', name),
  moveDown: (name: string) => l10n.t('Start {0} later', name),
  moved: (name: string, position: number, count: number) =>
    l10n.t('{0} starts as number {1} of {2}.', name, position, count),
  morePeersOmitted: (count: number) =>
    count === 1 ? l10n.t('and 1 more peer') : l10n.t('and {0} more peers', count),
  portSpace: (addresses: string) => l10n.t('Source ports on {0}', addresses),
  possible: () => l10n.t('possible'),
  timeline: (count: number, until: string) =>
    count === 1
      ? l10n.t('Timeline: 1 event in {0}', until)
      : l10n.t('Timeline: {0} events in {1}', count, until),
  moreMoments: (count: number) => l10n.t('… and {0} more events', count),
  copyMarkdown: () => l10n.t('Copy as Markdown'),
  copyText: () => l10n.t('Copy as Text'),
  copied: () => l10n.t('Copied.'),
  problems: () => l10n.t('This file cannot be simulated yet'),
  empty: () => l10n.t('Nothing to predict yet'),
  waiting: () => l10n.t('Working out the ports…'),
};
