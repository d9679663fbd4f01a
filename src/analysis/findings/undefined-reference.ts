import type { DeviceSummary, NatRule } from '../../config/model';
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
  const defined = definedNames(summary);
  return [...referencesOfNat(summary), ...referencesOfInterfaces(summary)]
    .filter(({ kind, name }) => !isTemplate(name) && !defined[kind].has(comparedName(kind, name)))
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
  const matchedLists = new Map<string, readonly string[]>();
  for (const { name, matchAccessLists } of summary.routeMaps) {
    matchedLists.set(name, [...(matchedLists.get(name) ?? []), ...matchAccessLists]);
  }
  return summary.natRules.flatMap((rule, index) => {
    const place: Place = { kind: 'nat-rule', rule: index };
    const named = namesOf(rule);
    const lists = new Set(
      named.flatMap(({ kind, name }) => (kind === 'route-map' ? (matchedLists.get(name) ?? []) : [])),
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

function definedNames(summary: DeviceSummary): Readonly<Record<Kind, ReadonlySet<string>>> {
  const lists = new Set(summary.accessLists.map(({ name }) => name));
  return {
    'access-group': lists,
    'access-list': lists,
    'route-map': new Set(summary.routeMaps.map(({ name }) => name)),
    pool: new Set(summary.natPools.map(({ name }) => name)),
    interface: new Set(summary.interfaces.map(({ name }) => comparedName('interface', name))),
  };
}

/** Interfaces are the same in any case. */
function comparedName(kind: Kind, name: string): string {
  return kind === 'interface' ? name.toLowerCase() : name;
}

/** `<acl>`, `${name}`, `{{ name }}`: to be filled in. */
function isTemplate(name: string): boolean {
  return /[<>{}$%]/.test(name);
}
