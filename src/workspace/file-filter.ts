import type { FolderSettings } from './folder-settings';
import { compileGlob, type PathMatcher } from './glob';

/** Folders that hold nothing of ours. */
const skippedFolders: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** What `include` has by default: endings of configs, names without one, and scenarios. */
const defaultName = /^[^.]+$|\.(?:cfg|conf|config|ios|asa|acl|txt|log)$|\.pat\.ya?ml$/i;

/** Which files below a folder are searched; paths are relative to the folder of the settings, with `/`. */
export interface FileFilter {
  includes(path: string): boolean;
  /** Of a file or a folder; a folder that is left out is not looked into. */
  excludes(path: string): boolean;
}

/** The `include` and `exclude` of settings. */
export function fileFilter({ include, exclude }: FolderSettings): FileFilter {
  const excluded = matchers(exclude);
  const included = include === null ? null : matchers(include);
  return {
    includes: (path) =>
      included === null ? defaultName.test(lastOf(path)) : included.some((matches) => matches(path)),
    excludes: (path) => skippedFolders.has(lastOf(path)) || excluded.some((matches) => matches(path)),
  };
}

function matchers(patterns: readonly string[]): readonly PathMatcher[] {
  return patterns.map(compileGlob).filter((compiled) => typeof compiled !== 'string');
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
