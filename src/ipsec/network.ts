import type { Endpoint, Flow } from '../engine/flow';
import type { Mapping, Pat } from '../engine/pat';
import { MappingHistory } from './mapping-history';
import type { Purpose } from './peer';
import type { PeerState } from './peer-state';
import { StagePath, type Passage } from './stage-path';
import type { Journal } from './journal';
import type { Message, Packet, TimelineInput } from './timeline';
import { unsolicited } from './unsolicited';

/** How a packet went: through the PAT or not, and whether its answer reaches the PAT and the peer. */
export interface Delivery {
  readonly passage: Passage | null;
  /** The answer comes back as far as the PAT, and keeps its mappings. */
  readonly reachesPat: boolean;
  readonly answered: boolean;
}

const undelivered: Delivery = { passage: null, reachesPat: false, answered: false };

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
    if (!this.passes(from, 'outbound', 'local', null)) {
      return undelivered;
    }
    const passage = this.translate(state, purpose, flow, message === 'keepalive' || message === 'dpd');
    if (passage.outside === null || !this.passes(from, 'outbound', 'global', passage)) {
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
    if (!this.passes(from, 'return', 'global', passage)) {
      return { ...undelivered, passage };
    }
    const answered = this.passes(from, 'return', 'local', passage);
    return { passage, reachesPat: true, answered };
  }

  /** An answer goes through the PAT; false where it finds no mapping any more. */
  answer(passage: Passage): boolean {
    if (passage.hops.some(({ mapping }) => mapping?.live === false)) {
      return false;
    }
    for (const { pat, mapping } of passage.hops) {
      if (pat !== null && mapping !== null) {
        this.refresh(pat, mapping);
      }
    }
    return true;
  }

  /** Whether a keepalive of the flow reaches the PAT, and what is behind it, as things stand. */
  keepaliveReach(state: PeerState, flow: Flow, passage: Passage): 'nothing' | 'pat' | 'gateway' {
    const packet = { state, purpose: 'stream', message: 'keepalive', flow, attempt: 0 } as const;
    if (!this.wouldPass(packet, 'outbound', 'local', null)) {
      return 'nothing';
    }
    return this.wouldPass(packet, 'outbound', 'global', passage) ? 'gateway' : 'pat';
  }

  /** Whether a request on the flow would be answered, as things stand. */
  wouldAnswer(state: PeerState, purpose: Purpose, flow: Flow, passage: Passage): boolean {
    const packet = { state, purpose, message: 'dpd', flow, attempt: 0 } as const;
    return (
      !this.silent.has(flow.outside.address) &&
      this.wouldPass(packet, 'outbound', 'local', null) &&
      this.wouldPass(packet, 'outbound', 'global', passage) &&
      this.wouldPass(packet, 'return', 'global', passage) &&
      this.wouldPass(packet, 'return', 'local', passage)
    );
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
    if (!this.passes(packet, 'return', 'global', passage)) {
      return;
    }
    const { mapping, taken } = this.path.enter(flow, to, this.journal.now);
    const owner = mapping === null || mapping.flow.owner < 0 ? null : mapping.flow.owner;
    if (owner === state.index && !this.passes(packet, 'return', 'local', passage)) {
      return;
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
  private translate(state: PeerState, purpose: Purpose, flow: Flow, isPeriodic: boolean): Passage {
    const { now } = this.journal;
    const passage = this.path.pass(flow, now);
    state.passages.set(purpose, passage);
    const global = passage.outside?.inside ?? null;
    const repeats =
      passage.prediction !== null && passage.hops.some(({ isNew }) => isNew)
        ? this.history.begin(now, state.index, purpose, passage.prediction, global, isPeriodic)
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
    sees: Packet['sees'],
    passage: Passage | null,
  ): boolean {
    const { state, purpose, message, attempt } = sent;
    const { passes, chance } = this.input.judge(packetOf(sent, direction, sees, passage));
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
    sees: Packet['sees'],
    passage: Passage | null,
  ): boolean {
    return this.input.judge(packetOf(sent, direction, sees, passage)).passes;
  }
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
  sees: Packet['sees'],
  passage: Passage | null,
): Packet {
  return {
    peer: state.index,
    purpose,
    message,
    direction,
    sees,
    protocol: flow.protocol,
    local: flow.inside,
    global: passage?.outside?.inside ?? flow.inside,
    outside: flow.outside,
    prediction: passage?.prediction ?? null,
  };
}
