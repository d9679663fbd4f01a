import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createInterface, type Interface } from 'node:readline';
import { readConntrack, type Entry } from './conntrack-table';
import { masqueradeRules, Namespaces, type Started } from './namespaces';
import type { Address, Datagram } from './protocol';

/** The router's address outside, which every source becomes. */
export const patAddress = '192.0.2.2';
const gatewaySide = '192.0.2.1';
const routerInside = '10.9.0.254';

export interface LabOptions {
  readonly hosts: readonly string[];
  readonly gateways: readonly Address[];
  /** A source that nothing else uses: what it has mapped to a gateway tells which datagrams were lost on the way there. */
  readonly control: Address;
}

/** Inside hosts, a router with NAT and gateways, each side in a network namespace of its own. */
export class NatLab {
  private readonly namespaces = new Namespaces();
  private readonly router: string;
  private readonly inside: string;
  private readonly outside: string;
  private sender: Conversation | null = null;

  constructor(private readonly options: LabOptions) {
    const { namespaces } = this;
    try {
      this.inside = namespaces.add('inside');
      this.router = namespaces.add('router');
      this.outside = namespaces.add('outside');
      this.build();
    } catch (error) {
      namespaces.close();
      throw error;
    }
  }

  /** Starts the two ends; after it datagrams can be sent. */
  async start(): Promise<void> {
    const { control, gateways } = this.options;
    const echo = this.program(this.outside, [], 'echo.ts', gateways);
    const pinned = ['taskset', '-c', firstAllowedProcessor()];
    this.sender = this.program(this.inside, pinned, 'sender.ts', control);
    await Promise.all([echo.nextLine(), this.sender.nextLine()]);
  }

  /** Empties the kernel's table and translates by an nftables statement from now on, such as `masquerade random`. */
  translateBy(statement: string): void {
    const rules = `flush ruleset\n${masqueradeRules(statement, 'wan')}`;
    this.namespaces.run(this.router, ['nft', '-f', '-'], rules);
    this.namespaces.run(this.router, ['conntrack', '-F']);
  }

  /** The sources that the gateways saw, one datagram after the other; null where the router lost it. */
  async send(datagrams: readonly Datagram[]): Promise<readonly (Address | null)[]> {
    if (this.sender === null) throw new Error('the lab is not started');
    this.sender.say(JSON.stringify(datagrams));
    return JSON.parse(await this.sender.nextLine()) as readonly (Address | null)[];
  }

  /** The kernel's own table. */
  table(): readonly Entry[] {
    return readConntrack(this.namespaces.run(this.router, ['conntrack', '-L', '-p', 'udp']));
  }

  /** Ends the kernel's mappings of a source, all or only that to one place. */
  forget(from: Address, to?: Address): void {
    const source = ['-s', from.address, '--sport', `${from.port}`];
    const place = to === undefined ? [] : ['-d', to.address, '--dport', `${to.port}`];
    this.namespaces.run(this.router, ['conntrack', '-D', '-p', 'udp', ...source, ...place]);
  }

  close(): void {
    this.namespaces.close();
  }

  private build(): void {
    const { namespaces, inside, router, outside } = this;
    const { hosts, control, gateways } = this.options;
    const gatewayAddresses = [...new Set(gateways.map(({ address }) => address))];
    namespaces.link(
      {
        namespace: inside,
        device: 'lan',
        addresses: [...hosts, control.address].map((host) => `${host}/24`),
      },
      { namespace: router, device: 'lan', addresses: [`${routerInside}/24`] },
    );
    namespaces.link(
      { namespace: router, device: 'wan', addresses: [`${patAddress}/24`] },
      {
        namespace: outside,
        device: 'wan',
        addresses: [`${gatewaySide}/24`, ...gatewayAddresses.map((address) => `${address}/32`)],
      },
    );
    namespaces.run(inside, ['ip', 'route', 'add', 'default', 'via', routerInside]);
    namespaces.run(router, ['ip', 'route', 'add', 'default', 'via', gatewaySide]);
    namespaces.set(router, 'net/ipv4/ip_forward', 1);
    // Nothing expires by itself while a series runs.
    namespaces.set(router, 'net/netfilter/nf_conntrack_udp_timeout', 600);
    namespaces.set(router, 'net/netfilter/nf_conntrack_udp_timeout_stream', 600);
  }

  private program(
    namespace: string,
    before: readonly string[],
    file: string,
    argument: unknown,
  ): Conversation {
    const path = fileURLToPath(new URL(file, import.meta.url));
    const command = [process.execPath, '--import', 'tsx', path, JSON.stringify(argument)];
    return new Conversation(this.namespaces.start(namespace, [...before, ...command]), file);
  }
}

/** Lines to and from a program; its end is an error that tells what it wrote. */
class Conversation {
  private readonly lines: AsyncIterator<string, undefined>;
  private errors = '';

  constructor(
    private readonly child: Started,
    private readonly name: string,
  ) {
    child.stderr.on('data', (data: Buffer) => (this.errors += data.toString()));
    const reader: Interface = createInterface({ input: child.stdout });
    this.lines = reader[Symbol.asyncIterator]();
  }

  say(line: string): void {
    this.child.stdin.write(`${line}\n`);
  }

  async nextLine(): Promise<string> {
    const result = await this.lines.next();
    if (result.done !== true) return result.value;
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    throw new Error(`${this.name} ended: ${this.errors}`);
  }
}

/** A sender that stays on one processor has its datagrams handled in the order in which it sends them. */
export function firstAllowedProcessor(): string {
  const status = readFileSync('/proc/self/status', 'utf8');
  return /^Cpus_allowed_list:\s*(\d+)/m.exec(status)?.[1] ?? '0';
}
