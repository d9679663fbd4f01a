import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { findDesktopVsCode } from './desktopVsCode';
import { Disposables } from './disposables';
import { cacheFolder, root, sampleFolder } from './paths';
import { VsCodeServer } from './server';

/** Opens VS Code with the extension and the sample: on the desktop where it is installed, else in a browser. */
async function main(): Promise<number> {
  const desktop = findDesktopVsCode();
  if (desktop === undefined) return serve();
  const windows = process.platform === 'win32';
  const command = windows ? `"${desktop.command}"` : desktop.command;
  const child = spawn(command, [`--extensionDevelopmentPath=${root}`, sampleFolder], {
    shell: windows,
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Serves the editor until Ctrl+C. */
async function serve(): Promise<number> {
  const run = new Disposables().onSignals();
  try {
    const dataFolder = join(cacheFolder, 'start');
    await mkdir(dataFolder, { recursive: true });
    const server = await VsCodeServer.start(dataFolder);
    run.add(() => server.stop());
    const address = server.address({ folder: sampleFolder, extensionDevelopmentPath: root });
    const front = createServer((_, response) => response.writeHead(302, { Location: address }).end());
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
    run.add(() => new Promise((resolve) => front.close(() => resolve())));
    const found = front.address();
    const port = found === null || typeof found === 'string' ? '' : `:${found.port}`;
    console.log(`VS Code with PAT Lens and ${sampleFolder}`);
    console.log(`Open http://127.0.0.1${port}/ in a browser. Ctrl+C ends it.`);
    const log = await server.ended();
    if (run.disposing) return 0;
    console.error(`VS Code's server ended:\n${log}`);
    return 1;
  } finally {
    await run.dispose();
  }
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
