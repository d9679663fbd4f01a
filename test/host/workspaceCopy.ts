import { cp, rm } from 'node:fs/promises';
import { sampleFolder } from './paths';

/** The samples for the tests to edit and save: what is in the repository stays as it is. */
export async function copySamples(target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await cp(sampleFolder, target, { recursive: true });
}
