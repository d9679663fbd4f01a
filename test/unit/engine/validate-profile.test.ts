import assert from 'node:assert/strict';
import { profiles } from '../../../src/engine/profiles/index';
import { ciscoIos } from '../../../src/engine/profiles/cisco-ios';
import { validateProfile } from '../../../src/engine/validate-profile';

const rule = {
  unique: 'address-port',
  reuse: 'never',
  keep: 'always',
  groups: [{ original: [[1, 65535]], candidates: [[1024, 65535]] }],
  choose: { kind: 'lowest' },
  confidence: 'observed',
  source: { title: 'own', address: 'https://example.net' },
};

function problems(data: unknown): readonly string[] {
  const result = validateProfile(data);
  return 'problems' in result ? result.problems.map(({ path, code }) => `${path}: ${code}`) : [];
}

function withRule(change: object): readonly string[] {
  return problems({ ...ciscoIos, rules: [{ ...rule, ...change }] });
}

describe('validateProfile', () => {
  it('accepts every built-in profile as data', () => {
    for (const profile of profiles) {
      assert.deepEqual(problems(JSON.parse(JSON.stringify(profile))), [], profile.id);
    }
    assert.deepEqual(withRule({}), []);
  });

  it('names overlapping and empty groups, and ranges that are none', () => {
    const original = [[1, 600]];
    assert.deepEqual(
      withRule({ groups: [{ original, candidates: [[1, 2]] }, { original: [[600, 700]], candidates: [] }] }), // prettier-ignore
      ['rules[0].groups[1].candidates: empty-list', 'rules[0].groups[1].original: groups-overlap'],
    );
    assert.deepEqual(
      withRule({ groups: [{ original, candidates: [[0, 70000], [9, 8], 'x'] }] }), // prettier-ignore
      [
        'rules[0].groups[0].candidates[0]: port-out-of-range',
        'rules[0].groups[0].candidates[1]: range-reversed',
        'rules[0].groups[0].candidates[2]: not-range',
      ],
    );
  });

  it('names lists that must not be empty', () => {
    assert.deepEqual(problems({ ...ciscoIos, rules: [] }), ['rules: empty-list']);
    assert.deepEqual(withRule({ groups: [] }), ['rules[0].groups: empty-list']);
    assert.deepEqual(withRule({ groups: [], choose: { kind: 'none' } }), []);
    assert.deepEqual(withRule({ choose: { kind: 'probe', rounds: [] } }), [
      'rules[0].choose.rounds: empty-list',
    ]);
    const value = [{ original: [[1, 9]], candidates: [[0, 9]] }];
    const source = { title: 'own', address: 'https://example.net' };
    assert.deepEqual(withRule({ groups: { value, confidence: 'observed', source } }), [
      'rules[0].groups.value[0].candidates[0]: port-out-of-range',
    ]);
  });

  it('takes a claim for each protocol’s idle times, and names what is wrong in one', () => {
    const udp = { oneWay: 30_000, twoWay: 120_000 };
    const withUdp = (value: unknown): readonly string[] =>
      problems({ ...ciscoIos, timers: { udp: value, tcp: udp, esp: udp } });
    assert.deepEqual(withUdp({ value: udp, confidence: 'assumed', source: null }), []);
    assert.deepEqual(withUdp({ value: { oneWay: -1, twoWay: 1 }, confidence: 'sure', source: null }), [
      'timers.udp.confidence: unknown-value',
      'timers.udp.source: not-object',
      'timers.udp.value.oneWay: out-of-range',
    ]);
    assert.deepEqual(withUdp({ ...udp, third: 1 }), ['timers.udp.third: unknown-field']);
    const afterClose = { value: 'x', confidence: 'assumed', source: null };
    assert.deepEqual(withUdp({ ...udp, afterClose }), ['timers.udp.afterClose.value: not-number']);
  });

  it('takes a value without a source only as an assumption', () => {
    const withFiltering = (confidence: string): readonly string[] =>
      problems({ ...ciscoIos, filtering: { value: 'endpoint-independent', confidence, source: null } });
    assert.deepEqual(withFiltering('assumed'), []);
    assert.deepEqual(withFiltering('documented'), ['filtering.source: not-object']);
  });

  it('names unknown and missing fields, and values that are not known', () => {
    assert.deepEqual(withRule({ chose: 1, unique: 'port' }), [
      'rules[0].chose: unknown-field',
      'rules[0].unique: unknown-value',
    ]);
    assert.deepEqual(problems({ ...ciscoIos, esp: undefined, id: '' }), ['id: not-text']);
    assert.deepEqual(problems('x'), [': not-object']);
    assert.ok(problems({}).includes('rules: missing-field'));
  });

  it('refuses one port for all destinations where the destination is part of the key', () => {
    assert.deepEqual(withRule({ reuse: 'always', unique: 'outside-port' }), [
      'rules[0].reuse: reuse-needs-address-port',
    ]);
  });
});
