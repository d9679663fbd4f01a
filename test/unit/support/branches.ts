import type { Files } from './finding-table';

/** A PAT router with branches behind it that call a hub; each text replaces what is written unless said. */
export interface Network {
  readonly branches?: readonly string[];
  readonly hub?: string;
  readonly edge?: string;
}

/** What one branch has beside its interfaces and its route; IKEv1 with a pre-shared key unless said. */
export interface Branch {
  readonly settings?: string;
  readonly policy?: string;
  readonly transforms?: string;
  /** Lines of the transform set. */
  readonly mode?: string;
  /** A crypto map for the office's traffic unless said. */
  readonly map?: string;
  readonly outside?: string;
  readonly more?: string;
}

const preShared = 'crypto isakmp policy 10\n authentication pre-share\n';

/** The config of the branch with inside address 10.10.0.`host`. */
export function branch(host: number, own: Branch = {}): string {
  const {
    settings = 'crypto isakmp nat keepalive 20\n',
    policy = preShared,
    transforms = 'esp-aes 256 esp-sha256-hmac',
    mode = '',
    map = `crypto map TO-HUB 10 ipsec-isakmp
 set peer 198.51.100.1
 set transform-set AES
 match address VPN
`,
    outside = ' crypto map TO-HUB\n',
    more = '',
  } = own;
  return `version 15.2
hostname branch-${host}
${settings}${policy}crypto isakmp key EXAMPLE address 198.51.100.1
crypto ipsec transform-set AES ${transforms}
${mode}${map}interface GigabitEthernet0/0
 ip address 10.10.0.${host} 255.255.255.0
${outside}interface GigabitEthernet0/1
 ip address 172.16.${host}.1 255.255.255.0
${more}ip route 0.0.0.0 0.0.0.0 10.10.0.1
ip access-list extended VPN
 permit ip 172.16.${host}.0 0.0.0.255 172.20.0.0 0.0.255.255
`;
}

/** A tunnel interface in the place of the crypto map. */
export function tunnel(lines: string): Branch {
  return {
    map: 'crypto ipsec profile P\n set transform-set AES\n',
    outside: '',
    more: `interface Tunnel0
 ip address 172.31.0.2 255.255.255.0
 tunnel source GigabitEthernet0/0
${lines} tunnel protection ipsec profile P
`,
  };
}

export const overload = 'ip nat inside source list 10 interface GigabitEthernet0/0 overload\n';

/** The PAT router: `rules` beside its interfaces, and a list 10 of the branches. */
export function edge(rules: string = overload, own = ''): string {
  return `version 15.2
hostname edge
interface GigabitEthernet0/0
 ip address 192.0.2.2 255.255.255.252
 ip nat outside
${own}interface GigabitEthernet0/1
 ip address 10.10.0.1 255.255.255.0
 ip nat inside
${rules}ip route 0.0.0.0 0.0.0.0 192.0.2.1
access-list 10 permit 10.10.0.0 0.0.0.255
`;
}

export interface Hub {
  readonly key?: string;
  readonly policy?: string;
  readonly map?: string;
  readonly more?: string;
}

export function hub({
  key = 'crypto isakmp key EXAMPLE address 0.0.0.0\n',
  policy = preShared,
  map = 'crypto dynamic-map BRANCHES 10\n set transform-set AES\ncrypto map OUT 10 ipsec-isakmp dynamic BRANCHES\n',
  more = '',
}: Hub = {}): string {
  return `version 15.2
hostname hub
${policy}${key}crypto ipsec transform-set AES esp-aes 256 esp-sha256-hmac
${map}interface GigabitEthernet0/0
 ip address 198.51.100.1 255.255.255.252
 crypto map OUT
${more}ip route 0.0.0.0 0.0.0.0 198.51.100.2
`;
}

/** An ASA as the gateway, with lines of its own beside interface and crypto map. */
export function asaHub(groups: string, entry = 'crypto map OUT 10 set ikev1 transform-set AES\n'): string {
  return `ASA Version 9.8(4)
hostname asa
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.1 255.255.255.252
crypto ipsec ikev1 transform-set AES esp-aes-256 esp-sha-hmac
crypto dynamic-map BRANCHES 10 set ikev1 transform-set AES
crypto map OUT 65000 ipsec-isakmp dynamic BRANCHES
${entry}crypto map OUT interface outside
crypto ikev1 enable outside
crypto ikev1 policy 10
 authentication pre-share
${groups}route outside 0.0.0.0 0.0.0.0 198.51.100.2 1
`;
}

/** The files of the network: two branches unless said. */
export function network(own: Network = {}): Files {
  const branches = own.branches ?? [branch(11), branch(12)];
  return {
    'edge.cfg': own.edge ?? edge(),
    'hub.cfg': own.hub ?? hub(),
    ...Object.fromEntries(branches.map((text, index) => [`branch-${index + 1}.cfg`, text])),
  };
}

/** A branch of IKEv2, whose profile says nothing of its own identity. */
export function ikev2Branch(host: number): string {
  return branch(host, {
    settings: `crypto ikev2 profile HUB
  match identity remote address 198.51.100.1 255.255.255.255
  authentication remote pre-share
  authentication local pre-share
`,
    policy: '',
    map: `crypto map TO-HUB 10 ipsec-isakmp
 set peer 198.51.100.1
 set transform-set AES
 set ikev2-profile HUB
 match address VPN
`,
  });
}

/** A gateway of IKEv2 that knows its branches by the PAT address. */
export const ikev2Hub = hub({
  policy: `crypto ikev2 profile BRANCHES
 match identity remote address 192.0.2.2 255.255.255.255
 authentication remote pre-share
 authentication local pre-share
`,
  map: `crypto dynamic-map BRANCHES 10
 set transform-set AES
 set ikev2-profile BRANCHES
crypto map OUT 10 ipsec-isakmp dynamic BRANCHES
`,
});
