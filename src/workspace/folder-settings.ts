import type { Severities } from '../analysis/findings/severities';
import { settableCodes } from '../analysis/findings/severities';
import type { Profile } from '../engine/profile';
import { defaultProfile as builtInDefault, profiles as builtIn } from '../engine/profiles/index';
import { Fields, type Read } from '../scenario/fields';
import type { At } from '../scenario/model';
import { nearest } from '../scenario/nearest';
import { Problems, quotable } from '../scenario/problems';
import { readChoice, readName, readOneOrMore, readText } from '../scenario/values';
import { readYaml } from '../scenario/yaml';
import { compileGlob } from './glob';
import { SettingsProblems, type SettingsProblem } from './settings-problems';
import { readOwnProfiles } from './settings-profiles';

/** What `.pat-lens.yaml` says, as plain data; a field that is absent or wrong has its default. */
export interface FolderSettings {
  /** Patterns of the files that folders are searched for; null for the default ones. */
  readonly include: readonly string[] | null;
  /** Patterns of files and folders that are left out beside `.git` and `node_modules`. */
  readonly exclude: readonly string[];
  readonly profiles: readonly Profile[];
  readonly severity: Severities;
  /** The id of a profile that exists. */
  readonly defaultProfile: string;
}

/** A parsed settings file; problems are in text order. */
export interface SettingsDocument {
  readonly text: string;
  readonly settings: FolderSettings;
  readonly problems: readonly SettingsProblem[];
}

export const defaultSettings: FolderSettings = {
  include: null,
  exclude: [],
  profiles: [],
  severity: {},
  defaultProfile: builtInDefault.id,
};

const settingsFields = ['include', 'exclude', 'profiles', 'severity', 'defaultProfile'];

/** Reads the text of a `.pat-lens.yaml`; never throws. */
export function parseFolderSettings(text: string): SettingsDocument {
  const yaml = new Problems();
  const own = new SettingsProblems();
  const settings = readSettings(text, yaml, own);
  return { text, settings, problems: own.with(yaml) };
}

function readSettings(text: string, yaml: Problems, own: SettingsProblems): FolderSettings {
  const tree = readYaml(text, yaml);
  if (tree === null) return defaultSettings;
  const fields = Fields.open(tree, 'settings', settingsFields, yaml);
  if (fields === null) return defaultSettings;
  const include = fields.read('include', readOneOrMore(readGlob(own), 'include'));
  const profiles = fields.read('profiles', readOwnProfiles(own)) ?? [];
  return {
    include: include === null || include.length === 0 ? null : include,
    exclude: fields.read('exclude', readExclude(own)) ?? [],
    profiles,
    severity: fields.read('severity', readSeverities) ?? {},
    defaultProfile: knownProfile(fields.read('defaultProfile', readName), profiles, own),
  };
}

function readGlob(own: SettingsProblems): Read<string> {
  return (tree, yaml) => {
    const pattern = readText(tree, yaml);
    if (pattern === null) return null;
    const compiled = compileGlob(pattern);
    if (typeof compiled !== 'string') return pattern;
    own.report('settings.bad-pattern', tree.span, { found: quotable(pattern), reason: compiled });
    return null;
  };
}

/** `[]` says that nothing more is left out. */
function readExclude(own: SettingsProblems): Read<readonly string[]> {
  return (tree, yaml) =>
    tree.kind === 'list' && tree.items.length === 0
      ? []
      : readOneOrMore(readGlob(own), 'exclude')(tree, yaml);
}

const readSeverities: Read<Severities> = (tree, yaml) => {
  const fields = Fields.open(tree, 'severity', settableCodes, yaml);
  if (fields === null) return null;
  const read = readChoice(['error', 'warning', 'info', 'hint', 'off']);
  return Object.fromEntries(
    settableCodes.flatMap((code) => {
      const severity = fields.read(code, read);
      return severity === null ? [] : [[code, severity] as const];
    }),
  );
};

function knownProfile(
  wanted: At<string> | null,
  profiles: readonly Profile[],
  own: SettingsProblems,
): string {
  if (wanted === null) return builtInDefault.id;
  const ids = [...builtIn, ...profiles].map(({ id }) => id);
  if (ids.includes(wanted.value)) return wanted.value;
  const suggestion = nearest(wanted.value, ids);
  own.report('settings.unknown-profile', wanted.span, {
    id: wanted.value,
    ...(suggestion === null ? {} : { suggestion }),
  });
  return builtInDefault.id;
}
