import { badBaselineMessage, missingBaselineMessage, staleBaselineMessage } from '../../messages/cli';
import { decodeText } from '../../workspace/decode';
import { largestFile } from '../../workspace/document';
import { folderOf, join, relativePath, type Uri } from '../../workspace/uri';
import { CommandFailed, type Failure } from '../failure';
import type { Session } from '../session';
import { Baseline, baselineText, parseBaseline, type BaselineEntry } from './baseline';
import type { OutputFinding } from './output-finding';

/** Reads a baseline; ends the command where it cannot be used. */
export async function readBaseline(session: Session, path: string): Promise<Baseline> {
  const uri = session.uriOf(path);
  const bytes = await session.files.read(uri, largestFile);
  if (!(bytes instanceof Uint8Array)) {
    const failure = session.fileFailure(path, bytes);
    const isMissing = bytes.code === 'not-found';
    throw new CommandFailed([isMissing ? { ...failure, message: missingBaselineMessage() } : failure]);
  }
  const text = decodeText(bytes);
  const entries = typeof text === 'string' ? parseBaseline(text) : null;
  if (entries === null) {
    throw new CommandFailed([{ file: path, code: 'cli.bad-baseline', message: badBaselineMessage() }]);
  }
  return new Baseline(entries, (finding) => entryOf(session, uri, finding).file);
}

/** Writes what was found as a baseline; ends the command where the file cannot be written. */
export async function writeBaseline(
  session: Session,
  path: string,
  findings: readonly BaselineEntry[],
): Promise<void> {
  const problem = await session.files.write(session.uriOf(path), baselineText(findings));
  if (problem !== null) throw new CommandFailed([session.fileFailure(path, problem)]);
}

/** A finding as a baseline at that address names it. */
export function entryOf(
  session: Session,
  baseline: Uri,
  { code, file, fingerprint, severity, peers }: OutputFinding,
): BaselineEntry {
  return {
    code,
    file: relativePath(folderOf(baseline), session.uriOf(file)),
    fingerprint,
    severity,
    peers,
  };
}

/** What is said of entries that met no finding. */
export function staleNotes(
  session: Session,
  path: string,
  baseline: Baseline,
  checked: ReadonlySet<Uri>,
  folders: readonly Uri[],
): readonly Failure[] {
  const folder = folderOf(session.uriOf(path));
  const uriOf = ({ file }: BaselineEntry): Uri => join(folder, file);
  return baseline.stale(uriOf, checked, folders).map((entry) => ({
    file: session.display(uriOf(entry)),
    severity: 'info',
    code: 'baseline.stale',
    message: staleBaselineMessage(entry.code),
  }));
}
