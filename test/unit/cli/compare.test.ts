import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchemaObject } from 'ajv';
import { profiles } from '../../../src/engine/profiles/index';
import { run, TemporaryFolder } from './command-line';

const schemas = join(import.meta.dirname, '../../../schemas');
const table = `edge#show ip nat translations
Pro Inside global  Inside local   Outside local    Outside global
udp 192.0.2.2:2    10.0.0.13:500  198.51.100.1:500 198.51.100.1:500
udp 192.0.2.2:500  10.0.0.11:500  198.51.100.1:500 198.51.100.1:500
udp 192.0.2.2:1    10.0.0.12:500  198.51.100.1:500 198.51.100.1:500
icmp 192.0.2.2:7   10.0.0.12:7    203.0.113.9:7    203.0.113.9:7
edge#
`;

interface Output {
  readonly rows: number;
  readonly profiles: readonly { readonly profile: string; readonly explained: number }[];
}

describe('pat-lens compare', () => {
  const folder = new TemporaryFolder();
  before(() => folder.write('table.txt', table));
  after(() => folder.remove());

  it('ranks all profiles where none is named', async () => {
    const { exitCode, output } = await run(folder.path, ['compare', 'table.txt', '--json']);
    assert.equal(exitCode, 0);
    const { rows, profiles: ranked } = JSON.parse(output) as Output;
    assert.equal(rows, 4);
    assert.equal(ranked.length, profiles.length);
    assert.deepEqual([ranked[0]?.profile, ranked[0]?.explained], ['cisco-ios', 3]);
  });

  it('prints JSON that fits its schema, a list for several tables', async () => {
    const schema = JSON.parse(readFileSync(join(schemas, 'compare.schema.json'), 'utf8')) as AnySchemaObject;
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
    for (const [input, more] of [
      [table, []],
      [table + table, []],
      [table, ['--profile', 'pf-static-port']],
    ] as const) {
      const { output } = await run(folder.path, ['compare', '-', '--json', ...more], input);
      assert.ok(validate(JSON.parse(output)), JSON.stringify(validate.errors));
      assert.equal(Array.isArray(JSON.parse(output)), input !== table);
    }
    assert.equal(validate({ version: 1 }), false);
  });

  it('tells by line what a profile does not explain, and ends with 1', async () => {
    const { exitCode, output } = await run(folder.path, [
      'compare',
      'table.txt',
      '--profile',
      'cisco-asa-flat',
    ]);
    assert.equal(exitCode, 1);
    assert.match(output, /^cisco-asa-flat does not explain the table\.$/m);
    assert.match(output, /^ {2}line 3: 192\.0\.2\.2:2 is seen, predicted is any of 1024-65535/m);
    assert.match(output, /^ {2}line 6: profiles say nothing of icmp$/m);
  });

  it('lists the mappings that it has to assume', async () => {
    const alone = table
      .split('\n')
      .filter((line) => !line.includes('10.0.0.11'))
      .join('\n');
    const { exitCode, output } = await run(folder.path, ['compare', '-', '--profile', 'cisco-ios'], alone);
    assert.equal(exitCode, 0);
    assert.match(
      output,
      /^Assumed: 1 mapping that is no longer in the table\n {2}udp 192\.0\.2\.2:500, needed by line 4$/m,
    );
  });

  it('ends with 2 for a table that is cut, and for text that is none', async () => {
    const cut = await run(
      folder.path,
      ['compare', '-'],
      table.slice(0, table.indexOf('198.51.100.1:500\nudp 192.0.2.2:1')),
    );
    assert.equal(cut.exitCode, 2);
    assert.match(
      cut.errors,
      /^-:4:\d+: error table\.incomplete: The entry breaks off; expected .*outside global\.$/m,
    );
    const other = await run(folder.path, ['compare', '-'], 'hostname edge\n');
    assert.equal(other.exitCode, 2);
    assert.match(other.errors, /^-:1:1: error table\.unrecognised: /);
    assert.equal((await run(folder.path, ['compare', 'table.txt', '--profile', 'cisco'])).exitCode, 2);
  });
});
