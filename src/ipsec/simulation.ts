import type { Flow } from '../engine/flow';
import type { Mapping, Pat } from '../engine/pat';
import { conversationsOf } from './conversations';
import { EventQueue } from './event-queue';
import { exchangesOf, retransmissionTimes } from './ike-exchanges';
import { MappingHistory } from './mapping-history';
import type { Peer, Purpose } from './peer';
import { StagePath, type Passage } from './stage-path';
import type { Packet, Timeline, TimelineEntry, TimelineEvent, TimelineInput } from './timeline';

interface State {
  readonly peer: Peer;
  readonly index: number;
  readonly flows: ReadonlyMap<Purpose, Flow>;
  /** Counts connections: what was planned for an earlier one is void. */
  connection: number;
  phase: 'idle' | 'connecting' | 'up';
  natDetected: boolean;
  /** Purpose that carries IKE now. */
  carrier: Purpose;
  /** When keepalives began, while they are sent. */
  keepaliveFrom: number | null;
  /** The connection for which the next keepalive is planned, or -1. */
  planned: number;
}

type WithoutPlace<T> = T extends unknown ? Omit<T, 'time' | 'peer'> : never;

/** What happens to a peer, without when and to whom. */
type Fact = WithoutPlace<TimelineEntry>;

/** One play of a timeline; use `runTimeline`. */
export class Simulation {
  private readonly path: StagePath;
  private readonly queue = new EventQueue();
  private readonly entries: TimelineEntry[] = [];
  private readonly history: MappingHistory;
  private readonly states: readonly State[];
  private readonly purposes = new Map<
    Mapping,
    { readonly state: State; readonly purpose: Purpose; readonly stage: number }
  >();
  private readonly until: number;
  private now = 0;

  constructor(private readonly input: TimelineInput) {
    this.path = new StagePath(input.stages);
    this.history = new MappingHistory(input.peers.length);
    this.states = input.peers.map((peer, index) => ({
      peer,
      index,
      flows: new Map(conversationsOf(peer, index).map(({ purpose, flow }) => [purpose, flow])),
      connection: 0,
      phase: 'idle',
      natDetected: false,
      carrier: 'ike',
      keepaliveFrom: null,
      planned: -1,
    }));
    this.until = input.until ?? this.horizon();
  }

  play(): Timeline {
    for (const flow of this.input.background) {
      for (const { pat, mapping } of this.path.pass({ ...flow, owner: -1 - flow.owner }, 0).hops) {
        if (mapping !== null) {
          pat?.hold(mapping, 0);
        }
      }
    }
    for (const state of this.states) {
      const { start } = state.peer;
      this.queue.add(start ?? 0, state.index, () => this.connect(state));
    }
    for (const event of this.input.events) {
      this.queue.add(event.at, event.peer ?? -1, () => this.happen(event));
    }
    for (;;) {
      const expiry = this.path.nextExpiry();
      const next = this.queue.nextTime;
      if (Math.min(expiry, next) > this.until) {
        break;
      }
      if (expiry <= next) {
        this.expire(expiry);
      } else {
        this.now = next;
        this.queue.runNext();
      }
    }
    const { entries, history, until } = this;
    return {
      events: entries,
      until,
      mappingsAt: (time, peer, purpose) => history.at(time, peer, purpose),
    };
  }

  private horizon(): number {
    const last = [
      ...this.input.peers.map(({ start }) => start ?? 0),
      ...this.input.events.map(({ at }) => at),
    ];
    const idle = this.path.pats.flat().map((pat) => pat.idleTime(17, true));
    return last.reduce((a, b) => Math.max(a, b), 0) + idle.reduce((a, b) => Math.max(a, b), 0);
  }

  private happen(event: TimelineEvent): void {
    if (event.do === 'clear-translations') {
      this.clear();
      return;
    }
    for (const state of this.states) {
      if (event.peer !== null && event.peer !== state.index) {
        continue;
      }
      switch (event.do) {
        case 'connect':
          this.connect(state);
          break;
        case 'disconnect':
          this.disconnect(state);
          break;
        case 'rekey':
          if (state.phase === 'up') {
            this.rekey(state);
          }
          break;
        case 'inbound':
          this.inbound(state);
          break;
      }
    }
  }

  private connect(state: State): void {
    if (state.phase === 'up') {
      this.disconnect(state);
    }
    state.connection++;
    state.phase = 'connecting';
    state.natDetected = false;
    state.carrier = 'ike';
    this.log(state, { kind: 'started' });
    this.exchange(state, 0, 0);
  }

  /** One try of one exchange; with the response the next exchange follows. */
  private exchange(state: State, nth: number, attempt: number): void {
    const moves =
      state.natDetected ||
      (state.peer.mobike && state.peer.ikeVersion === 2) ||
      this.input.gatewayBehindNat === true;
    const exchange = exchangesOf(state.peer, moves)[nth];
    if (exchange === undefined) {
      return;
    }
    if (attempt === 0 && exchange.floats) {
      this.log(state, { kind: 'floated' });
    }
    state.carrier = exchange.purpose;
    const passage = this.roundTrip(state, exchange.purpose, attempt);
    if (passage === null) {
      this.retransmit(state, nth, attempt);
      return;
    }
    this.after(state, this.input.rtt, () => {
      this.answer(passage);
      if (!state.natDetected && isTranslated(state, exchange.purpose, passage)) {
        state.natDetected = true;
        this.log(state, { kind: 'nat-detected' });
      }
      if (exchange.last) {
        this.establish(state);
      } else {
        this.exchange(state, nth + 1, 0);
      }
    });
  }

  private retransmit(state: State, nth: number, attempt: number): void {
    const wait = retransmissionTimes[attempt] ?? 0;
    if (attempt + 1 < retransmissionTimes.length) {
      this.after(state, wait, () => this.exchange(state, nth, attempt + 1));
      return;
    }
    this.after(state, wait, () => {
      state.phase = 'idle';
      this.log(state, { kind: 'gave-up' });
      this.history.endWithout(this.now, state.index, state.carrier);
      const { retry } = state.peer;
      if (retry !== null) {
        this.after(state, retry, () => this.connect(state));
      }
    });
  }

  private establish(state: State): void {
    state.phase = 'up';
    this.log(state, { kind: 'established' });
    const stream = this.streamOf(state);
    if (stream !== null) {
      const passage = this.roundTrip(state, 'stream', 0);
      if (passage !== null) {
        this.answer(passage);
      }
      this.startKeepalives(state);
    }
    const { rekey } = state.peer;
    if (rekey !== null && rekey > 0) {
      this.after(state, rekey, () => this.rekeyAgain(state, rekey));
    }
  }

  /** Without a NAT a NAT-T peer sends raw ESP. */
  private streamOf(state: State): Flow | null {
    const flow = state.flows.get('stream');
    if (flow === undefined) {
      return null;
    }
    const isRaw = state.peer.encapsulation === 'nat-t' && state.peer.begin === 500 && state.carrier === 'ike';
    if (!isRaw) {
      return flow;
    }
    const { inside, outside, owner } = flow;
    return {
      protocol: 50,
      inside: { address: inside.address, port: 0 },
      outside: { address: outside.address, port: 0 },
      owner,
    };
  }

  private rekeyAgain(state: State, period: number): void {
    this.rekey(state);
    this.after(state, period, () => this.rekeyAgain(state, period));
  }

  private rekey(state: State): void {
    const passage = this.roundTrip(state, state.carrier, 0);
    if (passage !== null) {
      this.answer(passage);
      this.log(state, { kind: 'rekeyed' });
    }
  }

  /** The peer says goodbye: its mappings are idle from now on. */
  private disconnect(state: State): void {
    if (state.phase === 'idle') {
      return;
    }
    const wasUp = state.phase === 'up';
    state.connection++;
    state.phase = 'idle';
    state.keepaliveFrom = null;
    this.log(state, { kind: 'disconnected' });
    if (wasUp) {
      this.roundTrip(state, state.carrier, 0);
    }
  }

  private startKeepalives(state: State): void {
    const { keepalive, encapsulation } = state.peer;
    const flow = state.flows.get('stream');
    const sends =
      keepalive > 0 && encapsulation === 'nat-t' && state.carrier === 'stream' && flow !== undefined;
    if (!sends) {
      return;
    }
    state.keepaliveFrom = this.now;
    this.send(state, 'stream', flow);
  }

  /** Keepalives below the idle time keep every stage's mapping for ever; otherwise each of them is played. */
  private holdIfKept(state: State, passage: Passage): void {
    const from = state.keepaliveFrom;
    if (from === null) {
      return;
    }
    const { keepalive } = state.peer;
    const next = from + (Math.floor((this.now - from) / keepalive) + 1) * keepalive;
    const lasts = passage.hops.every(
      ({ pat, mapping }) =>
        pat === null ||
        (mapping !== null &&
          pat.expiresAt(mapping) > next &&
          pat.idleTime(mapping.flow.protocol, true) > keepalive),
    );
    if (lasts && passage.outside !== null) {
      for (const { pat, mapping } of passage.hops) {
        if (mapping !== null) {
          pat?.hold(mapping, this.now);
        }
      }
      return;
    }
    this.planKeepalive(state, from);
  }

  private planKeepalive(state: State, from: number): void {
    if (state.planned === state.connection) {
      return;
    }
    state.planned = state.connection;
    const { keepalive } = state.peer;
    const next = from + (Math.floor((this.now - from) / keepalive) + 1) * keepalive;
    this.after(state, next - this.now, () => {
      state.planned = -1;
      const flow = state.flows.get('stream');
      if (flow !== undefined) {
        this.send(state, 'stream', flow);
      }
    });
  }

  private inbound(state: State): void {
    const flow = state.flows.get('stream') ?? state.flows.get('ike');
    if (flow === undefined) {
      return;
    }
    const purpose: Purpose = state.flows.has('stream') ? 'stream' : 'ike';
    const known = this.history.latest(state.index, purpose);
    let to = { address: known?.address ?? this.lastAddress(), port: known?.port ?? flow.inside.port };
    let owner: number | null = null;
    for (const pats of [...this.path.pats].reverse()) {
      const found = pats
        .map((pat) => ({ pat, mapping: pat.inbound(flow.protocol, to, flow.outside) }))
        .find(({ mapping }) => mapping !== null);
      if (found?.mapping == null) {
        owner = null;
        break;
      }
      this.refresh(found.pat, found.mapping, 'inbound');
      to = found.mapping.flow.inside;
      owner = found.mapping.flow.owner;
    }
    this.log(state, { kind: 'inbound', purpose, owner: owner === null || owner < 0 ? null : owner });
  }

  private lastAddress(): number {
    return this.path.pats.at(-1)?.[0]?.addresses[0] ?? 0;
  }

  private clear(): void {
    for (const pat of this.path.pats.flat()) {
      pat.clear();
    }
    this.entries.push({ time: this.now, peer: null, kind: 'cleared' });
    for (const mapping of this.purposes.keys()) {
      if (!mapping.live) {
        this.end(mapping, false);
      }
    }
    for (const state of this.states) {
      if (state.keepaliveFrom !== null) {
        this.planKeepalive(state, state.keepaliveFrom);
      }
    }
  }

  private expire(time: number): void {
    this.now = time;
    for (const pat of this.path.pats.flat()) {
      for (const mapping of pat.expire(time)) {
        this.end(mapping, true);
      }
    }
  }

  private end(mapping: Mapping, isExpiry: boolean): void {
    const known = this.purposes.get(mapping);
    if (known === undefined) {
      return;
    }
    this.purposes.delete(mapping);
    const { state, purpose, stage } = known;
    this.history.end(this.now, state.index, purpose);
    if (isExpiry) {
      this.log(state, { kind: 'expired', purpose, stage });
    }
  }

  /** Sends a request and asks whether it and its response pass; null when there is no answer. */
  private roundTrip(state: State, purpose: Purpose, attempt: number): Passage | null {
    const flow = purpose === 'stream' ? this.streamOf(state) : state.flows.get(purpose);
    if (flow == null) {
      return null;
    }
    const passage = this.send(state, purpose, flow);
    if (passage.outside === null) {
      return null;
    }
    for (const direction of ['outbound', 'return'] as const) {
      const packet: Packet = {
        peer: state.index,
        purpose,
        direction,
        protocol: flow.protocol,
        local: flow.inside,
        global: passage.outside.inside,
        outside: flow.outside,
        prediction: passage.prediction,
      };
      const { passes, chance } = this.input.judge(packet);
      if (!passes) {
        this.log(state, { kind: 'blocked', purpose, direction, attempt, chance });
        return null;
      }
      if (chance < 1) {
        this.log(state, { kind: 'passed-by-chance', purpose, direction, chance });
      }
    }
    return passage;
  }

  /** Passes a packet from inside and notes new mappings. */
  private send(state: State, purpose: Purpose, flow: Flow): Passage {
    const passage = this.path.pass(flow, this.now);
    for (const { stage, mapping, isNew, prediction } of passage.hops) {
      if (mapping !== null && isNew && prediction !== null) {
        this.purposes.set(mapping, { state, purpose, stage });
        this.log(state, { kind: 'mapped', purpose, stage, prediction });
      } else if (mapping === null && prediction?.ports.kind === 'dropped') {
        this.log(state, { kind: 'no-port', purpose, stage, prediction });
      }
    }
    if (passage.prediction !== null && passage.hops.some(({ isNew }) => isNew)) {
      const global = passage.outside?.inside ?? null;
      this.history.begin(this.now, state.index, purpose, passage.prediction, global);
    }
    if (purpose === 'stream') {
      this.holdIfKept(state, passage);
    }
    return passage;
  }

  private answer(passage: Passage): void {
    for (const { pat, mapping } of passage.hops) {
      if (pat !== null && mapping !== null) {
        this.refresh(pat, mapping, 'inbound');
      }
    }
  }

  /** A packet renews the idle time, except where keepalives hold the mapping anyway. */
  private refresh(pat: Pat, mapping: Mapping, direction: 'outbound' | 'inbound'): void {
    if (mapping.live && pat.expiresAt(mapping) !== Infinity) {
      pat.touch(mapping, direction, this.now);
    }
  }

  private after(state: State, wait: number, run: () => void): void {
    const { connection } = state;
    this.queue.add(this.now + wait, state.index, () => {
      if (state.connection === connection) {
        run();
      }
    });
  }

  private log(state: State, fact: Fact): void {
    this.entries.push({ time: this.now, peer: state.index, ...fact });
  }
}

function isTranslated(state: State, purpose: Purpose, { outside }: Passage): boolean {
  const inside = state.flows.get(purpose)?.inside;
  return outside?.inside.address !== inside?.address || outside?.inside.port !== inside?.port;
}
