import { hasOpenRules } from '../nat-doubts';
import { natRulePlace } from '../nat-rule-place';
import { isPrivateAddress } from '../network/private-addresses';
import type { Device } from '../situation';
import type { Study } from '../study';
import type { Finding } from './finding';
import { concernedOf, studiedPeers, type StudiedPeer } from './ipsec-peers';

/**
 * Peers with a private address and a public gateway whose packets pass a NAT device that leaves them as they are, because its
 * ACL or route-map leaves the peer out, and that no other device on the way translates: no answer finds its way back.
 */
export function peerNotTranslated(study: Study): readonly Finding[] {
  const left = new Map<Device, StudiedPeer[]>();
  for (const studied of studiedPeers(study)) {
    const { peer, conversations, isTranslated } = studied;
    if (isTranslated || peer.gatewayAssumed || !isPrivateAddress(peer.host) || isPrivateAddress(peer.gateway))
      continue;
    const [device = null] = conversations.flatMap(({ passages }) =>
      passages.map(({ stage }) => stage.device),
    );
    // What a route-map leaves open may translate the peer all the same.
    if (device === null || hasOpenRules(device.summary)) continue;
    left.set(device, [...(left.get(device) ?? []), studied]);
  }
  return [...left].flatMap(([device, peers]): readonly Finding[] => {
    const rule = firstDynamicRule(device);
    if (rule === null) return [];
    return [
      {
        code: 'nat.peer-not-translated',
        severity: 'warning',
        file: device.id,
        place: natRulePlace(device.summary, rule),
        concerned: concernedOf(peers),
        args: {},
        related: peers.flatMap(({ peer }) =>
          (peer.origin?.places ?? []).map((place) => ({ ...place, role: 'peer' })),
        ),
      },
    ];
  });
}

function firstDynamicRule({ summary }: Device): number | null {
  const { natRules, records = {} } = summary;
  const { asaNatRules = [], legacyNatRules = [] } = records;
  const isAsa = summary.dialect === 'asa';
  const own = isAsa
    ? asaNatRules.findIndex(({ type, inactive }) => type === 'dynamic' && !inactive)
    : natRules.findIndex(({ kind }) => kind === 'dynamic');
  if (own >= 0) return own;
  const legacy = isAsa ? legacyNatRules.findIndex(({ id }) => id > 0) : -1;
  return legacy < 0 ? null : asaNatRules.length + legacy;
}
