import type { ConfigDocument, Dialect } from '../model';
import { Mode, Style, baseOf, modeOf, partOf, styleOf } from '../text/line-state';
import type { Block, Syntax } from './command';

const blockOfMode: Readonly<Record<number, Block>> = {
  [Mode.none]: 'global',
  [Mode.interface]: 'interface',
  [Mode.standardList]: 'standard-acl',
  [Mode.extendedList]: 'extended-acl',
  [Mode.routeMap]: 'route-map',
  [Mode.natPool]: 'nat-pool',
  [Mode.networkGroup]: 'network-group',
  [Mode.serviceGroup]: 'service-group',
  [Mode.protocolGroup]: 'protocol-group',
  [Mode.icmpGroup]: 'icmp-group',
  [Mode.networkObject]: 'network-object',
  [Mode.serviceObject]: 'service-object',
  [Mode.cryptoMap]: 'crypto-map',
  [Mode.dynamicMap]: 'crypto-map',
  [Mode.transformSet]: 'transform-set',
  [Mode.ipsecProfile]: 'ipsec-profile',
  [Mode.isakmpPolicy]: 'ike-policy',
  [Mode.keyring]: 'keyring',
  [Mode.isakmpPeer]: 'isakmp-peer',
  [Mode.isakmpProfile]: 'isakmp-profile',
  [Mode.ikev2Keyring]: 'ikev2-keyring',
  [Mode.ikev2Profile]: 'ikev2-profile',
  [Mode.ikev2Policy]: 'ikev2-policy',
  [Mode.flexvpnClient]: 'flexvpn-client',
  [Mode.ezvpnClient]: 'ezvpn-client',
  [Mode.ezvpnGroup]: 'ezvpn-group',
  [Mode.zonePair]: 'zone-pair',
  [Mode.classMap]: 'class-map',
  [Mode.policyMap]: 'policy-map',
  [Mode.inspectionPolicy]: 'policy-map',
  [Mode.tunnelGroup]: 'tunnel-group',
  [Mode.groupPolicy]: 'group-policy',
  [Mode.zone]: 'zone',
  [Mode.parameterMap]: 'parameter-map',
  [Mode.vrf]: 'vrf',
  [Mode.ikev2Proposal]: 'ikev2-proposal',
  [Mode.ipsecProposal]: 'ipsec-proposal',
  [Mode.natPortmap]: 'nat-portmap',
};

export function syntaxOf(dialect: Dialect): Syntax {
  return dialect === 'asa' ? 'asa' : 'ios';
}

/**
 * The blocks that a line may stand in, the likelier first: a line that is not indented may go on with a block that is
 * written without indentation, or begin a command of its own. Empty inside banners and certificates.
 */
export function blocksAt(config: ConfigDocument, line: number, indent: number): readonly Block[] {
  return blocksOf(config.stateOf(line), indent);
}

/** {@link blocksAt} by the state before the line. */
export function blocksOf(state: number, indent: number): readonly Block[] {
  const mode = modeOf(state);
  if (mode === Mode.banner || mode === Mode.certificate || mode === Mode.output) return [];
  const block = blockOf(state);
  if (mode === Mode.none) return ['global'];
  if (indent > baseOf(state)) return block === null ? [] : [block];
  if (styleOf(state) === Style.indented || block === null) return ['global'];
  return [block, 'global'];
}

function blockOf(state: number): Block | null {
  const mode = modeOf(state);
  if (partOf(state) > 0 && mode === Mode.ikev2Keyring) return 'ikev2-peer';
  const isPolicy = mode === Mode.policyMap || mode === Mode.inspectionPolicy;
  if (partOf(state) > 0 && isPolicy) return 'policy-class';
  return blockOfMode[mode] ?? null;
}
