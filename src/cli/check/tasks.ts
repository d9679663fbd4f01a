import { folderOf, type Uri } from '../../workspace/uri';
import type { NamedFile } from '../named-files';

/** Files that are checked one after the other, by one thread. */
export interface CheckTask {
  /** The network of them all; null for those of several small ones. */
  readonly network: Uri | null;
  readonly files: readonly NamedFile[];
}

/** A network above this is shared between threads: each of them knows all its devices. */
const largestTask = 250;
/** Smaller networks go together: handing over a task has a cost of its own. */
const usualTask = 50;

/** All files as tasks for so many threads, network by network in the order of their paths; `networkOf` is asked of folders. */
export function checkTasks(
  files: readonly NamedFile[],
  networkOf: (folder: Uri) => Uri,
  threads: number,
): readonly CheckTask[] {
  const byNetwork = new Map<Uri, NamedFile[]>();
  for (const file of files) {
    const network = networkOf(folderOf(file.uri));
    const known = byNetwork.get(network);
    if (known === undefined) byNetwork.set(network, [file]);
    else known.push(file);
  }
  const tasks: CheckTask[] = [];
  let small: NamedFile[] = [];
  const flush = (): void => {
    if (small.length > 0) tasks.push({ network: null, files: small });
    small = [];
  };
  for (const network of [...byNetwork.keys()].sort()) {
    const own = (byNetwork.get(network) ?? []).sort((one, other) => (one.uri < other.uri ? -1 : 1));
    if (own.length < usualTask) {
      small.push(...own);
      if (small.length >= usualTask) flush();
      continue;
    }
    flush();
    const parts = own.length <= largestTask ? 1 : Math.max(threads, Math.ceil(own.length / largestTask));
    const size = Math.ceil(own.length / parts);
    for (let at = 0; at < own.length; at += size) tasks.push({ network, files: own.slice(at, at + size) });
  }
  flush();
  return tasks;
}
