import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchemaObject } from 'ajv';
import { run, TemporaryFolder } from './command-line';

const schemas = join(import.meta.dirname, '../../../schemas');
const header = 'protocol,insideAddress,insidePort,outsideAddress,outsidePort,mappedAddress,mappedPort';
const flows = `${header}
udp,10.0.0.1,500,198.51.100.1,500,192.0.2.2,500
udp,10.0.0.2,500,198.51.100.1,500,192.0.2.2,198
udp,10.0.0.3,500,198.51.100.1,500,,
esp,10.0.0.3,,198.51.100.1,,192.0.2.2,
`;

describe('pat-lens translate', () => {
  const folder = new TemporaryFolder();
  before(() => folder.write('flows.csv', flows));
  after(() => folder.remove());

  it('says of each row whether the prediction contained what was observed, and ends with 0 if all did', async () => {
    const { exitCode, output, errors } = await run(folder.path, [
      'translate',
      'flows.csv',
      '--profile',
      'linux',
    ]);
    assert.equal(errors, '');
    assert.equal(exitCode, 0);
    assert.match(output, /any of 1-499, 501-511 .* ✓ observed 192\.0\.2\.2:198/);
    assert.match(output, /4 rows\. 3 of 3 observed ports lie in the prediction\./);
  });

  it('ends with 1 where the device did something else', async () => {
    const { exitCode, output } = await run(folder.path, ['translate', '-'], flows);
    assert.equal(exitCode, 1);
    assert.match(output, / 1 {2}first free port of the group {2}✗ observed 192\.0\.2\.2:198/);
  });

  it('prints JSON Lines that fit their schema', async () => {
    const schema = JSON.parse(
      readFileSync(join(schemas, 'translate.schema.json'), 'utf8'),
    ) as AnySchemaObject;
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
    for (const more of [[], ['--address', '192.0.2.2,192.0.2.3'], ['--ports', '198-198']]) {
      const args = ['translate', 'flows.csv', '--profile', 'linux', '--json', ...more];
      const { output } = await run(folder.path, args);
      const lines = output
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line));
      assert.equal(lines.length, 4);
      for (const line of lines) assert.ok(validate(line), JSON.stringify([line, validate.errors]));
    }
    const { output } = await run(folder.path, ['translate', 'flows.csv', '--json']);
    assert.deepEqual(JSON.parse(output.split('\n')[0] ?? ''), {
      row: 1,
      ports: { kind: 'exact', port: 500 },
      rule: 'preserved',
      observed: 500,
      contained: true,
    });
  });

  it('ends with 2 and the place for what cannot be read', async () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      [`${header}\nudp,10.0.0.x,500,198.51.100.1,500,,\n`, /^-:2:5: error flows\.bad-address: /],
      [
        `${flows}udp,10.0.0.9,500,198.51.100.1,500,192.0.2.9,500\n`,
        /^-:6:1: error flows\.foreign-address: .*--address/,
      ],
      ['', /^-:1:1: error flows\.empty: /],
      ['\0\0', /^-:1:1: error file\.binary: /],
      [`${header}\n${'x'.repeat(2_000_000)}`, /^-:2:1: error cli\.line-too-long: /],
    ];
    for (const [input, expected] of cases) {
      const { exitCode, errors } = await run(folder.path, ['translate', '-', '--json'], input);
      assert.equal(exitCode, 2, input.slice(0, 200));
      assert.match(errors, expected);
    }
    for (const args of [
      ['flows.csv', '--address', '1.2.3'],
      ['flows.csv', '--profile', 'x'],
      ['none.csv'],
      ['.'],
    ]) {
      assert.equal((await run(folder.path, ['translate', ...args])).exitCode, 2, args.join(' '));
    }
  });
});
