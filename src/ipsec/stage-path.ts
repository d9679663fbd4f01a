import type { Endpoint, Flow } from '../engine/flow';
import { Pat, type Mapping } from '../engine/pat';
import type { Prediction } from '../engine/prediction';
import { PortSet } from '../engine/port-set';
import type { TimelineStage } from './timeline';

/** One stage's part of a conversation; no mapping where the stage translates statically or not at all. */
export interface Hop {
  readonly stage: number;
  readonly pat: Pat | null;
  readonly mapping: Mapping | null;
  readonly isNew: boolean;
  readonly prediction: Prediction | null;
}

/** A flow as it leaves one stage, and what the last stage so far that translates it made of it. */
export interface Step {
  readonly flow: Flow;
  readonly prediction: Prediction | null;
}

/** A flow through all stages: `outside` is how it leaves the last one, null where it does not get there. */
export interface Passage {
  readonly hops: readonly Hop[];
  /** By stage, as far as it gets. */
  readonly steps: readonly Step[];
  readonly outside: Flow | null;
  /** What the last translating stage (or the one that drops) made of it; null where none translates it. */
  readonly prediction: Prediction | null;
}

/** The PAT devices of all stages, host side first. */
export class StagePath {
  readonly pats: readonly (readonly Pat[])[];

  constructor(private readonly stages: readonly TimelineStage[]) {
    this.pats = stages.map(({ pools }) => pools.map((options) => new Pat(options)));
  }

  /** Sends a packet of a flow from inside through all stages; `goesOn` says whether it gets from one to the next. */
  pass(flow: Flow, now: number, goesOn: (stage: number, step: Step) => boolean = () => true): Passage {
    const hops: Hop[] = [];
    const steps: Step[] = [];
    let current = flow;
    let prediction: Prediction | null = null;
    for (const [stage, { treat }] of this.stages.entries()) {
      if (stage > 0) {
        const step = { flow: current, prediction };
        steps.push(step);
        if (!goesOn(stage - 1, step)) {
          return { hops, steps, outside: null, prediction };
        }
      }
      const treatment = treat?.(current) ?? { kind: 'pool', pool: 0 };
      if (treatment.kind === 'untranslated') {
        continue;
      }
      if (treatment.kind === 'fixed') {
        const inside = { address: treatment.address, port: treatment.port ?? current.inside.port };
        current = { ...current, inside };
        continue;
      }
      const pat = this.pats[stage]?.[treatment.pool];
      if (pat === undefined) {
        continue;
      }
      const isNew = pat.find(current) === null;
      const { mapping, prediction: made } = pat.translate(current, now);
      hops.push({ stage, pat, mapping, isNew, prediction: made });
      prediction = made;
      if (mapping === null) {
        if (made.ports.kind === 'untranslated') {
          continue;
        }
        return { hops, steps, outside: null, prediction };
      }
      const { protocol, outside, owner } = current;
      const inside = { address: mapping.address, port: mapping.port };
      const several = made.ports.kind === 'any-of' ? made.ports.ports : PortSet.empty;
      current = { protocol, inside, outside, owner, ...(several.size > 1 ? { insidePorts: several } : {}) };
    }
    steps.push({ flow: current, prediction });
    return { hops, steps, outside: current, prediction };
  }

  /**
   * A packet that nobody asked for comes in from outside: the mapping of the host side that it reaches, or null. `taken` says
   * that the device which found no mapping took it for its own, and with it the port.
   */
  enter(
    { protocol, outside }: Flow,
    global: Endpoint,
    now: number,
  ): { readonly mapping: Mapping | null; readonly taken: boolean } {
    let to = global;
    let reached: Mapping | null = null;
    for (const [index, pats] of [...this.pats.entries()].reverse()) {
      const found = firstOf(pats, (pat) => {
        const mapping = pat.inbound(protocol, to, outside);
        return mapping === null ? null : { pat, mapping };
      });
      if (found === null) {
        const own = { protocol, inside: to, outside, owner: -1 };
        return { mapping: null, taken: this.stages[index]?.takesInput === true && takes(pats, own, now) };
      }
      if (found.pat.expiresAt(found.mapping) !== Infinity) {
        found.pat.touch(found.mapping, 'inbound', now);
      }
      reached = found.mapping;
      to = reached.flow.inside;
    }
    return { mapping: reached, taken: false };
  }

  /** The number of the outermost device; 0 where there is none, for its two sides are still told apart. */
  get last(): number {
    return Math.max(0, this.stages.length - 1);
  }

  /** An address of the outermost device. */
  get lastAddress(): number {
    return this.pats.at(-1)?.[0]?.addresses[0] ?? 0;
  }

  /** The first idle end of any mapping. */
  nextExpiry(): number {
    return this.pats.flat().reduce((first, pat) => Math.min(first, pat.nextExpiry()), Infinity);
  }
}

/** The device that has the address keeps the packet's port for a connection of its own. */
function takes(pats: readonly Pat[], own: Flow, now: number): boolean {
  const pat = pats.find(({ addresses }) => addresses.includes(own.inside.address));
  return pat !== undefined && pat.translate(own, now).mapping !== null;
}

function firstOf<T, R>(all: readonly T[], find: (one: T) => R | null): R | null {
  for (const one of all) {
    const found = find(one);
    if (found !== null) {
      return found;
    }
  }
  return null;
}
