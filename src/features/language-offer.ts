import type { Dialect } from '../config/model';

/** The language modes of the extension, as `package.json` declares them. */
export const languageIds = { ios: 'patlens-ios', asa: 'patlens-asa' } as const;

export type LanguageId = (typeof languageIds)[keyof typeof languageIds];

export interface LanguageOffer {
  readonly language: LanguageId;
  /** Key for `files.associations`. */
  readonly pattern: string;
}

/** Extensions that say nothing about what is in a file: only the one file is associated. */
const commonExtensions = new Set(['txt', 'log', 'md', 'conf', 'config', 'properties', 'ini', 'bak', 'text']);

export function languageOf(dialect: Dialect): LanguageId {
  return dialect === 'asa' ? languageIds.asa : languageIds.ios;
}

/**
 * The language mode to offer for a config, and the pattern of files that would have it: all with the same extension where
 * that extension is one for configs, else the one file. Null where the document has the mode.
 */
export function languageOffer(dialect: Dialect, languageId: string, path: string): LanguageOffer | null {
  const language = languageOf(dialect);
  if (languageId === language) return null;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const extension = name.slice(dot + 1).toLowerCase();
  const isForConfigs = dot > 0 && dot < name.length - 1 && !commonExtensions.has(extension);
  return { language, pattern: isForConfigs ? `*${escaped(name.slice(dot))}` : `**${escaped(path)}` };
}

/** Characters that glob patterns give a meaning match themselves in brackets. */
function escaped(path: string): string {
  return path.replace(/[*?{}[\]]/g, (character) => `[${character}]`);
}
