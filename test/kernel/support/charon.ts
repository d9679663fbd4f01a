import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Namespaces } from './namespaces';

/** Where Debian puts the daemon; it is on no PATH. */
const charonPath = '/usr/lib/ipsec/charon';

/** The shared secret of all ends of a lab. */
const secret = 'lab';

/** An IKEv2 end; a responder has no remote end of its own. */
export interface CharonOptions {
  readonly identity: string;
  readonly remote: { readonly address: string; readonly identity: string } | null;
}

/** Why this machine cannot run the daemon, or null when it can. */
export function whyNoCharon(): string | null {
  return existsSync(charonPath) ? null : 'not installed: strongswan-charon';
}

/** A strongSwan daemon in a network namespace, with its files in a temporary folder. */
export class Charon {
  private readonly folder = mkdtempSync(join(tmpdir(), 'pat-lens-charon-'));
  private isUp = false;

  constructor(
    private readonly namespaces: Namespaces,
    private readonly namespace: string,
    private readonly options: CharonOptions,
  ) {
    writeFileSync(this.path('strongswan.conf'), this.daemonSettings());
    writeFileSync(this.path('swanctl.conf'), this.connection());
  }

  /** Starts the daemon and gives it its connection. */
  async start(): Promise<void> {
    // `ip netns exec` has mounts of its own, so every daemon finds the one place for its process id empty.
    const script = 'mount -t tmpfs tmpfs /run && exec "$0"';
    const settings = `STRONGSWAN_CONF=${this.path('strongswan.conf')}`;
    const daemon = this.namespaces.start(this.namespace, ['env', settings, 'sh', '-c', script, charonPath]);
    while (!existsSync(this.path('vici'))) {
      if (daemon.exitCode !== null || daemon.signalCode !== null)
        throw new Error(`charon ended: ${this.log()}`);
      await wait(20);
    }
    this.control(['--load-all', '--noprompt', '--file', this.path('swanctl.conf')]);
  }

  /** Whether the IKE SA to the gateway comes up; false only when the gateway does not answer. */
  initiate(): boolean {
    try {
      this.control(['--initiate', '--ike', 'lab']);
      this.isUp = true;
      return true;
    } catch (error) {
      if (this.log().includes('peer not responding')) return false;
      throw new Error(`${this.options.identity}: ${this.log()}`, { cause: error });
    }
  }

  /** Ends the IKE SA, if one is up, without waiting for the other end. */
  forget(): void {
    if (this.isUp) this.control(['--terminate', '--ike', 'lab', '--force']);
    this.isUp = false;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private path(name: string): string {
    return join(this.folder, name);
  }

  private log(): string {
    return readFileSync(this.path('log'), 'utf8');
  }

  private control(words: readonly string[]): void {
    this.namespaces.run(this.namespace, ['swanctl', ...words, '--uri', `unix://${this.path('vici')}`]);
  }

  /** Three tries of one second: a lab has no loss but that of its ACL. */
  private daemonSettings(): string {
    return `charon {
      load_modular = no
      load = random nonce aes sha1 sha2 hmac kdf gmp kernel-netlink socket-default vici
      install_routes = no
      retransmit_tries = 2
      retransmit_timeout = 1
      retransmit_base = 1
      plugins { vici { socket = unix://${this.path('vici')} } }
      filelog { file { path = ${this.path('log')}
        flush_line = yes
        default = 1 } }
    }\n`;
  }

  private connection(): string {
    const { identity, remote } = this.options;
    const address = remote === null ? '' : `remote_addrs = ${remote.address}`;
    const expected = remote === null ? '' : `id = ${remote.identity}`;
    return `connections { lab {
      version = 2
      ${address}
      proposals = aes128-sha256-modp2048
      local { auth = psk
        id = ${identity} }
      remote { auth = psk
        ${expected} }
    } }
    secrets { ike { secret = "${secret}" } }\n`;
  }
}
