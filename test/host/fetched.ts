import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './paths';

/**
 * The folder `<name>` of the cache (`.vscode-test`), filled by `fill` when it is not there yet. It gets its name only when it is
 * complete, so an interrupted first run leaves nothing that a later one would take for whole.
 */
export async function fetchedFolder(
  name: string,
  fill: (folder: string) => Promise<void>,
  cache: string = cacheFolder,
): Promise<string> {
  const folder = join(cache, name);
  if (await isFolder(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, `${name}-unfinished-`));
  try {
    await fill(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another run may have finished first; its folder is as good as ours.
    if (!(await isFolder(folder))) throw error;
  }
  return folder;
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}
