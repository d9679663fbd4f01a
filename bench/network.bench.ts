import { performance } from 'node:perf_hooks';
import type * as FromNetwork from '../src/analysis/from-network';
import type * as Networks from '../src/analysis/network/network';
import type { Device } from '../src/analysis/situation';
import type * as Studies from '../src/analysis/study';
import type * as Parser from '../src/config/parse';
import type * as Profiles from '../src/engine/profiles/index';
import { company } from './network-generator';
import { keyFigures, type KeyModules } from './network-keys';
import { bundled, printed, type Figure } from './report';

const sites = 250;
const rounds = 15;

const hub = `hostname hub
interface Gi0/0
 ip address 198.51.100.1 255.255.255.0
 ip access-group IN in
ip access-list extended IN
 permit udp any any eq 500
 permit udp any any eq 4500
`;

const edge = (site: number): string => `hostname edge${site}
interface Gi0/0
 ip address 203.${site}.113.2 255.255.255.0
 ip nat outside
interface Gi0/1
 ip address 10.${site}.0.1 255.255.255.0
 ip nat inside
access-list 10 permit 10.${site}.0.0 0.0.0.255
ip nat inside source list 10 interface Gi0/0 overload
ip route 0.0.0.0 0.0.0.0 203.${site}.113.1
`;

const branch = (site: number, host: number): string => `hostname branch${site}-${host}
crypto map M 10 ipsec-isakmp
 set peer 198.51.100.1
interface Gi0/0
 ip address 10.${site}.0.1${host} 255.255.255.0
 crypto map M
ip route 0.0.0.0 0.0.0.0 10.${site}.0.1
`;

type Modules = typeof Networks & typeof FromNetwork & typeof Studies & typeof Parser & typeof Profiles;

function best(work: () => void): number {
  let least = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

function measure({
  buildNetwork,
  peersAround,
  situationFromNetwork,
  study,
  parseConfig,
  findProfile,
}: Modules): readonly Figure[] {
  const device = (id: string, text: string): Device => ({ id, summary: parseConfig(text, 'ios').summary });

  const devices = [
    device('net/hub', hub),
    ...Array.from({ length: sites }, (_, site) => [
      device(`net/edge${site}`, edge(site)),
      ...[0, 1, 2].map((host) => device(`net/branch${site}-${host}`, branch(site, host))),
    ]).flat(),
  ];
  const surroundings = {
    config: () => null,
    profile: (id: string) => findProfile(id) ?? null,
    defaultProfile: 'cisco-ios',
  };

  const start = performance.now();
  let network = buildNetwork(devices);
  let kept = network.peers.length;
  const first = performance.now() - start;
  const edited = best(() => {
    const changed = devices.map((one, index) =>
      index === 5 ? { ...one, summary: { ...one.summary } } : one,
    );
    const before = new Set(network.peers);
    network = buildNetwork(changed, network);
    kept = network.peers.filter((peer) => before.has(peer)).length;
    const situation = situationFromNetwork(peersAround(network, 'net/edge1'), surroundings);
    if (situation === null) throw new Error('the edited site has no peers');
    study(situation);
  });

  let all = situationFromNetwork(peersAround(network, 'net/hub'), surroundings);
  if (all !== null) study(all);
  const met = best(() => {
    const changed = devices.map((one, index) =>
      index === 5 ? { ...one, summary: { ...one.summary } } : one,
    );
    network = buildNetwork(changed, network);
    all = situationFromNetwork(peersAround(network, 'net/hub'), surroundings);
    if (all === null) throw new Error('the gateway has no peers');
    study(all);
  });

  return [
    { name: `peers of ${devices.length} devices, from summaries`, value: first, unit: 'ms', atMost: 500 },
    {
      name: 'after an edit in one of them, with the study of its site',
      value: edited,
      unit: 'ms',
      atMost: 50,
    },
    {
      name: `after an edit in one of them, with the study of the gateway of ${sites * 3} peers`,
      value: met,
      unit: 'ms',
      atMost: 50,
    },
    { name: 'peers taken over after the edit', value: kept, unit: `of ${sites * 3}`, atLeast: sites * 3 - 3 },
  ];
}

async function bench(): Promise<void> {
  const joined = await bundled<Modules>([
    'src/analysis/network/network',
    'src/analysis/from-network',
    'src/analysis/study',
    'src/config/parse',
    'src/engine/profiles/index',
  ]);
  const figures = measure(joined);
  const editing = await bundled<KeyModules>(['src/features/inlay-hints', 'src/workspace/workspace']);
  printed('network', [...figures, ...(await keyFigures(editing, company(sites)))]);
}

void bench();
