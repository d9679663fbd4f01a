import type { RecordLists } from '../../config/facts/records';
import type { AccessList, DeviceSummary, Interface } from '../../config/model';

/** Records that say who talks to whom from where; those of one device's own behaviour are in its full model. */
const families = [
  'cryptoMaps',
  'dynamicMaps',
  'cryptoMapBindings',
  'cryptoMapOptions',
  'ipsecProfiles',
  'keyrings',
  'ikeProfiles',
  'ezvpnClients',
  'flexvpnClients',
  'tunnelGroups',
  'cryptoSettings',
  'ikeInterfaces',
  'networkObjects',
  'asaNatRules',
  'asaNames',
  'outsideNatRules',
  'destinationNatRules',
  'virtualNatRules',
  'templateNatRules',
  'legacyNatRules',
  'legacyGlobals',
  'legacyStatics',
] as const satisfies readonly (keyof RecordLists)[];

/**
 * What is known of a device without its full model: enough to see how the devices of a folder are connected, which of them
 * translate, and between which addresses they build tunnels. Lists are there by name only.
 */
export type DeviceFacts = Pick<
  DeviceSummary,
  | 'dialect'
  | 'version'
  | 'hostname'
  | 'natRules'
  | 'natPools'
  | 'cgn'
  | 'routeMaps'
  | 'staticRoutes'
  | 'directives'
  | 'globalAccessGroup'
> & {
  /** Without their descriptions. */
  readonly interfaces: readonly Interface[];
  readonly accessLists: readonly Pick<AccessList, 'name' | 'type'>[];
  readonly records: Pick<RecordLists, (typeof families)[number]>;
};

/** The facts of a device; parts are shared with the summary. */
export function factsOf(summary: DeviceSummary): DeviceFacts {
  const { dialect, version, hostname, natRules, natPools, cgn, routeMaps, staticRoutes } = summary;
  const { records = {}, globalAccessGroup } = summary;
  return {
    dialect,
    version,
    hostname,
    interfaces: summary.interfaces.map((one) => ({ ...one, description: null })),
    accessLists: summary.accessLists.map(({ name, type }) => ({ name, type })),
    natRules,
    natPools,
    cgn,
    routeMaps,
    staticRoutes,
    directives: summary.directives,
    ...(globalAccessGroup === undefined ? {} : { globalAccessGroup }),
    records: Object.fromEntries(
      families.flatMap((family) => {
        const list = records[family];
        return list === undefined ? [] : [[family, list]];
      }),
    ),
  };
}
