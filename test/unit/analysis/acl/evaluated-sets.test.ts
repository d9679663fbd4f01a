import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CompiledList } from '../../../../src/analysis/acl/compiled-list';
import { evaluate } from '../../../../src/analysis/acl/evaluate';
import { parseConfig } from '../../../../src/config/parse';
import { PortSet } from '../../../../src/engine/port-set';
import { aceOf, largeUniverse, smallAddresses, smallUniverse, takes } from './random-lists';

const nothing = parseConfig('', 'ios').summary;
/** A first packet is no answer and no fragment; a time range is supposed to hold. */
const fits = new Set(['time-range']);
const port = fc.constantFrom(0, 1, 2, 499, 500, 65534, 65535);

for (const [name, universe, address, longest] of [
  ['few values', smallUniverse, fc.constantFrom(...smallAddresses), 12],
  ['all values and masks with holes', largeUniverse, fc.integer({ min: 0, max: 0xffffffff }), 90],
] as const) {
  describe(`evaluation of sets, ${name}`, () => {
    it('gives every port to the first entry that takes its packet, from the index as line by line', () => {
      fc.assert(
        fc.property(
          fc.array(aceOf(universe), { maxLength: longest }),
          fc.array(fc.tuple(address, address, fc.uniqueArray(port, { minLength: 1 }), port), {
            minLength: 8,
            maxLength: 8,
          }),
          fc.constantFrom('source', 'destination'),
          (entries, asked, varying) => {
            const list = new CompiledList({ name: 'T', type: 'extended', entries }, nothing);
            for (const [source, destination, ports, one] of asked) {
              // Beyond the first few, one fixed port asks the index; addresses come from lines, so that they meet.
              const near = entries.find(({ source: match }) => match.kind === 'wildcard')?.source;
              const from = near?.kind === 'wildcard' ? near.address : source;
              const fixed = one > 400 ? one : 500;
              const many = PortSet.of(...ports);
              const packets = {
                protocol: 17,
                source: from,
                destination,
                sourcePorts: varying === 'source' ? many : PortSet.of(fixed),
                destinationPorts: varying === 'source' ? PortSet.of(fixed) : many,
              };
              const { decisions } = evaluate(list, packets, varying);
              for (const each of ports) {
                const [sourcePort, destinationPort] = varying === 'source' ? [each, fixed] : [fixed, each];
                const packet = { protocol: 17, source: from, destination, sourcePort, destinationPort };
                const known = varying === 'source' ? fits : new Set([...fits, 'established']);
                const first = entries.findIndex((ace) => takes(ace, { ...packet, fits: known }));
                const deciding = decisions.filter((decision) => decision.ports?.has(each) === true);
                assert.deepEqual(
                  deciding.map(({ entry }) => entry),
                  [first < 0 ? null : first],
                );
                assert.equal(deciding[0]!.action, entries[first]?.action ?? 'deny');
              }
            }
          },
        ),
        { numRuns: 1000 },
      );
    });
  });
}
