import type { DeviceSummary } from '../config/model';
import type { Profile } from '../engine/profile';
import type { Surroundings } from './from-scenario';
import type { ProfileReason } from './situation';

/** The profile of a PAT device, and why it has it. */
export interface ProfileChoice {
  readonly profile: Profile;
  readonly reason: ProfileReason;
}

/**
 * The profile that a config asks for. A comment that names one that does not exist leaves the default one; null where a
 * device of this kind has no profile.
 */
export function existingProfile(
  summary: DeviceSummary | null,
  surroundings: Pick<Surroundings, 'profile' | 'defaultProfile'>,
): { readonly id: string; readonly choice: ProfileChoice | null } {
  const { id, reason } = chooseProfile(summary, surroundings.defaultProfile);
  const wanted = surroundings.profile(id);
  if (wanted !== null) return { id, choice: { profile: wanted, reason } };
  const profile = reason.code === 'directive' ? surroundings.profile(surroundings.defaultProfile) : null;
  return { id, choice: profile === null ? null : { profile, reason: { code: 'unknown-directive', id } } };
}

/** Whether somebody named the profile, so that nothing else in the config changes it. */
export function isAsked({ code }: ProfileReason): boolean {
  return code === 'scenario' || code === 'chosen' || code === 'directive';
}

/** The profile that somebody asks for beside the config, else that of the config; null where there is none of that name. */
export function chosenProfile(
  summary: DeviceSummary,
  surroundings: Pick<Surroundings, 'profile' | 'defaultProfile'>,
  wanted: string | undefined,
): ProfileChoice | null {
  if (wanted === undefined) return existingProfile(summary, surroundings).choice;
  const profile = surroundings.profile(wanted);
  return profile === null ? null : { profile, reason: { code: 'chosen' } };
}

/** The profile id that a config asks for, and why; `defaultProfile` is that of `.pat-lens.yaml`. */
export function chooseProfile(
  summary: DeviceSummary | null,
  defaultProfile: string,
): { readonly id: string; readonly reason: ProfileReason } {
  if (summary === null) return { id: defaultProfile, reason: { code: 'default' } };
  for (const directive of summary.directives) {
    if (directive.kind === 'profile') return { id: directive.id, reason: { code: 'directive' } };
  }
  if (summary.cgn) return { id: 'cisco-ios-xe-cgn', reason: { code: 'cgn-mode' } };
  if (summary.dialect === 'asa') return asaProfile(summary.version, isThreatDefense(summary));
  if (summary.dialect === 'ios-xe') {
    const version = summary.version;
    return {
      id: 'cisco-ios-xe',
      reason: version === null ? { code: 'dialect' } : { code: 'version', version },
    };
  }
  return { id: defaultProfile, reason: { code: 'default' } };
}

/** `NGFW Version 6.7` and later: its numbers are those of ASA versions that knew no object NAT. */
function isThreatDefense({ version, records }: DeviceSummary): boolean {
  return version !== null && Number.parseInt(version, 10) < 8 && records?.asaNatRules !== undefined;
}

/** From ASA 9.15 and FTD 6.7 on the pool is flat (command reference, `show nat pool`). */
function asaProfile(
  version: string | null,
  threatDefense: boolean,
): { readonly id: string; readonly reason: ProfileReason } {
  if (version === null) return { id: 'cisco-asa', reason: { code: 'no-asa-version' } };
  const [major = 0, minor = 0] = version.split(/[.(]/, 2).map(Number);
  const [flatMajor, flatMinor] = threatDefense ? [6, 7] : [9, 15];
  const flat = major > flatMajor || (major === flatMajor && minor >= flatMinor);
  return { id: flat ? 'cisco-asa-flat' : 'cisco-asa', reason: { code: 'version', version } };
}
