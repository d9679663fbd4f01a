import type { Diagnostic } from '../../features/diagnostics';
import type { Uri } from '../../workspace/uri';
import { isBelow } from '../../workspace/uri';
import type { OutputFinding } from './output-finding';

/** One finding that was there when the baseline was written. */
export interface BaselineEntry {
  readonly code: string;
  /** Relative to the folder of the baseline, with `/`. */
  readonly file: string;
  readonly fingerprint: string;
  /** Missing in a baseline of a version that did not write it, which then knows the finding however grave it is. */
  readonly severity?: Diagnostic['severity'];
  /** The peers that the finding names, in order; missing where `severity` is. */
  readonly peers?: readonly string[];
}

const gravity: readonly Diagnostic['severity'][] = ['hint', 'info', 'warning', 'error'];

/** The text of a baseline with these entries, the same for the same entries in any order. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const findings = entries
    .map(({ code, file, fingerprint, ...more }) => ({ file, code, fingerprint, ...more }))
    .sort((one, other) => compare(keyOf(one), keyOf(other)));
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
}

/** The entries of a baseline; null for a text that is none. */
export function parseBaseline(text: string): readonly BaselineEntry[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || value['version'] !== 1 || !Array.isArray(value['findings'])) return null;
  const entries: readonly unknown[] = value['findings'];
  return entries.every(isEntry) ? entries : null;
}

/** Tells known findings from new ones, and in the end which entries found nothing. */
export class Baseline {
  private readonly open: Map<string, BaselineEntry>;
  /** How many findings were known. */
  knownCount = 0;

  /** `nameOf` gives a finding's file as the baseline calls it. */
  constructor(
    entries: readonly BaselineEntry[],
    private readonly nameOf: (finding: OutputFinding) => string,
  ) {
    this.open = new Map(entries.map((entry) => [keyOf(entry), entry]));
  }

  /** New is also what became graver than it was, or names a peer that it did not name. */
  isNew(finding: OutputFinding): boolean {
    const { code, fingerprint } = finding;
    const key = keyOf({ code, fingerprint, file: this.nameOf(finding) });
    const entry = this.open.get(key);
    if (entry === undefined) return true;
    this.open.delete(key);
    if (!covers(entry, finding)) return true;
    this.knownCount++;
    return false;
  }

  /** Entries about files that were looked at, or are gone from folders that were, and that met no finding. */
  stale(
    uriOf: (entry: BaselineEntry) => Uri,
    checked: ReadonlySet<Uri>,
    folders: readonly Uri[],
  ): readonly BaselineEntry[] {
    return [...this.open.values()].filter((entry) => {
      const uri = uriOf(entry);
      return checked.has(uri) || folders.some((folder) => isBelow(uri, folder));
    });
  }
}

function covers({ severity, peers }: BaselineEntry, finding: OutputFinding): boolean {
  if (severity !== undefined && gravity.indexOf(finding.severity) > gravity.indexOf(severity)) return false;
  const known = new Set(peers);
  return peers === undefined || finding.peers.every((peer) => known.has(peer));
}

function keyOf({ file, code, fingerprint }: BaselineEntry): string {
  return `${file}\n${code}\n${fingerprint}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(value: unknown): value is BaselineEntry {
  if (!isRecord(value)) return false;
  const { file, code, fingerprint, severity, peers } = value;
  return (
    [file, code, fingerprint].every((one) => typeof one === 'string') &&
    (severity === undefined || gravity.some((one) => one === severity)) &&
    (peers === undefined || (Array.isArray(peers) && peers.every((one) => typeof one === 'string')))
  );
}
