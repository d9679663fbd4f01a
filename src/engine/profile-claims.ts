import type { Claim, Profile } from './profile';

/** Every claim that a profile makes: its own, those of its rules and those of single values. */
export function claimsOf(profile: Profile): readonly Claim[] {
  const claims: Claim[] = [];
  const waiting: unknown[] = [profile];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (isClaim(value)) claims.push(value);
    const parts: readonly unknown[] = Object.values(value);
    waiting.push(...parts);
  }
  return claims;
}

function isClaim(value: object): value is Claim {
  return 'confidence' in value && 'source' in value;
}
