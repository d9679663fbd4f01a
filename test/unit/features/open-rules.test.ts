import assert from 'node:assert/strict';
import { explainableAt, translationNamed } from '../../../src/features/explain-line';
import { explainedText } from '../../../src/features/explain-text';
import { hover } from '../../../src/features/hover';
import { inlayHints } from '../../../src/features/inlay-hints';
import type { Snapshot } from '../../../src/workspace/snapshot';
import { uriOf, workspaceOf } from '../support/workspace';

const rule = 'ip nat inside source route-map OUT interface Gi0/0 overload';

const edge = (...clauses: readonly string[]): string => `hostname edge
interface Gi0/0
 ip address 192.0.2.2 255.255.255.252
 ip nat outside
interface Gi0/1
 ip address 10.10.0.1 255.255.255.0
 ip nat inside
access-list 10 permit 10.10.0.0 0.0.0.255
${rule}
route-map OUT permit 10
${clauses.map((clause) => ` ${clause}\n`).join('')}ip route 0.0.0.0 0.0.0.0 192.0.2.1
! pat-lens: peer alice 10.10.0.11 -> 198.51.100.1
`;

function snapshotOf(text: string): Promise<Snapshot> {
  return workspaceOf({ 'edge.cfg': text }).workspace.snapshot(uriOf('edge.cfg'));
}

/** What the hover of a line supposes. */
async function supposed(text: string, needle: string): Promise<readonly string[]> {
  const content = hover(await snapshotOf(text), text.indexOf(needle))?.content ?? [];
  return content.flatMap((block) =>
    block.kind === 'paragraph' && block.text.includes('not judged') ? [block.text] : [],
  );
}

const passedOver =
  'Assumes: “match ip next-hop 20” of route-map OUT 10, which is not judged, matches nothing.';
const taken = 'Assumes: “match tag 5” of route-map OUT 10, which is not judged, matches.';

describe('a NAT rule whose route-map asks for what no packet tells', () => {
  it('says in the hover of the rule and of the peer what is supposed, once', async () => {
    for (const needle of [rule, '! pat-lens: peer']) {
      assert.deepEqual(await supposed(edge('match ip next-hop 20'), needle), [passedOver], needle);
      assert.deepEqual(await supposed(edge('match ip address 10', 'match tag 5'), needle), [taken], needle);
    }
  });

  it('says nothing where every line is judged', async () => {
    const judged = edge('match ip address 10', 'match interface Gi0/0');
    for (const needle of [rule, '! pat-lens: peer']) assert.deepEqual(await supposed(judged, needle), []);
  });

  it('supposes nothing of a line in an entry whose access list leaves the peer out', async () => {
    const other = edge('match ip address 11', 'match tag 5');
    assert.deepEqual(await supposed(other, '! pat-lens: peer'), []);
    assert.equal((await supposed(other, rule)).length, 1);
  });

  it('has a hint where it is known to translate nobody', async () => {
    const hintOf = async (text: string): Promise<readonly string[]> => {
      const start = text.indexOf(rule);
      return inlayHints(await snapshotOf(text), { start, end: start + 1 }).map(({ label }) => label);
    };
    assert.deepEqual(await hintOf(edge('match ip next-hop 20')), ['not judged: match ip next-hop 20']);
    assert.deepEqual(await hintOf(edge('match ip next-hop 20').replace(/^! .*\n/m, '')), [
      'not judged: match ip next-hop 20',
    ]);
    const hints = await hintOf(edge('match ip address 10', 'match tag 5'));
    assert.deepEqual([hints.length, hints.some((hint) => hint.includes('not judged'))], [1, false]);
  });

  it('is explained with what is supposed, from the rule as from the peer', async () => {
    const text = edge('match ip next-hop 20');
    const snapshot = await snapshotOf(text);
    assert.equal(explainableAt(snapshot, text.indexOf(rule)).length, 2);
    const lines = explainedText(snapshot, translationNamed(snapshot, 'alice', 'ike')!)!;
    assert.ok(
      lines.some((line) => line.text.includes('“match ip next-hop 20” of route-map OUT 10')),
      lines.map((line) => line.text).join('\n'),
    );
  });
});
