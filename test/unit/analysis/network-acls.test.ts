import assert from 'node:assert/strict';
import { peerBlocked } from '../../../src/analysis/findings/peer-blocked';
import { Reported } from '../../../src/analysis/findings/reported';
import { findingMessage } from '../../../src/messages/findings';
import { branch, edge, hub, open, peersOf, snapshotOf, stationsOf } from './network-files';

const files = { 'a.cfg': branch('a', 11), 'hub.cfg': hub(open) };
const outside = (lines: string, more = ''): string =>
  edge.replace(' ip nat outside\n', ` ip nat outside\n${lines}`) + more;

const peer = (text: string, others: Readonly<Record<string, string>> = {}): Promise<readonly string[]> =>
  peersOf({ ...files, 'edge.cfg': text, ...others }, 'edge.cfg');

describe('a reflexive list on the way of replies', () => {
  const groups = ' ip access-group OUT out\n ip access-group BACK in\n';
  const out = 'ip access-list extended OUT\n permit udp any any reflect SEEN\n';

  it('lets them in where it is evaluated before a deny', async () => {
    const back = 'ip access-list extended BACK\n evaluate SEEN\n deny ip any any\n';
    assert.deepEqual(await peer(outside(groups, out + back)), ['a 500/4500 permit']);
  });

  it('does not where a deny that hits stands before it', async () => {
    const back = 'ip access-list extended BACK\n deny udp any eq isakmp any\n evaluate SEEN\n';
    assert.deepEqual(await peer(outside(groups, out + back)), ['a 500/4500 deny']);
  });

  it('does not where no permit on the way out feeds it', async () => {
    const back = 'ip access-list extended BACK\n evaluate OTHER\n deny ip any any\n';
    assert.deepEqual(await peer(outside(groups, out + back)), ['a 500/4500 deny']);
  });

  it('lets in only the replies to what a permit with its name let out', async () => {
    const back = 'ip access-list extended BACK\n evaluate SEEN\n deny ip any any log\n';
    const fed = (entries: string): Promise<readonly string[]> =>
      peer(outside(groups, `ip access-list extended OUT\n${entries} permit ip any any\n${back}`));
    assert.deepEqual(
      await fed(' permit tcp any any reflect SEEN\n permit udp any any eq domain reflect SEEN\n'),
      ['a 500/4500 deny'],
    );
    assert.deepEqual(await fed(' permit udp any any eq non500-isakmp reflect SEEN\n'), ['a 500/4500 deny']);
    assert.deepEqual(await fed(' permit udp any any eq isakmp\n permit udp any any reflect SEEN\n'), [
      'a 500/4500 deny',
    ]);
    assert.deepEqual(await fed(' deny tcp any any\n permit udp any any reflect SEEN\n'), [
      'a 500/4500 permit',
    ]);
  });

  it('does not let in the replies to a second peer whose port PAT changed, where it asks for the port', async () => {
    const pinned = `ip access-list extended OUT
 permit udp any eq isakmp any eq isakmp reflect SEEN
 permit udp any any eq non500-isakmp reflect SEEN
 permit ip any any
ip access-list extended BACK
 evaluate SEEN
 deny ip any any
`;
    const verdicts = await peer(outside(groups, pinned), { 'b.cfg': branch('b', 12) });
    assert.deepEqual(
      verdicts.map((one) => one.slice(one.lastIndexOf(' ') + 1)),
      ['partial', 'partial'],
    );
  });

  it('lets them in through the outbound list of the inside interface, by what came in there', async () => {
    const text = edge.replace(
      ' ip nat inside\n',
      ' ip nat inside\n ip access-group FROM in\n ip access-group TO out\n',
    );
    const lists = (reflects: string): string => `ip access-list extended FROM
 permit udp host 10.10.0.11 any${reflects}
ip access-list extended TO
 evaluate SEEN
`;
    assert.deepEqual(await peer(text + lists(' reflect SEEN')), ['a 500/4500 permit']);
    assert.deepEqual(await peer(text + lists('')), ['a 500/4500 deny']);
  });

  it('is said to drop the answers, not the peer, where nothing feeds it', async () => {
    const saying = async (back: string): Promise<readonly string[]> => {
      const text = outside(groups, `${out}ip access-list extended BACK\n${back}`);
      const { study } = (await snapshotOf({ ...files, 'edge.cfg': text }, 'edge.cfg')).fileStudy!;
      return peerBlocked(study, new Reported()).map((one) => findingMessage(study, one, (file) => file));
    };
    assert.deepEqual(await saying(' evaluate OTHER\n deny ip any any\n'), [
      'Drops the answers to a (:500, :4500).',
    ]);
    assert.deepEqual(await saying(' evaluate OTHER\n'), [
      'No entry of BACK admits the answers to a (:500, :4500): the implicit deny drops them.',
    ]);
  });

  it('does nothing for what the router itself sends', async () => {
    const own = `hostname a
crypto map M 10 ipsec-isakmp
 set peer 198.51.100.1
interface Gi0/0
 ip address 10.10.0.11 255.255.255.0
 ip access-group OUT out
 ip access-group BACK in
 crypto map M
ip route 0.0.0.0 0.0.0.0 10.10.0.1
${out}ip access-list extended BACK
 evaluate SEEN
 deny ip any any
`;
    assert.deepEqual(await peer(edge, { 'a.cfg': own }), ['a 500/4500 deny']);
  });
});

describe('zones on the way', () => {
  const zoned = (policy: string): string => `${edge
    .replace(' ip nat outside\n', ' ip nat outside\n zone-member security OUT\n')
    .replace(' ip nat inside\n', ' ip nat inside\n zone-member security IN\n')}zone security IN
zone security OUT
${policy}`;
  const pair = (action: string, more = ''): string => `class-map type inspect match-any C
 match access-group name L
policy-map type inspect P
 class type inspect C
  ${action}
 class class-default
  drop
zone-pair security IN-OUT source IN destination OUT
 service-policy type inspect P
${more}`;
  const local = 'ip access-list extended L\n permit udp host 10.10.0.11 any\n';

  it('drop everything between two of them without a pair', async () => {
    assert.deepEqual(await peer(zoned('')), ['a 500/4500 deny']);
  });

  it('let replies in where the class inspects, by an ACL that sees inside local addresses', async () => {
    assert.deepEqual(await peer(zoned(pair('inspect', local))), ['a 500/4500 permit']);
    const other = 'ip access-list extended L\n permit udp host 192.0.2.2 any\n';
    assert.deepEqual(await peer(zoned(pair('inspect', other))), ['a 500/4500 deny']);
  });

  it('need a pair for replies too where the class passes', async () => {
    assert.deepEqual(await peer(zoned(pair('pass', local))), ['a 500/4500 deny']);
    const back = `ip access-list extended B
 permit udp any host 10.10.0.11
class-map type inspect match-any D
 match access-group name B
policy-map type inspect Q
 class type inspect D
  pass
zone-pair security OUT-IN source OUT destination IN
 service-policy type inspect Q
`;
    assert.deepEqual(await peer(zoned(pair('pass', local + back))), ['a 500/4500 permit']);
  });

  it('judge a gateway by a pair with self alone', async () => {
    const inZone = ' zone-member security OUT\n';
    const own = hub(open, inZone).replace('hostname hub\n', 'hostname hub\nzone security OUT\n');
    assert.deepEqual(await peer(edge, { 'hub.cfg': own }), ['a 500/4500 permit']);
    const judged = `${own}ip access-list extended S
 permit udp any eq isakmp any
class-map type inspect match-any C
 match access-group name S
policy-map type inspect P
 class type inspect C
  pass
zone-pair security O-S source OUT destination self
 service-policy type inspect P
`;
    assert.deepEqual(await peer(edge, { 'hub.cfg': judged }), ['a 500/4500 deny']);
  });
});

describe('inspection on the way', () => {
  it('of UDP lets the answers to IKE in, and needs router-traffic for what the router itself sends', async () => {
    const deny = 'access-list 199 deny ip any any\nip inspect name FW udp\n';
    const text = outside(' ip access-group 199 in\n ip inspect FW out\n', deny);
    assert.deepEqual(await peer(text), ['a 500/4500 permit']);
    const own = (words: string): string =>
      branch('a', 11, ' ip access-group 199 in\n ip inspect FW out\n') +
      `access-list 199 deny ip any any\nip inspect name FW udp${words}\n`;
    assert.deepEqual(await peer(edge, { 'a.cfg': own('') }), ['a 500/4500 deny']);
    assert.deepEqual(await peer(edge, { 'a.cfg': own(' router-traffic') }), ['a 500/4500 permit']);
  });

  it('of isakmp lets in UDP 500 alone, and of ipsec-msft UDP 4500 alone', async () => {
    const dropped = async (names: readonly string[], words = ''): Promise<readonly number[]> => {
      const rules = names.map((name) => `ip inspect name FW ${name}${words}\n`).join('');
      const groups = ' ip access-group 199 in\n ip inspect FW out\n';
      const deny = `access-list 199 deny ip any any\n${rules}`;
      const own = words === '' ? branch('a', 11) : branch('a', 11, groups) + deny;
      const text = words === '' ? outside(groups, deny) : edge;
      const { fileStudy } = await snapshotOf({ ...files, 'a.cfg': own, 'edge.cfg': text }, 'edge.cfg');
      const { study } = fileStudy!;
      return study.stations
        .filter(({ station }) => station.flow === 'return')
        .flatMap(({ verdicts }) => [...verdicts])
        .map(([index, { verdict }]) => (verdict === 'deny' ? study.translations[index]!.outside.port : 0));
    };
    assert.deepEqual(await dropped(['isakmp']), [4500]);
    assert.deepEqual(await dropped(['ipsec-msft']), [500]);
    assert.deepEqual(await dropped(['isakmp', 'ipsec-msft']), []);
    assert.deepEqual(await dropped(['tcp', 'dns']), [500, 4500]);
    assert.deepEqual(await dropped(['isakmp'], ' router-traffic'), [4500]);
  });

  it('does not let raw ESP in', async () => {
    const raw = branch('a', 11).replace(
      'crypto map M 10',
      'no crypto ipsec nat-transparency udp-encapsulation\ncrypto map M 10',
    );
    const text = outside(
      ' ip access-group 199 in\n ip inspect FW out\n',
      'access-list 199 deny ip any any\nip inspect name FW udp\n',
    );
    const [first = ''] = await peer(text, { 'a.cfg': raw });
    assert.match(first, /deny$/);
  });
});

describe('VRFs of a PAT router', () => {
  it('keep their rules apart: a rule of another VRF translates nothing', async () => {
    const red = edge
      .replace(' ip nat inside\n', ' ip vrf forwarding RED\n ip nat inside\n')
      .replace('interface Gi0/0 overload', 'interface Gi0/0 vrf RED overload')
      .replace('ip route 0.0.0.0 0.0.0.0 192.0.2.1', 'ip route vrf RED 0.0.0.0 0.0.0.0 192.0.2.1 global');
    assert.deepEqual(await peer(red), ['a 500/4500 permit']);
    const blue = red.replace('vrf RED overload', 'vrf BLUE overload');
    assert.deepEqual(await peer(blue), ['a as is/as is permit']);
  });
});

describe('an ASA on the way', () => {
  const asa = (more: string, inside = 100): string => `ASA Version 9.8(4)
hostname asa
interface GigabitEthernet0/0
 nameif outside
 security-level 50
 ip address 192.0.2.2 255.255.255.252
interface GigabitEthernet0/1
 nameif inside
 security-level ${inside}
 ip address 10.10.0.1 255.255.255.0
object network LAN
 subnet 10.10.0.0 255.255.255.0
nat (inside,outside) after-auto source dynamic LAN interface
route outside 0.0.0.0 0.0.0.0 192.0.2.1 1
${more}`;
  const verdict = async (text: string, initiator = branch('a', 11)): Promise<string> => {
    const [first = ''] = await peersOf(
      { 'asa.cfg': text, 'a.cfg': initiator, 'hub.cfg': hub(open) },
      'asa.cfg',
    );
    return first.slice(first.lastIndexOf(' ') + 1);
  };

  it('passes what goes to a less secure interface, and nothing to a more secure one without an ACL', async () => {
    assert.equal(await verdict(asa('')), 'permit');
    assert.equal(await verdict(asa('', 10)), 'deny');
    const bound = 'access-list IN extended permit udp any any\naccess-group IN in interface inside\n';
    assert.equal(await verdict(asa(bound, 10)), 'permit');
  });

  it('asks the global list after that of the interface', async () => {
    const own = 'access-list IN extended permit icmp any any\naccess-group IN in interface inside\n';
    const global = 'access-list ALL extended permit udp host 10.10.0.11 any\naccess-group ALL global\n';
    assert.equal(await verdict(asa(own)), 'deny');
    assert.equal(await verdict(asa(own + global)), 'permit');
    assert.equal(await verdict(asa(global.replace('10.10.0.11', '192.0.2.2'))), 'deny');
  });

  it('drops the replies of raw ESP unless it inspects IPsec', async () => {
    const raw = branch('a', 11).replace(
      'crypto map M 10',
      'no crypto ipsec nat-transparency udp-encapsulation\ncrypto map M 10',
    );
    assert.equal(await verdict(asa(''), raw), 'deny');
  });
});

describe('lists of a chain of devices', () => {
  it('are those of every device, requests first, then replies', async () => {
    const text = outside(
      ' ip access-group X out\n ip access-group Y in\n',
      'ip access-list extended X\n permit ip any any\nip access-list extended Y\n permit ip any any\n',
    );
    assert.deepEqual(await stationsOf({ ...files, 'edge.cfg': text }, 'edge.cfg'), [
      'edge.cfg X outbound global',
      'hub.cfg IN outbound global',
      'edge.cfg Y return global',
    ]);
  });
});
