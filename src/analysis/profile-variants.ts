import type { PatPoolOptions } from '../config/facts/asa';
import type { Profile } from '../engine/profile';
import { findProfile } from '../engine/profiles/index';
import type { ProfileReason } from './situation';

/** The profile of flows that `ip nat service list … IKE preserve-port` selects: every peer keeps 500. */
export function preservingProfile(base: Profile): Profile {
  return findProfile('ike-passthrough') ?? base;
}

/** IOS-XE treats pools as older readings do (low confidence); interfaces as its log shows. */
export function profileOfTarget(target: 'interface' | 'pool', profile: Profile): Profile {
  const pooled =
    target === 'pool' && profile.id === 'cisco-ios-xe' ? findProfile('cisco-ios-xe-pool') : undefined;
  return pooled ?? profile;
}

/**
 * The profile that the options of `pat-pool` choose instead of the version's, and what else they may mean: `extended` as it was
 * seen and as it is documented; without a version line the flat ports of 9.15.
 */
export function profilesOfPool(
  byVersion: Profile,
  options: PatPoolOptions,
  reason: ProfileReason,
): readonly Profile[] {
  const named = (...ids: readonly string[]): readonly Profile[] => ids.flatMap((id) => findProfile(id) ?? []);
  if (options.blockAllocation) return named('cisco-asa-block-allocation');
  if (options.extended) return named('cisco-asa-extended', 'cisco-asa-extended-port');
  if (options.includeReserve) return named('cisco-asa-flat-include-reserve');
  if (options.flat) return named('cisco-asa-flat');
  const otherVersion = reason.code === 'no-asa-version' ? named('cisco-asa-flat') : [];
  if (options.roundRobin && byVersion.id === 'cisco-asa') {
    return [...named('cisco-asa-round-robin'), ...otherVersion];
  }
  return [byVersion, ...otherVersion];
}
