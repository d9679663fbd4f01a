import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** The parts of a machine that decide whether a desktop VS Code can be used. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
  /** The path with symbolic links followed. */
  resolve(path: string): string;
}

export const thisMachine: Machine = {
  platform: process.platform,
  environment: process.env,
  exists: existsSync,
  resolve: (path) => realpathSync(path),
};

/** An installed desktop VS Code: the command for people, and the program that tests are run with. */
export interface DesktopVsCode {
  readonly command: string;
  readonly program: string;
}

/**
 * The desktop VS Code to use: the program in `PAT_LENS_VSCODE`, else the one whose `code` is on the path. None when
 * there is no display, or when `PAT_LENS_VSCODE` says `browser`.
 */
export function findDesktopVsCode(machine: Machine = thisMachine): DesktopVsCode | undefined {
  const chosen = machine.environment['PAT_LENS_VSCODE'];
  if (chosen === 'browser') return undefined;
  if (chosen !== undefined && chosen !== '') {
    if (!machine.exists(chosen)) throw new Error(`PAT_LENS_VSCODE names no file: ${chosen}`);
    return { command: chosen, program: chosen };
  }
  if (!hasDisplay(machine)) return undefined;
  const name = machine.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (machine.environment['PATH'] ?? '').split(delimiter);
  const command = folders.map((folder) => join(folder, name)).find((path) => machine.exists(path));
  if (command === undefined) return undefined;
  const program = programOf(machine.resolve(command), machine.platform);
  return machine.exists(program) ? { command, program } : undefined;
}

/** `code` only passes its arguments on and ends; the program beside it stays until the window is closed. */
function programOf(command: string, platform: NodeJS.Platform): string {
  const folder = dirname(command);
  switch (platform) {
    case 'darwin':
      return join(folder, '..', '..', '..', 'MacOS', 'Electron');
    case 'win32':
      return join(folder, '..', 'Code.exe');
    default:
      return join(folder, '..', 'code');
  }
}

function hasDisplay({ platform, environment }: Machine): boolean {
  return platform !== 'linux' || Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
}
