import { folderOf, type Uri } from '../../workspace/uri';
import type { NamedFile } from '../named-files';

/** Files that are checked one after the other, by one thread. */
export interface CheckTask {
  /** The folder of them all; null for those of several small ones. */
  readonly folder: Uri | null;
  readonly files: readonly NamedFile[];
}

/** A folder above this is shared between threads: each of them reads all its summaries. */
const largestTask = 250;
/** Smaller folders go together: handing over a task has a cost of its own. */
const usualTask = 50;

/** All files as tasks for so many threads, folder by folder in the order of their paths. */
export function checkTasks(files: readonly NamedFile[], threads: number): readonly CheckTask[] {
  const byFolder = new Map<Uri, NamedFile[]>();
  for (const file of files) {
    const folder = folderOf(file.uri);
    const known = byFolder.get(folder);
    if (known === undefined) byFolder.set(folder, [file]);
    else known.push(file);
  }
  const tasks: CheckTask[] = [];
  let small: NamedFile[] = [];
  const flush = (): void => {
    if (small.length > 0) tasks.push({ folder: null, files: small });
    small = [];
  };
  for (const folder of [...byFolder.keys()].sort()) {
    const own = (byFolder.get(folder) ?? []).sort((one, other) => (one.uri < other.uri ? -1 : 1));
    if (own.length < usualTask) {
      small.push(...own);
      if (small.length >= usualTask) flush();
      continue;
    }
    flush();
    const parts = own.length <= largestTask ? 1 : Math.max(threads, Math.ceil(own.length / largestTask));
    const size = Math.ceil(own.length / parts);
    for (let at = 0; at < own.length; at += size) tasks.push({ folder, files: own.slice(at, at + size) });
  }
  flush();
  return tasks;
}
