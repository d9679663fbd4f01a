import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CompiledList } from '../../../../src/analysis/acl/compiled-list';
import { evaluate } from '../../../../src/analysis/acl/evaluate';
import { reflectedEntry } from '../../../../src/analysis/acl/reflected';
import type { AccessList, AccessListEntry, Ace } from '../../../../src/config/model';
import { parseConfig } from '../../../../src/config/parse';
import { PortSet } from '../../../../src/engine/port-set';
import { aceOf, established, smallAddresses, smallUniverse, takes, type OnePacket } from './random-lists';

const nothing = parseConfig('', 'ios').summary;
const name = fc.constantFrom('A', 'B');
const ace = aceOf({
  ...smallUniverse,
  conditions: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, fc.constant([established])),
});
const reflecting = fc
  .tuple(ace, fc.option(name, { freq: 2 }))
  .map(([entry, reflect]): Ace => ({ ...entry, reflect: entry.action === 'permit' ? reflect : null }));
const evaluating = fc.oneof(
  { weight: 2, arbitrary: ace },
  {
    weight: 1,
    arbitrary: name.map((one): AccessListEntry => ({ kind: 'evaluate', sequence: null, name: one })),
  },
);

/** What a router does with one packet after the other: a temporary entry for each that a line with `reflect` lets out. */
class Router {
  private readonly temporary = new Set<string>();

  constructor(
    private readonly out: readonly Ace[],
    private readonly back: readonly AccessListEntry[],
  ) {}

  send(packet: OnePacket): void {
    const first = this.out.find((one) => takes(one, packet));
    if (first === undefined || first.action === 'deny' || first.reflect === null) return;
    const { protocol, source, destination, sourcePort, destinationPort } = packet;
    this.temporary.add([first.reflect, protocol, destination, destinationPort, source, sourcePort].join(' '));
  }

  /** The line that decides about a packet that comes back, null for the implicit deny, and whether it is let in. */
  receive(packet: OnePacket): readonly [entry: number | null, isLetIn: boolean] {
    const { protocol, source, destination, sourcePort, destinationPort } = packet;
    for (const [index, entry] of this.back.entries()) {
      if (entry.kind === 'ace' && takes(entry, packet)) return [index, entry.action === 'permit'];
      if (entry.kind !== 'evaluate') continue;
      const key = [entry.name, protocol, source, sourcePort, destination, destinationPort].join(' ');
      if (this.temporary.has(key)) return [index, true];
    }
    return [null, false];
  }
}

const some = fc.constantFrom(0, 1, 2, 65535);
const address = fc.constantFrom(...smallAddresses);

describe('evaluation of sets by a reflexive list', () => {
  it('lets in of every set of ports what a router lets in that saw the packets go out one by one', () => {
    let partial = 0;
    fc.assert(
      fc.property(
        fc.array(reflecting, { maxLength: 8 }),
        fc.array(evaluating, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(17, 6),
        fc.tuple(address, fc.uniqueArray(some, { minLength: 1 }), address, some),
        (out, back, protocol, [inside, ports, outside, remote]) => {
          const sent = ports.map((port): OnePacket => ({
            protocol,
            source: inside,
            sourcePort: port,
            destination: outside,
            destinationPort: remote,
            fits: new Set(),
          }));
          const router = new Router(out, back);
          for (const packet of sent) router.send(packet);
          const list = (entries: readonly AccessListEntry[]): AccessList => ({
            name: 'T',
            type: 'extended',
            entries,
          });
          const feeding = [{ list: list(out), isBehindNat: false }];
          const met = back.map((entry) =>
            entry.kind === 'evaluate' ? reflectedEntry(entry, feeding, nothing) : entry,
          );
          const { decisions, verdict } = evaluate(
            new CompiledList(list(met), nothing),
            {
              protocol,
              source: outside,
              sourcePorts: PortSet.of(remote),
              destination: inside,
              destinationPorts: PortSet.of(...ports),
            },
            'destination',
          );
          if (verdict === 'partial') partial++;
          for (const port of ports) {
            const answer: OnePacket = {
              protocol,
              source: outside,
              sourcePort: remote,
              destination: inside,
              destinationPort: port,
              fits: new Set(['established']),
            };
            const deciding = decisions.filter((decision) => decision.ports?.has(port) === true);
            assert.deepEqual(
              deciding.map(({ entry, action }) => [entry, action === 'permit']),
              [router.receive(answer)],
            );
          }
        },
      ),
      { numRuns: 1000 },
    );
    assert.ok(partial > 0);
  });

  it('asks a list before NAT for what the packets were there, as far as the answers tell', () => {
    const { summary } = parseConfig(
      `ip access-list extended IN
 permit udp host 10.0.0.1 eq isakmp any eq isakmp reflect A
 permit ip any any
`,
      'ios',
    );
    const [list] = summary.accessLists;
    const entry = { kind: 'evaluate', sequence: null, name: 'A' } as const;
    const verdictOf = (isBehindNat: boolean): string =>
      evaluate(
        new CompiledList(
          {
            name: 'T',
            type: 'extended',
            entries: [reflectedEntry(entry, [{ list: list!, isBehindNat }], summary)],
          },
          summary,
        ),
        {
          protocol: 17,
          source: 1,
          sourcePorts: PortSet.of(500),
          destination: 2,
          destinationPorts: PortSet.of(1, 2),
        },
        'destination',
      ).verdict;
    assert.deepEqual([verdictOf(true), verdictOf(false)], ['permit', 'deny']);
  });
});
