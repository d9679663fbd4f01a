import type { NetworkObject, ObjectGroup, ServiceObject } from '../../config/facts/objects';
import type { DeviceSummary, Interface } from '../../config/model';

/** What the names in access lists stand for on one device, each found at once. */
export interface NameTable {
  readonly groups: ReadonlyMap<string, ObjectGroup>;
  readonly networks: ReadonlyMap<string, NetworkObject>;
  readonly services: ReadonlyMap<string, ServiceObject>;
  /** By ASA `nameif`. */
  readonly interfaces: ReadonlyMap<string, Interface>;
}

const tables = new WeakMap<DeviceSummary, NameTable>();

/** The names of a device; the same object for the same summary. */
export function namesOf(summary: DeviceSummary): NameTable {
  let table = tables.get(summary);
  if (table === undefined) {
    const { records, interfaces } = summary;
    table = {
      groups: byName(records?.objectGroups, (group) => group.name),
      networks: byName(records?.networkObjects, (object) => object.name),
      services: byName(records?.serviceObjects, (object) => object.name),
      interfaces: byName(interfaces, (one) => one.nameif),
    };
    tables.set(summary, table);
  }
  return table;
}

/** The first of a name holds. */
function byName<T>(
  values: readonly T[] | undefined,
  nameOf: (value: T) => string | undefined,
): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const value of values ?? []) {
    const name = nameOf(value);
    if (name !== undefined && !found.has(name)) found.set(name, value);
  }
  return found;
}
