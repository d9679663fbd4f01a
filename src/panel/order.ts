import type { PanelOrder } from './protocol';

/** The order after a peer changed places with the next one (`step` 1) or the one before it; null at the ends. */
export function movePeer(order: readonly number[], peer: number, step: -1 | 1): readonly number[] | null {
  const position = order.indexOf(peer);
  const other = order[position + step];
  if (position < 0 || other === undefined) return null;
  const moved = [...order];
  moved[position] = other;
  moved[position + step] = peer;
  return moved;
}

/** The same order for another number of peers: those that are gone leave it, new ones start last. */
export function resizeOrder(order: PanelOrder | null, count: number): PanelOrder | null {
  if (order?.kind !== 'custom') return order;
  const peers = order.peers.filter((peer) => peer < count);
  for (let peer = 0; peer < count; peer += 1) if (!order.peers.includes(peer)) peers.push(peer);
  return { kind: 'custom', peers };
}
