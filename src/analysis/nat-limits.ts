import type { NatLimit } from '../config/facts/nat';
import type { DeviceSummary, NatRule } from '../config/model';
import { formatAddress } from '../engine/address';
import type { Flow } from '../engine/flow';
import type { Assumption } from '../engine/prediction';
import type { Crossing } from './network/nat-crossing';

/** That no more than so many translations are there at once, of which the flow's own is one. */
export type EntryLimit = Extract<Assumption, { readonly code: 'entry-limit' }>;

/**
 * The limits of `ip nat translation max-entries` that count a flow's translation: beyond one, packets that would make another are
 * dropped (Cisco IOS, Rate Limiting NAT Translation).
 */
export function limitsOn(
  { records }: DeviceSummary,
  flow: Flow,
  crossing: Crossing,
  listSelects: (list: string, flow: Flow) => boolean,
): readonly EntryLimit[] {
  const counts = ({ scope, of }: NatLimit): boolean => {
    if (scope === 'host') return of === formatAddress(flow.inside.address);
    if (scope === 'list') return listSelects(of ?? '', flow);
    if (scope === 'vrf') return crossing.in === null || crossing.in.vrf === of;
    return scope !== 'all-vrf' || crossing.in?.vrf !== null;
  };
  return (records?.natLimits ?? [])
    .filter(counts)
    .map(({ name, entries }) => ({ code: 'entry-limit', limit: name, entries }));
}

/** That this router is the active one of the group that a rule with `redundancy` names. */
export function redundancyOf(rule: NatRule | undefined): readonly Assumption[] {
  const group = rule?.redundancy?.group;
  return group === undefined ? [] : [{ code: 'active-of-group', group }];
}
