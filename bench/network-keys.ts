import type * as Hints from '../src/features/inlay-hints';
import type * as Workspaces from '../src/workspace/workspace';
import { inside, outside, type Company } from './network-generator';
import type { Figure } from './report';
import { FilesInMemory } from './files-in-memory';

export type KeyModules = typeof Hints & typeof Workspaces;

/** One key: in which file, and which character behind which words becomes which other ones by turns. */
interface Key {
  readonly name: string;
  readonly path: string;
  /** The character after these words is typed over. */
  readonly after: string;
  readonly typed: readonly [one: string, other: string];
}

const strokes = 60;
/** Keys that are not counted: they warm up what is compiled while it runs. */
const warmUp = 10;
/** Lines that an editor shows at a time. */
const visibleLines = 60;
const root = 'memory://bench/';

function keysOf({ hub, leaf, edge, sites }: Company): readonly Key[] {
  const site = Math.floor(sites / 2);
  const own = leaf(site, 2);
  return [
    { name: "in a leaf's ACL", path: own, after: 'permit tcp any any eq 2', typed: ['2', '3'] },
    {
      name: "in a leaf's interface address",
      path: own,
      after: `ip address ${inside(site)}.1`,
      typed: ['2', '5'],
    },
    { name: "in a leaf's crypto peer", path: own, after: 'set peer 198.51.100.', typed: ['1', '7'] },
    {
      name: "in a leaf's static route",
      path: own,
      after: `255.255.255.0 ${inside(site)}.`,
      typed: ['7', '8'],
    },
    { name: "in a leaf's remark", path: own, after: 'remark answers of the hu', typed: ['b', 'p'] },
    {
      name: "in an edge's address",
      path: edge(site),
      after: `ip address ${outside(site)}.`,
      typed: ['2', '3'],
    },
    {
      name: "in an edge's NAT list",
      path: edge(site),
      after: `access-list 10 permit ${inside(site)}.`,
      typed: ['0', '1'],
    },
    { name: "in the hub's ACL", path: hub, after: 'isakmp host 198.51.100.1 eq ', typed: ['isakmp', '500'] },
    {
      name: "in the hub's ACL, another port",
      path: hub,
      after: '198.51.100.1 eq non500-isakm',
      typed: ['p', 'q'],
    },
    { name: "in the hub's NAT rule", path: hub, after: 'static 10.255.0.5 198.51.100.20', typed: ['5', '6'] },
    { name: "in the hub's remark", path: hub, after: 'remark what the branches nee', typed: ['d', 't'] },
  ];
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Processor time of this process so far, of all its threads, in milliseconds. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * What one key costs in the file that it is typed in and in the hub's, both open: from the edit to the hints of the lines that
 * both show.
 */
export async function keyFigures(
  { Workspace, inlayHints }: KeyModules,
  net: Company,
): Promise<readonly Figure[]> {
  const fileSystem = new FilesInMemory(new Map([...net.files].map(([path, text]) => [root + path, text])));
  const workspace = new Workspace(fileSystem, {
    assumedPeers: 3,
    index: { folders: () => [`${root}net`] },
    mostText: 10_000_000,
  });
  await workspace.index.ready(false);
  const hub = root + net.hub;
  workspace.open(hub, 1, net.files.get(net.hub) ?? '');
  const started = processorTime();
  await workspace.snapshot(hub);
  const figures: Figure[] = [
    {
      name: `first study of the hub of ${net.files.size} devices`,
      value: processorTime() - started,
      unit: 'ms',
    },
  ];
  let version = 1;
  for (const { name, path, after, typed } of keysOf(net)) {
    const uri = root + path;
    if (uri !== hub) workspace.open(uri, ++version, net.files.get(path) ?? '');
    const times: number[] = [];
    let [is, becomes] = typed;
    for (let stroke = 0; stroke < strokes + warmUp; stroke++) {
      const text = workspace.peek(uri)?.text ?? '';
      const start = text.indexOf(after + is) + after.length;
      if (start < after.length) throw new Error(`${path} has no '${after}${is}'`);
      const before = processorTime();
      workspace.edit(uri, ++version, [{ start, end: start + is.length, text: becomes }]);
      for (const shown of new Set([uri, hub])) {
        const snapshot = await workspace.snapshot(shown);
        const from = shown === uri ? Math.max(0, start - 500) : 0;
        inlayHints(snapshot, { start: from, end: from + visibleLines * 40 });
      }
      if (stroke >= warmUp) times.push(processorTime() - before);
      [is, becomes] = [becomes, is];
    }
    if (uri !== hub) workspace.close(uri);
    figures.push(
      { name: `one key ${name}, median`, value: percentile(times, 0.5), unit: 'ms of processor time' },
      { name: `one key ${name}, 95th percentile`, value: percentile(times, 0.95), unit: 'ms', atMost: 50 },
      { name: `one key ${name}, at most`, value: Math.max(...times), unit: 'ms' },
    );
  }
  return figures;
}
