import { EventQueue } from './event-queue';
import { Initiator } from './initiator';
import { Journal } from './journal';
import { Network } from './network';
import { newPeerState, type PeerState } from './peer-state';
import { PeriodicTraffic } from './periodic-traffic';
import type { Timeline, TimelineEvent, TimelineInput } from './timeline';

/** One play of a timeline; use `runTimeline`. */
export class Simulation {
  private readonly journal = new Journal();
  private readonly queue = new EventQueue();
  private readonly network: Network;
  private readonly periodic: PeriodicTraffic;
  private readonly initiator: Initiator;
  private readonly states: readonly PeerState[];
  private readonly until: number;

  constructor(private readonly input: TimelineInput) {
    const { journal, queue } = this;
    this.network = new Network(input, journal);
    this.periodic = new PeriodicTraffic(this.network, journal, queue);
    this.initiator = new Initiator({
      network: this.network,
      journal,
      queue,
      periodic: this.periodic,
      rtt: input.rtt,
      gatewayBehindNat: input.gatewayBehindNat === true,
    });
    this.periodic.onCheck = (state) => this.initiator.check(state);
    this.states = input.peers.map(newPeerState);
    this.until = input.until ?? this.horizon();
  }

  play(): Timeline {
    const { journal, network, queue, until } = this;
    network.hold(this.input.background);
    for (const state of this.states) {
      queue.add(state.peer.start ?? 0, state.index, () => this.initiator.connect(state));
    }
    for (const event of this.input.events) {
      queue.add(event.at, event.peer ?? -1, () => this.happen(event));
    }
    for (;;) {
      const expiry = network.nextExpiry();
      const next = queue.nextTime;
      if (Math.min(expiry, next) > until) {
        break;
      }
      journal.now = Math.min(expiry, next);
      if (expiry <= next) {
        network.expire();
      } else {
        queue.runNext();
      }
    }
    return {
      events: journal.entries,
      until,
      mappingsAt: (time, peer, purpose) => network.history.at(time, peer, purpose),
      stagesAt: (time, peer, purpose) => network.history.stagesAt(time, peer, purpose),
    };
  }

  private horizon(): number {
    const moments = [
      ...this.input.peers.map(({ start }) => start ?? 0),
      ...this.input.events.map(({ at }) => at),
    ];
    return moments.reduce((a, b) => Math.max(a, b), 0) + this.network.longestIdleTime();
  }

  private happen(event: TimelineEvent): void {
    const concerned = event.peer === null ? this.states : this.states.slice(event.peer, event.peer + 1);
    switch (event.do) {
      case 'connect':
        concerned.forEach((state) => this.initiator.connect(state));
        break;
      case 'disconnect':
        concerned.forEach((state) => this.initiator.disconnect(state));
        break;
      case 'rekey':
        concerned.forEach((state) => this.initiator.rekey(state));
        break;
      case 'inbound':
        concerned.forEach((state) => this.network.inbound(state));
        break;
      case 'clear-translations':
        this.network.clear();
        this.states.forEach((state) => this.settle(state));
        break;
      case 'gateway-down':
      case 'gateway-up':
        this.turnGateways(concerned, event.do);
        break;
    }
  }

  private turnGateways(concerned: readonly PeerState[], kind: 'gateway-down' | 'gateway-up'): void {
    const gateways = new Map(concerned.map(({ peer, index }) => [peer.gateway, index]));
    for (const [gateway, index] of gateways) {
      this.network.setSilent(gateway, kind === 'gateway-down');
      this.journal.log(index, { kind });
    }
    this.states.forEach((state) => this.settle(state));
  }

  private settle(state: PeerState): void {
    if (state.phase === 'up') {
      this.periodic.settle(state);
    }
  }
}
