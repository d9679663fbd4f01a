import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the project. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What is fetched on first use and kept: not part of the project, not in the repository. */
export const cacheFolder = join(root, '.vscode-test');

/** The folder that a first look at the extension opens. */
export const sampleFolder = join(root, 'samples', 'three-engineers');

export const screenshotFolder = join(root, 'out', 'screenshots');

/** What the editor logged in a test run, one file for each kind of extension host. */
export const logFolder = join(root, 'out', 'logs');
