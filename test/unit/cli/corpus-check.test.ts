import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command-line';

const corpus = join(import.meta.dirname, '../../../../shared/corpus');
const golden = join(import.meta.dirname, 'corpus-check.golden.tsv');

interface Output {
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly file: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
}

/** A folder and all below it: each named by itself, as its configs have nothing to do with those of the others. */
function foldersBelow(folder: string): readonly string[] {
  const below = readdirSync(join(corpus, folder), { withFileTypes: true }).filter((one) => one.isDirectory());
  return [folder, ...below.flatMap(({ name }) => foldersBelow(join(folder, name)))];
}

/** Every finding was gone through: what a network engineer would call false is a defect of its rule, not a row of the golden file. */
describe('pat-lens check on configs of the field', function () {
  this.timeout(120_000);

  before(function () {
    if (existsSync(corpus)) return;
    process.stderr.write('skipped: the folder ../shared/corpus is missing\n');
    this.skip();
  });

  it('finds what the golden file has (UPDATE_GOLDEN=1 writes it anew)', async () => {
    const { output, errors } = await run(corpus, ['check', ...foldersBelow('.'), '--format', 'json']);
    // Some folders hold nothing but what is none of ours.
    const said = errors
      .split('\n')
      .filter((line) => line !== '' && !line.includes(' cli.nothing-to-check: '));
    assert.deepEqual(said, []);
    const { findings } = JSON.parse(output) as Output;
    const rows = findings.map(({ code, severity, file, range }) =>
      [file, range.start.line, severity, code].join('\t'),
    );
    const found = `${['file', 'line', 'severity', 'code'].join('\t')}\n${rows.join('\n')}\n`;
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, found);
    assert.equal(found, readFileSync(golden, 'utf8'));
  });
});
