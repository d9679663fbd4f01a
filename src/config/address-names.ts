import type { Statement } from './statements';

/** Addresses by the names that stand for them (ASA `names`). */
export type AddressNames = ReadonlyMap<string, number>;

const noNames: AddressNames = new Map();

/** Whether a line changes which names stand for addresses. */
export function changesAddressNames(statement: Statement | null | undefined): boolean {
  return (
    statement?.kind === 'record' &&
    (statement.family === 'asaNames' || (statement.family === 'asaSwitches' && statement.key === 'names'))
  );
}

/** Whether the same names stand for the same addresses. */
export function sameAddressNames(one: AddressNames, other: AddressNames): boolean {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  for (const [name, address] of one) {
    if (other.get(name) !== address) return false;
  }
  return true;
}

/** The names that hold behind some lines, in the order of a device: a name stands for an address from its line on. */
export class AddressNameTable {
  private readonly names = new Map<string, number>();
  private isOff = false;

  get known(): AddressNames {
    return this.isOff || this.names.size === 0 ? noNames : this.names;
  }

  add(statement: Statement): void {
    if (statement.kind !== 'record') return;
    if (statement.family === 'asaSwitches' && statement.key === 'names') {
      this.isOff = statement.value?.enabled === false;
    } else if (statement.family === 'asaNames') {
      if (statement.value === null) this.names.delete(statement.key);
      else this.names.set(statement.key, statement.value.address);
    }
  }
}
