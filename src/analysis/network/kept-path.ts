import { valuesEqual } from '../../config/values/equal';
import type { Device } from '../situation';
import { factsOf, type Network } from './network';
import type { Lookup, Path } from './path';

/** Every device that a path was found by, and where all addresses were when it was last found to be the same. */
interface Grounds {
  readonly devices: readonly Device[];
  readonly addresses: object | null;
}

const grounds = new WeakMap<Path, Grounds>();

/**
 * A path found in an earlier network as it would be found in this one: the same object where its devices are, one with the
 * devices as they are now where nothing changed that leads packets, null where it is to be looked for. Costs a look at each
 * device that it was found by; its addresses are looked up again only where some device has others.
 */
export function keptPath(path: Path, network: Network): Path | null {
  const { devices, addresses } = grounds.get(path) ?? { devices: involved(path), addresses: null };
  const now: Device[] = [];
  for (const device of devices) {
    const latest = network.device(device.id);
    const isSource = device.id === path.hops[0]?.device.id;
    if (latest === undefined || (latest !== device && !leadsTheSame(device, latest, isSource))) return null;
    now.push(latest);
  }
  if (addresses !== network.addresses && !path.lookups.every((one) => isAnswered(one, network))) return null;
  const isSame = path.hops.every(({ device }) => network.device(device.id) === device);
  const kept = isSame
    ? path
    : {
        ...path,
        hops: path.hops.map((hop) => {
          const device = network.device(hop.device.id) ?? hop.device;
          return device === hop.device ? hop : { ...hop, device };
        }),
      };
  grounds.set(kept, { devices: now, addresses: network.addresses });
  return kept;
}

function involved({ hops, lookups }: Path): readonly Device[] {
  const owned = lookups.flatMap(({ owners, globals }) => [...owners, ...globals]);
  return [...new Set([...hops, ...owned].map(({ device }) => device))];
}

/** Whether all that a path depends on is the same of two versions of a device. */
function leadsTheSame(before: Device, now: Device, isSource: boolean): boolean {
  const [old, own] = [factsOf(before), factsOf(now)];
  return (
    before.summary.interfaces === now.summary.interfaces &&
    old.routing === own.routing &&
    old.globals === own.globals &&
    (!isSource || old.endpoints === own.endpoints)
  );
}

function isAnswered({ address, owners, globals }: Lookup, network: Network): boolean {
  const [nowOwners, nowGlobals] = [network.owners(address), network.globals(address)];
  return (
    owners.length === nowOwners.length &&
    globals.length === nowGlobals.length &&
    owners.every(
      (one, at) =>
        one.device.id === nowOwners[at]?.device.id && valuesEqual(one.interface, nowOwners[at].interface),
    ) &&
    globals.every(
      (one, at) =>
        one.device.id === nowGlobals[at]?.device.id && valuesEqual(one.global, nowGlobals[at].global),
    )
  );
}
