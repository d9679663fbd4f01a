import type { AsaMapped } from '../../config/facts/asa';
import type { ObjectAddress } from '../../config/facts/objects';
import type { DeviceSummary } from '../../config/model';
import type { Address } from '../../engine/flow';
import { addressTest, testAddress, type AddressTest } from '../acl/address-test';
import { namesOf } from '../acl/objects';

/** The most addresses of one pool that are told apart; a larger pool behaves as if it ended there. */
const mostAddresses = 4096;

/** Consecutive addresses. */
export interface Extent {
  readonly first: Address;
  readonly last: Address;
}

/** Which addresses an object or group has; `any` and null are all of them, a name that is not in the text none. */
export function objectTest(summary: DeviceSummary, name: string | null): (address: Address) => boolean {
  if (name === null || name === 'any') return () => true;
  const { networks, groups } = namesOf(summary);
  const kind = networks.has(name) ? 'object' : groups.has(name) ? 'group' : null;
  if (kind === null) return () => false;
  const test: AddressTest = addressTest({ kind, name }, summary);
  return (address) => testAddress(test, address) === true;
}

/** The addresses of an object, in one piece; null for a group, `any`, a host name and a name that is not in the text. */
export function extentOf(summary: DeviceSummary, name: string | null): Extent | null {
  const address = name === null ? null : namesOf(summary).networks.get(name)?.address;
  return address == null ? null : extentOfAddress(address);
}

function extentOfAddress(address: ObjectAddress): Extent | null {
  switch (address.kind) {
    case 'host':
      return { first: address.address, last: address.address };
    case 'range':
      return { first: address.first, last: address.last };
    case 'wildcard': {
      const first = (address.address & ~address.wildcard) >>> 0;
      return { first, last: (first | address.wildcard) >>> 0 };
    }
    default:
      return null;
  }
}

/** The addresses that a rule translates to, in order; none where the text does not tell them. */
export function mappedAddresses(
  summary: DeviceSummary,
  mapped: AsaMapped | null,
  mappedInterface: string,
): readonly Address[] {
  switch (mapped?.kind) {
    case 'address':
      return [mapped.address];
    case 'interface': {
      const own = addressOfNameif(summary, mappedInterface);
      return own === null ? [] : [own];
    }
    case 'object':
      return addressesOf(summary, mapped.name);
    default:
      return [];
  }
}

function addressesOf(summary: DeviceSummary, name: string): readonly Address[] {
  const extent = extentOf(summary, name);
  if (extent !== null) return allOf(extent);
  const members = namesOf(summary).groups.get(name)?.members ?? [];
  return members
    .flatMap((member) => {
      if (member.kind === 'object') return addressesOf(summary, member.name);
      const own = member.kind === 'address' ? extentOfAddress(member.address) : null;
      return own === null ? [] : allOf(own);
    })
    .slice(0, mostAddresses);
}

function allOf({ first, last }: Extent): readonly Address[] {
  return Array.from({ length: Math.min(last - first + 1, mostAddresses) }, (_, index) => first + index);
}

/** The primary address of an ASA interface. */
export function addressOfNameif({ interfaces }: DeviceSummary, nameif: string): Address | null {
  return interfaces.find((one) => one.nameif === nameif)?.addresses[0]?.address ?? null;
}
