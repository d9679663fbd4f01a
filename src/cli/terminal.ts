import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { styleFor, type Style, type Surface } from './style';

/** Where a command runs: its working directory and its three streams. */
export interface Terminal {
  readonly workingDirectory: string;
  readonly style: Style;
  readonly input: Readable;
  /** Writes a line to standard output. */
  readonly print: (line: string) => void;
  /** Writes text as it is to standard output. */
  readonly write: (text: string) => void;
  /** Writes a line to standard error. */
  readonly warn: (line: string) => void;
  /**
   * Shows a text as the last line of standard error until the next one, where that is a terminal; an empty one takes it away,
   * which must come before anything else is written.
   */
  readonly status: (text: string) => void;
  /** What belongs to the program beside this code. */
  readonly installation: Installation;
  /** Resolves when standard output takes more: what is printed without end waits for it. */
  readonly drained: () => Promise<void>;
}

export interface Installation {
  /** The file that runs the program, for threads of it; null where there is no such single file. */
  readonly script: string | null;
  /** The folder with a page for each finding code; null where it is unknown. */
  readonly pages: string | null;
}

export interface TerminalParts {
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: Readable;
  readonly output: Writable & Surface;
  readonly errors: Writable & Surface;
  readonly installation?: Installation;
}

/** A terminal over streams. `onBroken` is called when one of them takes no more, with the system's code of the error. */
export function openTerminal(parts: TerminalParts, onBroken: (code: string) => void): Terminal {
  const { workingDirectory, environment, input, output, errors, installation } = parts;
  for (const stream of [output, errors]) {
    stream.on('error', (error: NodeJS.ErrnoException) => onBroken(error.code ?? 'unknown'));
  }
  return {
    workingDirectory,
    style: styleFor(output, environment),
    input,
    print: (line) => void output.write(`${line}\n`),
    write: (text) => void output.write(text),
    warn: (line) => void errors.write(`${line}\n`),
    status: errors.isTTY === true ? (text) => void errors.write(`\r\u001b[K${text}`) : () => undefined,
    installation: installation ?? { script: null, pages: null },
    drained: async () => {
      if (output.writableNeedDrain) await once(output, 'drain');
    },
  };
}
