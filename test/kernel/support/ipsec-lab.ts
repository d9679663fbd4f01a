import type { AccessList } from '../../../src/config/model';
import { rulesOf } from './acl-rules';
import { Charon } from './charon';
import { masqueradeRules, Namespaces } from './namespaces';

const gatewaySide = '192.0.2.1';
const patAddress = '192.0.2.2';
const routerInside = '192.168.100.1';

export interface LabPeer {
  readonly name: string;
  /** In the router's inside subnet, 192.168.100.0/24. */
  readonly host: string;
}

/** Hosts with an IKE daemon each, a router that masquerades, and a gateway with a daemon and an ACL. */
export class IpsecLab {
  private readonly namespaces = new Namespaces();
  private readonly router: string;
  private readonly gateway: string;
  private readonly responder: Charon;
  private readonly initiators: readonly Charon[];

  constructor(peers: readonly LabPeer[], gatewayAddress: string) {
    const { namespaces } = this;
    try {
      this.router = namespaces.add('router');
      this.gateway = namespaces.add('gateway');
      this.buildRouter(gatewayAddress);
      const remote = { address: gatewayAddress, identity: 'gateway' };
      this.initiators = peers.map(({ name, host }, index) => {
        const namespace = this.addHost(host, index);
        return new Charon(namespaces, namespace, { identity: name, remote });
      });
      this.responder = new Charon(namespaces, this.gateway, { identity: 'gateway', remote: null });
    } catch (error) {
      namespaces.close();
      throw error;
    }
  }

  async start(): Promise<void> {
    await Promise.all([this.responder, ...this.initiators].map((end) => end.start()));
  }

  /** Lets in by this list alone what comes to the gateway, and empties the router's table. */
  filterBy(list: AccessList): void {
    const rules = `flush ruleset
      table ip acl {
        chain outside_in {
          ${rulesOf(list)}
        }
        chain input {
          type filter hook input priority filter
          iifname "wan" jump outside_in
        }
      }\n`;
    this.namespaces.run(this.gateway, ['nft', '-f', '-'], rules);
    this.initiators.forEach((initiator) => initiator.forget());
    this.namespaces.run(this.router, ['conntrack', '-F']);
  }

  /** Which peers' IKE comes up, each tried in turn in the order of the list. */
  initiate(): readonly boolean[] {
    return this.initiators.map((initiator) => initiator.initiate());
  }

  close(): void {
    this.namespaces.close();
    [this.responder, ...this.initiators].forEach((end) => end.close());
  }

  private buildRouter(gatewayAddress: string): void {
    const { namespaces, router, gateway } = this;
    namespaces.link(
      { namespace: router, device: 'wan', addresses: [`${patAddress}/30`] },
      { namespace: gateway, device: 'wan', addresses: [`${gatewaySide}/30`, `${gatewayAddress}/32`] },
    );
    namespaces.run(router, ['ip', 'route', 'add', 'default', 'via', gatewaySide]);
    namespaces.set(router, 'net/ipv4/ip_forward', 1);
    namespaces.run(router, ['nft', '-f', '-'], masqueradeRules('masquerade', 'wan'));
  }

  /** Every host has a link of its own, with the router's inside address at its other end. */
  private addHost(host: string, index: number): string {
    const { namespaces, router } = this;
    const namespace = namespaces.add(`host${index}`);
    const device = `lan${index}`;
    namespaces.link(
      { namespace, device: 'lan', addresses: [`${host}/24`] },
      { namespace: router, device, addresses: [`${routerInside}/32`] },
    );
    namespaces.run(router, ['ip', 'route', 'add', `${host}/32`, 'dev', device]);
    namespaces.run(namespace, ['ip', 'route', 'add', 'default', 'via', routerInside]);
    return namespace;
  }
}
