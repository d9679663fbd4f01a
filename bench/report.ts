import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

/** One measured number, and the limit that the project sets for it, where it sets one. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What a bench found, or why it could not measure. */
export interface Report {
  readonly bench: string;
  readonly figures: readonly Figure[];
  readonly skipped?: string;
  /** The load average of the last minute when the bench ended. */
  readonly load: number;
}

/** Modules as they ship: bundled. A loader that keeps every module apart costs more than much of what they do. */
export async function bundled<T>(modules: readonly string[]): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'pat-lens-bench-'));
  const outfile = join(folder, 'bundle.mjs');
  const contents = modules.map((path) => `export * from './${path}';`).join('\n');
  try {
    buildSync({
      stdin: { contents, resolveDir: process.cwd() },
      bundle: true,
      format: 'esm',
      target: 'es2022',
      outfile,
    });
    return (await import(pathToFileURL(outfile).href)) as T;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The figures as a table, each with its limit. */
export function tableOf(figures: readonly Figure[]): string {
  const width = Math.max(0, ...figures.map(({ name }) => name.length));
  return figures
    .map(({ name, value, unit, atLeast, atMost }) => {
      const limit =
        atLeast !== undefined
          ? `  (${short(atLeast)} or more: ${value >= atLeast ? 'met' : 'missed'})`
          : atMost !== undefined
            ? `  (${short(atMost)} or less: ${value <= atMost ? 'met' : 'missed'})`
            : '';
      return `${name.padEnd(width)}  ${short(value).padStart(12)} ${unit}${limit}`.trimEnd();
    })
    .join('\n');
}

/** Prints a bench's table and, last, one line of JSON. */
export function printed(bench: string, figures: readonly Figure[], skipped?: string): Report {
  const report = { bench, figures, ...(skipped === undefined ? {} : { skipped }), load: loadavg()[0] ?? 0 };
  console.log(skipped === undefined ? tableOf(figures) : `${bench}: not measured: ${skipped}`);
  console.log(`load average ${report.load.toFixed(1)}`);
  console.log(JSON.stringify(report));
  return report;
}

function short(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(3);
}
