import { join } from 'node:path';
import { bundleTests } from './bundle';
import { root } from './paths';
import { copySamples } from './workspaceCopy';

/** Makes what the launch configuration "Extension Tests" starts. */
async function main(): Promise<void> {
  await copySamples(join(root, 'out', 'test', 'workspace', 'three-engineers'));
  await bundleTests('desktop');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
