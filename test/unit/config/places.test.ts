import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseConfig } from '../../../src/config/parse';
import type { Span } from '../../../src/config/model';

const text = [
  'R1(config)#interface Gi0/0  ',
  ' ip access-group A in ',
  'ip access-list extended A',
  ' 20 permit udp any eq isakmp host 192.0.2.1 eq non500-isakmp log  ',
  ' 10 permit udp any range 500 4500 any',
  'access-list 101 permit esp any any',
  'ip nat pool P 192.0.2.1 192.0.2.2 netmask 255.255.255.0',
  '  ip nat inside source list A pool P overload',
  '! pat-lens: peer alice 192.168.100.11 -> 198.51.100.1',
  '! pat-lens: profile cisco-asa',
  ' ! pat-lens: ignore acl.source-port-pinned',
].join('\r\n');
const { places, summary } = parseConfig(text);

function at(span: Span | null): string | null {
  return span === null ? null : text.slice(span.start, span.end);
}

describe('places', () => {
  it('finds entries in the order of evaluation', () => {
    assert.equal(at(places.accessListEntry('A', 0)), '10 permit udp any range 500 4500 any');
    assert.equal(
      at(places.accessListEntry('A', 1)),
      '20 permit udp any eq isakmp host 192.0.2.1 eq non500-isakmp log',
    );
    assert.equal(places.accessListEntry('A', 2), null);
    assert.equal(places.accessListEntry('B', 0), null);
  });

  it('finds the port matches of an entry', () => {
    assert.equal(at(places.sourcePorts('A', 1)), 'eq isakmp');
    assert.equal(at(places.destinationPorts('A', 1)), 'eq non500-isakmp');
    assert.equal(at(places.sourcePorts('A', 0)), 'range 500 4500');
    assert.equal(places.destinationPorts('A', 0), null);
  });

  it('finds the name where a list is defined', () => {
    assert.equal(at(places.accessListName('101')), '101');
    const name = places.accessListName('A');
    assert.equal(name?.start, text.indexOf('extended A') + 9);
  });

  it('finds rules, pools, interfaces and access groups', () => {
    assert.equal(at(places.natRule(0)), 'ip nat inside source list A pool P overload');
    assert.equal(at(places.natPool(0)), 'ip nat pool P 192.0.2.1 192.0.2.2 netmask 255.255.255.0');
    assert.equal(at(places.interface(0)), 'interface Gi0/0');
    assert.equal(at(places.accessGroup(0, 'in')), 'ip access-group A in');
    assert.equal(places.accessGroup(0, 'out'), null);
  });

  it('finds directives, which say on which line they stand', () => {
    assert.deepEqual(summary.directives, [
      { kind: 'peer', name: 'alice', host: 0xc0a8640b, gateway: 0xc6336401 },
      { kind: 'profile', id: 'cisco-asa' },
      { kind: 'ignore', code: 'acl.source-port-pinned', line: 10 },
    ]);
    assert.equal(at(places.directive(1)), '! pat-lens: profile cisco-asa');
  });
});
