import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv';
import { findingCodes } from '../../../src/analysis/findings/finding';
import { RulePages } from '../../../src/cli/check/rule-pages';
import { run, sampleFolder } from './command-line';

/** `exclusiveMinimum: true` of draft 4 is a number in draft 7. */
function asDraft7(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('exclusiveMinimum' in value)) return value;
  const { exclusiveMinimum, ...others } = value;
  return exclusiveMinimum === true && 'minimum' in others
    ? { ...others, exclusiveMinimum: others.minimum }
    : others;
}

/** The schema of the standard, which is in draft 4 of JSON Schema. */
function sarifSchema(): ValidateFunction {
  const path = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const { $schema, id, ...schema } = JSON.parse(readFileSync(path, 'utf8'), asDraft7) as AnySchemaObject;
  assert.deepEqual([typeof $schema, typeof id], ['string', 'string']);
  const formats = { uri: true, 'uri-reference': true, 'date-time': true } as const;
  return new Ajv({ strict: false, unicodeRegExp: false, formats }).compile(schema);
}

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly Readonly<Record<string, unknown>>[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly partialFingerprints: Readonly<Record<string, string>>;
        readonly fixes?: readonly unknown[];
        readonly relatedLocations: readonly unknown[];
      }[];
    },
  ];
}

describe('the SARIF of pat-lens check', () => {
  let text = '';
  let log: Log;
  before(async function () {
    this.timeout(60_000);
    text = (await run(sampleFolder, ['check', '.', '--format', 'sarif'])).output;
    log = JSON.parse(text) as Log;
  });

  it('fits the schema of SARIF 2.1.0', async () => {
    const validate = sarifSchema();
    assert.equal(validate(log), true, JSON.stringify(validate.errors));
    const empty = JSON.parse(
      (await run(sampleFolder, ['check', 'edge.cfg', '--format', 'sarif'])).output,
    ) as Log;
    assert.equal(validate(empty), true, JSON.stringify(validate.errors));
    assert.equal(validate({ version: '2.1.0', runs: [{ results: [{}] }] }), false);
  });

  it('carries proven fixes, related places and the fingerprints of the JSON', async () => {
    const { output } = await run(sampleFolder, ['check', '.', '--format', 'json']);
    const { findings } = JSON.parse(output) as { findings: { code: string; fingerprint: string }[] };
    const [{ results }] = log.runs;
    assert.deepEqual(
      results.map(({ ruleId, partialFingerprints }) => [ruleId, partialFingerprints['patLensFinding/v1']]),
      findings.map(({ code, fingerprint }) => [code, fingerprint]),
    );
    const pinned = results.find(({ ruleId }) => ruleId === 'acl.source-port-pinned');
    assert.ok((pinned?.fixes?.length ?? 0) > 0);
    assert.ok((pinned?.relatedLocations.length ?? 0) > 0);
  });

  it('describes its rules with the pages of the documentation', () => {
    const rule = log.runs[0].tool.driver.rules.find(({ id }) => id === 'acl.source-port-pinned');
    assert.match(JSON.stringify(rule?.['shortDescription']), /asks for a source port that PAT changed/);
    assert.match(JSON.stringify(rule?.['help']), /RFC 7296/);
    assert.deepEqual(rule?.['defaultConfiguration'], { level: 'error' });
  });

  it('has a page and a summary for every code', () => {
    const pages = new RulePages('docs/findings');
    const codes = [
      ...Object.keys(findingCodes),
      'config.bad-mask',
      'settings.unknown-field',
      'scenario.bad-port',
    ];
    assert.deepEqual(
      codes.filter((code) => pages.of(code) === null),
      [],
    );
    assert.equal(new RulePages(null).of('acl.shadowed'), null);
  });
});
