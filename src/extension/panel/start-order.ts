import type { PanelOrder } from '../../panel/protocol';

/** The panel's choice of a start order as the analysis takes it; a choice for another number of peers is list order. */
export function startOrder(
  order: PanelOrder | null,
  peers: number,
): { readonly order: 'listed' | 'any'; readonly sequence: readonly number[] } {
  const listed = Array.from({ length: peers }, (_, index) => index);
  switch (order?.kind) {
    case 'any':
      return { order: 'any', sequence: listed };
    case 'reversed':
      return { order: 'listed', sequence: listed.toReversed() };
    case 'custom':
      return { order: 'listed', sequence: isPermutation(order.peers, peers) ? order.peers : listed };
    default:
      return { order: 'listed', sequence: listed };
  }
}

function isPermutation(order: readonly number[], peers: number): boolean {
  return order.length === peers && new Set(order).size === peers && order.every((peer) => peer < peers);
}
