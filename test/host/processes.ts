import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** Runs a command to its end; rejects with its last output when it ends with another code than 0. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<string> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = new OutputTail(child);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${String(code)}\n${output.text}`);
  return output.text;
}

/** npm, called the way it works on every system: as a script of the running Node where npm tells its place. */
export function npmCommand(args: readonly string[]): { readonly command: string; readonly args: string[] } {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('.js') === true) return { command: process.execPath, args: [script, ...args] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [...args] };
}

/** The last part of what a process printed, for the message when something goes wrong. */
export class OutputTail {
  static readonly #limit = 16_000;
  text = '';

  constructor(child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.text = (this.text + chunk).slice(-OutputTail.#limit);
      });
    }
  }
}

/** Lets nothing of a process that was started with `detached` outlive this one, however this one ends. */
export function endWithThisProcess(child: ChildProcess): void {
  const end = (): void => {
    if (child.pid !== undefined) signalTree(child.pid, 'SIGKILL');
  };
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
}

/** Ends a process that was started with `detached` and everything that it started. */
export async function endProcessTree(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return;
  const ended = new Promise<true>((resolve) => child.once('exit', () => resolve(true)));
  signalTree(child.pid, 'SIGTERM');
  if (await Promise.race([ended, delay(5000, false, { ref: false })])) {
    signalTree(child.pid, 'SIGKILL');
    return;
  }
  signalTree(child.pid, 'SIGKILL');
  await ended;
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function signalTree(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
