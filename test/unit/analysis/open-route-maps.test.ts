import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { NatTable } from '../../../src/analysis/nat';
import { hasOpenRules } from '../../../src/analysis/nat-doubts';
import { parseConfig } from '../../../src/config/parse';
import type { Flow } from '../../../src/engine/flow';

const flow: Flow = {
  owner: 0,
  protocol: 17,
  inside: { address: 0x0a0a000b, port: 500 },
  outside: { address: 0xc6336401, port: 500 },
};

function config(...clauses: readonly string[]): string {
  return [
    'ip nat inside source route-map OUT interface GigabitEthernet0/0 overload',
    'access-list 10 permit 10.10.0.0 0.0.255.255',
    'route-map OUT permit 10',
    ...clauses.map((clause) => ` ${clause}`),
    '',
  ].join('\n');
}

function treatment(...clauses: readonly string[]): string {
  return new NatTable(parseConfig(config(...clauses), 'ios').summary).treat(flow, () => 0).kind;
}

describe('a route-map of NAT', () => {
  it('selects everything where it asks for nothing', () => {
    assert.equal(treatment(), 'overload');
  });

  it('does not select everything where it asks for what a packet does not tell', () => {
    for (const clause of [
      'match ip next-hop 20',
      'match length 0 1500',
      'match community 5',
      'match as-path 5',
      'match tag 5',
      'match ip address prefix-list P',
    ]) {
      assert.equal(treatment(clause), 'untranslated', clause);
      assert.ok(hasOpenRules(parseConfig(config(clause), 'ios').summary), clause);
    }
  });

  it('selects by the access list that it asks for as well', () => {
    assert.equal(treatment('match ip address 10', 'match tag 5'), 'overload');
    assert.ok(!hasOpenRules(parseConfig(config('match ip address 10'), 'ios').summary));
  });
});
