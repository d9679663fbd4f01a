import { createReadStream } from 'node:fs';
import { isFolderMessage } from '../messages/cli';
import { lineTooLongMessage } from '../messages/tables';
import { decodeText } from '../workspace/decode';
import { largestFile } from '../workspace/document';
import type { GoverningSettings } from '../workspace/settings-finder';
import { folderOf } from '../workspace/uri';
import { CommandFailed, type Failure } from './failure';
import { pathOfUri } from './file-uris';
import type { Session } from './session';
import { readStream, standardInput } from './standard-input';

/** No line of a file that is read line by line is longer. */
const longestLine = 1024 * 1024;

/** The text of a file or of standard input (`-`); ends the command where there is none. */
export async function readText(session: Session, path: string): Promise<string> {
  await requireFile(session, path);
  const bytes =
    path === standardInput
      ? await readStream(session.terminal.input, largestFile)
      : await session.files.read(session.uriOf(path), largestFile);
  const text = bytes instanceof Uint8Array ? decodeText(bytes) : bytes;
  if (typeof text !== 'string') throw new CommandFailed([session.fileFailure(path, text)]);
  return text;
}

/**
 * The lines of a file or of standard input one after the other, in memory for one chunk; ends the command where the file
 * cannot be read, is binary or has a line that is too long.
 */
export async function* readLines(session: Session, path: string): AsyncIterableIterator<string> {
  await requireFile(session, path);
  const input =
    path === standardInput ? session.terminal.input : createReadStream(pathOfUri(session.uriOf(path)));
  let decoder: TextDecoder | null = null;
  let rest = '';
  let line = 0;
  try {
    for await (const chunk of input as AsyncIterable<Uint8Array>) {
      decoder ??= decoderFor(chunk);
      if (decoder === null) throw new CommandFailed([session.fileFailure(path, { code: 'binary' })]);
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        line++;
        yield part;
      }
      if (rest.length > longestLine) throw new CommandFailed([tooLong(path, line + 1)]);
    }
  } catch (error) {
    if (error instanceof CommandFailed) throw error;
    const detail = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CommandFailed([session.fileFailure(path, { code: 'unreadable', detail })]);
  }
  rest += decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}

/** The settings that hold for a file; those of the working directory for standard input. */
export async function settingsFor(session: Session, path: string): Promise<GoverningSettings> {
  const folder = path === standardInput ? session.uriOf('.') : folderOf(session.uriOf(path));
  const governing = await session.workspace.settingsOf(folder);
  session.warnOfSettings(governing);
  return governing;
}

async function requireFile(session: Session, path: string): Promise<void> {
  if (path === standardInput) return;
  const kind = await session.files.kind(session.uriOf(path));
  if (kind === 'file') return;
  throw new CommandFailed([
    kind === 'folder'
      ? { file: path, code: 'cli.is-folder', message: isFolderMessage() }
      : session.fileFailure(path, kind),
  ]);
}

/** By the byte order mark, else UTF-8; null for binary, which has a NUL near its beginning. */
function decoderFor(chunk: Uint8Array): TextDecoder | null {
  const [first, second] = chunk;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return chunk.subarray(0, 512).includes(0) ? null : new TextDecoder('utf-8');
}

function tooLong(file: string, line: number): Failure {
  return { file, line, code: 'cli.line-too-long', message: lineTooLongMessage(longestLine) };
}
