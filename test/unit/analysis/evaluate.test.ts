import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Ace, AccessList, AddressMatch, PortMatch } from '../../../src/config/model';
import { CompiledList } from '../../../src/analysis/acl/compiled-list';
import { parseConfig } from '../../../src/config/parse';
import { evaluate } from '../../../src/analysis/acl/evaluate';
import { PortSet } from '../../../src/engine/port-set';
import { addressFits, portFits } from './acl/random-lists';

/** Few values, so that random lines and packets meet often. */
const addresses = [0xc0000202, 0xc0000203, 0xc6336401, 0xc6336402];

const port = fc.constantFrom(0, 1, 2, 499, 500, 501, 1024, 4500, 65535);

const portMatch: fc.Arbitrary<PortMatch> = fc.oneof(
  fc.record({
    operator: fc.constantFrom('eq', 'neq'),
    ports: fc.array(port, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ operator: fc.constantFrom('lt', 'gt'), port }),
  fc.tuple(port, port).map(([a, b]): PortMatch => ({
    operator: 'range',
    first: Math.min(a, b),
    last: Math.max(a, b),
  })),
);

const addressMatch: fc.Arbitrary<AddressMatch> = fc.oneof(
  fc.constant<AddressMatch>({ kind: 'any' }),
  fc.constantFrom(...addresses).map((address): AddressMatch => ({ kind: 'host', address })),
  fc
    .tuple(fc.constantFrom(...addresses), fc.constantFrom(1, 3, 0xff, 0x80000001))
    .map(([address, wildcard]): AddressMatch => ({ kind: 'wildcard', address, wildcard })),
);

const ace: fc.Arbitrary<Ace> = fc
  .record({
    action: fc.constantFrom<Ace['action']>('permit', 'deny'),
    protocol: fc.constantFrom(null, 17, 6),
    source: addressMatch,
    sourcePorts: fc.option(portMatch),
    destination: addressMatch,
    destinationPorts: fc.option(portMatch),
  })
  .map((fields) => ({
    kind: 'ace',
    sequence: null,
    protocolGroup: null,
    conditions: [],
    inactive: false,
    reflect: null,
    ...fields,
    // Ports can be matched only where a protocol that has them is named.
    sourcePorts: fields.protocol === null ? null : fields.sourcePorts,
    destinationPorts: fields.protocol === null ? null : fields.destinationPorts,
  }));

/** One packet against one list, field by field: what the set evaluation has to agree with. */
function admits(
  list: AccessList,
  packet: { source: number; sourcePort: number; destination: number; destinationPort: number },
): boolean {
  for (const entry of list.entries) {
    if (entry.kind !== 'ace') continue;
    if (entry.protocol !== null && entry.protocol !== 17) continue;
    if (!addressFits(entry.source, packet.source) || !addressFits(entry.destination, packet.destination))
      continue;
    if (!portFits(entry.sourcePorts, packet.sourcePort)) continue;
    if (!portFits(entry.destinationPorts, packet.destinationPort)) continue;
    return entry.action === 'permit';
  }
  return false;
}

function compiled(list: AccessList): CompiledList {
  return new CompiledList(list, parseConfig('', 'ios').summary);
}

describe('evaluate', () => {
  it('agrees with every single packet of the set, and its share is the part that passes', () => {
    fc.assert(
      fc.property(
        fc.array(ace, { maxLength: 6 }),
        fc.constantFrom(...addresses),
        fc.constantFrom(...addresses),
        fc.uniqueArray(port, { minLength: 1, maxLength: 5 }),
        port,
        (entries, source, destination, ports, destinationPort) => {
          const list: AccessList = { name: 'T', type: 'extended', entries };
          const verdict = evaluate(
            compiled(list),
            {
              protocol: 17,
              source,
              destination,
              sourcePorts: PortSet.of(...ports),
              destinationPorts: PortSet.of(destinationPort),
            },
            'source',
          );
          const passing = ports.filter((sourcePort) =>
            admits(list, { source, sourcePort, destination, destinationPort }),
          ).length;
          const expected = passing === 0 ? 'deny' : passing === ports.length ? 'permit' : 'partial';
          assert.equal(verdict.verdict, expected);
          assert.ok(Math.abs(verdict.share - passing / ports.length) < 1e-9);
          const decided = verdict.decisions.reduce((sum, decision) => sum + decision.share, 0);
          assert.ok(Math.abs(decided - 1) < 1e-9);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('gives packets that no line matches to the implicit deny', () => {
    const list: AccessList = { name: 'T', type: 'extended', entries: [] };
    const packets = { protocol: 50, source: 1, destination: 2, sourcePorts: null, destinationPorts: null };
    assert.deepEqual(evaluate(compiled(list), packets, 'source').decisions, [
      { entry: null, action: 'deny', share: 1, ports: null, doubts: [] },
    ]);
  });

  it('resolves object groups, nested ones and groups of services too', () => {
    const { summary } = parseConfig(
      `object-group network HUBS
 host 198.51.100.1
 198.51.100.8 255.255.255.248
object-group network ALL
 group-object HUBS
object-group service IKE
 udp eq isakmp
 udp eq non500-isakmp
ip access-list extended T
 permit object-group IKE any object-group ALL
`,
      'ios',
    );
    const list = new CompiledList(summary.accessLists[0]!, summary);
    const verdictOf = (destination: number, port: number): string =>
      evaluate(
        list,
        {
          protocol: 17,
          source: 1,
          destination,
          sourcePorts: PortSet.of(1024),
          destinationPorts: PortSet.of(port),
        },
        'source',
      ).verdict;
    assert.equal(verdictOf(0xc6336401, 500), 'permit');
    assert.equal(verdictOf(0xc633640f, 4500), 'permit');
    assert.equal(verdictOf(0xc6336410, 500), 'deny');
    assert.equal(verdictOf(0xc6336401, 501), 'deny');
  });

  it('supposes that a group which is not in the config matches, and says so', () => {
    const { summary } = parseConfig(
      'ip access-list extended T\n permit udp any object-group NOWHERE\n',
      'ios',
    );
    const list = new CompiledList(summary.accessLists[0]!, summary);
    const packets = {
      protocol: 17,
      source: 1,
      destination: 2,
      sourcePorts: PortSet.of(1),
      destinationPorts: PortSet.of(500),
    };
    const { verdict, decisions } = evaluate(list, packets, 'source');
    assert.equal(verdict, 'permit');
    assert.deepEqual(decisions[0]!.doubts, [{ code: 'group-unknown', name: 'NOWHERE' }]);
  });
});
