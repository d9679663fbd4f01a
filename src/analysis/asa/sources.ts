import type { DeviceSummary } from '../../config/model';
import { findAccessList } from '../lookup';
import { extentOf, type Extent } from './addresses';

/** Whose addresses a rule translates that lets hosts share one. */
export interface AsaSource {
  readonly realInterface: string;
  readonly real: readonly Extent[];
}

/** The sources of the dynamic rules; for `any` the subnets of the interface behind which they are. */
export function asaSources(summary: DeviceSummary): readonly AsaSource[] {
  const { asaNatRules = [], legacyNatRules = [] } = summary.records ?? {};
  const current = asaNatRules
    .filter(({ type, inactive }) => type === 'dynamic' && !inactive)
    .map(({ source, realInterface }): AsaSource => {
      const extent = extentOf(summary, source);
      return { realInterface, real: extent === null ? subnetsBehind(summary, realInterface) : [extent] };
    });
  const legacy = legacyNatRules
    .filter(({ id }) => id > 0)
    .map(({ realInterface, accessList, address, mask }): AsaSource => {
      if (accessList !== null) return { realInterface, real: listed(summary, accessList) };
      const isAny = address === null || (mask ?? 0) === 0;
      const real = isAny ? subnetsBehind(summary, realInterface) : [extentOfMask(address, mask ?? ~0)];
      return { realInterface, real };
    });
  return [...current, ...legacy];
}

function subnetsBehind({ interfaces }: DeviceSummary, nameif: string): readonly Extent[] {
  const behind = interfaces.filter((one) =>
    nameif === 'any' ? one.nameif !== undefined && one.nameif !== 'outside' : one.nameif === nameif,
  );
  return behind.flatMap(({ addresses }) => addresses.map(({ address, mask }) => extentOfMask(address, mask)));
}

function listed(summary: DeviceSummary, name: string): readonly Extent[] {
  return (findAccessList(summary, name)?.entries ?? []).flatMap((entry) => {
    if (entry.kind !== 'ace' || entry.action !== 'permit') return [];
    const { source } = entry;
    if (source.kind === 'host') return [{ first: source.address, last: source.address }];
    return source.kind === 'wildcard' ? [extentOfMask(source.address, ~source.wildcard)] : [];
  });
}

function extentOfMask(address: number, mask: number): Extent {
  const first = (address & mask) >>> 0;
  return { first, last: (first | ~mask) >>> 0 };
}
