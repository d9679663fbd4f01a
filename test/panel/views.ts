import { resultsOf } from '../../src/panel/results';
import type {
  PanelPeer,
  PanelPorts,
  PanelSettings,
  PanelTranslation,
  PanelVerdict,
  PanelView,
} from '../../src/panel/protocol';

/** Views as a host makes them; written out by hand, so that the tests of the panel need no engine. */

const hub = 'file:///work/samples/three-engineers/hub.cfg';
const scenario = 'file:///work/samples/three-engineers/three-engineers.pat.yaml';
const citation = {
  title: 'Cisco, NAT Order of Operation and Port Preservation',
  address: 'https://www.cisco.com/c/en/us/support/docs/ip/network-address-translation-nat/8605-13.html',
};

export const profiles = [
  { id: 'cisco-ios', label: 'Cisco IOS' },
  { id: 'cisco-ios-2008', label: 'Cisco IOS, two groups' },
  { id: 'cisco-asa', label: 'Cisco ASA' },
  { id: 'linux', label: 'Linux netfilter' },
  { id: 'pf-static-port', label: 'pf with static-port' },
];

const groups = [
  [1, 511],
  [512, 1023],
  [1024, 65_535],
] as const;

export interface Conversation {
  readonly purpose: 'ike' | 'stream';
  readonly ports: PanelPorts;
  readonly because: string;
  readonly verdict?: 'permit' | 'deny' | 'partial';
  readonly share?: number;
}

export function translation(host: string, conversation: Conversation): PanelTranslation {
  const { purpose, ports, because, verdict, share = verdict === 'permit' ? 1 : 0 } = conversation;
  return {
    purpose,
    protocol: 'udp',
    outsidePort: purpose === 'ike' ? 500 : 4500,
    insideLocal: { address: host, port: purpose === 'ike' ? 500 : 4500 },
    insideGlobal: { address: '192.0.2.2', ports },
    alternatives: [],
    because,
    assumes: ports.kind === 'exact' ? ['192.0.2.2 is otherwise idle'] : [],
    confidence: 'documented',
    citations: [citation, { title: 'torvalds/linux', address: 'torvalds/linux net/netfilter/nf_nat_core.c' }],
    verdicts: verdict === undefined ? [] : [aclVerdict(verdict, share, purpose)],
  };
}

function aclVerdict(verdict: 'permit' | 'deny' | 'partial', share: number, purpose: string): PanelVerdict {
  const line = { permit: purpose === 'ike' ? 12 : 13, partial: 12, deny: 15 }[verdict];
  const port = purpose === 'ike' ? 'isakmp' : 'non500-isakmp';
  return {
    verdict,
    share,
    config: 'hub.cfg',
    acl: 'OUTSIDE-IN',
    line,
    text:
      verdict === 'deny' ? 'deny ip any any log' : `permit udp any eq ${port} host 198.51.100.1 eq ${port}`,
    place: { uri: hub, line, column: 2 },
  };
}

export function peer(index: number, name: string, conversations: readonly Conversation[]): PanelPeer {
  const verdicts = conversations.flatMap(({ verdict }) => (verdict === undefined ? [] : [verdict]));
  const worst = (['deny', 'partial', 'permit'] as const).find((verdict) => verdicts.includes(verdict));
  const share = conversations.reduce((least, { share: part = 1 }) => Math.min(least, part), 1);
  return {
    index,
    name,
    place: { uri: scenario, line: 8 + 3 * index, column: 5 },
    verdict: worst === undefined ? null : { verdict: worst, share: worst === 'deny' ? 0 : share },
    translations: conversations.map((conversation) => translation(`192.168.100.${11 + index}`, conversation)),
  };
}

const exact = (port: number): PanelPorts => ({ kind: 'exact', port });

/** Peers that start in the order of `order` behind a device that gives duplicates the lowest free port. */
export function lowestFree(names: readonly string[], order: readonly number[]): readonly PanelPeer[] {
  const first = names[order[0]!]!;
  return order.map((index, position) =>
    peer(
      index,
      names[index]!,
      position === 0
        ? [
            { purpose: 'ike', ports: exact(500), because: '500 is free on 192.0.2.2', verdict: 'permit' },
            {
              purpose: 'stream',
              ports: exact(4500),
              because: '4500 is free on 192.0.2.2',
              verdict: 'permit',
            },
          ]
        : [
            {
              purpose: 'ike',
              ports: exact(position),
              because: `500 is taken by ${first}; first free port of 1-511`,
              verdict: 'deny',
            },
            {
              purpose: 'stream',
              ports: exact(1023 + position),
              because: `4500 is taken by ${first}; first free port of 1024-65535`,
              verdict: 'deny',
            },
          ],
    ),
  );
}

const followed: PanelSettings = { profile: null, order: null, simulation: null };

/** The sample `three-engineers`, followed by the panel. */
export function threeEngineers(): PanelView {
  return {
    title: 'Three engineers behind one address',
    source: {
      kind: 'scenario',
      name: 'three-engineers.pat.yaml',
      place: { uri: scenario, line: 1, column: 1 },
    },
    settings: followed,
    profiles,
    profile: { id: 'cisco-ios', because: null },
    content: resultsOf(lowestFree(['alice', 'bob', 'carol'], [0, 1, 2]), {
      anyOrder: false,
      notes: [],
      groups,
      timeline: {
        until: '5m',
        moments: [
          { time: '0s', text: 'alice is connected', failed: false },
          { time: '0s', text: 'bob IKE gets 1', failed: false },
          { time: '1m 29.478s', text: 'bob gives up', failed: true },
        ],
        omitted: 2,
      },
    }),
  };
}

/** A free simulation as the host would answer `settings`. */
export function simulation(settings: PanelSettings): PanelView {
  const count = settings.simulation?.peers ?? 0;
  const listed = [...Array(count).keys()];
  const order =
    settings.order?.kind === 'custom'
      ? settings.order.peers
      : settings.order?.kind === 'reversed'
        ? listed.reverse()
        : listed;
  const names = [...Array(count).keys()].map((index) => `peer ${index + 1}`);
  const peers = lowestFree(names, order).map((one) => ({
    ...one,
    place: null,
    verdict: null,
    translations: one.translations.map((row) => ({
      ...row,
      insideGlobal: { ...row.insideGlobal, address: settings.simulation?.address ?? null },
      verdicts: [],
    })),
  }));
  return {
    title: 'IPsec peers behind one PAT address',
    source: { kind: 'simulation' },
    settings,
    profiles,
    profile: { id: settings.profile ?? 'cisco-ios', because: null },
    content: resultsOf(peers, {
      anyOrder: settings.order?.kind === 'any',
      notes: [],
      groups,
      timeline: null,
    }),
  };
}

export const freeSettings: PanelSettings = {
  profile: 'cisco-ios',
  order: { kind: 'listed' },
  simulation: { peers: 3, address: '192.0.2.2' },
};

/** A device that draws ports, one that drops, an ACL that admits a part: everything that is no certain port. */
export function uncertain(): PanelView {
  const lowOthers: PanelPorts = {
    kind: 'any-of',
    ranges: [
      [1, 499],
      [501, 511],
    ],
    sample: 198,
  };
  const highOthers: PanelPorts = {
    kind: 'any-of',
    ranges: [
      [1024, 4499],
      [4501, 65_535],
    ],
    sample: 31_337,
  };
  const peers = [
    peer(0, 'alice', [
      { purpose: 'ike', ports: exact(500), because: '500 is free on 192.0.2.2', verdict: 'permit' },
      { purpose: 'stream', ports: exact(4500), because: '4500 is free on 192.0.2.2', verdict: 'permit' },
    ]),
    peer(1, 'bob', [
      {
        purpose: 'ike',
        ports: lowOthers,
        because: '500 is taken by alice; a random free port of 1-511',
        verdict: 'partial',
        share: 0.12,
      },
      {
        purpose: 'stream',
        ports: highOthers,
        because: '4500 is taken by alice; a random free port of 1024-65535',
        verdict: 'partial',
        share: 0.5,
      },
    ]),
    peer(2, 'carol', [
      {
        purpose: 'ike',
        ports: { kind: 'dropped', reason: 'no port is free' },
        because: '500 is taken by alice, and this device gives no other port',
        verdict: 'deny',
      },
      {
        purpose: 'stream',
        ports: {
          kind: 'any-of',
          ranges: [[1024, 65_535]],
          sample: 4500,
          likely: { port: 4500, probability: 0.9953 },
        },
        because: '4500 is free unless a 500 drew it',
      },
    ]),
    peer(3, 'dave', [
      { purpose: 'ike', ports: { kind: 'untranslated' }, because: 'exempt by the first line of NAT-ACL' },
      { purpose: 'stream', ports: { kind: 'none' }, because: 'has not started yet' },
    ]),
  ];
  return {
    title: 'edge.cfg',
    source: { kind: 'config', name: 'edge.cfg', place: { uri: hub, line: 1, column: 1 } },
    settings: followed,
    profiles,
    profile: { id: 'cisco-asa', because: 'ASA Version 9.8' },
    content: resultsOf(peers, {
      anyOrder: false,
      notes: ['The address is taken to be otherwise idle.'],
      groups: [
        [1, 511],
        [512, 1023],
        [1024, 65_535],
      ],
      timeline: null,
    }),
  };
}

export function empty(): PanelView {
  return {
    ...threeEngineers(),
    title: 'edge.cfg',
    content: {
      kind: 'empty',
      message:
        'No NAT rule of edge.cfg translates an IPsec peer. Name peers in a scenario or in a comment such as "! pat-lens: peer alice 192.168.100.11 -> 198.51.100.1".',
    },
  };
}

export function problems(): PanelView {
  return {
    ...threeEngineers(),
    content: {
      kind: 'problems',
      problems: [
        {
          message: 'Port 65536 is outside 1 to 65535.',
          place: { uri: scenario, line: 14, column: 12 },
        },
        { message: 'There is no profile "cisco-iso".', place: { uri: scenario, line: 4, column: 12 } },
      ],
    },
  };
}
