import type { PanelOrder } from './protocol';

/** The order after the peer at `position` changed places with the one `step` further on; null where there is none. */
export function movePeer(shown: readonly number[], position: number, step: -1 | 1): PanelOrder | null {
  const moved = shown[position];
  const other = shown[position + step];
  if (moved === undefined || other === undefined) return null;
  const peers = [...shown];
  peers[position] = other;
  peers[position + step] = moved;
  return { kind: 'custom', peers };
}

/** The same order for another number of peers: those that are gone leave it, new ones start last. */
export function resizeOrder(order: PanelOrder | null, count: number): PanelOrder | null {
  if (order?.kind !== 'custom') return order;
  const peers = order.peers.filter((peer) => peer < count);
  for (let peer = 0; peer < count; peer += 1) if (!order.peers.includes(peer)) peers.push(peer);
  return { kind: 'custom', peers };
}
