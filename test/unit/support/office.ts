import { diagnostics, type Diagnostic } from '../../../src/features/diagnostics';
import type { Snapshot } from '../../../src/workspace/snapshot';
import { uriOf, workspaceOf } from './workspace';

/** A PAT router with peers behind it and the gateway that they call, each with lines of its own. */
export interface Office {
  /** Lines of the router's outside interface. */
  readonly outside?: string;
  /** Lines of the router beside its interfaces; an overload rule for the whole inside unless written. */
  readonly edge?: string;
  /** Lines of the gateway's interface. */
  readonly gateway?: string;
  readonly hub?: string;
  /** As in a scenario; alice and bob unless written. */
  readonly peers?: readonly string[];
  readonly pat?: string;
  /** More of the scenario. */
  readonly more?: string;
}

export const overload = `access-list 10 permit 192.168.100.0 0.0.0.255
ip nat inside source list 10 interface GigabitEthernet0/0 overload
`;

export function officePeer(name: string, host: number, more = ''): string {
  return `{ name: ${name}, host: 192.168.100.${host}, gateway: 198.51.100.1${more} }`;
}

/** The files of the office: `edge.cfg`, `hub.cfg` and `office.pat.yaml`. */
export function officeFiles(office: Office): Record<string, string> {
  const {
    outside = '',
    edge = overload,
    gateway = '',
    hub = '',
    pat = 'config: edge.cfg',
    more = '',
  } = office;
  const peers = office.peers ?? [officePeer('alice', 11), officePeer('bob', 12)];
  return {
    'edge.cfg': `hostname edge
interface GigabitEthernet0/0
 ip address 192.0.2.2 255.255.255.0
 ip nat outside
${outside}interface GigabitEthernet0/1
 ip address 192.168.100.1 255.255.255.0
 ip nat inside
${edge}`,
    'hub.cfg': `hostname hub
interface GigabitEthernet0/0
 ip address 198.51.100.1 255.255.255.0
${gateway}${hub}`,
    'office.pat.yaml': `version: 1
pat: { ${pat} }
peers:
${peers.map((one) => `  - ${one}\n`).join('')}${more}`,
  };
}

export function officeSnapshot(office: Office, file: string): Promise<Snapshot> {
  return workspaceOf(officeFiles(office)).workspace.snapshot(uriOf(file));
}

/** The findings about a file of the office. */
export async function officeDiagnostics(office: Office, file: string): Promise<readonly Diagnostic[]> {
  return diagnostics(await officeSnapshot(office, file));
}

/** `code: text that is marked: message`, of one code. */
export async function marked(office: Office, file: string, code: string): Promise<readonly string[]> {
  const text = officeFiles(office)[file] ?? '';
  return (await officeDiagnostics(office, file))
    .filter((one) => one.code === code)
    .map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`);
}
