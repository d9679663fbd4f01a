import assert from 'node:assert/strict';
import { marked, officePeer, type Office } from '../support/office';

const atHub = 'acls: [{ config: hub.cfg, name: IN, flow: outbound, sees: global }]\n';

/** The gateway's list. */
function hub(lines: string, office: Office = {}): Office {
  return { more: atHub, ...office, hub: `ip access-list extended IN\n${lines}` };
}

/** The router's inbound list, for the answers. */
function answers(lines: string, office: Office = {}): Office {
  return {
    ...office,
    outside: ` ip access-group 101 in\n${office.outside ?? ''}`,
    edge: `access-list 10 permit 192.168.100.0 0.0.0.255
ip nat inside source list 10 interface GigabitEthernet0/0 overload
${lines}${office.edge ?? ''}`,
  };
}

interface Case {
  readonly what: string;
  readonly office: Office;
  readonly file?: string;
  readonly found: readonly string[];
}

function table(code: string, cases: readonly Case[]): void {
  describe(code, () => {
    for (const { what, office, file, found } of cases) {
      it(what, async () => {
        const files = file === undefined ? ['hub.cfg', 'edge.cfg'] : [file];
        const all = await Promise.all(files.map((one) => marked(office, one, code)));
        assert.deepEqual(all.flat(), found);
      });
    }
  });
}

table('acl.return-port-pinned', [
  {
    what: 'names at each entry only the conversation whose port it asks for',
    office: answers(`access-list 101 permit udp host 198.51.100.1 any eq isakmp
access-list 101 permit udp host 198.51.100.1 any eq non500-isakmp
`),
    found: [
      'eq isakmp: Drops the answers to bob (:1): they come to the port that PAT chose, not to the one that this entry asks for.',
      'eq non500-isakmp: Drops the answers to bob (:1024): they come to the port that PAT chose, not to the one that this entry asks for.',
    ],
  },
  {
    what: 'marks the destination ports of entries that drop the answers to the second peer',
    office: answers(`access-list 101 permit udp any eq isakmp any eq isakmp
access-list 101 permit udp any eq 4500 any eq 4500
`),
    found: [
      'eq isakmp: Drops the answers to bob (:1): they come to the port that PAT chose, not to the one that this entry asks for.',
      'eq 4500: Drops the answers to bob (:1024): they come to the port that PAT chose, not to the one that this entry asks for.',
    ],
  },
  {
    what: 'marks the entry whose service group asks for the destination port',
    office: answers(`object-group service REPLIES
 udp source eq isakmp eq isakmp
 udp source eq 4500 eq 4500
ip access-list extended 101
 permit object-group REPLIES any any
`),
    found: [
      'permit object-group REPLIES any any: Drops the answers to bob (:1, :1024): they come to the port that PAT chose, not to the one that this entry asks for.',
    ],
  },
  {
    what: 'is silent where CBAC lets the answers in',
    office: answers('access-list 101 permit udp any eq isakmp any eq isakmp\nip inspect name CBAC udp\n', {
      outside: ' ip inspect CBAC out\n',
    }),
    found: [],
  },
  {
    what: 'is silent where one peer keeps its ports',
    office: answers(
      `access-list 101 permit udp any eq isakmp any eq isakmp
access-list 101 permit udp any eq 4500 any eq 4500
`,
      { peers: [officePeer('alice', 11)] },
    ),
    found: [],
  },
  {
    what: 'is silent where another entry admits the answers',
    office: answers(`access-list 101 permit udp any eq isakmp any eq isakmp
access-list 101 permit udp host 198.51.100.1 any
`),
    found: [],
  },
]);

table('acl.source-port-pinned', [
  {
    what: 'marks the entry whose service group asks for the source port',
    office: hub(`object-group service IKE
 udp source eq isakmp eq isakmp
 udp source eq 4500 eq 4500
ip access-list extended IN
 permit object-group IKE any any
`),
    found: [
      'permit object-group IKE any any: Drops bob (:1, :1024): PAT changed the source port that this entry asks for. RFC 7296 2.11: IKE must be accepted from any source port.',
    ],
  },
  {
    what: 'is silent where the service group asks for the destination port alone',
    office: hub(`object-group service IKE
 udp eq isakmp
 udp eq 4500
ip access-list extended IN
 permit object-group IKE any any
`),
    found: [],
  },
]);

table('acl.esp-only', [
  {
    what: 'marks the entry that admits ESP where UDP 4500 is dropped',
    office: hub(' permit udp any any eq isakmp\n permit esp any any\n'),
    found: [
      'permit esp any any: Admits ESP, but not UDP 4500, which carries the ESP of peers behind PAT (RFC 3948). Dropped: alice (:4500), bob (:1024).',
    ],
  },
  {
    what: 'is silent where 4500 is admitted',
    office: hub(' permit udp any any eq isakmp\n permit udp any any eq 4500\n permit esp any any\n'),
    found: [],
  },
  {
    what: 'is silent about a peer that sends raw ESP',
    office: hub(' permit udp any any eq isakmp\n permit esp any any\n', {
      peers: [officePeer('alice', 11, ', encapsulation: esp')],
    }),
    found: [],
  },
  {
    what: 'is silent where ESP is denied as well',
    office: hub(' permit udp any any eq isakmp\n deny esp any any\n'),
    found: [],
  },
]);

table('acl.nat-t-missing', [
  {
    what: 'is silent where a deny above decides',
    office: hub(` deny udp 192.0.2.0 0.0.0.255 any eq isakmp
 permit udp any any eq isakmp
 permit udp any any eq non500-isakmp
`),
    found: [],
  },
  {
    what: 'marks the entry that admits 500 where 4500 is dropped',
    office: hub(' permit udp any any eq isakmp\n'),
    found: [
      'permit udp any any eq isakmp: UDP 4500 is missing: this entry admits 500, but a peer behind PAT needs both. Dropped: alice (:4500), bob (:1024).',
    ],
  },
  {
    what: 'marks the entry that admits 4500 where 500 is dropped',
    office: hub(' permit udp any any eq non500-isakmp\n', { peers: [officePeer('alice', 11)] }),
    found: [
      'permit udp any any eq non500-isakmp: UDP 500 is missing: this entry admits 4500, but a peer behind PAT needs both. Dropped: alice (:500).',
    ],
  },
  {
    what: 'is silent about peers that begin on 4500 where only 500 is closed',
    office: hub(' permit udp any any eq 4500\n', { peers: [officePeer('alice', 11, ', begin: 4500')] }),
    found: [],
  },
  {
    what: 'is silent where a pinned source port is the reason',
    office: hub(' permit udp any any eq isakmp\n permit udp any eq 4500 any eq 4500\n', {
      peers: [officePeer('alice', 11), officePeer('bob', 12)],
    }),
    found: [],
  },
  {
    what: 'is silent where all of UDP is admitted',
    office: hub(' permit udp any any\n'),
    found: [],
  },
]);

table('acl.order-dependent', [
  {
    what: 'marks the list past which the first to start gets',
    office: hub(' permit udp any eq isakmp any eq isakmp\n permit udp any eq 4500 any eq 4500\n', {
      more: `${atHub}order: any\n`,
    }),
    found: ['IN: Who passes IN depends on who starts first: alice, bob.'],
  },
  {
    what: 'is silent where the order is given',
    office: hub(' permit udp any eq isakmp any eq isakmp\n permit udp any eq 4500 any eq 4500\n'),
    found: [],
  },
  {
    what: 'is silent where every order passes',
    office: hub(' permit udp any any\n', { more: `${atHub}order: any\n` }),
    found: [],
  },
  {
    what: 'is silent where no order passes',
    office: hub(' deny udp any any\n', { more: `${atHub}order: any\n` }),
    found: [],
  },
]);
