import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingCodes, type Severity } from '../../analysis/findings/finding';

/** What the documentation says of a finding code. */
export interface RulePage {
  /** One line. */
  readonly summary: string;
  /** The whole page, in Markdown. */
  readonly page: string;
}

/** The pages of `docs/findings` in a folder; a code without a page of its own has that of its family. */
export class RulePages {
  private summaries: ReadonlyMap<string, string> | null = null;

  constructor(private readonly folder: string | null) {}

  /** Null where the documentation is not installed, or has nothing about the code. */
  of(code: string): RulePage | null {
    const family = code.slice(0, code.indexOf('.'));
    const page = this.read(`${code}.md`) ?? this.read(`${family}.md`);
    this.summaries ??= summariesIn(this.read('README.md') ?? '');
    const summary = this.summaries.get(code) ?? this.summaries.get(`${family}.*`);
    return page === null || summary === undefined ? null : { summary, page };
  }

  private read(name: string): string | null {
    if (this.folder === null) return null;
    try {
      return readFileSync(join(this.folder, name), 'utf8');
    } catch {
      return null;
    }
  }
}

/** Rows of `| [code](page) | severity | what it says |`. */
function summariesIn(table: string): ReadonlyMap<string, string> {
  const summaries = new Map<string, string>();
  for (const line of table.split(/\r?\n/)) {
    const [, first = '', , says = ''] = line.split('|').map((cell) => cell.trim());
    const end = first.indexOf(']');
    if (first.startsWith('[') && end > 0) summaries.set(first.slice(1, end), says);
  }
  return summaries;
}

/** The severity that a code has unless settings or circumstances say otherwise. */
export function defaultSeverity(code: string): Severity {
  return Object.hasOwn(findingCodes, code) ? findingCodes[code as keyof typeof findingCodes] : 'error';
}
