import type { Interface } from '../../config/model';
import { findAccessList } from '../lookup';
import { seesMappedAddresses } from '../network/mapped-addresses';
import type { Device, Station } from '../situation';

/**
 * The lists of an ASA that hosts behind its NAT rules meet: inbound where they come in, outbound where they leave, with real
 * addresses from 8.3 on. The replies of a UDP or TCP connection come back by themselves.
 */
export function asaBoundStations(device: Device): readonly Station[] {
  const { interfaces, records = {}, globalAccessGroup = null } = device.summary;
  const rules = [
    ...(records.asaNatRules ?? []).filter(({ type, inactive }) => type === 'dynamic' && !inactive),
    ...(records.legacyNatRules ?? []).map(({ realInterface }) => ({ realInterface, mappedInterface: 'any' })),
  ];
  const isReal = ({ nameif }: Interface): boolean =>
    rules.some(({ realInterface, mappedInterface }) =>
      realInterface === 'any' ? nameif !== mappedInterface : realInterface === nameif,
    );
  const isMapped = ({ nameif }: Interface): boolean =>
    rules.some(({ mappedInterface }) => mappedInterface === nameif);
  const inbound = interfaces
    .filter((one) => one.nameif !== undefined && isReal(one))
    .map((one) => one.accessGroupIn ?? globalAccessGroup);
  const outbound = interfaces.filter(isMapped).map((one) => one.accessGroupOut);
  const named = (names: readonly (string | null)[], sees: Station['sees']): readonly Station[] =>
    [...new Set(names)].flatMap((name) => {
      const list = name === null ? undefined : findAccessList(device.summary, name);
      return list === undefined ? [] : [{ device, list, flow: 'outbound', sees } as const];
    });
  return [
    ...named(inbound, 'local'),
    ...named(outbound, seesMappedAddresses(device.summary) ? 'global' : 'local'),
  ];
}
