import type { Uri } from '../../workspace/uri';
import { isBelow } from '../../workspace/uri';
import type { OutputFinding } from './output-finding';

/** One finding that was there when the baseline was written. */
export interface BaselineEntry {
  readonly code: string;
  /** Relative to the folder of the baseline, with `/`. */
  readonly file: string;
  readonly fingerprint: string;
}

/** The text of a baseline with these entries, the same for the same entries in any order. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const findings = entries
    .map(({ code, file, fingerprint }) => ({ file, code, fingerprint }))
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

  isNew(finding: OutputFinding): boolean {
    const { code, fingerprint } = finding;
    const isKnown = this.open.delete(keyOf({ code, fingerprint, file: this.nameOf(finding) }));
    if (isKnown) this.knownCount++;
    return !isKnown;
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
  return (
    isRecord(value) &&
    [value['file'], value['code'], value['fingerprint']].every((one) => typeof one === 'string')
  );
}
