import type {
  AsaName,
  AsaSwitch,
  AsaNatRule,
  AsaTimeout,
  ControlPlaneGroup,
  SameSecurityTraffic,
  XlateRule,
  XlateSetting,
} from './asa';
import type { LegacyGlobal, LegacyNatRule, LegacyStatic } from './asa-legacy';
import type {
  CryptoMapBinding,
  CryptoMapEntry,
  CryptoMapOption,
  CryptoSettings,
  EzvpnClient,
  EzvpnGroup,
  FlexvpnClient,
  GroupPolicy,
  IkeInterface,
  IkePolicy,
  IkeProfile,
  IkeProposal,
  IpsecProfile,
  IpsecProposal,
  IsakmpPeer,
  Keyring,
  TransformSet,
  TunnelGroup,
} from './crypto';
import type {
  ClassMap,
  InspectionPolicy,
  InspectRule,
  InspectSetting,
  ParameterMap,
  PolicyMap,
  ServicePolicy,
  Zone,
  ZonePair,
} from './firewall';
import type {
  DestinationNatRule,
  NatLimit,
  NatLog,
  NatPortmap,
  NatService,
  NatSetting,
  OutsideNatRule,
  TemplateNatRule,
  VirtualNatRule,
} from './nat';
import type { NetworkObject, ObjectGroup, ServiceObject } from './objects';
import type { LocalPool, PrefixList, Vrf } from './routing';

/** What a config defines by name beyond lists, NAT rules, interfaces and routes. */
export interface Records {
  readonly objectGroups: ObjectGroup;
  readonly networkObjects: NetworkObject;
  readonly serviceObjects: ServiceObject;
  readonly cryptoMaps: CryptoMapEntry;
  readonly dynamicMaps: CryptoMapEntry;
  readonly cryptoMapBindings: CryptoMapBinding;
  readonly cryptoMapOptions: CryptoMapOption;
  readonly transformSets: TransformSet;
  readonly ipsecProfiles: IpsecProfile;
  readonly ikePolicies: IkePolicy;
  readonly keyrings: Keyring;
  readonly ikeProfiles: IkeProfile;
  readonly isakmpPeers: IsakmpPeer;
  readonly ezvpnClients: EzvpnClient;
  readonly flexvpnClients: FlexvpnClient;
  readonly ezvpnGroups: EzvpnGroup;
  readonly tunnelGroups: TunnelGroup;
  readonly groupPolicies: GroupPolicy;
  readonly zones: Zone;
  readonly parameterMaps: ParameterMap;
  readonly inspectSettings: InspectSetting;
  readonly controlPlaneGroups: ControlPlaneGroup;
  readonly xlateSettings: XlateSetting;
  readonly cryptoSettings: CryptoSettings;
  readonly zonePairs: ZonePair;
  readonly classMaps: ClassMap;
  readonly policyMaps: PolicyMap;
  readonly inspectRules: InspectRule;
  readonly asaNatRules: AsaNatRule;
  readonly xlateRules: XlateRule;
  readonly asaTimeouts: AsaTimeout;
  readonly sameSecurityTraffic: SameSecurityTraffic;
  readonly outsideNatRules: OutsideNatRule;
  readonly destinationNatRules: DestinationNatRule;
  readonly virtualNatRules: VirtualNatRule;
  readonly templateNatRules: TemplateNatRule;
  readonly natServices: NatService;
  readonly natSettings: NatSetting;
  readonly natLogs: NatLog;
  readonly natLimits: NatLimit;
  readonly natPortmaps: NatPortmap;
  readonly prefixLists: PrefixList;
  readonly localPools: LocalPool;
  readonly vrfs: Vrf;
  readonly asaNames: AsaName;
  readonly asaSwitches: AsaSwitch;
  readonly legacyNatRules: LegacyNatRule;
  readonly legacyGlobals: LegacyGlobal;
  readonly legacyStatics: LegacyStatic;
  readonly ikeProposals: IkeProposal;
  readonly ipsecProposals: IpsecProposal;
  readonly ikeInterfaces: IkeInterface;
  readonly inspectionPolicies: InspectionPolicy;
  readonly servicePolicies: ServicePolicy;
}

export type Family = keyof Records;

/** All records of a device by family, in the order of their first lines; a family without records is left out. */
export type RecordLists = { readonly [F in Family]?: readonly Records[F][] };

/** A line that begins a record, or is one; `key` tells which lines are about the same record. */
export type RecordStatement = {
  [F in Family]: {
    readonly kind: 'record';
    readonly family: F;
    readonly key: string;
    /** What holds when nothing else is said, and what this line says; null for a line with `no`. */
    readonly value: Records[F] | null;
    /** Where a line says one thing about a record that other lines say more about: `value` is then the default. */
    readonly fields?: Partial<Records[F]>;
  };
}[Family];

/** A line with `no` inside a record: what it names is as if nobody had said it. */
export type NoFieldsStatement = {
  [F in Family]: {
    readonly kind: 'no-fields';
    readonly family: F;
    readonly fields: Partial<Records[F]>;
  };
}[Family];

/** A line inside a record: single values replace, lists grow. */
export type FieldsStatement = {
  [F in Family]: {
    readonly kind: 'fields';
    readonly family: F;
    readonly fields: Partial<Records[F]>;
  };
}[Family];
