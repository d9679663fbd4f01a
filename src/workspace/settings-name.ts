import { nameOf, type Uri } from './uri';

/** What settings are called in the folder that they govern. */
export const settingsName = '.pat-lens.yaml';

/** Whether the file holds the settings of its folder. */
export function isSettingsFile(uri: Uri): boolean {
  return nameOf(uri) === settingsName;
}
