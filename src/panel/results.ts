import { outcomeOf } from './outcome';
import { mostShownPeers, type PanelPeer, type PanelResults, type PanelSummary } from './protocol';

/** The results of all peers, in start order: summed up, and the table cut to what a panel shows. */
export function resultsOf(
  peers: readonly PanelPeer[],
  rest: Pick<PanelResults, 'anyOrder' | 'notes' | 'groups' | 'timeline'>,
): PanelResults {
  return {
    kind: 'results',
    peers: peers.slice(0, mostShownPeers),
    omitted: Math.max(0, peers.length - mostShownPeers),
    summary: summarize(peers),
    anyOrder: rest.anyOrder,
    notes: rest.notes,
    groups: rest.groups,
    timeline: rest.timeline,
  };
}

export function summarize(peers: readonly PanelPeer[]): PanelSummary {
  const counts = { kept: 0, changed: 0, withoutPort: 0, uncertain: 0 };
  const denied = new Map<string, { config: string; acl: string; peers: number }>();
  let partial = 0;
  for (const peer of peers) {
    counts[portsOf(peer)] += 1;
    if (peer.verdict?.verdict === 'partial') partial += 1;
    if (peer.verdict?.verdict === 'deny') countDenied(denied, peer);
  }
  return {
    peers: peers.length,
    ...counts,
    ports: commonPorts(peers),
    denied: [...denied.values()],
    partial,
    judged: peers.some(({ verdict }) => verdict !== null),
  };
}

function portsOf(peer: PanelPeer): 'kept' | 'changed' | 'withoutPort' | 'uncertain' {
  const outcomes = peer.translations.map(outcomeOf);
  if (outcomes.includes('dropped')) return 'withoutPort';
  if (outcomes.includes('changed')) return 'changed';
  const unchanged = outcomes.every((outcome) => outcome !== 'uncertain' && outcome !== 'none');
  return unchanged ? 'kept' : 'uncertain';
}

/** Counts the peer at the first ACL that denies it, or that lets only a part of it pass where none denies alone. */
function countDenied(
  denied: Map<string, { config: string; acl: string; peers: number }>,
  peer: PanelPeer,
): void {
  const verdicts = peer.translations.flatMap((translation) => translation.verdicts);
  const decisive =
    verdicts.find(({ verdict }) => verdict === 'deny') ??
    verdicts.find(({ verdict }) => verdict === 'partial');
  if (decisive === undefined) return;
  const { config, acl } = decisive;
  const key = `${config}\n${acl}`;
  const count = denied.get(key);
  if (count === undefined) denied.set(key, { config, acl, peers: 1 });
  else count.peers += 1;
}

function commonPorts(peers: readonly PanelPeer[]): readonly number[] | null {
  const portsPerPeer = peers.map(({ translations }) =>
    translations.flatMap(({ insideLocal, purpose }) =>
      insideLocal.port === null || purpose === 'background' ? [] : [insideLocal.port],
    ),
  );
  const [first] = portsPerPeer;
  if (first === undefined) return null;
  const same = portsPerPeer.every(
    (ports) => ports.length === first.length && ports.every((port, index) => port === first[index]),
  );
  return same ? first : null;
}
