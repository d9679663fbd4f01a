import type { Profile } from '../engine/profile';
import { profiles as builtIn } from '../engine/profiles/index';
import { TextDocument } from './document';
import type { DocumentStore } from './document-store';
import { defaultSettings, type FolderSettings } from './folder-settings';
import { isSettingsFile, settingsName } from './settings-name';
import { folderOf, foldersUp, join, type Uri } from './uri';

/** The settings that hold for a file or folder. */
export interface GoverningSettings {
  /** Their file, or null where the defaults hold. */
  readonly uri: Uri | null;
  readonly settings: FolderSettings;
  /** Built-in ones, then own ones. */
  readonly profiles: readonly Profile[];
}

const noSettings: GoverningSettings = { uri: null, settings: defaultSettings, profiles: builtIn };

/** The profile of that id, or null. */
export function profileIn({ profiles }: GoverningSettings, id: string): Profile | null {
  return profiles.find((profile) => profile.id === id) ?? null;
}

/** Finds the nearest `.pat-lens.yaml` above a file. */
export class SettingsFinder {
  private places = new Map<Uri, Promise<Uri | null>>();
  private readonly governing = new Map<Uri, GoverningSettings>();

  constructor(private readonly store: DocumentStore) {}

  /** A file came, changed or went. */
  forget(uri: Uri): void {
    if (isSettingsFile(uri)) this.places = new Map();
  }

  /** The same object as long as the settings are equal by value. */
  async above(uri: Uri): Promise<GoverningSettings> {
    return this.ofFolder(folderOf(uri));
  }

  async ofFolder(folder: Uri): Promise<GoverningSettings> {
    const place = await this.placeFrom(folder);
    if (place === null) return noSettings;
    const document = await this.store.load(place);
    const settings =
      (document instanceof TextDocument ? document.settings?.settings : null) ?? defaultSettings;
    const known = this.governing.get(place);
    if (known?.settings === settings) return known;
    const made = { uri: place, settings, profiles: [...builtIn, ...settings.profiles] };
    this.governing.set(place, made);
    return made;
  }

  private placeFrom(folder: Uri): Promise<Uri | null> {
    const known = this.places.get(folder);
    if (known !== undefined) return known;
    const finding = this.find(folder);
    this.places.set(folder, finding);
    return finding;
  }

  private async find(folder: Uri): Promise<Uri | null> {
    // A document without a place in a folder (untitled, output) has nothing above it.
    if (!folder.includes('://')) return null;
    const candidate = join(folder, settingsName);
    const found = await this.store.load(candidate);
    // A folder that may not be looked into says the same as a file that may not be read.
    const exists = found instanceof TextDocument || found.code === 'too-large' || found.code === 'binary';
    if (exists) return candidate;
    const [, parent] = foldersUp(folder);
    return parent === undefined ? null : this.placeFrom(parent);
  }
}
