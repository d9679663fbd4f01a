import type { Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import { takeEzvpnGroup } from '../ezvpn';
import type { Reader } from '../reader';
import { takeMap } from './crypto-map';
import { takeFlexvpn } from './flexvpn';
import { takePolicy } from './ike-policy';
import { takePeer } from './isakmp-peer';
import { takeProfile } from './ike-profile';
import { takeIpsec } from './ipsec';
import { takeKey, takeKeyring } from './keyring';
import { takeProposal } from './proposal';
import { settings, takeSetting } from './statements';

/** A global `crypto …` line; the cursor stands after `crypto`. Null, and an unknown block, when nobody knows it. */
export function takeCrypto(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  reader.opened = Mode.other;
  if (tokens.take('map')) {
    return takeMap(reader, negated, 'cryptoMaps');
  }
  if (tokens.take('dynamic-map')) {
    return takeMap(reader, negated, 'dynamicMaps');
  }
  if (tokens.take('isakmp', 3) || tokens.take('ikev1')) {
    return takeIsakmp(reader, negated);
  }
  if (tokens.take('ipsec')) {
    return takeIpsec(reader, negated);
  }
  if (tokens.take('ikev2')) {
    return takeIkev2(reader, negated);
  }
  if (tokens.take('keyring')) {
    return takeKeyring(reader, 1, negated);
  }
  if ((tokens.take('pki') || tokens.take('ca')) && tokens.take('certificate') && tokens.is('chain')) {
    reader.opened = Mode.certificateChain;
  }
  if (tokens.take('logging')) {
    reader.opened = Mode.none;
    const logging = tokens.phrase(tokens.at, tokens.count);
    return negated || logging === '' ? null : settings({ logging });
  }
  return null;
}

/** ASA `enable NAMEIF [client-services [port N]]`. */
function takeEnable(reader: Reader, version: 1 | 2, negated: boolean): Statement | null {
  const { tokens } = reader;
  reader.opened = Mode.none;
  const nameif = tokens.takeName();
  if (nameif === null) {
    return null;
  }
  const port = tokens.take('client-services') && tokens.take('port') ? tokens.takeNumber() : -1;
  const name = `${version} ${nameif}`;
  const value = { name, version, nameif, clientServicesPort: port < 0 ? null : port };
  return { kind: 'record', family: 'ikeInterfaces', key: name, value: negated ? null : value };
}

/** `keepalive SECONDS [RETRY] [periodic|on-demand]` and `dpd SECONDS RETRY periodic|on-demand`. */
function takeDeadPeerDetection(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  reader.opened = Mode.none;
  const seconds = tokens.takeNumber();
  const retry = tokens.takeNumber();
  const mode = tokens.take('periodic') ? 'periodic' : tokens.take('on-demand') ? 'on-demand' : null;
  return seconds < 0 || negated
    ? null
    : settings({
        deadPeerDetection: seconds,
        ...(retry < 0 ? {} : { deadPeerDetectionRetry: retry }),
        ...(mode === null ? {} : { deadPeerDetectionMode: mode }),
      });
}

/** What follows `crypto isakmp` and `crypto ikev1`; PIX and ASA 7 write `isakmp` alone, too. */
export function takeIsakmp(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.take('policy', 3)) {
    return takePolicy(reader, 1, Mode.isakmpPolicy, negated);
  }
  if (tokens.take('key')) {
    reader.opened = Mode.none;
    return takeKey(reader, negated);
  }
  if (tokens.take('nat')) {
    reader.opened = Mode.none;
    const seconds = tokens.take('keepalive') ? tokens.takeNumber() : -1;
    return seconds < 0 || negated ? null : settings({ natKeepalive: seconds });
  }
  if (tokens.take('nat-traversal')) {
    reader.opened = Mode.none;
    const seconds = tokens.takeNumber();
    return settings({ natTraversal: !negated, ...(seconds < 0 ? {} : { natKeepalive: seconds }) });
  }
  if (tokens.take('keepalive')) {
    return takeDeadPeerDetection(reader, negated);
  }
  if (tokens.is('enable') && tokens.at + 1 < tokens.count) {
    tokens.at++;
    return takeEnable(reader, 1, negated);
  }
  if (tokens.take('identity')) {
    reader.opened = Mode.none;
    const identity = tokens.phrase(tokens.at, tokens.count);
    return negated ? null : settings({ identity });
  }
  if (tokens.take('aggressive-mode') || tokens.take('am-disable')) {
    reader.opened = Mode.none;
    return tokens.done || tokens.take('disable') ? settings({ aggressiveModeDisabled: !negated }) : null;
  }
  if (tokens.take('profile')) {
    return takeProfile(reader, 1, Mode.isakmpProfile, negated);
  }
  if (tokens.take('peer')) {
    return takePeer(reader, negated);
  }
  const isGroup = tokens.isAt(tokens.at + 1, 'configuration') && tokens.isAt(tokens.at + 2, 'group');
  if (tokens.is('client') && isGroup) {
    tokens.at += 3;
    return takeEzvpnGroup(reader, negated);
  }
  reader.opened = Mode.none;
  return takeSetting(reader, 'isakmp', ikeSettings, negated);
}

/** Settings of IKE as a whole, of both versions. */
const ikeSettings = [
  'enable',
  'client configuration address-pool local',
  'invalid-spi-recovery',
  'xauth timeout',
  'default policy',
  'fragmentation',
  'disconnect-notify',
  'reload-wait',
  'ipsec-over-tcp port',
  'limit max-in-negotiation-sa',
  'limit max-in-negotation-sa',
  'limit max-sa',
  'limit max-half-open-sa',
  'limit max-incomplete',
  'call admission limit ike sa',
  'cookie-challenge',
  'remote-access trustpoint',
  'notify',
  'redirect',
  'window',
  'http-url cert',
  'diagnose error',
  'certificate-cache',
  'reconnect key',
];

function takeIkev2(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.take('policy')) {
    return takePolicy(reader, 2, Mode.ikev2Policy, negated);
  }
  if (tokens.take('keyring')) {
    return takeKeyring(reader, 2, negated);
  }
  if (tokens.take('profile')) {
    return takeProfile(reader, 2, Mode.ikev2Profile, negated);
  }
  if (tokens.take('nat') && tokens.take('keepalive')) {
    reader.opened = Mode.none;
    const seconds = tokens.takeNumber();
    return seconds < 0 || negated ? null : settings({ natKeepalive: seconds });
  }
  if (tokens.take('dpd')) {
    return takeDeadPeerDetection(reader, negated);
  }
  if (tokens.take('enable')) {
    return takeEnable(reader, 2, negated);
  }
  if (tokens.take('proposal')) {
    return takeProposal(reader, negated);
  }
  if (tokens.take('client') && tokens.take('flexvpn')) {
    return takeFlexvpn(reader, negated);
  }
  return takeSetting(reader, 'ikev2', ikeSettings, negated);
}
