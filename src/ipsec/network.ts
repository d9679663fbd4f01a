import type { Endpoint, Flow } from '../engine/flow';
import type { Mapping, Pat } from '../engine/pat';
import { MappingHistory } from './mapping-history';
import type { Purpose } from './peer';
import type { PeerState } from './peer-state';
import { StagePath, type Passage, type Step } from './stage-path';
import type { Journal } from './journal';
import type { Message, Packet, TimelineInput } from './timeline';
import { unsolicited } from './unsolicited';

/** How a packet went: through the PAT or not, and whether its answer reaches the PAT and the peer. */
export interface Delivery {
  readonly passage: Passage | null;
  /** The number of the last PAT device that the answer comes back to, whose mapping it keeps; null for none. */
  readonly backAt: number | null;
  readonly answered: boolean;
}

const undelivered: Delivery = { passage: null, backAt: null, answered: false };

interface Owner {
  readonly state: PeerState;
  readonly purpose: Purpose;
  readonly stage: number;
}

/** What stands between the peers and their gateways: ACLs, PAT devices, and gateways that answer or not. */
export class Network {
  readonly history: MappingHistory;
  private readonly path: StagePath;
  private readonly owners = new Map<Mapping, Owner>();
  private readonly silent = new Set<number>();

  constructor(
    private readonly input: TimelineInput,
    private readonly journal: Journal,
  ) {
    this.path = new StagePath(input.stages);
    this.history = new MappingHistory(input.peers.length);
  }

  /** Sets up flows that hold their ports for the whole run. */
  hold(flows: readonly Flow[]): void {
    for (const flow of flows) {
      for (const { pat, mapping } of this.path.pass({ ...flow, owner: -1 - flow.owner }, 0).hops) {
        if (mapping !== null) {
          pat?.hold(mapping, 0);
        }
      }
    }
  }

  /** The first idle end of any mapping. */
  nextExpiry(): number {
    return this.path.nextExpiry();
  }

  /** The longest time that an answered UDP mapping may be idle at any stage. */
  longestIdleTime(): number {
    return this.path.pats.flat().reduce((longest, pat) => Math.max(longest, pat.idleTime(17, true)), 0);
  }

  /** A packet of a peer to its gateway, and whether it is answered. */
  send(state: PeerState, purpose: Purpose, flow: Flow, message: Message, attempt: number): Delivery {
    const from = { state, purpose, message, flow, attempt };
    if (!this.passes(from, 'outbound', inside, null)) {
      return undelivered;
    }
    const passage = this.translate(from, message === 'keepalive' || message === 'dpd');
    const left = passage.steps.every((_, stage) => this.passes(from, 'outbound', stage, passage));
    if (passage.outside === null || !left) {
      return { ...undelivered, passage };
    }
    if (message === 'keepalive') {
      return { ...undelivered, passage };
    }
    if (this.silent.has(flow.outside.address)) {
      this.journal.log(state.index, { kind: 'unanswered', purpose, message, attempt });
      return { ...undelivered, passage };
    }
    state.seenFrom.set(purpose, passage.outside.inside);
    let backAt: number | null = null;
    for (let stage = this.path.last; stage > inside; stage--) {
      if (!this.passes(from, 'return', stage, passage)) {
        return { passage, backAt, answered: false };
      }
      backAt = stage;
    }
    return { passage, backAt, answered: this.passes(from, 'return', inside, passage) };
  }

  /** An answer goes through the PAT devices down to one; false where it finds no mapping any more. */
  answer({ hops }: Passage, downTo: number): boolean {
    const passed = hops.filter(({ stage }) => stage >= downTo);
    if (passed.some(({ mapping }) => mapping?.live === false)) {
      return false;
    }
    for (const { pat, mapping } of passed) {
      if (pat !== null && mapping !== null) {
        this.refresh(pat, mapping);
      }
    }
    return true;
  }

  /** How many PAT devices a keepalive of the flow reaches as things stand, and whether it reaches the gateway behind them. */
  keepaliveReach(state: PeerState, flow: Flow, passage: Passage): Reach {
    const packet = { state, purpose: 'stream', message: 'keepalive', flow, attempt: 0 } as const;
    for (let stage = inside; stage <= this.path.last; stage++) {
      if (!this.wouldPass(packet, 'outbound', stage, passage)) {
        return { pats: stage + 1, gateway: false };
      }
    }
    return { pats: this.path.last + 1, gateway: true };
  }

  /** Whether a request on the flow would be answered, as things stand. */
  wouldAnswer(state: PeerState, purpose: Purpose, flow: Flow, passage: Passage): boolean {
    const packet = { state, purpose, message: 'dpd', flow, attempt: 0 } as const;
    if (this.silent.has(flow.outside.address)) {
      return false;
    }
    for (let stage = inside; stage <= this.path.last; stage++) {
      const passes =
        this.wouldPass(packet, 'outbound', stage, passage) &&
        this.wouldPass(packet, 'return', stage, passage);
      if (!passes) {
        return false;
      }
    }
    return true;
  }

  /** A gateway answers no more, or again. */
  setSilent(gateway: number, isSilent: boolean): void {
    if (isSilent) {
      this.silent.add(gateway);
    } else {
      this.silent.delete(gateway);
    }
  }

  /** Packets that nobody asked for come from a peer's gateway to where it last saw the peer. */
  inbound(state: PeerState): void {
    const purpose: Purpose = state.flows.has('stream') ? 'stream' : 'ike';
    const flow = state.flows.get(purpose);
    if (flow === undefined) {
      return;
    }
    const to = state.seenFrom.get(purpose) ?? this.usualEnd(state, purpose, flow);
    const packet = { state, purpose, message: 'inbound', flow, attempt: 0 } as const;
    const known = state.passages.get(purpose) ?? null;
    const isKnown = known?.outside?.inside.address === to.address && known.outside.inside.port === to.port;
    const passage = isKnown ? known : unsolicited(flow, to);
    const { last } = this.path;
    if (!this.passes(packet, 'return', last, passage)) {
      return;
    }
    const { mapping, taken } = this.path.enter(flow, to, this.journal.now);
    const owner = mapping === null || mapping.flow.owner < 0 ? null : mapping.flow.owner;
    for (let stage = last - 1; owner === state.index && stage >= inside; stage--) {
      if (!this.passes(packet, 'return', stage, passage)) {
        return;
      }
    }
    this.journal.log(state.index, { kind: 'inbound', purpose, owner, taken });
  }

  /** Ends every mapping of every stage. */
  clear(): void {
    for (const pat of this.path.pats.flat()) {
      pat.clear();
    }
    this.journal.log(null, { kind: 'cleared' });
    for (const mapping of this.owners.keys()) {
      if (!mapping.live) {
        this.end(mapping, false);
      }
    }
  }

  /** Ends the mappings that are idle for too long now. */
  expire(): void {
    for (const pat of this.path.pats.flat()) {
      for (const mapping of pat.expire(this.journal.now)) {
        this.end(mapping, true);
      }
    }
  }

  private end(mapping: Mapping, isExpiry: boolean): void {
    const known = this.owners.get(mapping);
    if (known === undefined) {
      return;
    }
    this.owners.delete(mapping);
    const { state, purpose, stage } = known;
    const isUsual = this.history.end(this.journal.now, state.index, purpose);
    if (isExpiry && !isUsual) {
      this.journal.log(state.index, { kind: 'expired', purpose, stage });
    }
  }

  /** Passes a packet from inside through the PAT devices and notes new mappings. */
  private translate(sent: Sent, isPeriodic: boolean): Passage {
    const { state, purpose, flow } = sent;
    const { now } = this.journal;
    const passage = this.path.pass(flow, now, (stage, step) =>
      this.wouldPassAs(sent, 'outbound', stage, step),
    );
    state.passages.set(purpose, passage);
    const global = passage.outside?.inside ?? null;
    const { prediction: last, hops } = passage;
    const stages = hops.flatMap(({ stage, prediction }) =>
      prediction === null ? [] : [{ stage, prediction }],
    );
    const repeats =
      last !== null && hops.some(({ isNew }) => isNew)
        ? this.history.begin(now, state.index, purpose, { prediction: last, stages }, global, isPeriodic)
        : null;
    if (repeats?.isFirst === true) {
      this.journal.log(state.index, { kind: 'repeats', purpose, period: repeats.period });
    }
    for (const { stage, mapping, isNew, prediction } of passage.hops) {
      if (mapping !== null && isNew) {
        this.owners.set(mapping, { state, purpose, stage });
      }
      if (!isNew || prediction === null || repeats !== null) {
        continue;
      }
      if (mapping !== null) {
        this.journal.log(state.index, { kind: 'mapped', purpose, stage, prediction });
      } else if (prediction.ports.kind === 'dropped') {
        this.journal.log(state.index, { kind: 'no-port', purpose, stage, prediction });
      }
    }
    return passage;
  }

  /** A packet renews the idle time, except where periodic packets hold the mapping anyway. */
  private refresh(pat: Pat, mapping: Mapping): void {
    if (pat.expiresAt(mapping) !== Infinity) {
      pat.touch(mapping, 'inbound', this.journal.now);
    }
  }

  private usualEnd({ index }: PeerState, purpose: Purpose, { inside }: Flow): Endpoint {
    const known = this.history.latest(index, purpose);
    const address = known?.address ?? this.path.lastAddress;
    return { address, port: known?.port ?? inside.port };
  }

  private passes(
    sent: Sent,
    direction: Packet['direction'],
    after: number,
    passage: Passage | null,
  ): boolean {
    const { state, purpose, message, attempt } = sent;
    const { passes, chance } = this.input.judge(packetOf(sent, direction, after, stepOf(passage, after)));
    if (!passes) {
      if (message !== 'keepalive' || !state.keepalivesBlocked) {
        this.journal.log(state.index, { kind: 'blocked', purpose, message, direction, attempt, chance });
      }
      state.keepalivesBlocked ||= message === 'keepalive';
    } else if (chance < 1) {
      this.journal.log(state.index, { kind: 'passed-by-chance', purpose, direction, chance });
    }
    return passes;
  }

  private wouldPass(
    sent: Sent,
    direction: Packet['direction'],
    after: number,
    passage: Passage | null,
  ): boolean {
    return this.wouldPassAs(sent, direction, after, stepOf(passage, after));
  }

  private wouldPassAs(sent: Sent, direction: Packet['direction'], after: number, step: Step | null): boolean {
    return this.input.judge(packetOf(sent, direction, after, step)).passes;
  }
}

/** The place of those ACLs that no PAT device lies before, seen from the peer. */
const inside = -1;

/** How far a keepalive gets. */
export interface Reach {
  readonly pats: number;
  readonly gateway: boolean;
}

/** The packet as a stage left it; null before all of them. A packet from outside is known by its outer end alone. */
function stepOf(passage: Passage | null, after: number): Step | null {
  if (passage === null || after === inside) {
    return null;
  }
  const { steps, outside, prediction } = passage;
  return steps[after] ?? (outside === null ? null : { flow: outside, prediction });
}

interface Sent {
  readonly state: PeerState;
  readonly purpose: Purpose;
  readonly message: Message;
  readonly flow: Flow;
  readonly attempt: number;
}

function packetOf(
  { state, purpose, message, flow }: Sent,
  direction: Packet['direction'],
  after: number,
  step: Step | null,
): Packet {
  return {
    peer: state.index,
    purpose,
    message,
    direction,
    sees: after === inside ? 'local' : 'global',
    after,
    protocol: flow.protocol,
    local: flow.inside,
    global: step?.flow.inside ?? flow.inside,
    outside: flow.outside,
    prediction: step?.prediction ?? null,
  };
}
