import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fetchedFolder } from './fetched';
import {
  endProcessTree,
  endWithThisProcess,
  hasEnded,
  npmCommand,
  OutputTail,
  runCommand,
} from './processes';

/** Carries VS Code 1.100, the oldest that the extension supports, and runs on Node 20. */
const serverPackage = { name: 'code-server', version: '4.100.3' } as const;

/** The editor's file search is this program; the server's own package of it downloads it from elsewhere. */
const searchPackage = {
  name: `@vscode/ripgrep-${process.platform}-${process.arch}`,
  version: '1.18.0',
} as const;

/** Nobody listens there: the editor must not look for a marketplace. */
const noGallery = JSON.stringify({
  serviceUrl: 'http://127.0.0.1:9/gallery',
  itemUrl: 'http://127.0.0.1:9/item',
  resourceUrlTemplate: 'http://127.0.0.1:9/resource',
});

const startLimit = 60_000;

/** What the editor opens, and with what. Paths are absolute. */
export interface EditorRequest {
  readonly folder: string;
  readonly extensionDevelopmentPath: string;
  readonly extensionTestsPath?: string;
}

/** Writes the user settings of the server whose data folder this is, before it starts. */
export async function writeUserSettings(
  dataFolder: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const folder = join(userFolder(dataFolder), 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
}

function userFolder(dataFolder: string): string {
  return join(dataFolder, 'user');
}

/** VS Code's server with its workbench, running on a free local port. */
export class VsCodeServer {
  readonly #process: ChildProcess;
  readonly #output: OutputTail;
  readonly #token: string;
  readonly port: number;

  private constructor(process: ChildProcess, port: number, token: string) {
    this.#process = process;
    this.#output = new OutputTail(process);
    this.port = port;
    this.#token = token;
  }

  /** Fetches the server on first use. `dataFolder` takes its settings, logs and user data. */
  static async start(dataFolder: string): Promise<VsCodeServer> {
    const vscode = await installedServer();
    const port = await freePort();
    const token = randomUUID();
    const child = spawn(
      process.execPath,
      [
        join(vscode, 'out', 'server-main.js'),
        ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
        ...['--accept-server-license-terms', '--disable-telemetry', '--disable-workspace-trust'],
        ...['--server-data-dir', dataFolder, '--user-data-dir', userFolder(dataFolder)],
      ],
      {
        cwd: dataFolder,
        detached: process.platform !== 'win32',
        env: { ...process.env, EXTENSIONS_GALLERY: noGallery },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    endWithThisProcess(child);
    const server = new VsCodeServer(child, port, token);
    try {
      await server.#answers();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** The address that opens the editor in a browser. */
  address(request: EditorRequest): string {
    const remote = (path: string): string =>
      `vscode-remote://127.0.0.1:${this.port}${pathToFileURL(path).pathname}`;
    const payload = [
      ['extensionDevelopmentPath', remote(request.extensionDevelopmentPath)],
      ...(request.extensionTestsPath === undefined
        ? []
        : [['extensionTestsPath', remote(request.extensionTestsPath)]]),
      ['skipWelcome', 'true'],
    ];
    const query = new URLSearchParams({
      tkn: this.#token,
      folder: pathToFileURL(request.folder).pathname,
      payload: JSON.stringify(payload),
    });
    return `http://127.0.0.1:${this.port}/?${query.toString()}`;
  }

  /** Resolves with the last lines of the server's log when the server ends by itself. */
  async ended(): Promise<string> {
    if (!hasEnded(this.#process)) await new Promise((resolve) => this.#process.once('exit', resolve));
    return this.log;
  }

  get log(): string {
    return this.#output.text;
  }

  stop(): Promise<void> {
    return endProcessTree(this.#process);
  }

  async #answers(): Promise<void> {
    const signal = AbortSignal.timeout(startLimit);
    const failed = this.ended().then((log) => {
      throw new Error(`VS Code's server ended at once:\n${log}`);
    });
    await Promise.race([failed, untilAnswers(`http://127.0.0.1:${this.port}/version`, signal)]);
    failed.catch(() => undefined);
  }
}

async function untilAnswers(address: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await fetch(address, { signal });
      return;
    } catch (error) {
      if (signal.aborted)
        throw new Error(`no answer from ${address} within ${startLimit / 1000} s`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function installedServer(): Promise<string> {
  const { name, version } = serverPackage;
  const inPackage = ['node_modules', name, 'lib', 'vscode'];
  const folder = await fetchedFolder(
    `${name}-${version}-ripgrep-${searchPackage.version}`,
    async (target) => {
      console.log(`fetching ${name}@${version} from the npm registry (once, about 300 MB)`);
      await writeFile(join(target, 'package.json'), '{ "private": true }\n');
      const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error'];
      const search = `${searchPackage.name}@${searchPackage.version}`;
      await npm(['install', `${name}@${version}`, search, ...quiet], target);
      const vscode = join(target, ...inPackage);
      await npm(['install', '--omit=dev', ...quiet], vscode);
      await cp(
        join(target, 'node_modules', searchPackage.name, 'bin'),
        join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin'),
        { recursive: true },
      );
    },
  );
  return join(folder, ...inPackage);
}

async function npm(args: readonly string[], cwd: string): Promise<void> {
  const call = npmCommand(args);
  await runCommand(call.command, call.args, { cwd, env: withoutNpmSettings(process.env) });
}

/** Settings that an outer `npm run` hands down (its prefix, its lock) are not meant for a folder of its own. */
function withoutNpmSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inherited =
    /^npm_(?:config_(?:local_prefix|prefix|global|workspace|package_lock|omit|include)|package_|lifecycle_)/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !inherited.test(name)));
}

async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(0, '127.0.0.1', resolve);
  });
  const address = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1');
  return address.port;
}
