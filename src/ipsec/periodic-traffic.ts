import type { Flow } from '../engine/flow';
import type { EventQueue } from './event-queue';
import type { Journal } from './journal';
import type { Network, Reach } from './network';
import type { Purpose } from './peer';
import { flowOf, type PeerState } from './peer-state';
import type { Periodic } from './periodic';
import type { Passage } from './stage-path';

/** Where the packets of a conversation went last, when every mapping on the way still lives. */
interface Way {
  readonly flow: Flow;
  readonly passage: Passage;
}

/**
 * Keepalives and liveness checks. As long as the next packet changes nothing (its mappings are held and its answer is the
 * same) none is played; the mappings are held instead. Otherwise the next one stands in the queue.
 */
export class PeriodicTraffic {
  /** Sends a liveness check. */
  onCheck: (state: PeerState) => void = () => undefined;

  constructor(
    private readonly network: Network,
    private readonly journal: Journal,
    private readonly queue: EventQueue,
  ) {}

  /** After anything that a peer sent: holds the mappings that periodic packets keep, and plans those that have to be played. */
  settle(state: PeerState): void {
    const { keepalives, checks } = state;
    const stream = wayOf(state, 'stream');
    const reach =
      keepalives === null || stream === null
        ? nowhere
        : this.network.keepaliveReach(state, stream.flow, stream.passage);
    const isToldBlocked = reach.gateway || state.keepalivesBlocked;
    const keeps = (periodic: Periodic, way: Way): boolean => periodic.keeps(way.passage, this.journal.now);
    const reached = stream === null ? null : upTo(stream, reach);
    const byKeepalives =
      keepalives !== null &&
      reached !== null &&
      reach.pats > 0 &&
      isToldBlocked &&
      keeps(keepalives, reached);
    const checked = checks === null ? null : wayOf(state, checks.purpose);
    const isAnswered =
      checks !== null &&
      checked !== null &&
      !state.unanswered &&
      this.network.wouldAnswer(state, checks.purpose, checked.flow, checked.passage);
    const byChecks = isAnswered && keeps(checks, checked);
    const canHold = !state.unanswered;
    if (canHold && byKeepalives) {
      this.hold(reached);
    }
    if (canHold && byChecks) {
      this.hold(checked);
    }
    const isSilent = stream !== null && reach.pats === 0 && state.keepalivesBlocked;
    if (keepalives !== null && !(canHold && byKeepalives) && !isSilent) {
      this.plan(state, keepalives, () => this.keepAlive(state));
    }
    const keepsAll = byKeepalives && reached.passage.hops.length === stream?.passage.hops.length;
    const isKept = byChecks || (keepsAll && checks?.purpose === 'stream');
    if (checks !== null && !state.unanswered && !(isAnswered && isKept)) {
      this.plan(state, checks, () => this.onCheck(state));
    }
  }

  private keepAlive(state: PeerState): void {
    const flow = flowOf(state, 'stream');
    if (flow !== null) {
      this.network.send(state, 'stream', flow, 'keepalive', 0);
      this.settle(state);
    }
  }

  private hold({ passage }: Way): void {
    for (const { pat, mapping } of passage.hops) {
      if (mapping !== null) {
        pat?.hold(mapping, this.journal.now);
      }
    }
  }

  private plan(state: PeerState, periodic: Periodic, send: () => void): void {
    if (periodic.isPlanned) {
      return;
    }
    periodic.isPlanned = true;
    const { connection } = state;
    this.queue.add(periodic.nextAfter(this.journal.now), state.index, () => {
      periodic.isPlanned = false;
      if (state.connection === connection) {
        send();
      }
    });
  }
}

const nowhere: Reach = { pats: 0, gateway: false };

/** The way with those PAT devices alone that packets reach. */
function upTo({ flow, passage }: Way, { pats }: Reach): Way {
  return { flow, passage: { ...passage, hops: passage.hops.filter(({ stage }) => stage < pats) } };
}

function wayOf(state: PeerState, purpose: Purpose): Way | null {
  const flow = flowOf(state, purpose);
  const passage = state.passages.get(purpose);
  if (flow === null || passage?.outside == null) {
    return null;
  }
  return passage.hops.every(({ mapping }) => mapping?.live !== false) ? { flow, passage } : null;
}
