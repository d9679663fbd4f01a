import { t } from '@vscode/l10n';
import type { Annotation } from '../analysis/annotations';
import type { Study } from '../analysis/study';

/** The words of hovers and tooltips. */
export const explanationWords = {
  pinned: (ports: readonly number[]): string =>
    t(
      'This entry admits source port {0} only. That is right only while neither end is behind NAT: behind PAT every peer but the first comes from another port, and RFC 7296 2.11 asks gateways to accept any.',
      ports.join('/'),
    ),
  summary: (study: Study, annotation: Annotation): string => summary(study, annotation),
  atDevice: (session: string, file: string): string => t('{0} at {1}', session, file),
  otherHost: (): string => t('another host'),
  more: (count: number): string => t('… and {0} more', count),
  assumes: (assumption: string): string => t('Assumes: {0}.', assumption),
  addressUnknown: (): string => t('The PAT address is not in the config (DHCP or PPP).'),
  assumedPeers: (): string =>
    t(
      'No peer is named: the first hosts of the NAT ACL stand for peers, in the order in which they start. Name them with a scenario file or with “! pat-lens: peer NAME HOST -> GATEWAY”.',
    ),
  natRule: (file: string, line: number): string => t('NAT rule, {0} line {1}', file, line),
  unknownRemotes: (): string =>
    t('Nothing is known of a NAT before the remotes that this config names, and nothing is assumed of them:'),
  remote: (address: string, line: number): string => t('{0}, line {1}', address, line),
  profile: (title: string, id: string, reason: string, confidence: string): string =>
    t('Profile {0} ({1}): {2}. How sure: {3}.', title, id, reason, confidence),
};

function summary(study: Study, annotation: Annotation): string {
  switch (annotation.kind) {
    case 'acl-entry':
    case 'barrier': {
      const { passing, failing } = annotation;
      const list = annotation.station.station.list.name;
      if (failing.length === 0) return t('{0} admits these conversations here:', list);
      if (passing.length > 0)
        return t('{0} admits {1} of these conversations here, and drops the rest:', list, passing.length);
      return t('{0} drops these conversations:', list);
    }
    case 'nat-rule':
      return annotation.coversMore
        ? t('IPsec peers that this rule translates; it covers more hosts, whose traffic may hold ports too:')
        : t('IPsec peers that this rule translates:');
    case 'peer':
      return t('{0} behind the PAT:', study.situation.peers[annotation.peer]?.name ?? '');
    case 'pinned':
    case 'open-rule':
    case 'unmet':
      return '';
  }
}
