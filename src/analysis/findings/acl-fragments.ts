import type { AccessList, Ace, DeviceSummary } from '../../config/model';
import type { Address } from '../../engine/flow';
import { addressTest, testAddress } from '../acl/address-test';
import { portsOf } from '../acl/port-match';
import { findAccessList } from '../lookup';
import { endpointsOf } from '../network/endpoints';
import type { Device } from '../situation';
import type { Finding } from './finding';
import { usesCertificates } from './ipsec-gateway';

/**
 * Lists in front of a gateway that deny fragments before they permit IKE, where certificates make IKE messages larger than a
 * packet and IKE itself does not fragment (RFC 7383): of these messages only the first fragment arrives.
 */
export function fragmentsDenied({ id, summary }: Device): readonly Finding[] {
  const places = new Map<string, Finding>();
  for (const { interface: one, localAddress, ikeVersion } of endpointsOf(summary)) {
    const name = one?.accessGroupIn ?? null;
    const list = name === null ? undefined : findAccessList(summary, name);
    if (list === undefined || summary.dialect === 'asa' || localAddress === null) continue;
    if (!usesCertificates(summary, ikeVersion) || fragmentsIke(summary)) continue;
    const entry = denyingFragments(list, summary, localAddress);
    if (entry === null) continue;
    places.set(`${list.name} ${entry}`, {
      code: 'acl.fragments-denied',
      severity: 'warning',
      file: id,
      place: { kind: 'acl-entry', list: list.name, entry },
      concerned: [],
      args: { list: list.name },
      related: [],
    });
  }
  return [...places.values()];
}

/** `crypto ikev2 fragmentation`, `crypto isakmp fragmentation`. */
export function fragmentsIke({ records }: DeviceSummary): boolean {
  const options = records?.cryptoSettings?.[0]?.options ?? [];
  return options.some(({ name, value }) => name.endsWith(' fragmentation') && value !== 'no');
}

/** The entry that decides over later fragments of IKE by denying them; null where they pass, or where IKE itself does not. */
function denyingFragments(list: AccessList, summary: DeviceSummary, gateway: Address): number | null {
  const own = list.entries.flatMap((entry, index): readonly { ace: Ace; index: number }[] =>
    entry.kind === 'ace' && !entry.inactive && reaches(entry, summary, gateway)
      ? [{ ace: entry, index }]
      : [],
  );
  const first = own.find(({ ace }) => decidesFragments(ace));
  if (first?.ace.action !== 'deny' || !isFragments(first.ace)) return null;
  const permit = own.find(({ ace, index }) => index > first.index && permitsIke(ace));
  return permit === undefined ? null : first.index;
}

/** From anybody: an entry for some sources does not decide over all. */
function reaches(ace: Ace, summary: DeviceSummary, gateway: Address): boolean {
  if (ace.protocol !== null && ace.protocol !== 17) return false;
  return testAddress(addressTest(ace.destination, summary), gateway) === true;
}

/** Later fragments have no ports: of an entry that asks for some they match a permit, and never a deny. */
function decidesFragments(ace: Ace): boolean {
  const { conditions, action, sourcePorts, destinationPorts, source } = ace;
  if (conditions.some(({ kind }) => kind !== 'fragments')) return false;
  if (action === 'permit') return isFragments(ace) || permitsIke(ace);
  const isPorted = sourcePorts !== null || destinationPorts !== null;
  return source.kind === 'any' && (isFragments(ace) || !isPorted);
}

function isFragments({ conditions }: Ace): boolean {
  return conditions.some(({ kind }) => kind === 'fragments');
}

/** Whether an entry admits IKE, whatever its addresses. */
export function permitsIke({ action, conditions, destinationPorts }: Ace): boolean {
  if (action !== 'permit' || conditions.length > 0) return false;
  const ports = destinationPorts === null ? null : portsOf(destinationPorts);
  return destinationPorts === null || ports?.has(500) === true || ports?.has(4500) === true;
}
