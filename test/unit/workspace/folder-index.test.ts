import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { definition } from '../../../src/features/definition';
import { references } from '../../../src/features/references';
import { rename } from '../../../src/features/rename';
import { workspaceSymbols } from '../../../src/features/workspace-symbols';
import type { IndexProgress } from '../../../src/workspace/index/folder-index';
import { Workspace } from '../../../src/workspace/workspace';
import { MemoryFileSystem } from '../support/memory-file-system';
import { uriOf } from '../support/workspace';

const edge = `hostname edge
interface GigabitEthernet0/0
 ip address 192.0.2.2 255.255.255.0
 ip access-group FILTER in
 ip nat outside
ip nat inside source list INSIDE interface GigabitEthernet0/0 overload
ip route 0.0.0.0 0.0.0.0 192.0.2.1
`;
const lists = `ip access-list extended FILTER
 permit udp any any eq isakmp
`;
const hub = `hostname hub
ip access-list extended FILTER
 deny ip any any
`;

function indexOf(files: Readonly<Record<string, string>>): {
  readonly workspace: Workspace;
  readonly fileSystem: MemoryFileSystem;
  /** Writes a file and tells of it. */
  readonly write: (path: string, text: string) => void;
} {
  const entries = Object.entries(files).map(([path, text]) => [uriOf(path), text] as const);
  const fileSystem = new MemoryFileSystem(new Map(entries));
  const workspace = new Workspace(fileSystem, {
    assumedPeers: 3,
    index: { folders: () => ['memory://test'] },
  });
  let clock = 0;
  const write = (path: string, text: string): void => {
    fileSystem.files.set(uriOf(path), text);
    fileSystem.modified.set(uriOf(path), ++clock);
    workspace.changed(uriOf(path));
  };
  return { workspace, fileSystem, write };
}

async function hostnames({ index }: Workspace): Promise<readonly (string | null)[]> {
  const found: (string | null)[] = [];
  for await (const { facts } of index.devices()) found.push(facts.hostname);
  return found.sort();
}

describe('index of a folder', () => {
  it('reads nothing before somebody asks, and each file once', async () => {
    const { workspace, fileSystem } = indexOf({ 'edge.cfg': edge, 'a/hub.cfg': hub });
    await workspace.load(uriOf('edge.cfg'));
    assert.equal(workspace.index.progress.state, 'idle');
    assert.equal(fileSystem.reads.get(uriOf('a/hub.cfg')), undefined);
    await workspace.index.ready(false);
    await workspace.index.ready(false);
    assert.deepEqual(await hostnames(workspace), ['edge', 'hub']);
    assert.equal(fileSystem.reads.get(uriOf('edge.cfg')), 1);
    assert.equal(fileSystem.reads.get(uriOf('a/hub.cfg')), 1);
  });

  it('keeps addresses, NAT, routes and names of lists', async () => {
    const { workspace } = indexOf({ 'edge.cfg': edge });
    await workspace.index.ready(false);
    const facts = await workspace.index.facts(uriOf('edge.cfg'));
    const [outside] = facts!.interfaces;
    assert.equal(outside!.nat, 'outside');
    assert.equal(outside!.accessGroupIn, 'FILTER');
    assert.deepEqual(outside!.addresses[0]!.address, 0xc0000202);
    assert.equal(facts!.natRules[0]!.kind, 'dynamic');
    assert.equal(facts!.staticRoutes[0]!.nextHop, 0xc0000201);
  });

  it('finds definitions and uses in files that are not open', async () => {
    const { workspace } = indexOf({ 'edge.cfg': edge, 'lists.cfg': lists, 'hub.cfg': hub });
    const offset = edge.indexOf('FILTER');
    await workspace.index.ready(false);
    const neighbours = await workspace.neighbours(uriOf('edge.cfg'));
    const found = definition(neighbours!, offset);
    // The hub says that it is another device.
    assert.deepEqual(
      found!.targets.map(({ uri, position }) => [uri, position]),
      [[uriOf('lists.cfg'), { line: 0, column: 24 }]],
    );
    const uses = references(neighbours!, offset, true);
    assert.deepEqual(
      uses.map(({ uri }) => uri),
      [uriOf('edge.cfg'), uriOf('lists.cfg')],
    );
    const renamed = rename(neighbours!, offset, 'OUTSIDE');
    assert.equal(renamed.kind === 'edits' && renamed.places.length, 2);
    const alongside = await workspace.neighbours(uriOf('edge.cfg'), [uriOf('lists.cfg')]);
    assert.deepEqual(
      references(alongside!, offset, true).map(({ uri, span }) => [uri, span]),
      uses.map(({ uri, span }) => [uri, span]),
    );
  });

  it('lists what closed files define', async () => {
    const { workspace } = indexOf({ 'edge.cfg': edge, 'lists.cfg': lists });
    await workspace.index.ready(false);
    const found = workspaceSymbols(workspace.known(), 'filt', workspace.index);
    assert.deepEqual(
      found.map(({ name, place }) => [name, place.uri]),
      [['FILTER', uriOf('lists.cfg')]],
    );
  });

  it('follows files that come, change and go, and reads no other again', async () => {
    const { workspace, fileSystem, write } = indexOf({ 'edge.cfg': edge, 'hub.cfg': hub });
    await workspace.index.ready(false);
    write('hub.cfg', hub.replace('hostname hub', 'hostname centre'));
    write('new.cfg', hub.replace('hostname hub', 'hostname new'));
    await workspace.index.ready(false);
    assert.deepEqual(await hostnames(workspace), ['centre', 'edge', 'new']);
    fileSystem.files.delete(uriOf('new.cfg'));
    workspace.changed(uriOf('new.cfg'));
    await workspace.index.ready(false);
    assert.deepEqual(await hostnames(workspace), ['centre', 'edge']);
    assert.equal(fileSystem.reads.get(uriOf('edge.cfg')), 1);
    workspace.changed(uriOf('edge.cfg'));
    await workspace.index.ready(false);
    assert.equal(fileSystem.reads.get(uriOf('edge.cfg')), 1);
  });

  it('takes an open file as it is in the editor', async () => {
    const { workspace } = indexOf({ 'edge.cfg': edge });
    await workspace.index.ready(false);
    workspace.open(uriOf('edge.cfg'), 1, edge.replace('hostname edge', 'hostname typed'));
    assert.deepEqual(await hostnames(workspace), ['typed']);
    workspace.close(uriOf('edge.cfg'));
    assert.deepEqual(await hostnames(workspace), ['edge']);
  });

  it('looks where .pat-lens.yaml says, also after that changed', async () => {
    const { workspace, write } = indexOf({
      '.pat-lens.yaml': 'exclude: [old]\n',
      'edge.cfg': edge,
      'old/hub.cfg': hub,
      'notes.md': hub,
    });
    await workspace.index.ready(false);
    assert.deepEqual(await hostnames(workspace), ['edge']);
    write('.pat-lens.yaml', 'exclude: []\n');
    await workspace.index.ready(false);
    assert.deepEqual(await hostnames(workspace), ['edge', 'hub']);
    write('old/notes.md', hub);
    await workspace.index.ready(false);
    assert.equal((await hostnames(workspace)).length, 2);
  });

  it('says which files are too large or binary', async () => {
    const { workspace } = indexOf({
      'large.cfg': 'x'.repeat(20 * 1024 * 1024 + 1),
      'binary.cfg': 'a\0b\0\0',
      'edge.cfg': edge,
    });
    await workspace.index.ready(false);
    const codes = [...workspace.index.skipped()].map(({ uri, problem }) => [uri, problem.code]);
    assert.deepEqual(codes.sort(), [
      [uriOf('binary.cfg'), 'binary'],
      [uriOf('large.cfg'), 'too-large'],
    ]);
  });

  it('tells how far it is, can be stopped and goes on when asked to', async () => {
    const files = Array.from({ length: 40 }, (_, at) => [`${at}.cfg`, lists.repeat(400)] as const);
    const { workspace, fileSystem } = indexOf(Object.fromEntries(files));
    const seen: IndexProgress[] = [];
    const unlisten = workspace.index.onDidProgress((progress) => seen.push(progress));
    const read = fileSystem.read.bind(fileSystem);
    let reads = 0;
    fileSystem.read = (uri, limit) => {
      if (++reads === 10) workspace.index.stop();
      return read(uri, limit);
    };
    await workspace.index.ready(false);
    assert.equal(workspace.index.progress.state, 'stopped');
    assert.ok(seen.every(({ done, found }) => done <= found));
    const before = workspace.index.filesNaming('acl FILTER').length;
    assert.ok(before < 40, `${before} files`);
    await workspace.index.ready(false);
    assert.equal(workspace.index.progress.state, 'stopped');
    unlisten();
    await workspace.index.ready(true);
    assert.equal(workspace.index.filesNaming('acl FILTER').length, 40);
  });

  it('gives the model of a closed file without keeping it open', async () => {
    const { workspace, write } = indexOf({ 'edge.cfg': edge });
    const model = async (): Promise<string | null | undefined> => {
      const found = await workspace.index.model(uriOf('edge.cfg'));
      return 'config' in found ? found.config?.summary.hostname : undefined;
    };
    assert.equal(await model(), 'edge');
    assert.equal(workspace.peek(uriOf('edge.cfg')), undefined);
    write('edge.cfg', edge.replace('hostname edge', 'hostname next'));
    assert.equal(await model(), 'next');
  });
});
