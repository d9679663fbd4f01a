import { t } from '@vscode/l10n';
import type { Concerned, Finding, RelatedPlace } from '../analysis/findings/finding';
import type { Study } from '../analysis/study';
import { outcomeOf } from '../analysis/translations';
import type { Barrier } from '../analysis/barrier';
import { barrierText } from './barrier';
import { unmetFindingText } from './unmet-peers';
import { ipsecFindingText, natFindingText } from './nat-ipsec-findings';
import { shortPorts } from './ports';

/** The sentence of a finding; it names the peers and the ports that it is about. `fileName` makes a short name of a file. */
export function findingMessage(
  study: Study | null,
  finding: Finding,
  fileName: (file: string) => string,
): string {
  switch (finding.code) {
    case 'acl.source-port-pinned':
      return pinnedEntryText(study, finding);
    case 'acl.peer-blocked':
      return blockedText(finding, peersText(study, finding.concerned));
    case 'acl.return-port-pinned':
      return t(
        'Drops the answers to {0}: they come to the port that PAT chose, not to the one that this entry asks for.',
        peersText(study, finding.concerned),
      );
    case 'acl.esp-only':
      return t(
        'Admits ESP, but not UDP 4500, which carries the ESP of peers behind PAT (RFC 3948). Dropped: {0}.',
        peersText(study, finding.concerned),
      );
    case 'acl.nat-t-missing':
      return t(
        'UDP {0} is missing: this entry admits {1}, but a peer behind PAT needs both. Dropped: {2}.',
        finding.args['missing'] ?? '',
        finding.args['missing'] === 500 ? 4500 : 500,
        peersText(study, finding.concerned),
      );
    case 'acl.order-dependent':
      return t(
        'Who passes {0} depends on who starts first: {1}.',
        finding.args['list'] ?? '',
        peersText(null, finding.concerned),
      );
    case 'acl.shadowed':
      return shadowedText(finding.args);
    case 'acl.fragments-denied':
      return t(
        'Denies the later fragments of IKE messages, which certificates make larger than a packet; IKE is permitted only below.',
      );
    case 'nat.static-takes-port':
    case 'nat.esp-collision':
    case 'nat.ports-exhausted':
    case 'nat.peer-not-translated':
    case 'nat.vpn-traffic-translated':
    case 'nat.port-never-kept':
      return natFindingText(finding, peersText(study, finding.concerned), namesText(finding.concerned));
    case 'ipsec.keepalive-too-slow':
    case 'ipsec.nat-t-disabled':
    case 'ipsec.transport-behind-pat':
    case 'ipsec.dmvpn-shared-nbma':
    case 'ipsec.ah-behind-nat':
    case 'ipsec.identity-behind-nat':
    case 'ipsec.gateway-initiates-to-pat':
    case 'ipsec.asa-shared-address':
    case 'ipsec.psk-by-address':
      return ipsecFindingText(finding, namesText(finding.concerned));
    case 'ipsec.path-unclear':
    case 'ipsec.no-nat-on-path':
      return unmetFindingText(finding, fileName);
    case 'ipsec.peer-blocked':
      return t(
        'Drops {0}: {1}.',
        peersText(study, finding.concerned),
        barrierText({
          kind: finding.args['kind'] as Barrier['kind'],
          from: `${finding.args['from'] ?? ''}`,
          to: `${finding.args['to'] ?? ''}`,
          policy: `${finding.args['policy'] ?? ''}`,
        }),
      );
    case 'config.undefined-reference':
      return undefinedText(finding.args);
    case 'config.unused-definition':
      return t(
        'Nothing in this config uses the {0} “{1}”.',
        kindText(finding.args['kind']),
        finding.args['name'] ?? '',
      );
    case 'config.duplicate-name':
      return t(
        'The {0} “{1}” is already defined otherwise.',
        kindText(finding.args['kind']),
        finding.args['name'] ?? '',
      );
  }
}

function undefinedText({ kind, name = '' }: Finding['args']): string {
  return kind === 'acl'
    ? t('The access list “{0}” is not defined in this config.', name)
    : t('There is no {0} “{1}” in this config.', kindText(kind), name);
}

function blockedText({ args }: Finding, peers: string): string {
  const isReply = args['flow'] === 'return';
  if (args['kind'] !== 'implicit-deny') {
    return isReply ? t('Drops the answers to {0}.', peers) : t('Drops {0}.', peers);
  }
  const list = args['list'] ?? '';
  return isReply
    ? t('No entry of {0} admits the answers to {1}: the implicit deny drops them.', list, peers)
    : t('No entry of {0} admits {1}: the implicit deny drops it.', list, peers);
}

/** What a config names, in the words of its commands. */
function kindText(kind: string | number | undefined): string {
  switch (kind) {
    case 'acl':
      return t('access list');
    case 'nat-pool':
      return t('NAT pool');
    case 'prefix-list':
      return t('prefix list');
    case 'crypto-map':
      return t('crypto map');
    case 'dynamic-map':
      return t('dynamic crypto map');
    case 'transform-set':
      return t('transform set');
    case 'ipsec-profile':
      return t('IPsec profile');
    case 'ipsec-proposal':
      return t('IPsec proposal');
    case 'object-group':
      return t('object group');
    default:
      return `${kind ?? ''}`;
  }
}

function pinnedEntryText(study: Study | null, { args, concerned }: Finding): string {
  switch (args['kind']) {
    case 'no-known-peer':
      return t(
        'This entry admits source port {0} only: right only while neither end is behind NAT. A peer behind PAT comes from another port (RFC 7296 2.11).',
        args['ports'] ?? '',
      );
    case 'answers-anybody':
      return t(
        'This entry admits source port {0} only, but this gateway takes requests from anybody: those behind PAT come from another port (RFC 7296 2.11).',
        args['ports'] ?? '',
      );
    default:
      return pinnedText(study, concerned);
  }
}

function pinnedText(study: Study | null, concerned: readonly Concerned[]): string {
  const rule = t('RFC 7296 2.11: IKE must be accepted from any source port.');
  if (study?.situation.order !== 'any') {
    const peers = peersText(study, concerned);
    return t('Drops {0}: PAT changed the source port that this entry asks for. {1}', peers, rule);
  }
  const passing = study.peers.reduce((sum, peer) => sum + (peer.verdict?.share ?? 1), 0);
  const most = Math.ceil(passing - 1e-6);
  if (most === 0) {
    const none = t(
      'None of {0} peers passes, whoever starts first: PAT changes the source port that this entry asks for.',
      study.peers.length,
    );
    return `${none} ${rule}`;
  }
  const sentence = t(
    'At most {0} of {1} peers pass at a time, whoever starts first: PAT changes the source port that this entry asks for.',
    most,
    study.peers.length,
  );
  return `${sentence} ${rule}`;
}

function shadowedText({ kind, lines = 0 }: Finding['args']): string {
  const one = lines === 1;
  switch (kind) {
    case 'redundant':
      return one
        ? t('No packet reaches this entry: an earlier one takes them all and does the same.')
        : t('No packet reaches this entry: {0} earlier ones together take them all and do the same.', lines);
    case 'conflict':
      return one
        ? t('No packet reaches this entry: an earlier one takes them all and does the opposite.')
        : t(
            'No packet reaches this entry: {0} earlier ones together take them all and do the opposite.',
            lines,
          );
    default:
      return t(
        'No packet reaches this entry: {0} earlier ones together take them all; some permit, some deny.',
        lines,
      );
  }
}

/** Stands for the findings about a file beyond those that are shown. */
export function moreFindings(count: number): string {
  return t('There are {0} more findings about this file, which are not shown.', count);
}

/** What a related line has to do with a finding. */
export function relatedMessage({ role }: RelatedPlace): string {
  switch (role) {
    case 'deciding-line':
      return t('This entry drops the packets in the end.');
    case 'implicit-deny':
      return t('No entry of this list matches: the implicit deny drops the packets.');
    case 'nat-rule':
      return t('This rule translates the source port.');
    case 'peer':
      return t('The peer.');
    case 'covering-line':
      return t('This entry takes the packets first.');
    case 'first-definition':
      return t('The first definition.');
    case 'ingress':
      return t('The interface by which the packets come in.');
    case 'egress':
      return t('The interface by which they leave.');
    case 'policy':
      return t('The policy of the zone pair.');
    case 'zone-pair':
      return t('The zone pair of the requests, which it does not inspect.');
    case 'address-owner':
      return t('This device has the address.');
    case 'crypto-entry':
      return t('This entry selects the traffic for IPsec.');
  }
}

function namesText(concerned: readonly Concerned[]): string {
  return peersText(null, concerned);
}

/** `bob (:1), carol (:2)`, without a study the names alone; the first three by name, the others counted. */
function peersText(study: Study | null, concerned: readonly Concerned[]): string {
  const most = 3;
  const ports = new Map<string, string[]>();
  for (const { peer, translation } of concerned) {
    const row = study?.translations[translation];
    const own = row === undefined ? [] : [`:${shortPorts(outcomeOf(row).prediction.ports)}`];
    ports.set(peer, [...(ports.get(peer) ?? []), ...own]);
  }
  const named = [...ports]
    .slice(0, most)
    .map(([peer, own]) => (own.length === 0 ? peer : `${peer} (${own.join(', ')})`));
  const rest = ports.size - named.length;
  return rest > 0 ? t('{0} and {1} more', named.join(', '), rest) : named.join(', ');
}
