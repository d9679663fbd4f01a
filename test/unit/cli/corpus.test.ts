import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command-line';

const corpus = join(import.meta.dirname, '../../../../shared/corpus');
const azure = 'Azure+Azure-vpn-config-samples/Cisco/Current/ISR/cisco-isr-ios-15.1-Route_Based.txt';

describe('pat-lens on configs of the field', function () {
  before(function () {
    if (existsSync(corpus)) return;
    process.stderr.write('skipped: the folder ../shared/corpus is missing\n');
    this.skip();
  });

  it('annotates every IOS, IOS-XE and ASA config without an error', async () => {
    const rows = readFileSync(join(corpus, 'index.tsv'), 'utf8')
      .split('\n')
      .map((row) => row.split('\t'));
    const files = rows.flatMap(([file = '', , , , dialect = '']) =>
      /^(ios|iosxe|asa)$/.test(dialect) ? [file] : [],
    );
    assert.ok(files.length > 20);
    const { exitCode, output, errors } = await run(corpus, ['annotate', '--json', ...files]);
    assert.deepEqual([exitCode, errors], [0, '']);
    const result = JSON.parse(output) as { files: { file: string; dialect: string | null }[] };
    assert.deepEqual(
      result.files.map(({ file }) => file),
      files,
    );
  });

  it('marks the line of the Azure ISR sample that pins the source port', async () => {
    const { output } = await run(corpus, ['annotate', azure]);
    const lines = output.split('\n');
    const marks = lines.flatMap((line, index) => (line.trimStart().startsWith('↳') ? [index] : []));
    assert.equal(marks.length, 1);
    assert.match(lines[marks[0]! - 1] ?? '', /^access-list \d+ permit udp host \S+ eq isakmp host \S+$/);
    assert.match(lines[marks[0]!] ?? '', /500/);
  });
});
