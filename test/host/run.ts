import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleTests, type HostKind } from './bundle';
import { findDesktopVsCode } from './desktopVsCode';
import { Disposables } from './disposables';
import { root } from './paths';
import { copySamples } from './workspaceCopy';

const kinds: readonly HostKind[] = ['desktop', 'web'];

/** The tests of `test/vscode` in real VS Code, in the extension host of the desktop and then in that of the web. */
async function main(chosen: readonly string[]): Promise<void> {
  const unknown = chosen.filter((name) => !kinds.some((kind) => kind === name));
  if (unknown.length > 0) throw new Error(`no such extension host: ${unknown.join(', ')}`);
  const failed: string[] = [];
  for (const kind of kinds) {
    if (chosen.length > 0 && !chosen.includes(kind)) continue;
    try {
      await runIn(kind);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      failed.push(kind);
    }
  }
  if (failed.length > 0) throw new Error(`failed in the extension host: ${failed.join(', ')}`);
}

async function runIn(kind: HostKind): Promise<void> {
  const desktop = findDesktopVsCode();
  console.log(`\n${kind} extension host in ${desktop?.program ?? 'the VS Code server'}`);
  const run = new Disposables().onSignals();
  try {
    const folder = await mkdtemp(join(tmpdir(), 'pat-lens-test-'));
    run.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    const workspace = join(folder, 'three-engineers');
    await copySamples(workspace);
    await runTests({
      vscodeExecutablePath: desktop?.program ?? serverExecutable(),
      extensionDevelopmentPath: root,
      extensionTestsPath: await bundleTests(kind),
      launchArgs: [workspace, ...(kind === 'web' ? ['--extensionDevelopmentKind=web'] : [])],
      extensionTestsEnv: { PAT_LENS_STAGE_FILE: join(folder, 'stage.json') },
    });
  } finally {
    await run.dispose();
  }
}

function serverExecutable(): string {
  const extension = process.platform === 'win32' ? 'cmd' : 'mjs';
  return join(root, 'test', 'host', `vscode-in-browser.${extension}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
