/**
 * The kernel's rate for new masqueraded UDP flows beside the engine's for the same flows, each on one core:
 * `npx tsx bench/kernel.bench.ts` prints a table and, last, one line of JSON.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Profiles from '../src/engine/profiles/index';
import type * as Runs from '../src/engine/run';
import { firstAllowedProcessor } from '../test/kernel/support/nat-lab';
import { bundled, printed } from './report';
import { masqueradeRules, Namespaces, whyNoNamespaces } from '../test/kernel/support/namespaces';

const ports = 64_512;
const rounds = 5;

interface Sender {
  readonly language: string;
  readonly command: readonly string[];
}

/** Builds the router between a sender and a side where everything is dropped on arrival. */
function build(namespaces: Namespaces): { readonly inside: string; readonly router: string } {
  const inside = namespaces.add('inside');
  const router = namespaces.add('router');
  const outside = namespaces.add('outside');
  namespaces.link(
    { namespace: inside, device: 'lan', addresses: ['10.9.0.250/24'] },
    { namespace: router, device: 'lan', addresses: ['10.9.0.254/24'] },
  );
  namespaces.link(
    { namespace: router, device: 'wan', addresses: ['192.0.2.2/24'] },
    { namespace: outside, device: 'wan', addresses: ['192.0.2.1/24'] },
  );
  namespaces.run(inside, ['ip', 'route', 'add', 'default', 'via', '10.9.0.254']);
  namespaces.run(router, ['ip', 'route', 'add', 'default', 'via', '192.0.2.1']);
  namespaces.set(router, 'net/ipv4/ip_forward', 1);
  namespaces.run(router, ['nft', '-f', '-'], masqueradeRules('masquerade', 'wan'));
  const drop =
    'table ip sink { chain in { type filter hook prerouting priority raw; meta l4proto udp drop; }; }';
  namespaces.run(outside, ['nft', '-f', '-'], drop);
  return { inside, router };
}

function findSender(folder: string): Sender | null {
  const program = join(folder, 'sender');
  const compiler = spawnSync('gcc', ['-O2', '-o', program, join(import.meta.dirname, 'kernel-sender.c')]);
  if (compiler.status === 0) return { language: 'C', command: [program] };
  const hasPython = spawnSync('python3', ['--version']).status === 0;
  const script = join(import.meta.dirname, 'kernel-sender.py');
  return hasPython ? { language: 'Python', command: ['python3', script] } : null;
}

/** New entries per second of the best round; every datagram must have become one. */
function kernelRate(sender: Sender, flows: number): number {
  const namespaces = new Namespaces();
  try {
    const { inside, router } = build(namespaces);
    let best = 0;
    for (let round = 0; round < rounds; round++) {
      namespaces.run(router, ['conntrack', '-F']);
      const seconds = Number(
        namespaces.run(inside, ['taskset', '-c', firstAllowedProcessor(), ...sender.command, `${flows}`]),
      );
      const made = Number(namespaces.run(router, ['conntrack', '-C']));
      if (made < flows * 0.99) throw new Error(`${made} entries of ${flows} datagrams`);
      best = Math.max(best, made / seconds);
    }
    return best;
  } finally {
    namespaces.close();
  }
}

/** The same flows through the engine. */
async function engineRate(flows: number): Promise<number> {
  const { Run, findProfile } = await bundled<typeof Runs & typeof Profiles>([
    'src/engine/run',
    'src/engine/profiles/index',
  ]);
  const profile = findProfile('linux');
  if (profile === undefined) throw new Error('no profile linux');
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    const run = new Run({ profile, addresses: [0xc0000202], seed: 1 }, flows);
    const start = performance.now();
    for (let flow = 0; flow < flows; flow++) {
      const host = Math.floor(flow / ports);
      run.open(17, 0x0a090001 + host, 1024 + (flow % ports), 0xc6336401 + host, 4500, 0);
    }
    const seconds = (performance.now() - start) / 1000;
    if (run.size !== flows) throw new Error(`${run.size} mappings of ${flows} flows`);
    best = Math.max(best, flows / seconds);
  }
  return best;
}

async function measure(): Promise<void> {
  const missing = whyNoNamespaces(['taskset']);
  if (missing !== null) {
    printed('kernel', [], missing);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'pat-lens-bench-'));
  try {
    const sender = findSender(folder);
    if (sender === null) {
      printed('kernel', [], 'neither gcc nor python3 is installed');
      return;
    }
    const limit = Number(readFileSync('/proc/sys/net/netfilter/nf_conntrack_max', 'utf8'));
    const flows = Math.min(200_000, Math.floor(limit * 0.8));
    const kernel = kernelRate(sender, flows);
    const engine = await engineRate(flows);
    const release = execFileSync('uname', ['-r'], { encoding: 'utf8' }).trim();
    const figures = [
      {
        name: `Linux ${release}, new masqueraded flows (${sender.language} sender)`,
        value: kernel,
        unit: 'flows/s',
      },
      { name: 'engine, the same flows with profile linux', value: engine, unit: 'flows/s' },
      { name: 'engine to kernel', value: engine / kernel, unit: 'times', atLeast: 10 },
      { name: 'flows', value: flows, unit: '' },
    ];
    printed('kernel', figures);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void measure();
