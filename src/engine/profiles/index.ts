import type { Profile } from '../profile';
import { freebsdIpfw, ipfilter, opnsense, pf, pfsense, pfStaticPort } from './bsd';
import {
  ciscoAsa,
  ciscoAsaBlockAllocation,
  ciscoAsaExtended,
  ciscoAsaExtendedPort,
  ciscoAsaFlat,
  ciscoAsaFlatIncludeReserve,
  ciscoAsaRoundRobin,
} from './cisco-asa';
import { ciscoIos, ciscoIos2008 } from './cisco-ios';
import { ciscoIosXe, ciscoIosXeCgn, ciscoIosXePool, ikePassthrough } from './cisco-ios-xe';
import { awsNatGateway, azureNatGateway, gcpCloudNat, paloAltoDipp } from './cloud';
import { fortigate, fortigate74, fortigateFixedPort, fortigateNoPreserve } from './fortigate';
import { juniperMx, juniperSrx } from './juniper';
import { linux, linuxLegacy, linuxRandom } from './linux';
import { rfc4787 } from './rfc-4787';
import { vppEd, vppEi } from './vpp';

/** Every built-in profile, the default first. */
export const profiles: readonly Profile[] = [
  ciscoIos,
  ciscoIos2008,
  ciscoIosXe,
  ciscoIosXePool,
  ciscoIosXeCgn,
  ciscoAsa,
  ciscoAsaFlat,
  ciscoAsaFlatIncludeReserve,
  ciscoAsaRoundRobin,
  ciscoAsaExtended,
  ciscoAsaExtendedPort,
  ciscoAsaBlockAllocation,
  linux,
  linuxRandom,
  linuxLegacy,
  pf,
  pfStaticPort,
  pfsense,
  opnsense,
  freebsdIpfw,
  ipfilter,
  vppEd,
  vppEi,
  fortigate,
  fortigate74,
  fortigateNoPreserve,
  fortigateFixedPort,
  juniperSrx,
  juniperMx,
  paloAltoDipp,
  awsNatGateway,
  azureNatGateway,
  gcpCloudNat,
  rfc4787,
  ikePassthrough,
];

/** The profile that is taken where nothing names one. */
export const defaultProfile: Profile = ciscoIos;

/** The built-in profile of an id, or undefined. */
export function findProfile(id: string): Profile | undefined {
  return profiles.find((profile) => profile.id === id);
}
