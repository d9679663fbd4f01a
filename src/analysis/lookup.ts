import type { AccessList, DeviceSummary, Interface } from '../config/model';

/** The list of that name; names of access lists are case-sensitive on IOS. */
export function findAccessList(summary: DeviceSummary, name: string): AccessList | undefined {
  return namesOf(summary).lists.get(name);
}

/** Where an access list is bound. */
export interface Binding {
  readonly interface: Interface;
  readonly direction: 'in' | 'out';
}

/** Every interface and direction in which a list is applied, in the order of the config. */
export function bindingsOf(summary: DeviceSummary, list: string): readonly Binding[] {
  return namesOf(summary).bindings.get(list) ?? [];
}

interface Names {
  readonly lists: ReadonlyMap<string, AccessList>;
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
}

/** A device may have thousands of lists and interfaces, and each is looked up for each of the others. */
const known = new WeakMap<DeviceSummary, Names>();

function namesOf(summary: DeviceSummary): Names {
  const names = known.get(summary) ?? {
    lists: new Map(summary.accessLists.toReversed().map((list) => [list.name, list])),
    bindings: bindingsByList(summary),
  };
  known.set(summary, names);
  return names;
}

function bindingsByList({ interfaces }: DeviceSummary): ReadonlyMap<string, readonly Binding[]> {
  const bindings = new Map<string, Binding[]>();
  const add = (list: string | null, binding: Binding): void => {
    if (list === null) return;
    const others = bindings.get(list);
    if (others === undefined) bindings.set(list, [binding]);
    else others.push(binding);
  };
  for (const one of interfaces) {
    add(one.accessGroupIn, { interface: one, direction: 'in' });
    add(one.accessGroupOut, { interface: one, direction: 'out' });
  }
  return bindings;
}

/** Whether the device has the address on one of its interfaces. */
export function ownsAddress(summary: DeviceSummary, address: number): boolean {
  return summary.interfaces.some((one) => one.addresses.some((own) => own.address === address));
}
