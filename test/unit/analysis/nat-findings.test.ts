import { branch, edge, network, overload } from '../support/branches';
import { findingTable, type Files } from '../support/finding-table';

const port500 = 'ip nat inside source static udp 10.10.0.20 500 interface GigabitEthernet0/0 500\n';

findingTable(
  'nat.static-takes-port',
  [
    {
      what: 'marks a static entry with port 500 of the address that known peers share',
      files: network({ edge: edge(overload + port500) }),
      found: [`edge.cfg: warning: ${port500.trim()}`],
      says: 'UDP 500 of the shared address: branch-11, branch-12 cannot keep it',
    },
    {
      what: 'marks a static entry that takes the answers to the router’s own IKE',
      files: {
        'edge.cfg': edge(
          `${overload}${port500}crypto map OWN 10 ipsec-isakmp\n set peer 203.0.113.9\n match address VPN\n`,
          ' crypto map OWN\n',
        ),
      },
      found: [`edge.cfg: warning: ${port500.trim()}`],
      says: 'own IKE',
    },
    {
      what: 'says that the router’s own IKE may have the ports',
      files: network({
        edge: edge(
          `${overload}crypto map OWN 10 ipsec-isakmp\n set peer 203.0.113.9\n match address VPN\n`,
          ' crypto map OWN\n',
        ),
      }),
      found: [`edge.cfg: warning: ${overload.trim()}`],
      says: 'may have UDP 500 and 4500',
    },
    {
      what: 'is certain of it where IOS-XE overloads an interface',
      files: network({
        edge: edge(
          `${overload}crypto map OWN 10 ipsec-isakmp\n set peer 203.0.113.9\n match address VPN\n`,
          ' crypto map OWN\n',
        ).replace('version 15.2', 'version 16.9'),
      }),
      found: [`edge.cfg: warning: ${overload.trim()}`],
      says: 'IKE has UDP 500 and 4500',
    },
  ],
  [
    {
      what: 'a server behind a PAT with no other peer',
      files: { 'edge.cfg': edge(overload + port500) },
    },
    {
      what: 'the entry of the peer itself',
      files: network({ branches: [branch(11)], edge: edge(overload + port500.replace('.20', '.11')) }),
    },
    {
      what: 'an entry for another address',
      files: network({
        edge: edge(`${overload}ip nat inside source static udp 10.10.0.20 500 192.0.2.3 500\n`),
      }),
    },
    {
      what: 'an entry for another port',
      files: network({
        edge: edge(overload + port500.replaceAll('500 ', '5000 ').replace(/500\n/, '5000\n')),
      }),
    },
    {
      what: 'an entry for TCP',
      files: network({ edge: edge(overload + port500.replace('udp', 'tcp')) }),
    },
  ],
  'none',
);

const raw = (host: number, gateway = '198.51.100.1'): string =>
  `{ name: p${host}, host: 10.10.0.${host}, gateway: ${gateway}, encapsulation: esp }`;

const plain = (host: number): string => `{ name: p${host}, host: 10.10.0.${host}, gateway: 198.51.100.1 }`;
const linux = ', profile: linux';

function office(peers: readonly string[], rules = overload, more = ''): Files {
  return {
    'edge.cfg': edge(rules),
    'office.pat.yaml': `version: 1
pat: { config: edge.cfg${more} }
peers:
${peers.map((one) => `  - ${one}\n`).join('')}`,
  };
}

findingTable(
  'nat.esp-collision',
  [
    {
      what: 'marks the rule that takes in raw ESP of two hosts to one gateway',
      files: office([raw(11), raw(12)], overload, linux),
      found: [`edge.cfg: error: ${overload.trim()}`],
      says: 'p11, p12',
    },
  ],
  [
    { what: 'one host', files: office([raw(11)], overload, linux) },
    { what: 'hosts with a gateway each', files: office([raw(11), raw(12, '198.51.100.9')], overload, linux) },
    {
      what: 'NAT-T',
      files: office([plain(11), plain(12)], overload, linux),
    },
    {
      what: 'a device that tells ESP apart by its SPIs',
      files: office([raw(11), raw(12)]),
    },
    {
      what: 'one host with an address of its own',
      files: office(
        [raw(11), raw(12)],
        `${overload}ip nat inside source static 10.10.0.12 192.0.2.12\n`,
        linux,
      ),
    },
  ],
  'none',
);

const pool =
  'ip nat pool ONE 192.0.2.10 192.0.2.10 prefix-length 24\nip nat inside source list 10 pool ONE\n';

findingTable(
  'nat.ports-exhausted',
  [
    {
      what: 'marks the rule of a device that gives a second host no other port',
      files: office([plain(11), plain(12)], overload, ', profile: pf-static-port'),
      found: [`edge.cfg: error: ${overload.trim()}`],
      says: 'No port is left for p12',
    },
    {
      what: 'marks the rule whose range of ports is too small',
      files: office([plain(11), plain(12), plain(13)], overload, ', ports: 600-603'),
      found: [`edge.cfg: error: ${overload.trim()}`],
      says: 'No port is left for p13',
    },
    {
      what: 'says it of any start order',
      files: {
        ...office([plain(11), plain(12)], overload, ', profile: pf-static-port'),
        'office.pat.yaml': `${office([plain(11), plain(12)], overload, ', profile: pf-static-port')['office.pat.yaml'] ?? ''}order: any\n`,
      },
      found: [`edge.cfg: error: ${overload.trim()}`],
      says: 'who starts last gets none',
    },
  ],
  [
    { what: 'a PAT with ports for all', files: office([plain(11), plain(12)]) },
    { what: 'the only host', files: office([plain(11)], overload, ', profile: pf-static-port') },
    {
      what: 'hosts with a gateway each',
      files: office(
        [plain(11), plain(12).replace('198.51.100.1', '198.51.100.9')],
        overload,
        ', profile: pf-static-port',
      ),
    },
    { what: 'a pool without overload of which no host is known', files: { 'edge.cfg': edge(pool) } },
  ],
  'none',
);

const narrow = overload.replace('list 10', 'list 11');
const list11 = 'access-list 11 permit 10.10.0.0 0.0.0.15\n';

findingTable(
  'nat.peer-not-translated',
  [
    {
      what: 'marks the rule whose list leaves a peer out',
      files: network({ branches: [branch(11), branch(20)], edge: edge(narrow + list11) }),
      found: [`edge.cfg: warning: ${narrow.trim()}`],
      says: 'translates branch-20',
    },
    {
      what: 'marks the rule whose route-map denies a peer',
      files: network({
        branches: [branch(20)],
        edge: edge(`ip nat inside source route-map OUT interface GigabitEthernet0/0 overload
route-map OUT permit 10
 match ip address 11
${list11}`),
      }),
      found: ['edge.cfg: warning: ip nat inside source route-map OUT interface GigabitEthernet0/0 overload'],
    },
  ],
  [
    { what: 'peers that the list selects', files: network({ edge: edge(narrow + list11) }) },
    {
      what: 'peers that a route-map may select by its next hop',
      files: network({
        branches: [branch(20)],
        edge: edge(`ip nat inside source route-map OUT interface GigabitEthernet0/0 overload
route-map OUT permit 10
 match ip next-hop 11
${list11}`),
      }),
    },
    {
      what: 'a gateway with a private address, which needs no NAT',
      files: {
        'edge.cfg': edge(narrow + list11),
        'office.pat.yaml': `version: 1
pat: { config: edge.cfg }
peers: [{ name: p, host: 10.10.0.20, gateway: 172.20.0.1 }]
`,
      },
    },
    {
      what: 'a peer with a public address',
      files: {
        'edge.cfg': edge(narrow + list11),
        'office.pat.yaml': `version: 1
pat: { config: edge.cfg }
peers: [{ name: p, host: 203.0.113.20, gateway: 198.51.100.1 }]
`,
      },
    },
    {
      what: 'a static entry of the peer',
      files: network({
        branches: [branch(20)],
        edge: edge(`${narrow}${list11}ip nat inside source static 10.10.0.20 192.0.2.20\n`),
      }),
    },
    {
      what: 'a second PAT that translates the peer',
      files: {
        'edge.cfg': edge(narrow + list11),
        'carrier.cfg': edge(),
        'office.pat.yaml': `version: 1
pat: [{ config: edge.cfg }, { config: carrier.cfg }]
peers: [{ name: p, host: 10.10.0.20, gateway: 198.51.100.1 }]
`,
      },
    },
  ],
  'none',
);

const cgn = `ip nat settings mode cgn\n${overload}`;

findingTable(
  'nat.port-never-kept',
  [
    {
      what: 'marks the rule of a device that gives every peer another port',
      files: office([plain(11)], overload, ', profile: cisco-ios-xe-cgn'),
      found: [`edge.cfg: info: ${overload.trim()}`],
      says: 'source port 500, 4500',
    },
    {
      what: 'marks a device in CGN mode in whatever start order',
      files: network({ edge: edge(cgn) }),
      found: [`edge.cfg: info: ${overload.trim()}`],
    },
    {
      what: 'names the one port that is never kept',
      files: office([plain(11)], overload, ', profile: linux-random'),
      found: [`edge.cfg: info: ${overload.trim()}`],
    },
  ],
  [
    { what: 'IOS, which keeps the ports of the first peer', files: network() },
    {
      what: 'a device that keeps 4500 and a peer that begins there',
      files: office([plain(11).replace(' }', ', begin: 4500 }')], overload, ', profile: fortigate'),
    },
    { what: 'a device in CGN mode of which no peer is known', files: { 'edge.cfg': edge(cgn) } },
    {
      what: 'peers with ephemeral ports',
      files: office(
        [plain(11).replace(' }', ', local: { ike: ephemeral, stream: ephemeral } }')],
        overload,
        ', profile: cisco-ios-xe-cgn',
      ),
    },
    {
      what: 'one-to-one entries',
      files: network({
        branches: [branch(11)],
        edge: edge(`${cgn}ip nat inside source static 10.10.0.11 192.0.2.11\n`),
      }),
    },
  ],
  'none',
);

/** A router with a crypto map and NAT on its outside interface. */
function vpn(
  natList: string,
  more = '',
  cryptoList = ' permit ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255\n',
): Files {
  return {
    'router.cfg': `version 15.2
hostname router
crypto map VPN 10 ipsec-isakmp
 set peer 198.51.100.1
 match address VPN
interface GigabitEthernet0/0
 ip address 192.0.2.2 255.255.255.252
 ip nat outside
 crypto map VPN
interface GigabitEthernet0/1
 ip address 10.1.0.1 255.255.0.0
 ip nat inside
${more}ip route 0.0.0.0 0.0.0.0 192.0.2.1
ip access-list extended VPN
${cryptoList}ip access-list extended NAT
${natList}`,
  };
}

const rule = 'ip nat inside source list NAT interface GigabitEthernet0/0 overload\n';
const web = 'ip nat inside source static 10.1.0.80 192.0.2.3\n';
const exempt = ' deny ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255\n permit ip 10.1.0.0 0.0.255.255 any\n';

const asa = (nat: string): Files => ({
  'asa.cfg': `ASA Version 9.8(4)
hostname asa
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 192.0.2.2 255.255.255.252
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.1.0.1 255.255.0.0
object network LAN
 subnet 10.1.0.0 255.255.0.0
object network REMOTE
 subnet 10.2.0.0 255.255.0.0
access-list VPN extended permit ip object LAN object REMOTE
${nat}route outside 0.0.0.0 0.0.0.0 192.0.2.1 1
crypto map OUT 10 match address VPN
crypto map OUT 10 set peer 198.51.100.1
crypto map OUT interface outside
`,
});
const asaPat = 'object network LAN\n nat (inside,outside) dynamic interface\n';
const identity =
  'nat (inside,outside) source static LAN LAN destination static REMOTE REMOTE no-proxy-arp route-lookup\n';

findingTable(
  'nat.vpn-traffic-translated',
  [
    {
      what: 'marks the rule that translates what the crypto ACL selects',
      files: vpn(' permit ip 10.1.0.0 0.0.255.255 any\n', rule),
      found: [`router.cfg: warning: ${rule.trim()}`],
      says: 'VPN selects (10.1.0.0 to 10.2.0.0)',
    },
    {
      what: 'sees the part that an exemption leaves out',
      files: vpn(
        ' deny ip 10.1.0.0 0.0.127.255 10.2.0.0 0.0.255.255\n permit ip 10.1.0.0 0.0.255.255 any\n',
        rule,
      ),
      found: [`router.cfg: warning: ${rule.trim()}`],
      says: '(10.1.128.0 to 10.2.0.0)',
    },
    {
      what: 'sees an exemption that stands too late',
      files: vpn(
        ' permit ip 10.1.0.0 0.0.255.255 any\n deny ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255\n',
        rule,
      ),
      found: [`router.cfg: warning: ${rule.trim()}`],
    },
    {
      what: 'marks a static entry without a route-map, whatever the list exempts',
      files: vpn(exempt, rule + web),
      found: [`router.cfg: warning: ${web.trim()}`],
      says: 'without a route-map',
    },
    {
      what: 'marks the rule with a route-map',
      files: vpn(
        ' permit ip 10.1.0.0 0.0.255.255 any\n',
        'ip nat inside source route-map OUT interface GigabitEthernet0/0 overload\nroute-map OUT permit 10\n match ip address NAT\n',
      ),
      found: [
        'router.cfg: warning: ip nat inside source route-map OUT interface GigabitEthernet0/0 overload',
      ],
    },
    {
      what: 'marks the object NAT of an ASA without an identity pair',
      files: asa(asaPat),
      found: ['asa.cfg: warning: nat (inside,outside) dynamic interface'],
    },
  ],
  [
    { what: 'an exemption above the permit', files: vpn(exempt, rule) },
    {
      what: 'an exemption in two halves',
      files: vpn(
        ' deny ip 10.1.0.0 0.0.127.255 10.2.0.0 0.0.255.255\n deny ip 10.1.128.0 0.0.127.255 10.2.0.0 0.0.255.255\n permit ip any any\n',
        rule,
      ),
    },
    {
      what: 'an exemption of the other end by a route-map that denies',
      files: vpn(
        ' permit ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255\n',
        'ip nat inside source route-map OUT interface GigabitEthernet0/0 overload\nroute-map OUT deny 10\n match ip address NAT\nroute-map OUT permit 20\n',
      ),
    },
    {
      what: 'a crypto ACL with the inside global address',
      files: vpn(' permit ip any any\n', rule, ' permit ip host 192.0.2.2 10.2.0.0 0.0.255.255\n'),
    },
    {
      what: 'a crypto ACL with the inside local and the inside global address',
      files: vpn(
        ' permit ip any any\n',
        rule,
        ' permit ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255\n permit ip host 192.0.2.2 10.2.0.0 0.0.255.255\n',
      ),
    },
    {
      what: 'a static entry with a route-map',
      files: vpn(
        exempt,
        `${rule}ip nat inside source static 10.1.0.80 192.0.2.3 route-map OUT\nroute-map OUT permit 10\n match ip address NAT\n`,
      ),
    },
    {
      what: 'GRE of the router itself',
      files: vpn(' permit ip any any\n', rule, ' permit gre host 10.1.0.1 host 198.51.100.1\n'),
    },
    {
      what: 'a VTI',
      files: {
        'router.cfg': (vpn(' permit ip any any\n', rule)['router.cfg'] ?? '').replace(
          ' crypto map VPN\ninterface',
          'interface Tunnel0\n tunnel source GigabitEthernet0/0\n tunnel destination 198.51.100.1\n tunnel mode ipsec ipv4\n tunnel protection ipsec profile P\ninterface',
        ),
      },
    },
    {
      what: 'traffic of an interface that is not inside',
      files: {
        'router.cfg': (vpn(' permit ip any any\n', rule)['router.cfg'] ?? '').replace(' ip nat inside\n', ''),
      },
    },
    { what: 'an ASA with an identity pair', files: asa(asaPat + identity) },
  ],
  ['+  deny ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255'],
);
