import type { Address } from '../engine/flow';
import { allows } from '../engine/observation';
import { Pat, type PatOptions } from '../engine/pat';
import type { Prediction } from '../engine/prediction';
import type { FlowRow } from './flow-rows';

/** What became of one row. */
export interface ReplayedRow {
  readonly prediction: Prediction;
  /** Whether the prediction contained what was observed; null where nothing was. */
  readonly contained: boolean | null;
}

/**
 * Flows through one PAT device in the order of their rows. Every packet is answered, mappings expire by the profile's
 * timers, and where a row says what was observed the state follows it. Memory is that of the live mappings.
 */
export class FlowReplay {
  private readonly pat: Pat;
  /** The pool's one address where nobody has named it: the first that is observed. */
  private found: Address | null = null;

  /** `isAddressKnown`: the options name the addresses; else the one of them stands for the address that is observed. */
  constructor(
    private readonly options: PatOptions,
    private readonly isAddressKnown: boolean,
  ) {
    this.pat = new Pat(options);
  }

  /** The addresses that an observation can name. */
  get addresses(): readonly Address[] {
    return this.isAddressKnown ? this.options.addresses : this.found === null ? [] : [this.found];
  }

  /** Whether the row's observed address is none of the device's. */
  isForeign({ mapped }: FlowRow): boolean {
    return mapped !== null && this.addresses.length > 0 && !this.addresses.includes(mapped.address);
  }

  next({ time, flow, mapped }: FlowRow): ReplayedRow {
    const { pat } = this;
    if (pat.nextExpiry() <= time) pat.expire(time);
    if (mapped === null) {
      const { mapping, prediction } = pat.translate(flow, time);
      if (mapping !== null) pat.touch(mapping, 'inbound', time);
      return { prediction: this.named(prediction), contained: null };
    }
    if (!this.isAddressKnown) this.found ??= mapped.address;
    const own = this.options.addresses[0] ?? mapped.address;
    const seen = this.isAddressKnown ? mapped : { address: own, port: mapped.port };
    const { mapping, prediction } = pat.observe(flow, seen, time);
    if (mapping !== null) pat.touch(mapping, 'inbound', time);
    return { prediction: this.named(prediction), contained: allows(prediction, seen) };
  }

  private named(prediction: Prediction): Prediction {
    const isOurs = prediction.ports.kind !== 'untranslated';
    return this.isAddressKnown || this.found === null || !isOurs
      ? prediction
      : { ...prediction, address: this.found };
  }
}
