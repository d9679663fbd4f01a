import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { runCommandLine } from '../../../src/cli/run';
import { openTerminal } from '../../../src/cli/terminal';

export interface Outcome {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

export const sampleFolder = join(import.meta.dirname, '../../../samples/three-engineers');

/** Runs a command line in a folder, with what standard input holds. */
export async function run(
  folder: string,
  args: readonly string[],
  input: string | Uint8Array = '',
): Promise<Outcome> {
  const output = new PassThrough();
  const errors = new PassThrough();
  const terminal = openTerminal(
    {
      workingDirectory: folder,
      environment: {},
      input: Readable.from([Buffer.from(input)]),
      output,
      errors,
    },
    () => undefined,
  );
  const exitCode = await runCommandLine(args, terminal);
  return { exitCode, output: textOf(output), errors: textOf(errors) };
}

function textOf(stream: PassThrough): string {
  return String((stream.read() as Buffer | null) ?? '');
}

/** A folder with files, gone after the test. */
export class TemporaryFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'pat-lens-'));

  write(name: string, content: string | Uint8Array): void {
    const file = join(this.path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

export const scenario = `version: 1
pat: { profile: cisco-ios, address: 192.0.2.2 }
peers:
  - { name: "p{n}", hosts: 192.168.100.11-192.168.100.13, gateway: 198.51.100.1 }
`;
