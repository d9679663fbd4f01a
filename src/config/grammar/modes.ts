import type { Statement } from '../statements';
import { Mode } from '../text/line-state';
import { beginsEntry } from './ace';
import { takeListEntry } from './acl';
import { takeInterfaceLine } from './interface';
import { takeAsaNat } from './asa-nat';
import { takeMapLine } from './crypto/crypto-map';
import { takePeerLine } from './crypto/isakmp-peer';
import { takePolicyLine } from './crypto/ike-policy';
import { takeProfileLine } from './crypto/ike-profile';
import { takeIpsecProfileLine, takeTransformSetLine } from './crypto/ipsec';
import { takeKeyringLine } from './crypto/keyring';
import { takeIpsecProposalLine, takeProposalLine } from './crypto/proposal';
import { takeTunnelGroupLine } from './crypto/tunnel-group';
import { takeEzvpnGroupLine, takeEzvpnLine } from './ezvpn';
import { takeFlexvpnLine } from './crypto/flexvpn';
import { takeInspectionLine } from './inspection';
import {
  takeClassMapLine,
  takeParameterMapLine,
  takePolicyMapLine,
  takeZoneLine,
  takeZonePairLine,
} from './firewall';
import { takeGroupPolicyLine } from './crypto/group-policy';
import { takePoolLine } from './nat/pool';
import { takePortmapLine } from './nat/settings';
import { takeGroupLine, takeNetworkObjectLine, takeServiceObjectLine } from './object-groups';
import { memberWords } from './member-words';
import type { Reader } from './reader';
import { takeRouteMapLine } from './routing';
import { takeVrfLine } from './vrf';

/** A line inside a mode; null when it says nothing that is modelled. */
export function takeModeLine(reader: Reader, mode: number): Statement | null {
  switch (mode) {
    case Mode.interface:
      return takeInterfaceLine(reader);
    case Mode.standardList:
      return takeListEntry(reader, 'standard');
    case Mode.extendedList:
      return takeListEntry(reader, 'extended');
    case Mode.routeMap:
      return takeRouteMapLine(reader);
    case Mode.natPool:
      return takePoolLine(reader);
    case Mode.vrf:
      return takeVrfLine(reader);
    case Mode.networkGroup:
    case Mode.serviceGroup:
    case Mode.protocolGroup:
    case Mode.icmpGroup:
      return takeGroupLine(reader, mode);
    default:
      return reader.tokens.take('no') ? takenBack(reader, mode) : takeRecordLine(reader, mode);
  }
}

/** A line with `no` inside a record names what it takes away as the line did that said it. */
function takenBack(reader: Reader, mode: number): Statement | null {
  const line = takeRecordLine(reader, mode);
  if (line?.kind === 'asa-nat') {
    return { ...line, negated: true };
  }
  return line?.kind === 'fields' ? { ...line, kind: 'no-fields' } : null;
}

function takeRecordLine(reader: Reader, mode: number): Statement | null {
  switch (mode) {
    case Mode.networkObject:
      return reader.tokens.take('nat') ? takeAsaNat(reader, true, false) : takeNetworkObjectLine(reader);
    case Mode.serviceObject:
      return takeServiceObjectLine(reader);
    case Mode.cryptoMap:
      return takeMapLine(reader, 'cryptoMaps');
    case Mode.dynamicMap:
      return takeMapLine(reader, 'dynamicMaps');
    case Mode.transformSet:
      return takeTransformSetLine(reader);
    case Mode.ipsecProfile:
      return takeIpsecProfileLine(reader);
    case Mode.isakmpPolicy:
    case Mode.ikev2Policy:
      return takePolicyLine(reader);
    case Mode.keyring:
      return takeKeyringLine(reader, 1);
    case Mode.ikev2Keyring:
      return takeKeyringLine(reader, 2);
    case Mode.flexvpnClient:
      return takeFlexvpnLine(reader);
    case Mode.isakmpPeer:
      return takePeerLine(reader);
    case Mode.isakmpProfile:
    case Mode.ikev2Profile:
      return takeProfileLine(reader);
    case Mode.ezvpnClient:
      return takeEzvpnLine(reader);
    case Mode.ezvpnGroup:
      return takeEzvpnGroupLine(reader);
    case Mode.zonePair:
      return takeZonePairLine(reader);
    case Mode.classMap:
      return takeClassMapLine(reader);
    case Mode.policyMap:
      return takePolicyMapLine(reader);
    case Mode.inspectionPolicy:
      return takeInspectionLine(reader);
    case Mode.natPortmap:
      return takePortmapLine(reader);
    case Mode.ikev2Proposal:
      return takeProposalLine(reader);
    case Mode.ipsecProposal:
      return takeIpsecProposalLine(reader);
    case Mode.groupPolicy:
      return takeGroupPolicyLine(reader);
    case Mode.zone:
      return takeZoneLine(reader);
    case Mode.parameterMap:
      return takeParameterMapLine(reader);
    case Mode.tunnelGroup:
      return takeTunnelGroupLine(reader);
    default:
      return null;
  }
}

/** Whether a line that is not indented belongs to the open mode for certain. */
export function belongsTo(reader: Reader, mode: number): boolean {
  const { tokens } = reader;
  const first = tokens.isAt(0, 'no') ? 1 : 0;
  if (tokens.count === 1 && tokens.isAt(0, 'exit')) {
    return mode !== Mode.other;
  }
  if (mode === Mode.standardList || mode === Mode.extendedList) {
    return beginsEntry(reader, first) || (first === 1 && tokens.numberAt(1) >= 0);
  }
  if (memberWords[mode]?.some((word) => tokens.isAt(first, word, Math.min(5, word.length)))) {
    return true;
  }
  if (mode === Mode.networkObject && tokens.isAt(first, 'nat')) {
    return !tokens.isAt(first + 2, 'source') && !tokens.isAt(first + 2, 'after-auto');
  }
  return mode === Mode.interface && isInterfaceCommand(reader, first);
}

/** `ip` and other commands that exist inside an interface and not outside. */
function isInterfaceCommand(reader: Reader, first: number): boolean {
  const { tokens } = reader;
  if (tokens.isAt(first, 'crypto', 4)) {
    return tokens.isAt(first + 1, 'map') && tokens.count - first <= 3;
  }
  if (tokens.isAt(first, 'vrf')) {
    return tokens.isAt(first + 1, 'forwarding') || tokens.isAt(first + 1, 'member');
  }
  if (!tokens.isAt(first, 'ip')) {
    return false;
  }
  const second = first + 1;
  if (tokens.isAt(second, 'nat')) {
    return tokens.count - first === 3;
  }
  if (tokens.isAt(second, 'vrf')) {
    return tokens.isAt(second + 1, 'forwarding');
  }
  return interfaceIpWords.some((word) => tokens.isAt(second, word, Math.min(word.length, 8)));
}

const interfaceIpWords = [
  'access-group',
  'address',
  'mtu',
  'ospf',
  'nhrp',
  'policy',
  'unnumbered',
  'verify',
  'virtual-reassembly',
  'redirects',
  'unreachables',
  'proxy-arp',
  'helper-address',
  'inspect',
];

/** Words that begin a global command for certain, where an unknown line of an unindented interface may stay in it. */
const globalWords = [
  'version',
  'hostname',
  'interface',
  'access-list',
  'access-group',
  'route-map',
  'route',
  'router',
  'line',
  'banner',
  'username',
  'enable',
  'aaa',
  'crypto',
  'logging',
  'ntp',
  'snmp-server',
  'class-map',
  'policy-map',
  'object',
  'object-group',
  'tunnel-group',
  'group-policy',
  'control-plane',
  'spanning-tree',
  'vlan',
  'vrf',
  'zone',
  'zone-pair',
  'boot',
  'clock',
  'service',
  'ip',
  'ipv6',
  'nat',
  'global',
  'static',
  'name',
  'names',
  'timeout',
  'xlate',
  'end',
  'archive',
  'redundancy',
  'telnet',
  'ssh',
  'http',
  'dial-peer',
  'voice',
  'track',
  'privilege',
  'alias',
  'event',
  'feature',
];

/** Whether a line begins a global command, so that an unindented mode above it ends. */
export function beginsGlobalCommand(reader: Reader): boolean {
  const { tokens } = reader;
  const first = tokens.isAt(0, 'no') ? 1 : 0;
  return globalWords.some((word) => tokens.isAt(first, word));
}

const integrityModes: readonly number[] = [Mode.ikev2Proposal, Mode.ikev2Policy];

/**
 * Whether an indented line begins a block of its own all the same: devices do not look at indentation, and pasted
 * configs are often indented as a whole.
 */
export function beginsOtherBlock(reader: Reader, mode: number): boolean {
  const { tokens } = reader;
  const first = tokens.isAt(0, 'no') ? 1 : 0;
  switch (tokens.firstCode(first) | 32) {
    case 105: // i
      if (tokens.isAt(first, 'interface', 3)) {
        // `int sha256` is an integrity of IKEv2.
        const mayBe = tokens.endOf(first) - tokens.startOf(first) > 3 || !integrityModes.includes(mode);
        return (
          mayBe && tokens.count > first + 1 && endsInDigit(reader, tokens.count - 1) && mode !== Mode.other
        );
      }
      if (!tokens.isAt(first, 'ip')) {
        return false;
      }
      if (tokens.isAt(first + 1, 'access-list', 8) || tokens.isAt(first + 1, 'acc')) {
        const isGroup = tokens.isAt(tokens.count - 1, 'in') || tokens.isAt(tokens.count - 1, 'out');
        if (mode === Mode.interface && isGroup && tokens.count === first + 4) {
          return false;
        }
        return mode !== Mode.other || tokens.count > first + 3;
      }
      if (mode === Mode.other && tokens.isAt(first + 1, 'route')) {
        return tokens.isAt(first + 2, 'vrf') || tokens.addressAt(first + 2) >= 0;
      }
      return (
        tokens.isAt(first + 1, 'nat') &&
        ((tokens.isAt(first + 2, 'inside', 2) && tokens.isAt(first + 3, 'source', 3)) ||
          tokens.isAt(first + 2, 'pool'))
      );
    case 97: // a
      return (
        tokens.isAt(first, 'access-list', 8) &&
        (beginsEntry(reader, first + 2) || tokens.isAt(first + 2, 'extended'))
      );
    case 114: // r
      return (
        tokens.isAt(first, 'route-map', 7) &&
        (tokens.isAt(first + 2, 'permit') || tokens.isAt(first + 2, 'deny'))
      );
    default:
      return false;
  }
}

function endsInDigit(reader: Reader, index: number): boolean {
  const { tokens } = reader;
  const last = tokens.text.charCodeAt(tokens.endOf(index) - 1);
  return last >= 48 && last <= 57;
}

/** Whether a line opens a part of the mode that has an `exit` of its own. */
export function opensPart(reader: Reader, mode: number): boolean {
  if (mode === Mode.ikev2Keyring) {
    return reader.tokens.isAt(0, 'peer');
  }
  return (mode === Mode.policyMap || mode === Mode.inspectionPolicy) && reader.tokens.isAt(0, 'class');
}
