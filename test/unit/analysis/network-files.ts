import { outcomeOf } from '../../../src/analysis/translations';
import { shortPorts } from '../../../src/messages/ports';
import type { Snapshot } from '../../../src/workspace/snapshot';
import { uriOf, workspaceOf } from '../support/workspace';

/** A PAT router, an initiator behind it and a gateway on the Internet: small configs that tests change. */
export const edge = `hostname edge
interface Gi0/0
 ip address 192.0.2.2 255.255.255.252
 ip nat outside
interface Gi0/1
 ip address 10.10.0.1 255.255.255.0
 ip nat inside
access-list 10 permit 10.10.0.0 0.0.0.255
ip nat inside source list 10 interface Gi0/0 overload
ip route 0.0.0.0 0.0.0.0 192.0.2.1
`;

export const branch = (name: string, host: number, more = ''): string => `hostname ${name}
crypto ipsec transform-set AES esp-aes
crypto map M 10 ipsec-isakmp
 set peer 198.51.100.1
 set transform-set AES
 match address 100
interface Gi0/0
 ip address 10.10.0.${host} 255.255.255.0
 crypto map M
${more}ip route 0.0.0.0 0.0.0.0 10.10.0.1
`;

export const hub = (acl: string, more = ''): string => `hostname hub
interface Gi0/0
 ip address 198.51.100.1 255.255.255.252
 ip access-group IN in
${more}ip access-list extended IN
${acl}`;

export const open = ' permit ip any any\n';

export async function snapshotOf(files: Readonly<Record<string, string>>, file: string): Promise<Snapshot> {
  return workspaceOf(files).workspace.snapshot(uriOf(file));
}

/** `branch-1 500/4500 permit`, by peer. */
export async function peersOf(
  files: Readonly<Record<string, string>>,
  file: string,
): Promise<readonly string[]> {
  const { fileStudy } = await snapshotOf(files, file);
  if (fileStudy === null) return [];
  const { study } = fileStudy;
  return study.peers.map(({ translations, verdict }, index) => {
    const ports = translations.map((at) => shortPorts(outcomeOf(study.translations[at]!).prediction.ports));
    const { name } = study.situation.peers[index]!;
    return `${name} ${ports.join('/')} ${verdict?.verdict ?? 'no ACL'}`;
  });
}

/** `hub.cfg IN outbound global`, by ACL on the way. */
export async function stationsOf(
  files: Readonly<Record<string, string>>,
  file: string,
): Promise<readonly string[]> {
  const { fileStudy } = await snapshotOf(files, file);
  return (fileStudy?.study.situation.stations ?? []).map(
    ({ device, list, flow, sees }) =>
      `${device.id.slice(device.id.lastIndexOf('/') + 1)} ${list.name} ${flow} ${sees}`,
  );
}
