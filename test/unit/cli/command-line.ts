import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
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
  const output = new Collected();
  const errors = new Collected();
  const terminal = openTerminal(
    {
      workingDirectory: folder,
      environment: {},
      input: Readable.from([Buffer.from(input)]),
      output,
      errors,
      installation: { script: null, pages: join(import.meta.dirname, '../../../docs/findings') },
    },
    () => undefined,
  );
  const exitCode = await runCommandLine(args, terminal);
  return { exitCode, output: output.text, errors: errors.text };
}

/** Takes everything that is written to it at once. */
class Collected extends Writable {
  private readonly chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString();
  }
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
