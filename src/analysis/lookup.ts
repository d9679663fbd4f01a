import type { AccessList, DeviceSummary, Interface, NatPool } from '../config/model';

/** The list of that name; names of access lists are case-sensitive on IOS. */
export function findAccessList({ accessLists }: DeviceSummary, name: string): AccessList | undefined {
  return listsByName(accessLists).get(name);
}

/** The interface of that name as it is written in full. */
export function findInterface({ interfaces }: DeviceSummary, name: string): Interface | undefined {
  return interfacesByName(interfaces).get(name.toLowerCase());
}

/** The NAT pool of that name. */
export function findNatPool({ natPools }: DeviceSummary, name: string): NatPool | undefined {
  return poolsByName(natPools).get(name);
}

/** Where an access list is bound. */
export interface Binding {
  readonly interface: Interface;
  readonly direction: 'in' | 'out';
}

/** Every interface and direction in which a list is applied, in the order of the config. */
export function bindingsOf({ interfaces }: DeviceSummary, list: string): readonly Binding[] {
  return bindingsByList(interfaces).get(list) ?? [];
}

/** Whether the device has the address on one of its interfaces. */
export function ownsAddress({ interfaces }: DeviceSummary, address: number): boolean {
  return ownAddresses(interfaces).has(address);
}

/**
 * What is made of a part of a config once: a device may have thousands of lists and interfaces, and each is looked up for each
 * of the others.
 */
function kept<Part extends object, Made>(make: (part: Part) => Made): (part: Part) => Made {
  const known = new WeakMap<Part, { readonly made: Made }>();
  return (part) => {
    const found = known.get(part) ?? { made: make(part) };
    known.set(part, found);
    return found.made;
  };
}

/** Of those with the same key the first. */
function firstByKey<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, T> {
  const first = new Map<string, T>();
  for (const one of all) {
    const key = keyOf(one);
    if (!first.has(key)) first.set(key, one);
  }
  return first;
}

const listsByName = kept((lists: readonly AccessList[]) => firstByKey(lists, ({ name }) => name));
const poolsByName = kept((pools: readonly NatPool[]) => firstByKey(pools, ({ name }) => name));
const interfacesByName = kept((interfaces: readonly Interface[]) =>
  firstByKey(interfaces, ({ name }) => name.toLowerCase()),
);
const ownAddresses = kept(
  (interfaces: readonly Interface[]) =>
    new Set(interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => address))),
);

const bindingsByList = kept((interfaces: readonly Interface[]): ReadonlyMap<string, readonly Binding[]> => {
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
});
