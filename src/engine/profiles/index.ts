import type { Profile } from '../profile';
import { ciscoIos, ciscoIos2008 } from './cisco-ios';
import { linux, linuxLegacy, linuxRandom } from './linux';

/** Every built-in profile, the default first. */
export const profiles: readonly Profile[] = [ciscoIos, ciscoIos2008, linux, linuxRandom, linuxLegacy];

/** The profile that is taken where nothing names one. */
export const defaultProfile: Profile = ciscoIos;

/** The built-in profile of an id, or undefined. */
export function findProfile(id: string): Profile | undefined {
  return profiles.find((profile) => profile.id === id);
}
