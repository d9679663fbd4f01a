import { largeConfig } from './config-generator';

/** Lines of every config beside what joins the devices. */
const otherLines = 150;
/** Branches behind one edge. */
const branchesPerEdge = 3;
/** Lines of the hub's list beside those that speak of IPsec. */
const hubLines = 200;

/** One company: a hub, PAT routers at the edges, and branches behind them that set up IPsec to the hub. */
export interface Company {
  /** Texts by path, in the order of the paths. */
  readonly files: ReadonlyMap<string, string>;
  readonly sites: number;
  readonly hub: string;
  /** One of the branches. */
  readonly leaf: (site: number, host: number) => string;
  readonly edge: (site: number) => string;
}

/** A company of a hub and so many sites, each a PAT router with three branches behind it; all meet the hub's list. */
export function company(sites: number): Company {
  const other = largeConfig(otherLines, 'mixed').split('\n').slice(2).join('\n');
  const hub = 'net/hub.cfg';
  const edge = (site: number): string => `net/site${padded(site)}-edge.cfg`;
  const leaf = (site: number, host: number): string => `net/site${padded(site)}-leaf${host}.cfg`;
  const files = new Map([[hub, `${hubConfig()}${other}\n`]]);
  for (let site = 0; site < sites; site++) {
    files.set(edge(site), `${edgeConfig(site)}${other}\n`);
    for (let host = 1; host <= branchesPerEdge; host++) {
      files.set(leaf(site, host), `${leafConfig(site, host)}${other}\n`);
    }
  }
  return { files, sites, hub, leaf, edge };
}

function padded(site: number): string {
  return String(site).padStart(5, '0');
}

const hubConfig = (): string => `hostname hub
interface GigabitEthernet9/0
 ip address 198.51.100.1 255.255.255.0
 ip nat outside
 ip access-group OUTSIDE-IN in
 crypto map M
interface GigabitEthernet9/1
 ip address 10.255.0.1 255.255.255.0
 ip nat inside
crypto dynamic-map DYN 10
crypto map M 10 ipsec-isakmp dynamic DYN
ip access-list extended OUTSIDE-IN
 remark what the branches need
${Array.from({ length: hubLines }, (_, at) => ` permit tcp any host 198.51.100.${2 + (at % 200)} eq ${8000 + at}`).join('\n')}
 permit udp any eq isakmp host 198.51.100.1 eq isakmp
 permit udp any host 198.51.100.1 eq non500-isakmp
 permit esp any any
access-list 10 permit 10.255.0.0 0.0.0.255
ip nat inside source list 10 interface GigabitEthernet9/0 overload
ip nat inside source static 10.255.0.5 198.51.100.205
ip route 0.0.0.0 0.0.0.0 198.51.100.254
!
`;

const edgeConfig = (site: number): string => `hostname edge${site}
interface GigabitEthernet9/0
 ip address ${outside(site)}.2 255.255.255.0
 ip nat outside
interface GigabitEthernet9/1
 ip address ${inside(site)}.1 255.255.255.0
 ip nat inside
access-list 10 permit ${inside(site)}.0 0.0.0.255
ip nat inside source list 10 interface GigabitEthernet9/0 overload
ip route 0.0.0.0 0.0.0.0 ${outside(site)}.1
!
`;

const leafConfig = (site: number, host: number): string => `hostname branch${site}-${host}
ip access-list extended WAN-IN
 remark answers of the hub
 permit udp host 198.51.100.1 eq isakmp any eq isakmp
 permit udp host 198.51.100.1 eq non500-isakmp any
 permit tcp any any eq 22
crypto map M 10 ipsec-isakmp
 set peer 198.51.100.1
interface GigabitEthernet9/0
 ip address ${inside(site)}.1${host} 255.255.255.0
 ip access-group WAN-IN in
 crypto map M
ip route 0.0.0.0 0.0.0.0 ${inside(site)}.1
ip route 10.254.0.0 255.255.255.0 ${inside(site)}.7
!
`;

/** The first three numbers of the addresses behind an edge. */
export function inside(site: number): string {
  return `10.${site >> 8}.${site & 255}`;
}

/** The same of those before it. */
export function outside(site: number): string {
  return `100.${64 + (site >> 8)}.${site & 255}`;
}
