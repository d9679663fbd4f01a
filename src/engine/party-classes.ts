import { compileProfile, ruleFor } from './compiled-profile';
import type { Flow } from './flow';
import type { PatOptions } from './pat';
import { valueOf } from './profile';

/** Parties (by index) that want the same, so that it makes no difference which of them starts first. */
export interface PartyClass {
  readonly members: readonly number[];
}

/** Parties in groups that cannot take a port from each other, as to destinations that are part of the device's key. */
export function componentsOf(
  options: PatOptions,
  parties: readonly (readonly Flow[])[],
): readonly (readonly number[])[] {
  const all = parties.map((_, index) => index);
  const profile = compileProfile(options.profile, options.ports ?? null);
  const remembers = profile.rules.some(
    ({ choose, reuseFactor, block }) =>
      (choose.kind === 'above' && choose.from === 'last') || reuseFactor !== null || block !== null,
  );
  if (remembers || options.addresses.length > 1) {
    return all.length === 0 ? [] : [all];
  }
  const leader = all.slice();
  const find = (index: number): number => {
    let at = index;
    while (leader[at] !== at) {
      at = leader[at] ?? at;
    }
    return at;
  };
  const seen = new Map<string, number>();
  parties.forEach((flows, index) => {
    for (const flow of flows) {
      const { outside, protocol, inside } = flow;
      const rule = ruleFor(profile, protocol, inside.port, outside.port);
      const space =
        rule === undefined || rule.unique === 'nothing'
          ? `${index}`
          : rule.unique === 'address-port'
            ? `${protocol}`
            : `${protocol} ${outside.address} ${rule.unique === 'outside-port' ? outside.port : ''}`;
      for (const key of [`${space} ${rule?.unique ?? ''}`, `host ${inside.address}`]) {
        const other = seen.get(key);
        if (other === undefined) {
          seen.set(key, index);
        } else {
          leader[find(index)] = find(other);
        }
      }
    }
  });
  const components = new Map<number, number[]>();
  for (const index of all) {
    const root = find(index);
    const component = components.get(root);
    if (component === undefined) {
      components.set(root, [index]);
    } else {
      component.push(index);
    }
  }
  return [...components.values()];
}

/** The classes of equal wants among some parties: hosts count only where the device would tell them apart. */
export function classesOf(
  options: PatOptions,
  background: readonly Flow[],
  parties: readonly (readonly Flow[])[],
  component: readonly number[],
): readonly PartyClass[] {
  const { statics = [], profile } = options;
  const hostsSeen = new Set(background.map(({ inside }) => inside.address));
  statics.forEach(({ inside }) => hostsSeen.add(inside.address));
  const parted = new Set<number>();
  for (const index of component) {
    for (const host of new Set((parties[index] ?? []).map(({ inside }) => inside.address))) {
      if (hostsSeen.has(host)) {
        parted.add(host);
      }
      hostsSeen.add(host);
    }
  }
  const needsDestination = profile.rules.some(
    ({ unique, match, limitPerDestination, reuse }) =>
      valueOf(unique) !== 'address-port' ||
      match?.outsidePorts !== undefined ||
      limitPerDestination !== undefined ||
      valueOf(reuse) === 'newest-if-free',
  );
  const classes = new Map<string, number[]>();
  for (const index of component) {
    const flows = parties[index] ?? [];
    const hosts = [...new Set(flows.map(({ inside }) => inside.address))];
    const key = flows
      .map(({ protocol, inside, outside, insidePorts }) => {
        const ports = insidePorts === undefined ? inside.port : JSON.stringify(insidePorts.ranges);
        const host = parted.has(inside.address) ? `h${inside.address}` : hosts.indexOf(inside.address);
        const destination = needsDestination || protocol === 50 ? `${outside.address}:${outside.port}` : '';
        return `${protocol} ${host} ${ports} ${destination}`;
      })
      .join('|');
    const members = classes.get(key);
    if (members === undefined) {
      classes.set(key, [index]);
    } else {
      members.push(index);
    }
  }
  return [...classes.values()].map((members) => ({ members }));
}
