import assert from 'node:assert/strict';
import { translationNamed } from '../../../src/features/explain-line';
import { explainedText } from '../../../src/features/explain-text';
import { filesOfSample } from '../support/samples';
import { uriOf, workspaceOf } from '../support/workspace';
import { edge as patRouter } from '../analysis/network-files';

type Files = Readonly<Record<string, string>>;

/** The explanation as text, without the addresses of documents. */
async function explained(
  files: Files,
  file: string,
  peer: string,
  purpose = 'ike',
): Promise<readonly string[]> {
  const snapshot = await workspaceOf(files).workspace.snapshot(uriOf(file));
  const lines = explainedText(snapshot, translationNamed(snapshot, peer, purpose)!)!;
  return lines.map(({ text }) => text.trim().replace(/\s{2,}/g, '  '));
}

/** The lines of the phase of a device. */
function phase(lines: readonly string[], head: string): readonly string[] {
  const start = lines.findIndex((line) => line.endsWith(head));
  return lines.slice(start + 1, lines.indexOf('', start));
}

const edge = `${patRouter}! pat-lens: peer alice 10.10.0.11 -> 198.51.100.1
`;

const hub = (entries: string): string => `hostname hub
interface Gi0/0
 ip address 198.51.100.1 255.255.255.252
 ip access-group IN in
ip route 0.0.0.0 0.0.0.0 198.51.100.2
ip access-list extended IN
${entries}`;

describe('the text of an explained packet', () => {
  it('tells every line that decides a part of the packets, and who goes on', async () => {
    const lines = await explained(filesOfSample('site-to-site'), 'hub.cfg', 'branch-1');
    assert.equal(lines[1], '50 % ALLOW: what passes depends on who starts first');
    assert.deepEqual(phase(lines, 'ACCESS-LIST, hub.cfg'), [
      'Packet  UDP 192.0.2.2:{1, 500} → 198.51.100.1:500',
      'Config  hub.cfg:30  permit udp any eq isakmp host 198.51.100.1 eq isakmp',
      'Why  OUTSIDE-IN, inbound on GigabitEthernet0/0: 500 permitted (50 %)',
      'Config  hub.cfg:32  deny ip any any log',
      'Why  OUTSIDE-IN, inbound on GigabitEthernet0/0: 1 denied (50 %)',
      'Result  50 % ALLOW',
    ]);
    assert.ok(phase(lines, 'GATEWAY, hub.cfg').includes('Packet  UDP 192.0.2.2:500 → 198.51.100.1:500'));
  });

  it('lets only what the list between two PAT devices permits meet the second', async () => {
    const lines = await explained(filesOfSample('two-pats'), 'home.cfg', 'alice');
    assert.ok(
      phase(lines, 'NAT, carrier.cfg').includes('Becomes  UDP 192.0.2.2:500 → 198.51.100.1:500'),
      lines.join('\n'),
    );
    assert.deepEqual(phase(lines, 'ACCESS-LIST, hub.cfg').at(-1), 'Result  ALLOW');
  });

  it('says which line would have permitted a dropped packet', async () => {
    const lines = await explained(filesOfSample('three-engineers'), 'hub.cfg', 'bob');
    assert.deepEqual(phase(lines, 'ACCESS-LIST, hub.cfg'), [
      'Config  hub.cfg:17  deny ip any any log',
      'Packet  UDP 192.0.2.2:1 → 198.51.100.1:500',
      'Why  OUTSIDE-IN, inbound on GigabitEthernet0/0: denied',
      'Why  hub.cfg:14  would permit it, but for the port that PAT chose',
      'Result  DROP',
    ]);
  });

  it('says that a stream is not sent where IKE is dropped before', async () => {
    const lines = await explained(filesOfSample('three-engineers'), 'hub.cfg', 'bob', 'stream');
    assert.equal(
      lines[2],
      'bob IKE is dropped, so that this packet is never sent; what follows supposes that it is.',
    );
  });

  it('shows what an entry with a time range, a condition or an unknown group supposes', async () => {
    const entries = ` permit udp object-group FRIENDS any dscp ef time-range OFFICE\n`;
    const lines = await explained({ 'edge.cfg': edge, 'hub.cfg': hub(entries) }, 'hub.cfg', 'alice');
    assert.deepEqual(
      phase(lines, 'ACCESS-LIST, hub.cfg').filter((line) => line.startsWith('Assumed')),
      [
        'Assumed  the group FRIENDS, which is not in the config, has what fits',
        'Assumed  the packet has dscp ef',
        'Assumed  it is within the time range OFFICE',
      ],
    );
  });

  it('does not claim that an answer comes back from a gateway whose config is not known', async () => {
    const [, conclusion] = await explained({ 'edge.cfg': edge }, 'edge.cfg', 'alice');
    assert.equal(conclusion, 'ALLOW as far as the configs tell: that of the gateway is not known');
  });
});
