import type { Address } from './flow';
import type { StaticEntry } from './pat-options';

/** The static entries of a device, found by inside address and port. */
export class StaticEntries {
  private readonly byHost = new Map<Address, StaticEntry[]>();

  constructor(readonly entries: readonly StaticEntry[]) {
    for (const entry of entries) {
      const list = this.byHost.get(entry.inside.address);
      if (list === undefined) {
        this.byHost.set(entry.inside.address, [entry]);
      } else {
        list.push(entry);
      }
    }
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  /** The entry for a source: one for its port before one for the whole host. */
  find(protocol: number, inside: Address, insidePort: number): StaticEntry | undefined {
    const ofProtocol = (this.byHost.get(inside) ?? []).filter(
      (entry) => entry.protocol === null || entry.protocol === protocol,
    );
    return (
      ofProtocol.find((entry) => entry.inside.port !== 0 && entry.inside.port === insidePort) ??
      ofProtocol.find((entry) => entry.inside.port === 0)
    );
  }
}
