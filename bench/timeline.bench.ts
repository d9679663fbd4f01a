/** Long runs of many peers: how many events they come to, how long they take, and what they keep. */
import { performance } from 'node:perf_hooks';
import type * as Profiles from '../src/engine/profiles/index';
import type * as Peers from '../src/ipsec/peer';
import type * as Timelines from '../src/ipsec/timeline';
import { bundled, printed, type Figure } from './report';

const hour = 3_600_000;
const until = 8 * hour;

type Engine = typeof Profiles & typeof Peers & typeof Timelines;

/** One peer each 100 ms, 200 gateways, 16 PAT addresses. */
function play(engine: Engine, id: string, peers: number, change: Partial<Peers.Peer>): Timelines.Timeline {
  const profile = engine.findProfile(id);
  if (profile === undefined) throw new Error(`unknown profile ${id}`);
  const addresses = Array.from({ length: 16 }, (_, index) => 0xc0000200 + index);
  return engine.runTimeline({
    stages: [{ pools: [{ profile, addresses, seed: 1 }] }],
    peers: Array.from({ length: peers }, (_, index) => ({
      ...engine.defaultPeer(`p${index}`, 0x0a000001 + index, 0xc6336401 + (index % 200)),
      start: index * 100,
      ...change,
    })),
    background: [],
    events: [],
    until,
    rtt: 40,
    judge: () => ({ passes: true, chance: 1 }),
  });
}

function measured(
  engine: Engine,
  name: string,
  id: string,
  change: Partial<Peers.Peer>,
  peers = 10_000,
): readonly Figure[] {
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  const timeline = play(engine, id, peers, change);
  const seconds = (performance.now() - started) / 1000;
  global.gc?.();
  const megabytes = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  return [
    { name: `${name}: events a peer`, value: timeline.events.length / peers, unit: '', atMost: 20 },
    { name: `${name}: time`, value: seconds, unit: 's' },
    { name: `${name}: kept memory`, value: megabytes, unit: 'MiB' },
  ];
}

async function main(): Promise<void> {
  const modules = ['src/engine/profiles/index', 'src/ipsec/peer', 'src/ipsec/timeline'];
  const engine = await bundled<Engine>(modules);
  printed('timeline of 10,000 peers over 8 hours', [
    ...measured(engine, 'linux', 'linux', {}),
    ...measured(engine, 'cisco-ios', 'cisco-ios', {}),
    ...measured(engine, 'linux, DPD and hourly rekey', 'linux', { dpd: 30_000, rekey: hour }),
    ...measured(engine, '1,000 peers on linux, slow keepalives', 'linux', { keepalive: 60_000 }, 1000),
  ]);
}

void main();
