import type { EventQueue } from './event-queue';
import { exchangesOf, retransmissionTimes } from './ike-exchanges';
import type { Journal } from './journal';
import type { Network } from './network';
import { endConnection, flowOf, startPeriodic, type PeerState } from './peer-state';
import type { Purpose } from './peer';
import type { PeriodicTraffic } from './periodic-traffic';
import type { Passage } from './stage-path';

/** What an initiator needs of the world. */
export interface Surroundings {
  readonly network: Network;
  readonly journal: Journal;
  readonly queue: EventQueue;
  readonly periodic: PeriodicTraffic;
  readonly rtt: number;
  readonly gatewayBehindNat: boolean;
}

/** The state machine of IKE: from the first packet to an SA, requests on it, and its end. */
export class Initiator {
  constructor(private readonly world: Surroundings) {}

  connect(state: PeerState): void {
    if (state.phase === 'up') {
      this.disconnect(state);
    }
    endConnection(state);
    state.phase = 'connecting';
    state.natDetected = false;
    state.carrier = 'ike';
    this.world.journal.log(state.index, { kind: 'started' });
    this.exchange(state, 0, 0);
  }

  /** The peer says goodbye: its mappings are idle from now on. */
  disconnect(state: PeerState): void {
    if (state.phase === 'idle') {
      return;
    }
    const { journal, network } = this.world;
    const flow = state.phase === 'up' ? flowOf(state, state.carrier) : null;
    endConnection(state);
    journal.log(state.index, { kind: 'disconnected' });
    if (flow !== null) {
      network.send(state, state.carrier, flow, 'delete', 0);
    }
  }

  rekey(state: PeerState): void {
    if (state.phase === 'up' && !state.unanswered) {
      this.request(state, 'rekey', 0);
    }
  }

  /** Asks whether the gateway is still there, unless a request waits for its answer already. */
  check(state: PeerState): void {
    if (state.phase === 'up' && !state.unanswered) {
      this.request(state, 'dpd', 0);
    }
  }

  /** One try of one exchange; with the response the next exchange follows. */
  private exchange(state: PeerState, nth: number, attempt: number): void {
    const { gatewayBehindNat, journal } = this.world;
    const moves = state.natDetected || (state.peer.mobike && state.peer.ikeVersion === 2);
    const exchange = exchangesOf(state.peer, moves)[nth];
    if (exchange === undefined) {
      return;
    }
    const { purpose, last, floats } = exchange;
    if (attempt === 0 && floats) {
      journal.log(state.index, { kind: 'floated' });
    }
    state.carrier = purpose;
    const flow = flowOf(state, purpose);
    const delivery = flow && this.world.network.send(state, purpose, flow, 'setup', attempt);
    const again = (wait: number): void => this.retransmit(state, nth, attempt, wait);
    this.await(state, delivery, attempt, again, (passage) => {
      if (!state.natDetected && (gatewayBehindNat || isTranslated(state, purpose, passage))) {
        state.natDetected = true;
        journal.log(state.index, { kind: 'nat-detected' });
      }
      if (last) {
        this.establish(state);
      } else {
        this.exchange(state, nth + 1, 0);
      }
    });
  }

  private retransmit(state: PeerState, nth: number, attempt: number, wait: number): void {
    if (attempt + 1 < retransmissionTimes.length) {
      this.after(state, wait, () => this.exchange(state, nth, attempt + 1));
      return;
    }
    this.after(state, wait, () => this.giveUp(state, 'gave-up'));
  }

  private giveUp(state: PeerState, kind: 'gave-up' | 'lost'): void {
    const { journal, network } = this.world;
    endConnection(state);
    journal.log(state.index, { kind });
    network.history.endWithout(journal.now, state.index, 'ike');
    network.history.endWithout(journal.now, state.index, 'stream');
    const { retry } = state.peer;
    if (retry !== null) {
      this.after(state, retry, () => this.connect(state));
    }
  }

  private establish(state: PeerState): void {
    const { journal, network, periodic, rtt } = this.world;
    state.phase = 'up';
    journal.log(state.index, { kind: 'established' });
    startPeriodic(state, journal.now);
    const stream = flowOf(state, 'stream');
    if (stream !== null) {
      const { passage, backAt } = network.send(state, 'stream', stream, 'data', 0);
      if (passage !== null && backAt !== null) {
        this.after(state, rtt, () => {
          network.answer(passage, backAt);
          periodic.settle(state);
        });
      }
    }
    periodic.settle(state);
    const { rekey } = state.peer;
    if (rekey !== null) {
      this.after(state, rekey, () => this.rekeyAgain(state, rekey));
    }
  }

  private rekeyAgain(state: PeerState, period: number): void {
    this.rekey(state);
    this.after(state, period, () => this.rekeyAgain(state, period));
  }

  /** One try of a request on an established SA: without any answer the SA is dead (RFC 7296, 2.4; RFC 3706, 5.4). */
  private request(state: PeerState, message: 'rekey' | 'dpd', attempt: number): void {
    const { journal, network, periodic } = this.world;
    const flow = flowOf(state, state.carrier);
    const delivery = flow && network.send(state, state.carrier, flow, message, attempt);
    const again = (wait: number): void => {
      state.unanswered = true;
      periodic.settle(state);
      const isLast = attempt + 1 === retransmissionTimes.length;
      this.after(state, wait, () =>
        isLast ? this.giveUp(state, 'lost') : this.request(state, message, attempt + 1),
      );
    };
    this.await(state, delivery, attempt, again, () => {
      if (state.unanswered) {
        state.unanswered = false;
        journal.log(state.index, { kind: 'answered' });
      }
      if (message === 'rekey') {
        journal.log(state.index, { kind: 'rekeyed' });
      }
      periodic.settle(state);
    });
  }

  /** Waits for an answer: `then` with it, or `again` with the time that is left until the next try. */
  private await(
    state: PeerState,
    delivery: ReturnType<Network['send']> | null,
    attempt: number,
    again: (wait: number) => void,
    then: (passage: Passage) => void,
  ): void {
    const { network, rtt } = this.world;
    const wait = retransmissionTimes[attempt] ?? 0;
    const passage = delivery?.passage ?? null;
    const backAt = delivery?.answered === true ? 0 : (delivery?.backAt ?? null);
    if (delivery === null || backAt === null || passage === null) {
      again(wait);
      return;
    }
    this.after(state, rtt, () => {
      const isBack = network.answer(passage, backAt);
      if (isBack && delivery.answered) {
        then(passage);
      } else {
        again(Math.max(0, wait - rtt));
      }
    });
  }

  private after(state: PeerState, wait: number, run: () => void): void {
    const { journal, queue } = this.world;
    const { connection } = state;
    queue.add(journal.now + wait, state.index, () => {
      if (state.connection === connection) {
        run();
      }
    });
  }
}

function isTranslated({ flows }: PeerState, purpose: Purpose, { outside }: Passage): boolean {
  const inside = flows.get(purpose)?.inside;
  return outside?.inside.address !== inside?.address || outside?.inside.port !== inside?.port;
}
