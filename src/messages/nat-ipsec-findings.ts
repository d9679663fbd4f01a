import { t } from '@vscode/l10n';
import { formatAddress } from '../engine/address';
import type { Concerned, Finding, FindingCode } from '../analysis/findings/finding';

type NatCode = Extract<FindingCode, `nat.${string}`>;
type IpsecCode = Extract<FindingCode, `ipsec.${string}`>;

/** The sentence of a finding about NAT rules; `peers` has the peers with their ports, `names` without them. */
export function natFindingText({ code, args, concerned }: Finding, peers: string, names: string): string {
  switch (code as NatCode) {
    case 'nat.static-takes-port':
      return takenText(args, names);
    case 'nat.esp-collision':
      return t(
        'Raw ESP of {0} goes to one gateway, and this device cannot tell them apart: one of them passes at a time. NAT-T (UDP 4500) does not have this limit.',
        names,
      );
    case 'nat.ports-exhausted':
      return args['certain'] === 1
        ? t('No port is left for {0}: an address more would give one.', names)
        : t('There are not enough ports for {0}: who starts last gets none.', names);
    case 'nat.peer-not-translated':
      return isSeveral(concerned)
        ? t(
            'No rule of this device translates {0}: their private addresses go out as they are, and no answer comes back.',
            names,
          )
        : t(
            'No rule of this device translates {0}: its private address goes out as it is, and no answer comes back.',
            names,
          );
    case 'nat.vpn-traffic-translated':
      return translatedText(args);
    case 'nat.port-never-kept':
      return t(
        'Not even the first peer keeps source port {0} here ({1}): {2}.',
        args['ports'] ?? '',
        args['profile'] ?? '',
        peers,
      );
  }
}

/** Whether a sentence is about several peers, however many conversations they have. */
export function isSeveral(concerned: readonly Concerned[]): boolean {
  return new Set(concerned.map(({ peer }) => peer)).size > 1;
}

function takenText(args: Finding['args'], names: string): string {
  const port = args['port'] === '' ? t('every port') : t('UDP {0}', args['port'] ?? '');
  switch (args['kind']) {
    case 'own-ike':
      return t('The device’s own IKE has UDP 500 and 4500 of this address: {0} cannot keep them.', names);
    case 'own-ike-may':
      return t(
        'The device’s own IKE may have UDP 500 and 4500 of this address: {0} may not keep them.',
        names,
      );
    case 'own-ike-captured':
      return t(
        'This entry takes {0} of the address of the device’s own IKE, whose answers then go to the host.',
        port,
      );
    default:
      return args['own'] === 1
        ? t(
            'This entry has {0} of the shared address: {1} cannot keep it, and the device’s own IKE loses it too.',
            port,
            names,
          )
        : t('This entry has {0} of the shared address: {1} cannot keep it.', port, names);
  }
}

function translatedText({ list = '', kind, source, destination }: Finding['args']): string {
  const from = formatAddress(Number(source));
  const to = formatAddress(Number(destination));
  return kind === 'static'
    ? t(
        'Translates VPN traffic that {0} selects ({1} to {2}), whatever other NAT rules exempt: without a route-map the entry holds for every destination.',
        list,
        from,
        to,
      )
    : t(
        'Translates VPN traffic that {0} selects ({1} to {2}): NAT comes first, and the packet no longer matches the crypto ACL.',
        list,
        from,
        to,
      );
}

/** The sentence of a finding about IPsec settings; `names` are the peers. */
export function ipsecFindingText({ code, args, concerned }: Finding, names: string): string {
  const many = isSeveral(concerned);
  const address = args['address'] ?? '';
  switch (code as Exclude<IpsecCode, `ipsec.${'peer-blocked' | 'path-unclear' | 'no-nat-on-path'}`>) {
    case 'ipsec.keepalive-too-slow':
      return args['kind'] === 'unset'
        ? many
          ? t(
              'No NAT keepalives are configured, and NAT on the way forgets an idle peer after {0} s: {1} are then out of reach until they send again.',
              args['idle'] ?? '',
              names,
            )
          : t(
              'No NAT keepalives are configured, and NAT on the way forgets an idle peer after {0} s: {1} is then out of reach until it sends again.',
              args['idle'] ?? '',
              names,
            )
        : t(
            'NAT keepalives every {0} s are too slow: NAT on the way forgets {1} after {2} s without traffic.',
            args['keepalive'] ?? '',
            names,
            args['idle'] ?? '',
          );
    case 'ipsec.nat-t-disabled':
      return many
        ? t('NAT traversal is off, but {0} stand behind PAT: their ESP has no ports to translate.', names)
        : t('NAT traversal is off, but {0} stands behind PAT: its ESP has no ports to translate.', names);
    case 'ipsec.transport-behind-pat':
      return many
        ? t(
            '{0} share an address and use transport mode to the same gateway, which cannot tell their tunnels apart.',
            names,
          )
        : t(
            '{0} shares its address with others that use transport mode to the same gateway, which cannot tell their tunnels apart.',
            names,
          );
    case 'ipsec.dmvpn-shared-nbma':
      return args['kind'] === 'shared'
        ? t(
            'The hub sees one NBMA address for {0} and other spokes: in transport mode behind one address they cannot be told apart.',
            names,
          )
        : t(
            'Spokes behind PAT reach each other by way of the hub only: {0}. Neither end can start a direct tunnel.',
            args['peers'] ?? '',
          );
    case 'ipsec.ah-behind-nat':
      return t(
        'AH protects the addresses that NAT changes: no packet of {0} passes with transform set {1}.',
        names,
        args['name'] ?? '',
      );
    case 'ipsec.identity-behind-nat':
      return many
        ? t(
            'Asks for the identity {0}, which is the PAT address: {1} name themselves by their inside addresses.',
            address,
            names,
          )
        : t(
            'Asks for the identity {0}, which is the PAT address: {1} names itself by its inside address.',
            address,
            names,
          );
    case 'ipsec.gateway-initiates-to-pat':
      return t(
        'Starts IKE to {0}, which is a PAT address: a request there reaches no peer of its own ({1} behind it).',
        address,
        names,
      );
    case 'ipsec.asa-shared-address':
      return t('{0} come from one address, {1}, and all get this tunnel group.', names, address);
    case 'ipsec.psk-by-address':
      return args['kind'] === 'no-key'
        ? many
          ? t(
              'There is no pre-shared key for {0}, the address from which {1} come: IKEv1 main mode looks for the key by address.',
              address,
              names,
            )
          : t(
              'There is no pre-shared key for {0}, the address from which {1} comes: IKEv1 main mode looks for the key by address.',
              address,
              names,
            )
        : t(
            'The key entry for {0} is used for {1}: IKEv1 main mode looks for the key by address, which they share.',
            address,
            names,
          );
  }
}
