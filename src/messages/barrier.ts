import { t } from '@vscode/l10n';
import type { Barrier } from '../analysis/barrier';

/** Why packets are dropped without an ACL of an interface, as a clause. */
export function barrierText({
  kind,
  from,
  to,
  policy,
}: {
  readonly kind: Barrier['kind'];
  readonly from: string;
  readonly to: string;
  readonly policy: string;
}): string {
  switch (kind) {
    case 'no-zone-pair':
      return t('no zone pair leads from {0} to {1}', from, to);
    case 'no-zone':
      return t(
        'of {0} and {1} one is in a zone, the other in none, and nothing passes between them',
        from,
        to,
      );
    case 'zone-policy':
      return t('the policy {0} of the zone pair from {1} to {2} drops them', policy, from, to);
    case 'no-policy':
      return t('the zone pair from {0} to {1} has no policy', from, to);
    case 'no-reply':
      return t(
        'the zone pair from {0} to {1} passes without inspection, and no zone pair lets the answers back',
        from,
        to,
      );
    case 'security-level':
      return t('{0} is less secure than {1}, and no access list lets them through', from, to);
    case 'same-security':
      return t(
        '{0} and {1} have the same security level, and same-security-traffic does not permit inter-interface',
        from,
        to,
      );
    case 'intra-interface':
      return t(
        'they would leave by {0}, where they came in, and same-security-traffic does not permit intra-interface',
        from,
      );
    case 'esp-reply':
      return t('raw ESP belongs to no connection, and no access list lets it from {0} to {1}', from, to);
  }
}

/** The kind of a phase that is decided so, in the words of the device. */
export function barrierType(kind: Barrier['kind']): string {
  switch (kind) {
    case 'security-level':
    case 'same-security':
    case 'intra-interface':
    case 'esp-reply':
      return t('SECURITY-LEVEL');
    case 'no-zone-pair':
    case 'no-zone':
    case 'zone-policy':
    case 'no-policy':
    case 'no-reply':
      return t('ZONE-PAIR');
  }
}
