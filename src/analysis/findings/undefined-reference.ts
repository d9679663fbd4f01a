import type { DeviceSummary, NatRule } from '../../config/model';
import { findAccessList } from '../lookup';
import type { Place } from '../place';
import type { Device } from '../situation';
import type { Finding } from './finding';

type Kind = 'access-group' | 'access-list' | 'route-map' | 'pool' | 'interface';

interface Reference {
  readonly kind: Kind;
  readonly name: string;
  readonly place: Place;
}

/**
 * Names in NAT rules and `ip access-group` lines that an IOS config never defines. Fragments and change scripts, which have
 * no `hostname` or no interfaces, refer to what stands elsewhere.
 */
export function undefinedReferences({ id, summary }: Device): readonly Finding[] {
  const isWhole = summary.hostname !== null && summary.interfaces.length > 0;
  if (!isWhole || (summary.dialect !== 'ios' && summary.dialect !== 'ios-xe')) return [];
  return [...referencesOfNat(summary), ...referencesOfInterfaces(summary)]
    .filter((reference) => !isTemplate(reference.name) && !isDefined(summary, reference))
    .map(({ kind, name, place }) => ({
      code: 'config.undefined-reference',
      severity: 'warning',
      file: id,
      place,
      concerned: [],
      args: { kind, name },
      related: [],
    }));
}

function referencesOfNat(summary: DeviceSummary): readonly Reference[] {
  return summary.natRules.flatMap((rule, index) => {
    const place: Place = { kind: 'nat-rule', rule: index };
    const named = namesOf(rule);
    const lists = new Set(
      summary.routeMaps
        .filter((entry) => named.some(({ kind, name }) => kind === 'route-map' && name === entry.name))
        .flatMap((entry) => entry.matchAccessLists),
    );
    const matched = [...lists].map((name) => ({ kind: 'access-list', name }) as const);
    return [...named, ...matched].map((reference) => ({ ...reference, place }));
  });
}

function namesOf(rule: NatRule): readonly Omit<Reference, 'place'>[] {
  if (rule.kind === 'static') {
    return [
      ...('interface' in rule.global ? [{ kind: 'interface', name: rule.global.interface } as const] : []),
      ...(rule.routeMap === null ? [] : [{ kind: 'route-map', name: rule.routeMap } as const]),
    ];
  }
  const { selector, target } = rule;
  return [{ kind: selector.kind === 'list' ? 'access-list' : 'route-map', name: selector.name }, target];
}

function referencesOfInterfaces({ interfaces }: DeviceSummary): readonly Reference[] {
  return interfaces.flatMap((one, index) =>
    (['in', 'out'] as const).flatMap((direction): readonly Reference[] => {
      const name = direction === 'in' ? one.accessGroupIn : one.accessGroupOut;
      if (name === null) return [];
      return [{ kind: 'access-group', name, place: { kind: 'access-group', interface: index, direction } }];
    }),
  );
}

function isDefined(summary: DeviceSummary, { kind, name }: Reference): boolean {
  switch (kind) {
    case 'access-group':
    case 'access-list':
      return findAccessList(summary, name) !== undefined;
    case 'route-map':
      return summary.routeMaps.some((entry) => entry.name === name);
    case 'pool':
      return summary.natPools.some((pool) => pool.name === name);
    case 'interface':
      return summary.interfaces.some((one) => one.name.toLowerCase() === name.toLowerCase());
  }
}

/** `<acl>`, `${name}`, `{{ name }}`: to be filled in. */
function isTemplate(name: string): boolean {
  return /[<>{}$%]/.test(name);
}
