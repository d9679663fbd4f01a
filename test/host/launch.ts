import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { Disposables } from './disposables';
import { EditorLog } from './editorLog';
import { readLaunchArguments, type LaunchArguments } from './launchArguments';
import { VsCodeServer, writeUserSettings } from './server';
import { Stage, takeScreenshot } from './stage';
import { runTestPage } from './testPage';

/** Names the file through which the tests find the stage. */
const stageFileVariable = 'PAT_LENS_STAGE_FILE';

/** Well below the limit of one test, so that a test tells which element it waited for in vain. */
const elementLimit = 10_000;

/**
 * Stands in for VS Code's executable: runs the extension tests that the command line names in the VS Code server and
 * a headless browser. Resolves with the exit code.
 */
export async function launch(commandLine: readonly string[]): Promise<number> {
  const request = readLaunchArguments(commandLine);
  const run = new Disposables().onSignals().onOrphaned();
  try {
    const dataFolder = await mkdtemp(join(tmpdir(), 'pat-lens-server-'));
    run.add(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 5 }));
    await writeUserSettings(dataFolder, await settingsFor(request));
    const server = await VsCodeServer.start(dataFolder);
    run.add(() => server.stop());
    const browser = await launchChromium();
    run.add(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(elementLimit);
    const stageFile = process.env[stageFileVariable];
    if (stageFile !== undefined) {
      const stage = await Stage.start(page, stageFile);
      run.add(() => stage.stop());
    }
    const log = new EditorLog(page, request.extensionDevelopmentKind ?? 'desktop');
    run.add(() => log.write(server.log));
    return await Promise.race([
      explained(page, log, runTestPage(page, server.address(request), log.add)),
      server.ended().then((output) => {
        throw new Error(`VS Code's server ended before the tests:\n${output}`);
      }),
    ]);
  } finally {
    await run.dispose();
  }
}

async function settingsFor(request: LaunchArguments): Promise<Record<string, unknown>> {
  const quiet = { 'extensions.autoCheckUpdates': false, 'workbench.tips.enabled': false };
  if (request.extensionDevelopmentKind === undefined) return quiet;
  // The workbench in a browser knows the option of the same meaning, but does not heed it.
  const manifest = await readFile(join(request.extensionDevelopmentPath, 'package.json'), 'utf8');
  const { publisher, name } = JSON.parse(manifest) as { publisher: string; name: string };
  return {
    ...quiet,
    'remote.extensionKind': { [`${publisher}.${name}`]: [request.extensionDevelopmentKind] },
  };
}

/** A run that does not come to its end leaves a picture of where it stopped, and says what came last. */
async function explained(page: Page, log: EditorLog, run: Promise<number>): Promise<number> {
  try {
    return await run;
  } catch (error) {
    console.error(log.tail());
    if (!page.isClosed()) console.error(`picture: ${await takeScreenshot(page, 'where-it-stopped')}`);
    throw error;
  }
}
