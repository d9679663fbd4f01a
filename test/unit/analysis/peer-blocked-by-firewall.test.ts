import assert from 'node:assert/strict';
import { explainPacket } from '../../../src/analysis/explain-packet';
import { annotationsOf } from '../../../src/features/file-annotations';
import { annotationHint } from '../../../src/messages/annotations';
import { phaseType, phaseWhy } from '../../../src/messages/explain';
import { branch, edge, hub, network, overload } from '../support/branches';
import { findings, findingTable, type Files } from '../support/finding-table';
import { uriOf, workspaceOf } from '../support/workspace';

const peers = { branches: [branch(11)] };

/** The PAT router with zones on its interfaces; null leaves one out. */
const zoned = (policy: string, inside: string | null = 'IN', outside: string | null = 'OUT'): Files => ({
  ...network({
    ...peers,
    edge: `${edge(overload)
      .replace(
        ' ip nat outside\n',
        ` ip nat outside\n${outside === null ? '' : ` zone-member security ${outside}\n`}`,
      )
      .replace(
        ' ip nat inside\n',
        ` ip nat inside\n${inside === null ? '' : ` zone-member security ${inside}\n`}`,
      )}zone security IN\nzone security OUT\n${policy}`,
  }),
});

const pair = 'zone-pair security IN-OUT source IN destination OUT\n service-policy type inspect P\n';
const policy = (classes: string): string => `policy-map type inspect P\n${classes}${pair}`;
const vpn = (protocols: string, kind = 'match-any'): string =>
  `class-map type inspect ${kind} VPN\n${protocols}`;
const inspect = ' class type inspect VPN\n  inspect\n class class-default\n  drop\n';
const both = ' match protocol isakmp\n match protocol ipsec-msft\n';

/** The firewall of a building between the branches and the PAT router. */
const asa = (lines: { inside?: string; outside?: string; more?: string }): Files => {
  const { inside = ' security-level 100\n', outside = ' security-level 0\n', more = '' } = lines;
  return network({
    ...peers,
    edge: `ASA Version 9.8(4)
hostname edge
interface GigabitEthernet0/0
 nameif outside
${outside} ip address 192.0.2.2 255.255.255.252
interface GigabitEthernet0/1
 nameif lan
${inside} ip address 10.10.0.1 255.255.255.0
object network LAN
 subnet 10.10.0.0 255.255.255.0
 nat (lan,outside) dynamic interface
${more}route outside 0.0.0.0 0.0.0.0 192.0.2.1 1
`,
  });
};

findingTable(
  'ipsec.peer-blocked',
  [
    {
      what: 'stands at the zone by which packets come in, where no pair leads to the other',
      files: zoned(''),
      found: ['edge.cfg: error: zone-member security IN'],
      says: 'no zone pair leads from IN to OUT',
    },
    {
      what: 'stands at the interface that is in no zone',
      files: zoned('', 'IN', null),
      found: ['edge.cfg: error: interface GigabitEthernet0/0'],
      says: 'one is in a zone, the other in none',
    },
    {
      what: 'stands at a pair whose policy takes UDP 500 alone, and says so of 4500',
      files: zoned(vpn(' match protocol isakmp\n') + policy(inspect)),
      found: ['edge.cfg: error: zone-pair security IN-OUT source IN destination OUT'],
      says: 'Drops branch-11 (:4500): the policy P',
    },
    {
      what: 'stands at the class that drops',
      files: zoned(vpn(both) + policy(' class type inspect VPN\n  drop\n class class-default\n  pass\n')),
      found: ['edge.cfg: error: class-map type inspect match-any VPN'],
    },
    {
      what: 'stands at a pair without a policy',
      files: zoned('zone-pair security IN-OUT source IN destination OUT\n'),
      found: ['edge.cfg: error: zone-pair security IN-OUT source IN destination OUT'],
      says: 'has no policy',
    },
    {
      what: 'stands at a pair that passes where none lets the answers back',
      files: zoned(vpn(both) + policy(inspect.replace('inspect\n class class', 'pass\n class class'))),
      found: ['edge.cfg: error: zone-pair security IN-OUT source IN destination OUT'],
      says: 'no zone pair lets the answers back',
    },
    {
      what: 'stands at a class that asks for an ACL and a protocol together',
      files: zoned(
        `${vpn(' match access-group name LAN\n match protocol isakmp\n', 'match-all')}ip access-list extended LAN
 permit ip 10.10.0.0 0.0.0.255 any
${policy(inspect)}`,
      ),
      found: ['edge.cfg: error: zone-pair security IN-OUT source IN destination OUT'],
      says: '(:4500)',
    },
    {
      what: 'judges a gateway by a pair to the device itself',
      files: network({
        ...peers,
        hub: `${hub({ more: ' zone-member security OUT\n' })}zone security OUT
class-map type inspect match-any VPN
 match protocol isakmp
policy-map type inspect P
 class type inspect VPN
  pass
zone-pair security OUT-SELF source OUT destination self
 service-policy type inspect P
`,
      }),
      found: ['hub.cfg: error: zone-pair security OUT-SELF source OUT destination self'],
    },
    {
      what: 'stands at the level of an interface that is less secure than the next',
      files: asa({ inside: ' security-level 10\n', outside: ' security-level 50\n' }),
      found: ['edge.cfg: error: security-level 10'],
      says: 'lan is less secure than outside',
    },
    {
      what: 'stands at interfaces of one level',
      files: asa({ inside: ' security-level 0\n' }),
      found: ['edge.cfg: error: security-level 0'],
      says: 'same security level',
    },
    {
      what: 'stands at the name of an interface without a level, which has 0',
      files: asa({ inside: '' }),
      found: ['edge.cfg: error: nameif lan'],
    },
  ],
  [
    { what: 'a class that takes both protocols', files: zoned(vpn(both) + policy(inspect)) },
    { what: 'a class of UDP', files: zoned(vpn(' match protocol udp\n') + policy(inspect)) },
    { what: 'two interfaces in one zone', files: zoned('', 'IN', 'IN') },
    { what: 'no zones at all', files: zoned('', null, null) },
    {
      what: 'an interface in the default zone of IOS-XE, with a pair from it',
      files: zoned(
        `zone security default\n${vpn(both)}${policy(inspect).replace('source IN', 'source default')}`,
        null,
      ),
    },
    {
      what: 'two classes that take what they have to together',
      files: zoned(
        `class-map type inspect match-any ONE
 match protocol isakmp
class-map type inspect match-any TWO
 match access-group name NATT
ip access-list extended NATT
 permit udp any any eq 4500
${policy(' class type inspect ONE\n  inspect\n class type inspect TWO\n  inspect\n')}`,
      ),
    },
    {
      what: 'class maps in a class map',
      files: zoned(
        `class-map type inspect match-any PORTS
${both}class-map type inspect match-all VPN
 match class-map PORTS
 match access-group name LAN
ip access-list extended LAN
 permit ip 10.10.0.0 0.0.0.255 any
${policy(inspect)}`,
      ),
    },
    {
      what: 'an ACL that leaves to the next class what it denies',
      files: zoned(
        `class-map type inspect match-any FIRST
 match access-group name LAN
ip access-list extended LAN
 deny udp any any
 permit ip any any
${vpn(both)}${policy(` class type inspect FIRST\n  drop\n${inspect}`)}`,
      ),
    },
    {
      what: 'a class with a list that is not in the text',
      files: zoned(vpn(' match access-group name ELSEWHERE\n') + policy(inspect)),
    },
    {
      what: 'a policy that passes both ways',
      files: zoned(
        `${vpn(both)}class-map type inspect match-any BACK
 match protocol udp
policy-map type inspect Q
 class type inspect BACK
  pass
zone-pair security OUT-IN source OUT destination IN
 service-policy type inspect Q
${policy(inspect.replace('inspect\n class class', 'pass\n class class'))}`,
      ),
    },
    { what: 'a more secure interface before a less secure one', files: asa({}) },
    {
      what: 'interfaces of one level between which traffic is permitted',
      files: asa({ inside: ' security-level 0\n', more: 'same-security-traffic permit inter-interface\n' }),
    },
    {
      what: 'a less secure interface with an ACL',
      files: asa({
        inside: ' security-level 0\n',
        outside: ' security-level 50\n',
        more: 'access-list LAN extended permit udp any any\naccess-group LAN in interface lan\n',
      }),
    },
  ],
  'none',
);

describe('a firewall without an ACL', () => {
  const files = zoned(vpn(' match protocol isakmp\n') + policy(inspect));

  it('marks its lines with whom they admit and drop', async () => {
    const { workspace } = workspaceOf(files);
    const snapshot = await workspace.snapshot(uriOf('edge.cfg'));
    const text = snapshot.document!.text;
    const hints = annotationsOf(snapshot)
      .filter(({ annotation }) => annotation.kind === 'barrier')
      .map(({ annotation, span }) => [
        text.slice(span.start, span.end),
        annotationHint(snapshot.fileStudy!.study, annotation),
      ]);
    assert.deepEqual(hints, [
      ['class-map type inspect match-any VPN', '✓ branch-11 :500'],
      ['zone-pair security IN-OUT source IN destination OUT', '✗ branch-11 :4500'],
    ]);
  });

  it('leads to the zones and the policy', async () => {
    const [first] = await findings('ipsec.peer-blocked', files);
    const text = files['edge.cfg']!;
    assert.deepEqual(first!.one.related.map(({ span }) => text.slice(span.start, span.end)).slice(0, 3), [
      'zone-member security IN',
      'zone-member security OUT',
      'policy-map type inspect P',
    ]);
  });

  it('is a phase of the explained packet, at the line that decides', async () => {
    const { fileStudy } = await workspaceOf(files).workspace.snapshot(uriOf('edge.cfg'));
    const { study } = fileStudy!;
    const last = explainPacket(study, 1).at(-1)!;
    assert.equal(phaseType(last), 'ZONE-PAIR');
    assert.deepEqual(last.place?.place, { kind: 'record', family: 'zonePairs', record: 0 });
    assert.deepEqual(
      phaseWhy(study, last, (file) => file),
      ['the policy P of the zone pair from IN to OUT drops them'],
    );
  });
});
