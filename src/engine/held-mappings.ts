import type { CompiledRule } from './compiled-profile';
import type { Address, Flow } from './flow';
import type { Place } from './knowledge';
import type { MappingTable } from './mapping-table';
import type { Prediction } from './prediction';
import { NO_SPACE } from './space-directory';

/** A mapping of the run; `live` until it is released or expires. */
export interface Mapping {
  readonly flow: Flow;
  readonly prediction: Prediction;
  /** Inside global address and port of the run; the port is 0 for ESP. */
  readonly address: Address;
  readonly port: number;
  readonly live: boolean;
}

/** A mapping with what is known of it beside the run. */
export interface Held extends Mapping {
  live: boolean;
  readonly row: number;
  readonly rule: CompiledRule | null;
  readonly places: readonly Place[];
  /** One place, one port, and no outcome in which there is no mapping. */
  readonly certain: boolean;
  /** Exists in every outcome and has a port that no other mapping has. */
  readonly sure: boolean;
  /** Stands in the knowledge for itself and for those that share its port for certain. */
  known: boolean;
}

/** Whether other random choices could have left the mapping out. */
export function mayBeAbsent({ prediction }: Mapping): boolean {
  return prediction.ports.kind === 'any-of' && (prediction.ports.dropChance ?? 0) > 0;
}

/** The live mappings by row, by the place that they hold and, where addresses belong to hosts, by host. */
export class HeldMappings {
  private readonly byRow: (Held | undefined)[] = [];
  private readonly holders = new Map<number, Held>();
  private readonly ofHost = new Map<Address, Set<Held>>();

  constructor(
    private readonly table: MappingTable,
    private readonly tracksHosts: boolean,
  ) {}

  at(row: number): Held | undefined {
    return this.byRow[row];
  }

  /** Every live mapping. */
  all(): readonly Held[] {
    return this.byRow.filter((mapping) => mapping !== undefined);
  }

  /** The mapping that stands on a port of a space; of several that share it, the one that was there first. */
  holderOf(space: number, port: number): Held | undefined {
    return this.holders.get(placeKey(space, port));
  }

  /** The mappings of a host that has an address, where addresses belong to hosts. */
  ofInside(host: Address): ReadonlySet<Held> | undefined {
    return this.ofHost.get(host);
  }

  add(mapping: Held): void {
    const { row, rule, port, flow } = mapping;
    const space = this.table.space(row);
    this.byRow[row] = mapping;
    if (space !== NO_SPACE && !this.holders.has(placeKey(space, port))) {
      this.holders.set(placeKey(space, port), mapping);
    }
    if (this.tracksHosts && rule !== null) {
      const ofHost = this.ofHost.get(flow.inside.address);
      if (ofHost === undefined) {
        this.ofHost.set(flow.inside.address, new Set([mapping]));
      } else {
        ofHost.add(mapping);
      }
    }
  }

  /** Takes out a mapping that is still in the table. */
  remove(mapping: Held): void {
    const { row, port, flow } = mapping;
    this.byRow[row] = undefined;
    mapping.live = false;
    const space = this.table.space(row);
    const key = placeKey(space, port);
    if (this.holders.get(key) === mapping) {
      this.holders.delete(key);
      this.passOnHolding(mapping, space, key);
    }
    const ofHost = this.ofHost.get(flow.inside.address);
    ofHost?.delete(mapping);
    if (ofHost?.size === 0) {
      this.ofHost.delete(flow.inside.address);
    }
  }

  /** The newest mapping of the source of a mapping, then the older ones. */
  *ofSource({ flow }: Mapping): IterableIterator<Held> {
    const { table } = this;
    const { protocol, inside } = flow;
    let row = table.newestOf(protocol, inside.address, inside.port);
    for (; row >= 0; row = table.olderThan(row)) {
      const mapping = this.byRow[row];
      if (mapping !== undefined) {
        yield mapping;
      }
    }
  }

  /** Another mapping of the source that shares the port holds it from now on, if there is one. */
  private passOnHolding(mapping: Held, space: number, key: number): void {
    const { rule, port } = mapping;
    if (rule === null || rule.reuse === 'never' || rule.reuse === 'newest-if-free') {
      return;
    }
    for (const heir of this.ofSource(mapping)) {
      if (heir.port === port && this.table.space(heir.row) === space) {
        this.holders.set(key, heir);
        return;
      }
    }
  }
}

function placeKey(space: number, port: number): number {
  return space * 65536 + port;
}
