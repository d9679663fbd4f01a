import type { Endpoint, Flow } from '../engine/flow';
import type { Passage } from './stage-path';

/** The way of a packet that a gateway sends by itself to a global end of which no mapping is known. */
export function unsolicited(flow: Flow, to: Endpoint): Passage {
  return {
    hops: [],
    steps: [],
    outside: { ...flow, inside: to },
    prediction: {
      address: to.address,
      ports: { kind: 'exact', port: to.port },
      alternatives: [],
      rule: 'expired',
      because: { code: 'not-started' },
      confidence: 'documented',
      citations: [],
      assumes: [],
    },
  };
}
