import assert from 'node:assert/strict';
import { explainPacket, type Phase } from '../../../src/analysis/explain-packet';
import { packetText, phaseType } from '../../../src/messages/explain';
import { filesOfSample } from '../support/samples';
import { uriOf, workspaceOf } from '../support/workspace';

async function phasesOf(
  files: Readonly<Record<string, string>>,
  file: string,
  peer: string,
  purpose: 'ike' | 'stream' = 'ike',
): Promise<readonly Phase[]> {
  const { fileStudy } = await workspaceOf(files).workspace.snapshot(uriOf(file));
  const { study } = fileStudy!;
  const owner = study.situation.peers.findIndex(({ name }) => name === peer);
  const index = study.translations.findIndex((one) => one.peer === owner && one.purpose === purpose);
  return explainPacket(study, index);
}

function shown(phases: readonly Phase[]): readonly string[] {
  return phases.map((phase) => {
    const device = phase.device?.id.slice(phase.device.id.lastIndexOf('/') + 1) ?? '-';
    return `${phase.flow} ${phaseType(phase)} ${device} ${packetText(phase.packet)} ${phase.result}`;
  });
}

const ios = `hostname edge
interface Gi0/0
 ip address 192.0.2.2 255.255.255.252
 ip access-group FROM-OUTSIDE in
 ip access-group TO-OUTSIDE out
 ip nat outside
interface Gi0/1
 ip address 10.10.0.1 255.255.255.0
 ip access-group FROM-INSIDE in
 ip access-group TO-INSIDE out
 ip nat inside
ip access-list extended FROM-INSIDE
 permit udp 10.10.0.0 0.0.0.255 any
ip access-list extended TO-OUTSIDE
 permit udp host 192.0.2.2 any
ip access-list extended FROM-OUTSIDE
 permit udp any eq isakmp host 192.0.2.2
ip access-list extended TO-INSIDE
 permit udp any any
access-list 10 permit 10.10.0.0 0.0.0.255
ip nat inside source list 10 interface Gi0/0 overload
ip route 0.0.0.0 0.0.0.0 192.0.2.1
! pat-lens: peer alice 10.10.0.11 -> 198.51.100.1
`;

const hub = `hostname hub
interface Gi0/0
 ip address 198.51.100.1 255.255.255.252
 ip access-group IN in
ip access-list extended IN
 permit udp any any
`;

describe('a packet explained', () => {
  it('passes the lists, the route and NAT of IOS in their order, and comes back the other way round', async () => {
    assert.deepEqual(shown(await phasesOf({ 'edge.cfg': ios, 'hub.cfg': hub }, 'edge.cfg', 'alice')), [
      'outbound IPSEC PEER - UDP 10.10.0.11:500 → 198.51.100.1:500 allow',
      'outbound ACCESS-LIST edge.cfg UDP 10.10.0.11:500 → 198.51.100.1:500 allow',
      'outbound ROUTE-LOOKUP edge.cfg UDP 10.10.0.11:500 → 198.51.100.1:500 allow',
      'outbound NAT edge.cfg UDP 10.10.0.11:500 → 198.51.100.1:500 allow',
      'outbound ACCESS-LIST edge.cfg UDP 192.0.2.2:500 → 198.51.100.1:500 allow',
      'outbound INTERNET - UDP 192.0.2.2:500 → 198.51.100.1:500 allow',
      'outbound ACCESS-LIST hub.cfg UDP 192.0.2.2:500 → 198.51.100.1:500 allow',
      'outbound GATEWAY hub.cfg UDP 192.0.2.2:500 → 198.51.100.1:500 allow',
      'return REPLY hub.cfg UDP 198.51.100.1:500 → 192.0.2.2:500 allow',
      'return ACCESS-LIST edge.cfg UDP 198.51.100.1:500 → 192.0.2.2:500 allow',
      'return UN-NAT edge.cfg UDP 198.51.100.1:500 → 192.0.2.2:500 allow',
      'return ACCESS-LIST edge.cfg UDP 198.51.100.1:500 → 10.10.0.11:500 allow',
    ]);
  });

  it('shows the static route that decides, also where its next hop is found by another one', async () => {
    const recursive = ios.replace(
      'ip route 0.0.0.0 0.0.0.0 192.0.2.1',
      'ip route 10.9.9.9 255.255.255.255 192.0.2.1\nip route 0.0.0.0 0.0.0.0 10.9.9.9\nip route 10.8.0.0 255.255.0.0 Null0',
    );
    const files = { 'edge.cfg': recursive, 'hub.cfg': hub };
    const route = (await phasesOf(files, 'edge.cfg', 'alice')).find(({ detail }) => detail.kind === 'route');
    assert.deepEqual(route?.place, {
      file: uriOf('edge.cfg'),
      place: { kind: 'static-route', route: 1 },
    });
    const { document } = await workspaceOf(files).workspace.snapshot(uriOf('edge.cfg'));
    const span = document!.config!.places.staticRoute(1)!;
    assert.equal(recursive.slice(span.start, span.end), 'ip route 0.0.0.0 0.0.0.0 10.9.9.9');
  });

  it('shows the interface where the gateway is on its subnet', async () => {
    const near = ios.replace('198.51.100.1', '192.0.2.1');
    const phases = await phasesOf({ 'edge.cfg': near }, 'edge.cfg', 'alice');
    const route = phases.find(({ detail }) => detail.kind === 'route');
    assert.deepEqual(route?.place?.place, { kind: 'interface', interface: 0 });
  });

  it('ends where every packet is dropped, on the way back too', async () => {
    const phases = await phasesOf({ 'edge.cfg': ios, 'hub.cfg': hub }, 'edge.cfg', 'alice', 'stream');
    assert.equal(
      shown(phases).at(-1),
      'return ACCESS-LIST edge.cfg UDP 198.51.100.1:4500 → 192.0.2.2:4500 drop',
    );
    assert.deepEqual(phases.at(-1)?.place?.place, { kind: 'acl-name', list: 'FROM-OUTSIDE' });
  });

  it('says that inspection lets replies in where the inbound list is not asked', async () => {
    const inspected = ios
      .replace(' ip nat outside', ' ip inspect FW out\n ip nat outside')
      .replace('access-list 10', 'ip inspect name FW udp\naccess-list 10');
    const phases = await phasesOf({ 'edge.cfg': inspected, 'hub.cfg': hub }, 'edge.cfg', 'alice');
    const session = phases.find(({ detail }) => detail.kind === 'session');
    assert.deepEqual(session?.place?.place, { kind: 'access-group', interface: 0, direction: 'in' });
    assert.equal(phases.filter(({ flow, detail }) => flow === 'return' && detail.kind === 'acl').length, 1);
  });

  it('names the gateway behind static NAT as each device sees it', async () => {
    const border = `hostname border
interface Gi0/0
 ip address 203.0.113.1 255.255.255.0
 ip nat outside
interface Gi0/1
 ip address 172.16.0.1 255.255.255.0
 ip nat inside
ip nat inside source static 172.16.0.2 198.51.100.1
ip route 0.0.0.0 0.0.0.0 203.0.113.254
`;
    const inner = `hostname hub
interface Gi0/0
 ip address 172.16.0.2 255.255.255.0
 ip access-group IN in
ip route 0.0.0.0 0.0.0.0 172.16.0.1
ip access-list extended IN
 permit udp any any
`;
    const files = { 'edge.cfg': ios, 'border.cfg': border, 'hub.cfg': inner };
    const lines = shown(await phasesOf(files, 'edge.cfg', 'alice'));
    assert.ok(
      lines.includes('outbound UN-NAT border.cfg UDP 192.0.2.2:500 → 198.51.100.1:500 allow'),
      lines.join('\n'),
    );
    assert.ok(lines.includes('outbound ACCESS-LIST hub.cfg UDP 192.0.2.2:500 → 172.16.0.2:500 allow'));
  });

  it('asks no list about replies to a connection through an ASA', async () => {
    const phases = await phasesOf(filesOfSample('asa-in-the-middle'), 'asa.cfg', 'tenant-1');
    const back = phases.filter(({ flow }) => flow === 'return').map(({ detail }) => detail.kind);
    assert.deepEqual(back, ['reply', 'session', 'un-nat']);
  });

  it('tells the way of a scenario without a path', async () => {
    const phases = await phasesOf(filesOfSample('three-engineers'), 'hub.cfg', 'bob');
    assert.deepEqual(shown(phases), [
      'outbound IPSEC PEER - UDP 192.168.100.12:500 → 198.51.100.1:500 allow',
      'outbound NAT edge.cfg UDP 192.168.100.12:500 → 198.51.100.1:500 allow',
      'outbound ACCESS-LIST hub.cfg UDP 192.0.2.2:1 → 198.51.100.1:500 drop',
    ]);
  });

  it('passes two PAT devices in a row, each with its own rule', async () => {
    const files = filesOfSample('two-pats');
    const { fileStudy } = await workspaceOf(files).workspace.snapshot(uriOf('hub.cfg'));
    const phases = explainPacket(fileStudy!.study, 0);
    const rules = phases.filter(({ detail }) => detail.kind === 'nat').map(({ place }) => place?.file);
    assert.equal(new Set(rules).size, 2);
  });

  it('is empty for a translation that there is not', async () => {
    const { fileStudy } = await workspaceOf(filesOfSample('three-engineers')).workspace.snapshot(
      uriOf('hub.cfg'),
    );
    assert.deepEqual(explainPacket(fileStudy!.study, 99), []);
  });
});
