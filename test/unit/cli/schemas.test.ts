import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchemaObject } from 'ajv';
import { run, sampleFolder, scenario, TemporaryFolder } from './command-line';

const schemas = join(import.meta.dirname, '../../../schemas');

function validatorOf(name: string): (text: string) => unknown {
  const schema = JSON.parse(readFileSync(join(schemas, `${name}.schema.json`), 'utf8')) as AnySchemaObject;
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
  return (text) => (validate(JSON.parse(text)) ? null : validate.errors);
}

const everything = `version: 1
pat: { profile: linux, addresses: [192.0.2.2, 192.0.2.3] }
peers:
  - { name: "p{n}", hosts: 192.168.100.11-192.168.100.14, gateway: 198.51.100.1 }
  - { name: esp, host: 192.168.100.20, gateway: 198.51.100.1, encapsulation: esp }
  - { name: tcp, host: 192.168.100.21, gateway: 198.51.100.1, encapsulation: tcp-4500 }
background: [{ protocol: tcp, host: 192.168.100.50, ports: 40000-40002, gateway: 203.0.113.9 }]
expect: [{ peer: p1, ike: 1 }]
`;

describe('the JSON of', () => {
  const folder = new TemporaryFolder();
  after(() => folder.remove());

  it('simulate fits its schema, for one scenario and for several', async () => {
    const errorsOf = validatorOf('simulate');
    folder.write('one.pat.yaml', everything);
    folder.write('two.pat.yaml', scenario);
    for (const args of [['one.pat.yaml'], ['.']]) {
      assert.equal(errorsOf((await run(folder.path, ['simulate', '--json', ...args])).output), null);
    }
    assert.equal(errorsOf((await run(sampleFolder, ['simulate', '--json', '.'])).output), null);
    assert.notEqual(errorsOf('{"version":1}'), null);
  });

  it('annotate fits its schema', async () => {
    const errorsOf = validatorOf('annotate');
    const { output } = await run(
      sampleFolder,
      ['annotate', '--json', 'hub.cfg', 'edge.cfg', 'three-engineers.pat.yaml', '-'],
      'x',
    );
    assert.equal(errorsOf(output), null);
    assert.notEqual(errorsOf('{"version":1,"files":[{}]}'), null);
  });

  it('check fits its schema', async () => {
    const errorsOf = validatorOf('check');
    assert.equal(errorsOf((await run(sampleFolder, ['check', '--format', 'json', '.'])).output), null);
    assert.notEqual(errorsOf('{"version":1,"findings":[{}]}'), null);
  });

  it('diff fits its schema, whatever changed', async () => {
    const errorsOf = validatorOf('diff');
    folder.write('before.pat.yaml', everything);
    folder.write(
      'after.pat.yaml',
      everything.replace('profile: linux', 'profile: cisco-ios').replace('name: tcp', 'name: other'),
    );
    const { output } = await run(folder.path, ['diff', '--json', 'before.pat.yaml', 'after.pat.yaml']);
    assert.equal(errorsOf(output), null);
    const effects = (JSON.parse(output) as { changes: { effect: string }[] }).changes.map(
      (one) => one.effect,
    );
    assert.deepEqual([...new Set(effects)].sort(), ['gone', 'new', 'ports']);
    assert.notEqual(errorsOf('{"version":1,"changes":[{}]}'), null);
  });

  it('profiles fits its schema, for all and for one', async () => {
    const errorsOf = validatorOf('profiles');
    assert.equal(errorsOf((await run(sampleFolder, ['profiles', '--json'])).output), null);
    assert.equal(errorsOf((await run(sampleFolder, ['profiles', 'linux', '--json'])).output), null);
    assert.notEqual(errorsOf('{"version":1,"profiles":[{}]}'), null);
  });
});
