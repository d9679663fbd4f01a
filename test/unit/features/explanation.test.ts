import assert from 'node:assert/strict';
import { diagnostics } from '../../../src/features/diagnostics';
import { hover } from '../../../src/features/hover';
import { formatAddress } from '../../../src/engine/address';
import { inlayHints } from '../../../src/features/inlay-hints';
import type { RichText } from '../../../src/features/rich-text';
import type { Snapshot } from '../../../src/workspace/snapshot';
import { filesOfSample } from '../support/samples';
import { uriOf, workspaceOf } from '../support/workspace';
import { edge as patRouter } from '../analysis/network-files';

type Files = Readonly<Record<string, string>>;

function snapshotOf(files: Files, file: string): Promise<Snapshot> {
  return workspaceOf(files).workspace.snapshot(uriOf(file));
}

function hoverAt(snapshot: Snapshot, needle: string): RichText {
  return hover(snapshot, snapshot.document!.text.indexOf(needle))?.content ?? [];
}

function paragraphs(content: RichText): readonly string[] {
  return content.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

function hintAt(snapshot: Snapshot, needle: string): string | undefined {
  const { text } = snapshot.document!;
  const start = text.indexOf(needle);
  return inlayHints(snapshot, { start, end: start + 1 })[0]?.label;
}

const edge = `${patRouter}! pat-lens: peer alice 10.10.0.11
`;

const hub = (entries: string): string => `hostname hub
interface Gi0/0
 ip address 198.51.100.1 255.255.255.252
 ip access-group IN in
ip route 0.0.0.0 0.0.0.0 198.51.100.2
ip access-list extended IN
${entries}`;

const toHub = edge.replace('10.10.0.11\n', '10.10.0.11 -> 198.51.100.1\n');

describe('the hover', () => {
  it('says which time range and which condition the verdict of an entry supposes', async () => {
    const files = { 'edge.cfg': toHub, 'hub.cfg': hub(' permit udp any any dscp ef time-range OFFICE\n') };
    const texts = paragraphs(hoverAt(await snapshotOf(files, 'hub.cfg'), 'permit udp'));
    assert.ok(texts.includes('Assumes: IN, line 7: the packet has dscp ef.'), texts.join('\n'));
    assert.ok(texts.includes('Assumes: IN, line 7: it is within the time range OFFICE.'), texts.join('\n'));
  });

  it('says the same of the lists on the way beside the peer', async () => {
    const files = { 'edge.cfg': toHub, 'hub.cfg': hub(' permit udp any any time-range OFFICE\n') };
    const texts = paragraphs(hoverAt(await snapshotOf(files, 'edge.cfg'), '! pat-lens: peer'));
    assert.ok(texts.includes('Assumes: IN, line 7: it is within the time range OFFICE.'), texts.join('\n'));
  });

  it('says that no text names the gateway, and that hosts stand for peers', async () => {
    const list = `ip access-list extended OUT
 permit udp any host 203.0.113.9 eq isakmp
`;
    const own = edge.replace(' ip nat outside\n', ' ip nat outside\n ip access-group OUT out\n') + list;
    const texts = paragraphs(hoverAt(await snapshotOf({ 'edge.cfg': own }, 'edge.cfg'), 'permit udp'));
    assert.ok(
      texts.some((text) => text.startsWith('No text names the gateway of alice')),
      texts.join('\n'),
    );
    const unnamed = own.replace(/^! pat-lens.*\n/m, '');
    const assumed = paragraphs(hoverAt(await snapshotOf({ 'edge.cfg': unnamed }, 'edge.cfg'), 'permit udp'));
    assert.ok(
      assumed.some((text) => text.startsWith('No peer is named')),
      assumed.join('\n'),
    );
  });

  it('shows what each of two PAT devices gives, and hints what their lines see', async () => {
    const files = filesOfSample('two-pats');
    const home = await snapshotOf(files, 'home.cfg');
    const table = hoverAt(home, 'ip nat inside source').find((block) => block.kind === 'table');
    assert.deepEqual(table?.header, [
      'Session',
      'Source before PAT',
      'Source after home.cfg',
      'Source after carrier.cfg',
      'ACL',
    ]);
    const [first] = table.rows;
    assert.deepEqual(first?.slice(1, 4), [
      '192.168.100.11:500',
      '100.64.0.11: any of 1, 500 (for example 500)',
      '192.0.2.2: any of 1, 500 (for example 500)',
    ]);
    assert.equal(hintAt(home, 'ip nat inside source'), '2 peers · 1 keeps its ports');
    const carrier = await snapshotOf(files, 'carrier.cfg');
    assert.equal(hintAt(carrier, 'permit udp 100.64.0.0 0.0.0.255 eq isakmp'), '1 of 2 pass');
  });

  it('hints the ports that a list before the PAT sees, not those behind it', async () => {
    const inside = toHub
      .replace(' ip nat inside\n', ' ip nat inside\n ip access-group IN in\n')
      .replace('192.168', '10.10');
    const list = `ip access-list extended IN
 permit udp any any eq isakmp
! pat-lens: peer bob 10.10.0.12 -> 198.51.100.1
`;
    const snapshot = await snapshotOf({ 'edge.cfg': inside + list }, 'edge.cfg');
    assert.equal(hintAt(snapshot, 'permit udp'), '✓ alice :500, bob :500');
  });

  it('says of an entry, and of its list, what the search for covered entries has not decided', async () => {
    // Each line asks for three bits of either address and a range of ports, so that all of them cross.
    const snapshot = await snapshotOf({ 'hub.cfg': hub(crossingEntries(2000)) }, 'hub.cfg');
    assert.deepEqual(paragraphs(hoverAt(snapshot, 'IN\n permit')), []);
    diagnostics(snapshot);
    const [onName = ''] = paragraphs(hoverAt(snapshot, 'IN\n permit'));
    assert.match(onName, /^Not decided: whether earlier entries of IN cover [1-9]\d+ of its entries\.$/);
    const last = snapshot.document!.text.trimEnd().lastIndexOf('permit');
    const onEntry = paragraphs(hover(snapshot, last)?.content ?? []);
    assert.match(onEntry.at(-1) ?? '', /^Not decided: whether earlier entries cover this one/);
  });
});

function crossingEntries(count: number): string {
  let state = 3;
  const below = (end: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  const bits = (): string => {
    const care = (1 << below(32)) | (1 << below(32)) | (1 << below(32));
    const address = ((below(65_536) * 65_537) & care) >>> 0;
    return `${formatAddress(address)} ${formatAddress(~care >>> 0)}`;
  };
  return Array.from({ length: count }, () => {
    const first = below(50_000);
    return ` permit udp ${bits()} ${bits()} range ${first} ${first + below(15_000)}\n`;
  }).join('');
}
