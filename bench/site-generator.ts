import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { largeConfig } from './config-generator';

/** Lines beside what joins the devices. */
const otherLines = 150;
const branchesPerEdge = 3;
/** Devices behind one hub: itself and edges with their branches. */
const perHub = 101;

/**
 * Writes the configs of a company into a folder, so many to a folder below it: hubs, PAT routers at their edges, and branches behind
 * these, which set up IPsec to the hub. The hub's list asks for source ports, as many do.
 */
export function writeSites(folder: string, files: number, perFolder: number): void {
  const other = largeConfig(otherLines, 'mixed').split('\n').slice(2).map(usualPool).join('\n');
  for (let file = 0; file < files; file++) {
    const below = join(folder, `region-${Math.floor(file / perFolder)}`);
    if (file % perFolder === 0) mkdirSync(below, { recursive: true });
    writeFileSync(join(below, `device-${String(file).padStart(6, '0')}.cfg`), `${device(file)}${other}\n`);
  }
}

/** A pool of 16 addresses: the generated ones have as many as a device takes. */
function usualPool(line: string): string {
  const [, head, network, host] = /^(ip nat pool \S+) ([0-9.]+\.)([0-9]+) /.exec(line) ?? [];
  if (head === undefined || network === undefined) return line;
  const first = Number(host) & 0xf0;
  return `${head} ${network}${first} ${network}${first + 15} netmask 255.255.255.0`;
}

function device(file: number): string {
  const hub = Math.floor(file / perHub);
  const place = file % perHub;
  const gateway = `198.${51 + (hub >> 8)}.${hub & 255}.1`;
  if (place === 0) return hubConfig(hub, gateway);
  const edge = Math.floor((place - 1) / (branchesPerEdge + 1));
  const branch = (place - 1) % (branchesPerEdge + 1);
  const inside = `10.${hub & 255}.${edge}`;
  return branch === 0
    ? edgeConfig(file, `100.${64 + (hub >> 8)}.${hub & 255}.${4 * edge + 2}`, inside)
    : branchConfig(file, gateway, `${inside}.${10 + branch}`, `${inside}.1`);
}

const hubConfig = (hub: number, gateway: string): string => `hostname hub${hub}
interface GigabitEthernet9/0
 ip address ${gateway} 255.255.255.0
 ip access-group OUTSIDE-IN in
crypto dynamic-map DYN 10
crypto map M 10 ipsec-isakmp dynamic DYN
ip access-list extended OUTSIDE-IN
 permit udp any eq isakmp host ${gateway} eq isakmp
 permit udp any host ${gateway} eq non500-isakmp
 permit esp any any
!
`;

const edgeConfig = (file: number, outside: string, inside: string): string => `hostname edge${file}
interface GigabitEthernet9/0
 ip address ${outside} 255.255.255.252
 ip nat outside
interface GigabitEthernet9/1
 ip address ${inside}.1 255.255.255.0
 ip nat inside
access-list 10 permit ${inside}.0 0.0.0.255
ip nat inside source list 10 interface GigabitEthernet9/0 overload
ip route 0.0.0.0 0.0.0.0 GigabitEthernet9/0
!
`;

const branchConfig = (
  file: number,
  gateway: string,
  own: string,
  next: string,
): string => `hostname branch${file}
crypto map M 10 ipsec-isakmp
 set peer ${gateway}
interface GigabitEthernet9/0
 ip address ${own} 255.255.255.0
 crypto map M
ip route 0.0.0.0 0.0.0.0 ${next}
!
`;
