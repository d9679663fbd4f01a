import type { AsaNatRule } from './facts/asa';
import type { NetworkObject, ObjectAddress } from './facts/objects';

const everyAddress = 2 ** 32;

/**
 * The rules in the order in which an ASA looks for one: twice NAT as configured, then object NAT with static before dynamic
 * rules, of each kind the one with the fewest real addresses first, then the lowest address, then the name of the object,
 * then `after-auto` as configured (ASA firewall CLI guide, "NAT rule order").
 */
export function inAsaNatOrder(
  rules: readonly AsaNatRule[],
  objects: readonly NetworkObject[],
): readonly AsaNatRule[] {
  const addresses = new Map(objects.map(({ name, address }) => [name, extentOf(address)]));
  const extent = (rule: AsaNatRule): Extent => addresses.get(rule.source ?? '') ?? extentOf(null);
  const byObject = (one: AsaNatRule, other: AsaNatRule): number => {
    const [a, b] = [extent(one), extent(other)];
    return (
      Number(one.type === 'dynamic') - Number(other.type === 'dynamic') ||
      a.count - b.count ||
      a.first - b.first ||
      compareText(one.name, other.name)
    );
  };
  return [
    ...rules.filter(({ section }) => section === 'twice'),
    ...rules.filter(({ section }) => section === 'object').sort(byObject),
    ...rules.filter(({ section }) => section === 'after-auto'),
  ];
}

interface Extent {
  readonly first: number;
  readonly count: number;
}

function extentOf(address: ObjectAddress | null): Extent {
  switch (address?.kind) {
    case 'host':
      return { first: address.address, count: 1 };
    case 'range':
      return { first: address.first, count: address.last - address.first + 1 };
    case 'wildcard':
      return { first: address.address, count: address.wildcard + 1 };
    default:
      return { first: 0, count: everyAddress };
  }
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
