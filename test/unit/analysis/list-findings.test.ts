import { findingTable, type Files } from '../support/finding-table';
import { officeFiles, officePeer, type Office } from '../support/office';

const atHub = 'acls: [{ config: hub.cfg, name: IN, flow: outbound, sees: global }]\n';

/** The gateway's list. */
function hub(lines: string, office: Office = {}): Files {
  return officeFiles({ more: atHub, ...office, hub: `ip access-list extended IN\n${lines}` });
}

/** The router's inbound list, for the answers. */
function answers(lines: string, office: Office = {}): Files {
  return officeFiles({
    ...office,
    outside: ` ip access-group 101 in\n${office.outside ?? ''}`,
    edge: `access-list 10 permit 192.168.100.0 0.0.0.255
ip nat inside source list 10 interface GigabitEthernet0/0 overload
${lines}${office.edge ?? ''}`,
  });
}

const pinned = ` 10 permit udp any eq isakmp host 198.51.100.1 eq isakmp
 20 permit udp any eq non500-isakmp host 198.51.100.1 eq non500-isakmp
 30 deny ip any any log
`;
const open = ' permit udp any any eq isakmp\n permit udp any any eq non500-isakmp\n';
const alice = { peers: [officePeer('alice', 11)] };

findingTable(
  'acl.source-port-pinned',
  [
    {
      what: 'marks the source ports of entries that drop the second peer',
      files: hub(pinned),
      found: ['hub.cfg: error: eq isakmp', 'hub.cfg: error: eq non500-isakmp'],
      says: 'bob (:1)',
    },
  ],
  [
    { what: 'one peer that keeps its ports', files: hub(pinned, alice) },
    { what: 'entries that ask for the destination port alone', files: hub(open) },
    { what: 'a pinned entry beside one for any source port', files: hub(` 5 permit udp any any\n${pinned}`) },
    {
      what: 'a device that lets every peer keep 500, for which alone the list asks',
      files: hub(' permit udp any eq isakmp any eq isakmp\n permit udp any any eq 4500\n', {
        pat: 'address: 192.0.2.2, profile: ike-passthrough',
      }),
    },
    { what: 'entries that deny', files: hub(` deny udp any eq 123 any\n${open}`) },
    {
      what: 'a list before the PAT, which sees the ports of the peers themselves',
      files: officeFiles({
        edge: `access-list 10 permit 192.168.100.0 0.0.0.255
ip nat inside source list 10 interface GigabitEthernet0/0 overload
ip access-list extended LAN
${pinned}`,
        more: 'acls: [{ config: edge.cfg, name: LAN, flow: outbound, sees: local }]\n',
      }),
    },
  ],
  [
    '-  10 permit udp any eq isakmp host 198.51.100.1 eq isakmp',
    '-  20 permit udp any eq non500-isakmp host 198.51.100.1 eq non500-isakmp',
    '+  10 permit udp any host 198.51.100.1 eq isakmp',
    '+  20 permit udp any host 198.51.100.1 eq non500-isakmp',
  ],
);

const toAnywhere = `access-list 101 permit udp any eq isakmp any eq isakmp
access-list 101 permit udp any eq 4500 any eq 4500
`;

findingTable(
  'acl.return-port-pinned',
  [
    {
      what: 'marks the destination ports of entries that drop the answers to the second peer',
      files: answers(
        toAnywhere
          .replaceAll('any eq isakmp any', 'host 198.51.100.1 eq isakmp any')
          .replace('udp any eq 4500', 'udp host 198.51.100.1 eq 4500'),
      ),
      found: ['edge.cfg: error: eq isakmp', 'edge.cfg: error: eq 4500'],
      says: 'bob (:1)',
    },
  ],
  [
    { what: 'one peer that keeps its ports', files: answers(toAnywhere, alice) },
    {
      what: 'CBAC that lets the answers in',
      files: answers(`${toAnywhere}ip inspect name CBAC udp\n`, { outside: ' ip inspect CBAC out\n' }),
    },
    {
      what: 'an entry for all answers of the gateway',
      files: answers(`${toAnywhere}access-list 101 permit udp host 198.51.100.1 any\n`),
    },
    {
      what: 'a reflexive list',
      files: answers(
        `ip access-list extended OUT
 permit udp any any reflect BACK
ip access-list extended 101
 evaluate BACK
 permit udp any eq isakmp any eq isakmp
`,
        { outside: ' ip access-group OUT out\n' },
      ),
    },
  ],
  [
    '+ access-list 101 permit udp host 198.51.100.1 eq isakmp any',
    '+ access-list 101 permit udp host 198.51.100.1 eq non500-isakmp any',
  ],
);

findingTable(
  'acl.esp-only',
  [
    {
      what: 'marks the entry that admits ESP where UDP 4500 is dropped',
      files: hub(' permit udp any any eq isakmp\n permit esp any any\n', alice),
      found: ['hub.cfg: error: permit esp any any'],
    },
  ],
  [
    { what: '4500 beside ESP', files: hub(`${open} permit esp any any\n`) },
    {
      what: 'a peer that sends raw ESP',
      files: hub(' permit udp any any eq isakmp\n permit esp any any\n', {
        peers: [officePeer('alice', 11, ', encapsulation: esp')],
      }),
    },
    {
      what: 'a list that denies ESP as well',
      files: hub(' permit udp any any eq isakmp\n deny esp any any\n'),
    },
    { what: 'a list that admits everything', files: hub(' permit ip any host 198.51.100.1\n') },
  ],
  ['+  permit udp any any eq non500-isakmp'],
);

findingTable(
  'acl.nat-t-missing',
  [
    {
      what: 'marks the entry that admits 500 where 4500 is dropped',
      files: hub(' permit udp any any eq isakmp\n', alice),
      found: ['hub.cfg: error: permit udp any any eq isakmp'],
      says: 'alice (:4500)',
    },
  ],
  [
    { what: 'both ports', files: hub(open) },
    { what: 'all of UDP', files: hub(' permit udp any any\n') },
    {
      what: 'peers that begin on 4500 where only 500 is closed',
      files: hub(' permit udp any any eq 4500\n', { peers: [officePeer('alice', 11, ', begin: 4500')] }),
    },
    {
      what: 'a pinned source port, which has a finding of its own',
      files: hub(' permit udp any any eq isakmp\n permit udp any eq 4500 any eq 4500\n'),
    },
  ],
  ['+  permit udp any any eq non500-isakmp'],
);

findingTable(
  'acl.peer-blocked',
  [
    {
      what: 'marks the entry that drops a peer',
      files: hub(` deny udp host 192.0.2.2 any\n${open}`, alice),
      found: ['hub.cfg: error: deny udp host 192.0.2.2 any'],
      says: 'alice',
    },
    {
      what: 'marks the list that admits nobody',
      files: hub(' permit tcp any any\n', alice),
      found: ['hub.cfg: error: IN'],
    },
  ],
  [
    { what: 'a list that admits both ports', files: hub(open, alice) },
    { what: 'a deny entry for others', files: hub(` deny udp host 203.0.113.9 any\n${open}`, alice) },
    {
      what: 'a deny entry whose address is to be filled in',
      files: hub(` deny udp host 192.X.X.X any\n${open}`, alice),
    },
    { what: 'a deny entry for later fragments', files: hub(` deny udp any any fragments\n${open}`, alice) },
    { what: 'a pinned source port, which has a finding of its own', files: hub(pinned) },
  ],
  'none',
);

findingTable(
  'acl.order-dependent',
  [
    {
      what: 'marks the list past which the first to start gets',
      files: hub(pinned, { more: `${atHub}order: any\n` }),
      found: ['hub.cfg: info: IN'],
      says: 'alice, bob',
    },
  ],
  [
    { what: 'a given order', files: hub(pinned) },
    { what: 'a list past which every order gets', files: hub(open, { more: `${atHub}order: any\n` }) },
    {
      what: 'a list past which no order gets',
      files: hub(' deny udp any any\n', { more: `${atHub}order: any\n` }),
    },
  ],
  'none',
);

const list = (entries: string): Files => ({
  'edge.cfg': `hostname edge\nip access-list extended T\n${entries}`,
});

findingTable(
  'acl.shadowed',
  [
    {
      what: 'marks a host after its subnet',
      files: list(' permit udp any 10.0.0.0 0.0.0.255\n permit udp any host 10.0.0.9 eq 500\n'),
      found: ['edge.cfg: warning: permit udp any host 10.0.0.9 eq 500'],
    },
  ],
  [
    {
      what: 'an entry that denies a part before',
      files: list(' deny udp any host 10.0.0.9\n permit udp any any\n'),
    },
    {
      what: 'an entry after one with a condition',
      files: list(' permit tcp any any established\n permit tcp any any eq 22\n'),
    },
    {
      what: 'later fragments after ports',
      files: list(' permit udp any any eq 500\n permit udp any any fragments\n'),
    },
    {
      what: 'a wildcard with holes that leaves every other address',
      files: list(' permit ip 10.0.0.0 0.0.0.254 any\n permit ip 10.0.0.0 0.0.0.255 any\n'),
    },
    {
      what: 'a remark between',
      files: list(' permit udp any any eq 500\n remark IKE\n permit udp any any eq 4500\n'),
    },
  ],
  ['-  permit udp any host 10.0.0.9 eq 500'],
);

const router = `hostname edge
interface GigabitEthernet0/0
 ip address 192.0.2.2 255.255.255.0
`;
const named = (more: string): Files => ({ 'edge.cfg': router + more });

findingTable(
  'config.undefined-reference',
  [
    {
      what: 'marks the list that a NAT rule names',
      files: named('ip nat inside source list OTHER interface GigabitEthernet0/0 overload\n'),
      found: ['edge.cfg: warning: OTHER'],
    },
  ],
  [
    {
      what: 'what is defined further down',
      files: named(' ip access-group 150 in\naccess-list 150 permit ip any any\n'),
    },
    { what: 'Null0', files: named('ip route 10.0.0.0 255.0.0.0 Null0\n') },
    {
      what: 'a fragment without a hostname',
      files: { 'edge.cfg': 'ip nat inside source list OTHER interface Dialer1 overload\n' },
    },
    {
      what: 'a name that is to be filled in',
      files: named('ip nat inside source list <acl> interface GigabitEthernet0/0 overload\n'),
    },
  ],
  'none',
);

findingTable(
  'config.unused-definition',
  [
    {
      what: 'marks the first line of a list that nothing names',
      files: named('ip access-list extended OLD\n permit ip any any\n'),
      found: ['edge.cfg: hint: OLD'],
    },
  ],
  [
    {
      what: 'a list that an interface applies',
      files: named(' ip access-group OLD in\nip access-list extended OLD\n permit ip any any\n'),
    },
    {
      what: 'a list that a line asks for which is not understood',
      files: named('ip access-list standard OLD\n permit any\nfrobnicate with OLD\n'),
    },
    {
      what: 'a fragment without a hostname',
      files: { 'edge.cfg': 'ip access-list extended OLD\n permit ip any any\n' },
    },
  ],
  'none',
);

findingTable(
  'config.duplicate-name',
  [
    {
      what: 'marks a list that is opened as another type',
      files: named('ip access-list standard X\n permit any\nip access-list extended X\n permit ip any any\n'),
      found: ['edge.cfg: warning: X'],
    },
  ],
  [
    {
      what: 'a list that is opened again',
      files: named(
        'ip access-list extended X\n permit udp any any\nip access-list extended X\n permit tcp any any\n',
      ),
    },
    {
      what: 'the lines of a numbered list',
      files: named('access-list 101 permit udp any any\naccess-list 101 permit tcp any any\n'),
    },
    {
      what: 'a list and a route-map of one name',
      files: named(
        'ip access-list extended X\n permit ip any any\nroute-map X permit 10\n match ip address X\n',
      ),
    },
  ],
  'none',
);
