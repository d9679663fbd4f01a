import type { AccessList, DeviceSummary, Interface } from '../config/model';

/** The list of that name; names of access lists are case-sensitive on IOS. */
export function findAccessList(summary: DeviceSummary, name: string): AccessList | undefined {
  return summary.accessLists.find((list) => list.name === name);
}

/** Where an access list is bound. */
export interface Binding {
  readonly interface: Interface;
  readonly direction: 'in' | 'out';
}

/** Every interface and direction in which a list is applied, in the order of the config. */
export function bindingsOf(summary: DeviceSummary, list: string): readonly Binding[] {
  const bindings: Binding[] = [];
  for (const one of summary.interfaces) {
    if (one.accessGroupIn === list) bindings.push({ interface: one, direction: 'in' });
    if (one.accessGroupOut === list) bindings.push({ interface: one, direction: 'out' });
  }
  return bindings;
}

/** Whether the device has the address on one of its interfaces. */
export function ownsAddress(summary: DeviceSummary, address: number): boolean {
  return summary.interfaces.some((one) => one.addresses.some((own) => own.address === address));
}
