import assert from 'node:assert/strict';
import { CompiledList } from '../../../../src/analysis/acl/compiled-list';
import { evaluate } from '../../../../src/analysis/acl/evaluate';
import { parseConfig } from '../../../../src/config/parse';
import { PortSet } from '../../../../src/engine/port-set';

/** What a line makes of IKE, and what that supposes. */
function taken(line: string, more = ''): readonly (string | number | null)[] {
  const { summary } = parseConfig(`${more}ip access-list extended T\n ${line}\n permit ip any any\n`, 'ios');
  const list = summary.accessLists.find(({ name }) => name === 'T')!;
  const packets = {
    protocol: 17,
    source: 0xc0000202,
    sourcePorts: PortSet.of(500),
    destination: 0xc6336401,
    destinationPorts: PortSet.of(500),
  };
  const { decisions } = evaluate(new CompiledList(list, summary), packets, 'source');
  return decisions.flatMap(({ entry, doubts }) => [entry, ...doubts.map(({ code }) => code)]);
}

describe('a line that no device takes, because an address in it is none', () => {
  it('matches nothing', () => {
    assert.deepEqual(taken('deny udp host 192.0.2.256 any'), [1]);
    assert.deepEqual(taken('deny udp 192.0.2.0 0.0.0.256 any'), [1]);
    assert.deepEqual(taken('deny udp any host 300.1.1.1'), [1]);
    assert.deepEqual(taken('deny udp 192.0.2.0 0.0.0.255 any'), [0]);
  });

  it('is told from one with a placeholder, which is supposed to fit', () => {
    for (const source of ['host x.x.x.x', 'host <ip>', '192.0.2.0 <wildcard>', 'host 192.0.2.X']) {
      assert.deepEqual(taken(`deny udp ${source} any`), [0, 'placeholder'], source);
    }
  });

  it('is no member of a group either', () => {
    const group = (member: string): string => `object-group network G\n ${member}\n`;
    assert.deepEqual(taken('deny udp object-group G any', group('host 192.0.2.256')), [1]);
    assert.deepEqual(taken('deny udp object-group G any', group('host x.x.x.x')), [0, 'placeholder']);
  });
});
