import type { DeviceSummary } from '../config/model';
import type { Flow } from '../engine/flow';
import type { Profile } from '../engine/profile';
import type { NatTable } from './nat';
import { preservingProfile } from './profile-variants';

/** A profile with what `ip nat service` switches on or off for all flows. */
export function withServices(profile: Profile, { records }: DeviceSummary): Profile {
  const isOn = (name: string): boolean =>
    records?.natServices?.some((one) => one.service === name && one.enabled && one.list === null) ?? false;
  let found = profile;
  if (isOn('enable-sym-port')) {
    // The port of a mapping is that of its source, whatever the destination (Cisco IOS NAT command reference).
    found = { ...found, rules: found.rules.map((rule) => ({ ...rule, reuse: 'always' })) };
  }
  if (isOn('port-randomization')) {
    found = { ...found, rules: found.rules.map((rule) => ({ ...rule, choose: { kind: 'random' } })) };
  }
  return found;
}

/** Flows that the device tells apart by something else than a port, with the profile that says so. */
export interface SpecialFlows {
  readonly profile: (base: Profile) => Profile;
  readonly has: (flow: Flow) => boolean;
}

/** `ip nat service list NAME IKE preserve-port` and `… ESP spi-match`. */
export function specialFlows({ records }: DeviceSummary, table: NatTable): readonly SpecialFlows[] {
  return (records?.natServices ?? []).flatMap((service): readonly SpecialFlows[] => {
    const { list, option, enabled } = service;
    if (list === null || !enabled) return [];
    if (option === 'preserve-port') {
      const isIke = ({ protocol, inside, outside }: Flow): boolean =>
        protocol === 17 && inside.port === 500 && outside.port === 500;
      return [
        {
          profile: preservingProfile,
          has: (flow) => isIke(flow) && table.listSelects(list, flow),
        },
      ];
    }
    if (option === 'spi-match') {
      return [
        {
          profile: (base) => ({ ...base, esp: 'tracked-by-spi' }),
          has: (flow) => flow.protocol === 50 && table.listSelects(list, flow),
        },
      ];
    }
    return [];
  });
}
