import type { DeviceSummary } from '../config/model';
import type { ProfileReason } from './situation';

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
  if (summary.dialect === 'asa') return asaProfile(summary.version);
  if (summary.dialect === 'ios-xe') {
    const version = summary.version;
    return {
      id: 'cisco-ios-xe',
      reason: version === null ? { code: 'dialect' } : { code: 'version', version },
    };
  }
  return { id: defaultProfile, reason: { code: 'default' } };
}

/** From ASA 9.15 on the pool is flat (FTD 6.7: command reference, `show nat pool`). */
function asaProfile(version: string | null): { readonly id: string; readonly reason: ProfileReason } {
  if (version === null) return { id: 'cisco-asa', reason: { code: 'no-asa-version' } };
  const [major = 0, minor = 0] = version.split(/[.(]/, 2).map(Number);
  const flat = major > 9 || (major === 9 && minor >= 15);
  return { id: flat ? 'cisco-asa-flat' : 'cisco-asa', reason: { code: 'version', version } };
}
