import type { PortRange } from './port-set';

/** The port at a position of ranges laid end to end. */
export function portAt(ranges: readonly PortRange[], position: number): number {
  let left = position;
  for (const range of ranges) {
    const first = range[0];
    const length = range[1] - first + 1;
    if (left < length) {
      return first + left;
    }
    left -= length;
  }
  return -1;
}

/** The position of the first candidate at or above a port; 0 when all lie below it. */
export function positionAtOrAbove(ranges: readonly PortRange[], port: number): number {
  let position = 0;
  for (const [first, last] of ranges) {
    if (port <= first) {
      return position;
    }
    if (port <= last) {
      return position + port - first;
    }
    position += last - first + 1;
  }
  return 0;
}
