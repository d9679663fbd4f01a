import { execFileSync, spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';

const prefix = 'patlens';
const folder = '/run/netns';
const endingSignals = ['SIGTERM', 'SIGHUP'] as const;

/** One end of a link: a device of a namespace and its addresses with prefix length. */
export interface LinkEnd {
  readonly namespace: string;
  readonly device: string;
  readonly addresses: readonly string[];
}

export type Started = ChildProcessByStdio<Writable, Readable, Readable>;

/** Network namespaces of one owner, under names of its own; `close` ends their processes and removes them. */
export class Namespaces {
  private readonly names: string[] = [];
  private readonly started: Started[] = [];
  private readonly id = `${prefix}-${process.pid}-${randomBytes(3).toString('hex')}`;
  private readonly closeAtExit = () => this.close();
  private readonly closeAtSignal = (signal: NodeJS.Signals) => {
    this.close();
    process.kill(process.pid, signal);
  };

  constructor() {
    removeLeftovers();
    process.once('exit', this.closeAtExit);
    for (const signal of endingSignals) process.once(signal, this.closeAtSignal);
  }

  /** Makes a namespace whose loopback is up, and gives its unique name. */
  add(role: string): string {
    const name = `${this.id}-${role}`;
    ip(['netns', 'add', name]);
    this.names.push(name);
    ip(['-n', name, 'link', 'set', 'lo', 'up']);
    return name;
  }

  /** Joins two namespaces by a pair of virtual Ethernet devices, both up. */
  link(a: LinkEnd, b: LinkEnd): void {
    const pair = ['type', 'veth', 'peer', 'name', b.device, 'netns', b.namespace];
    ip(['link', 'add', 'name', a.device, 'netns', a.namespace, ...pair]);
    for (const { namespace, device, addresses } of [a, b]) {
      const lines = addresses.map((address) => `address add ${address} dev ${device}\n`).join('');
      ip(['-n', namespace, '-batch', '-'], `${lines}link set ${device} up\n`);
    }
  }

  /** Sets a kernel variable of a namespace, such as `net/ipv4/ip_forward`. */
  set(namespace: string, variable: string, value: number): void {
    this.run(namespace, ['sh', '-c', 'echo "$1" > "/proc/sys/$0"', variable, `${value}`]);
  }

  /** Runs a command in a namespace and gives its output; throws with its error output when it fails. */
  run(namespace: string, command: readonly string[], input = ''): string {
    return ip(['netns', 'exec', namespace, ...command], input);
  }

  /** Starts a command in a namespace; it is ended by `close` at the latest. */
  start(namespace: string, command: readonly string[]): Started {
    const child = spawn('ip', ['netns', 'exec', namespace, ...command], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.started.push(child);
    return child;
  }

  close(): void {
    process.off('exit', this.closeAtExit);
    for (const signal of endingSignals) process.off(signal, this.closeAtSignal);
    this.started.splice(0).forEach((child) => child.kill('SIGKILL'));
    for (const name of this.names.splice(0)) {
      spawnSync('ip', ['netns', 'del', name]);
    }
  }
}

/** Why this machine cannot build namespaces with NAT, or null when it can. */
export function whyNoNamespaces(tools: readonly string[]): string | null {
  if (process.platform !== 'linux') return 'this is not Linux';
  const missing = ['ip', 'nft', 'conntrack', ...tools].filter(
    (tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0,
  );
  if (missing.length > 0) return `not installed: ${missing.join(', ')}`;
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  const probe = new Namespaces();
  try {
    const namespace = probe.add('probe');
    probe.set(namespace, 'net/ipv4/ip_forward', 1);
    probe.run(namespace, ['nft', '-f', '-'], masqueradeRules('masquerade', 'lo'));
    probe.run(namespace, ['conntrack', '-L']);
    return null;
  } catch (error) {
    return `the machine refuses them: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    probe.close();
  }
}

/** An nftables ruleset that translates all UDP that leaves by a device with the given statement. */
export function masqueradeRules(statement: string, device: string): string {
  return `table ip pat {
    chain postrouting {
      type nat hook postrouting priority srcnat
      oifname "${device}" meta l4proto udp ${statement}
    }
  }\n`;
}

function ip(args: readonly string[], input = ''): string {
  try {
    return execFileSync('ip', args, { input, encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 28 });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim() ?? '';
    throw new Error(`ip ${args.join(' ')}: ${said || String(error)}`, { cause: error });
  }
}

/** A run that was killed could not clean up; the next one does. */
function removeLeftovers(): void {
  const names = readNames().filter((name) => name.startsWith(`${prefix}-`));
  for (const name of names) {
    const owner = Number(name.split('-')[1]);
    if (!isRunning(owner)) spawnSync('ip', ['netns', 'del', name]);
  }
}

function readNames(): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
