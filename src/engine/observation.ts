import type { Endpoint } from './flow';
import type { Prediction } from './prediction';

/** Whether a prediction allows what was seen: a global address and port, or null for a flow that got none. */
export function allows(prediction: Prediction, seen: Endpoint | null): boolean {
  const { address, ports, alternatives } = prediction;
  if (seen === null) {
    return ports.kind === 'dropped' || (ports.kind === 'any-of' && (ports.dropChance ?? 0) > 0);
  }
  if (alternatives.some((other) => other.address === seen.address && other.ports.has(seen.port))) {
    return true;
  }
  switch (ports.kind) {
    case 'exact':
      return address === seen.address && ports.port === seen.port;
    case 'any-of':
      return address === seen.address && ports.ports.has(seen.port);
    case 'untranslated':
      return address === seen.address;
    case 'portless':
      return address === seen.address;
    case 'dropped':
    case 'none':
      return false;
  }
}
