import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { EntrySet } from '../../../src/analysis/acl/entry-set';
import type { Workspace } from '../../../src/workspace/workspace';
import { sampleFiles, uriOf, workspaceOf } from '../support/workspace';

const entries = [
  'permit udp any eq isakmp any',
  'permit udp any eq isakmp host 198.51.100.1',
  'permit udp any eq 1 any eq isakmp',
  'permit udp any range 1 1024 host 198.51.100.1',
  'permit udp host 192.0.2.2 any eq 4500',
  'permit udp any any',
  'permit tcp any any',
  'permit object-group SERVICES any any',
  'permit ip any any',
  'permit ip host 192.0.2.2 host 198.51.100.1',
  'permit esp any any',
  'deny udp any gt 1023 any',
  'deny udp any any eq isakmp',
  'deny ip any any',
  'deny ip 192.0.2.0 0.0.0.3 any',
  'evaluate REPLIES',
  'nonsense here',
];
const entry = fc.constantFrom(...entries);
const lists = fc.array(entry, { minLength: 3, maxLength: 14 });
const replacements = fc.array(fc.record({ at: fc.nat(13), entry }), { minLength: 1, maxLength: 12 });

/** Peers come through the sample's PAT router. */
function hub(list: readonly string[]): string {
  const written = list.map((one) => ` ${one}\n`).join('');
  return `${sampleFiles()['hub.cfg']!.split('ip access-list')[0]!}object-group service SERVICES
 udp source eq 1
ip access-list extended OUTSIDE-IN
${written}!
end
`;
}

/** Nobody names a peer: some hosts of the NAT rule stand for them. */
function router(list: readonly string[]): string {
  return `hostname R
interface GigabitEthernet0/0
 ip address 198.51.100.1 255.255.255.0
 ip access-group OUT out
 ip nat outside
interface GigabitEthernet0/1
 ip address 192.168.1.1 255.255.255.0
 ip nat inside
ip nat inside source list INSIDE interface GigabitEthernet0/0 overload
ip access-list standard INSIDE
 permit 192.168.1.0 0.0.0.255
ip access-list extended OUT
${list.map((one) => ` ${one}\n`).join('')}!
end
`;
}

async function reports(workspace: Workspace, path: string): Promise<unknown> {
  const { fileStudy } = await workspace.snapshot(uriOf(path));
  const { stations, peers } = fileStudy!.study;
  return {
    peers,
    stations: stations.map(({ station, verdicts, entries: uses, implicitDeny }) => ({
      list: station.list.entries,
      verdicts: [...verdicts],
      uses,
      implicitDeny,
    })),
  };
}

describe('a list that is edited entry by entry', () => {
  for (const [name, make, files] of [
    ['hub.cfg', hub, sampleFiles()],
    ['r.cfg', router, {}],
  ] as const) {
    it(`is judged as one that is read anew: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(lists, replacements, async (list, edits) => {
          const { workspace } = workspaceOf({ ...files, [name]: make(list) });
          const now = [...list];
          workspace.open(uriOf(name), 1, make(now));
          await reports(workspace, name);
          for (const [round, edit] of edits.entries()) {
            const at = edit.at % now.length;
            const before = make(now);
            now[at] = edit.entry;
            const after = make(now);
            workspace.edit(uriOf(name), round + 2, [changeOf(before, after)]);
            const { workspace: fresh } = workspaceOf({ ...files, [name]: after });
            fresh.open(uriOf(name), 1, after);
            assert.deepEqual(await reports(workspace, name), await reports(fresh, name));
          }
        }),
        { numRuns: 25 },
      );
    });
  }
});

/** The one edit that makes a text another one. */
function changeOf(before: string, after: string): { start: number; end: number; text: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let same = 0;
  while (
    same < Math.min(before.length, after.length) - start &&
    before.at(-1 - same) === after.at(-1 - same)
  ) {
    same++;
  }
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

describe('a set of entries', () => {
  it('has what was put in and not taken out, in order', () => {
    const numbers = fc.uniqueArray(fc.nat(300), { maxLength: 40 });
    const changes = fc.array(fc.tuple(fc.nat(300), fc.boolean()), { maxLength: 300 });
    fc.assert(
      fc.property(numbers, changes, fc.nat(300), (base, all, last) => {
        const sorted = base.toSorted((one, other) => one - other);
        let set = EntrySet.of(sorted);
        const wanted = new Set(sorted);
        for (const [number, isIn] of all) {
          set = set.with(number, isIn);
          if (isIn) wanted.add(number);
          else wanted.delete(number);
        }
        const expected = [...wanted].sort((one, other) => one - other);
        assert.deepEqual([...set], expected);
        assert.ok(expected.every((number) => set.has(number)));
        assert.deepEqual(
          [...set.upTo(last)],
          expected.filter((number) => number <= last),
        );
      }),
    );
  });
});
