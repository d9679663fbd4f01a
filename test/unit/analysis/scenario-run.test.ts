import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { studyAt } from '../../../src/analysis/scenario-run';
import { outcomeOf } from '../../../src/analysis/translations';
import { expectationResults } from '../../../src/features/expectations';
import { expectationMessage } from '../../../src/messages/expectations';
import { momentText, timelineEntryText } from '../../../src/messages/timeline';
import type { Snapshot } from '../../../src/workspace/snapshot';
import { sampleFiles, uriOf, workspaceOf } from '../support/workspace';

/** The sample with bob starting `gap` later and carol left out, and these expectations. */
async function latecomer(gap: string, expect: readonly string[] = []): Promise<Snapshot> {
  const files = sampleFiles();
  files['late.pat.yaml'] = `version: 1
pat: { profile: cisco-ios, config: edge.cfg }
peers:
  - { name: alice, host: 192.168.100.11, gateway: 198.51.100.1 }
  - { name: bob, host: 192.168.100.12, gateway: 198.51.100.1, start: ${gap} }
acls:
  - { config: hub.cfg, name: OUTSIDE-IN }
${expect.length === 0 ? '' : `expect:\n${expect.map((line) => `  - ${line}\n`).join('')}`}`;
  return workspaceOf(files).workspace.snapshot(uriOf('late.pat.yaml'));
}

function eventsOf({ fileStudy }: Snapshot): readonly string[] {
  const { study } = fileStudy!;
  const nameOf = (peer: number): string => study.situation.peers[peer]!.name;
  return fileStudy!
    .timeline()!
    .events.map((entry) => `${momentText(entry.time)} ${timelineEntryText(entry, nameOf)}`);
}

describe('the run of a scenario', () => {
  it('has a second peer that starts at once dropped at IKE_SA_INIT, five times, and give up', async () => {
    const events = eventsOf(await latecomer('0s'));
    assert.deepEqual(
      events.filter((event) => event.includes('bob')),
      [
        '0s bob starts',
        '0s bob IKE gets 1',
        '0s an ACL drops bob IKE, attempt 1',
        '4s an ACL drops bob IKE, attempt 2',
        '11.2s an ACL drops bob IKE, attempt 3',
        '24.16s an ACL drops bob IKE, attempt 4',
        '47.488s an ACL drops bob IKE, attempt 5',
        '1m 29.478s bob gives up',
      ],
    );
  });

  it('lets a late second peer pass on 500 and drops it on 4500, which keepalives still hold', async () => {
    const events = eventsOf(await latecomer('6m'));
    const of = (text: string): boolean => events.some((event) => event.includes(text));
    assert.ok(of('5m the mapping of alice IKE expires'));
    assert.ok(of('6m bob IKE gets 500'));
    assert.ok(of('6m bob stream gets 1024'));
    assert.ok(of('6m an ACL drops bob stream, attempt 1'));
    assert.ok(!of('bob is connected'));
  });

  it('judges expectations of a moment by the mapping that is alive then', async () => {
    const snapshot = await latecomer(
      '6m',
      [
        '{ at: 1m, peer: alice, ike: 500, stream: 4500 }',
        '{ at: 5m30s, peer: alice, ike: none }',
        '{ at: 6m, peer: bob, ike: 500, stream: 1024, verdict: deny }',
        '{ at: 6m, peer: bob, ike: 1 }',
      ].map((line) => line.replace('5m30s', '330s')),
    );
    assert.deepEqual(snapshot.scenarioProblems, []);
    assert.deepEqual(expectationResults(snapshot).map(expectationMessage), [
      '',
      '',
      '',
      'bob: ike is 500, expected 1',
    ]);
  });

  it('plays what happens at one instant in list order, whoever started first', async () => {
    const files = sampleFiles();
    files['again.pat.yaml'] = `version: 1
pat: { profile: cisco-ios, config: edge.cfg }
peers:
  - { name: alice, host: 192.168.100.11, gateway: 198.51.100.1, start: 10s }
  - { name: bob, host: 192.168.100.12, gateway: 198.51.100.1, start: 0s }
events:
  - { at: 20m, do: clear-translations }
  - { at: 21m, peer: bob, do: connect }
  - { at: 21m, peer: alice, do: connect }
`;
    const snapshot = await workspaceOf(files).workspace.snapshot(uriOf('again.pat.yaml'));
    const again = eventsOf(snapshot).filter((event) => event.startsWith('21m') && event.includes('IKE gets'));
    assert.deepEqual(again, ['21m alice IKE gets 500', '21m bob IKE gets 1']);
  });

  it('takes no gateway for silent where the question is what every conversation becomes', async () => {
    const files = sampleFiles();
    files['down.pat.yaml'] = `version: 1
pat: { profile: cisco-ios, config: edge.cfg }
peers:
  - { name: alice, host: 192.168.100.11, gateway: 198.51.100.1, start: 1m }
events:
  - { at: 0, peer: alice, do: gateway-down }
`;
    const { fileStudy } = await workspaceOf(files).workspace.snapshot(uriOf('down.pat.yaml'));
    const { study } = fileStudy!;
    const ports = (one: typeof study): readonly unknown[] =>
      one.translations.map((translation) => outcomeOf(translation).prediction.ports);
    assert.deepEqual(ports(study), [
      { kind: 'exact', port: 500 },
      { kind: 'exact', port: 4500 },
    ]);
    const running = studyAt(study, fileStudy!.timeline()!, 90_000);
    assert.deepEqual(ports(running), [{ kind: 'exact', port: 500 }, { kind: 'none' }]);
  });

  it('judges a packet before the PAT by the inside list, which leaves no mapping', async () => {
    const files = sampleFiles();
    files['edge.cfg'] = `ip access-list extended INSIDE
 deny udp host 192.168.100.11 any eq isakmp
 permit ip any any
access-list 1 permit any
interface GigabitEthernet0/0
 ip address 192.168.100.1 255.255.255.0
 ip nat inside
 ip access-group INSIDE in
interface GigabitEthernet0/1
 ip address 192.0.2.2 255.255.255.0
 ip nat outside
ip nat inside source list 1 interface GigabitEthernet0/1 overload
`;
    files['inside.pat.yaml'] = `version: 1
pat: { profile: cisco-ios, config: edge.cfg }
peers:
  - { name: alice, host: 192.168.100.11, gateway: 198.51.100.1 }
  - { name: bob, host: 192.168.100.12, gateway: 198.51.100.1 }
`;
    const events = eventsOf(await workspaceOf(files).workspace.snapshot(uriOf('inside.pat.yaml')));
    assert.deepEqual(
      events.filter((event) => event.startsWith('0s') && event.includes('IKE')),
      ['0s an ACL drops alice IKE, attempt 1', '0s bob IKE gets 500'],
    );
  });

  it('meets what the sample of a port that falls free expects', async () => {
    const folder = 'samples/rekey-and-expiry';
    const files = Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]),
    );
    const name = 'rekey-and-expiry.pat.yaml';
    const snapshot = await workspaceOf(files).workspace.snapshot(uriOf(name));
    assert.deepEqual(snapshot.scenarioProblems, []);
    const results = expectationResults(snapshot);
    assert.equal(results.length, 8);
    assert.deepEqual(
      results.map(expectationMessage).filter((message) => message !== ''),
      [],
    );
  });

  it('has no mapping before a peer starts', async () => {
    const { fileStudy } = await latecomer('6m');
    const early = studyAt(fileStudy!.study, fileStudy!.timeline()!, 60_000);
    assert.deepEqual(
      early.translations.map((translation) => outcomeOf(translation).prediction.ports.kind),
      ['exact', 'exact', 'none', 'none'],
    );
  });
});
