import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assumedHosts } from '../../../src/analysis/assumed-hosts';
import { parseConfig } from '../../../src/config/parse';

function hostsOf(...lines: readonly string[]): readonly number[] {
  const config = parseConfig(['ASA Version 8.2(5)', ...lines].join('\n'));
  return assumedHosts(config.summary, 3);
}

const inside = ['interface Gi0/1', ' nameif inside', ' ip address 10.0.0.1 255.0.0.0'];

describe('hosts that stand for unknown ones behind an ASA before 8.3', () => {
  it('are the first that are not exempt, also where several rules are for them', () => {
    const hosts = hostsOf(
      ...inside,
      'access-list N permit ip 10.0.0.0 255.255.255.252 any',
      'global (outside) 1 192.0.2.9',
      'nat (inside) 0 access-list N',
      'nat (inside) 1 10.0.0.0 255.0.0.0',
      'nat (inside) 1 0 0',
    );
    assert.deepEqual(hosts, [0x0a000004, 0x0a000005, 0x0a000006]);
  });

  it('are none where each host takes an address of its own', () => {
    const range = 'global (outside) 1 192.0.2.10-192.0.2.20 netmask 255.255.255.0';
    assert.deepEqual(hostsOf(...inside, range, 'nat (inside) 1 10.0.0.0 255.255.255.0'), []);
  });
});
