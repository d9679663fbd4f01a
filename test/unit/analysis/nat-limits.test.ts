import assert from 'node:assert/strict';
import { assumptionText } from '../../../src/messages/engine';
import { branch, edge, hub, open, peersOf, snapshotOf } from './network-files';

const files = (text: string): Readonly<Record<string, string>> => ({
  'edge.cfg': text,
  'a.cfg': branch('a', 11),
  'b.cfg': branch('b', 12),
  'hub.cfg': hub(open),
});

/** What the translations of all peers suppose, each once. */
async function supposed(text: string): Promise<readonly string[]> {
  const { fileStudy } = await snapshotOf(files(text), 'hub.cfg');
  const all = fileStudy!.study.translations.flatMap(({ steps }) =>
    steps.flatMap(({ prediction }) => prediction.assumes.map((one) => assumptionText(one))),
  );
  return [...new Set(all)].filter((one) => !one.startsWith('the address is otherwise idle'));
}

const within = (limit: string): string =>
  `the translations stay within “max-entries ${limit}”: who comes when the limit is reached gets no port`;

describe('ip nat translation max-entries', () => {
  const limited = (limit: string): string => `${edge}ip nat translation max-entries ${limit}\n`;

  it('is supposed not to be reached, where it counts the peer', async () => {
    const own = 'ip access-list standard L\n permit 10.10.0.12\n';
    for (const limit of ['100', 'all-host 2', 'host 10.10.0.11 5', 'list L 5']) {
      assert.deepEqual(await supposed(limited(limit) + own), [within(limit)], limit);
    }
  });

  it('is not named where it counts others', async () => {
    const own = 'ip access-list standard L\n permit 10.10.0.13\n';
    for (const limit of ['host 10.10.0.13 5', 'list L 5', 'vrf BLUE 5', 'all-vrf 5']) {
      assert.deepEqual(await supposed(limited(limit) + own), [], limit);
    }
  });
});

describe('a NAT rule with redundancy', () => {
  it('is supposed to stand on the router that is active', async () => {
    const text = edge
      .replace(
        'ip nat inside source',
        'ip nat pool P 192.0.2.9 192.0.2.9 prefix-length 24\nip nat inside source',
      )
      .replace('interface Gi0/0 overload', 'pool P redundancy 1 mapping-id 100 overload');
    assert.deepEqual(await supposed(text), ['the device is the active one of the redundancy group 1']);
    assert.deepEqual(await peersOf(files(text), 'hub.cfg'), await peersOf(files(edge), 'hub.cfg'));
  });
});

describe('ip nat settings interface-overload', () => {
  const xe = (setting: string, rules = edge): string =>
    `version 17.3\n${rules.replace('\nip nat inside source', `\nip nat settings interface-overload ${setting}\nip nat inside source`)}`;

  it('gives hosts only ports of the range', async () => {
    const found = await peersOf(files(xe('port range 4501 65535')), 'hub.cfg');
    for (const peer of found) {
      const ports = peer
        .split(' ')[1]!
        .split('/')
        .map((one) => Number.parseInt(one, 10));
      assert.ok(
        ports.every((port) => port >= 4501),
        peer,
      );
    }
  });

  it('gives nobody a port that is blocked', async () => {
    const first = (await peersOf(files(`version 17.3\n${edge}`), 'hub.cfg'))[0]!;
    const port = first.split(' ')[1]!.split('/')[0]!;
    const blocked = (await peersOf(files(xe(`block port udp ${Number.parseInt(port, 10)}`)), 'hub.cfg'))[0]!;
    assert.notEqual(blocked.split(' ')[1]!.split('/')[0], port);
  });

  it('is about interfaces, not about pools', async () => {
    const pool = edge
      .replace(
        'ip nat inside source',
        'ip nat pool P 192.0.2.9 192.0.2.9 prefix-length 24\nip nat inside source',
      )
      .replace('interface Gi0/0 overload', 'pool P overload');
    const plain = await peersOf(files(`version 17.3\n${pool}`), 'hub.cfg');
    assert.deepEqual(await peersOf(files(xe('port range 4501 65535', pool)), 'hub.cfg'), plain);
  });
});

describe('ip nat service list … IKE preserve-port', () => {
  it('is about the flows of its own list', async () => {
    const service = `version 17.3\n${edge}access-list 20 permit 10.10.0.11\nip nat service list 20 IKE preserve-port\n`;
    const [a, b] = await peersOf(files(service), 'hub.cfg');
    assert.match(a!, /^a 500\//);
    assert.doesNotMatch(b!, /^b 500\//);
  });
});
