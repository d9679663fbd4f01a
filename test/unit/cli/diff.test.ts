import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, sampleFolder, TemporaryFolder } from './command-line';

const pinned = 'permit udp any eq isakmp host';
const open = 'permit udp any host';

describe('pat-lens diff', () => {
  const folder = new TemporaryFolder();
  after(() => folder.remove());

  const sample = (below: string, edit: (text: string) => string = (text) => text): void => {
    for (const name of readdirSync(sampleFolder)) {
      folder.write(`${below}/${name}`, edit(readFileSync(join(sampleFolder, name), 'utf8')));
    }
  };
  sample('pinned');
  sample('open', (text) => text.replace(pinned, open));

  it('shows whom an edit of one file admits, with the deciding lines before and after', async () => {
    const { output, exitCode } = await run(folder.path, ['diff', 'pinned/hub.cfg', 'open/hub.cfg']);
    assert.equal(exitCode, 0);
    assert.equal(
      output,
      `bob IKE is admitted
  Before  ✗ 192.0.2.2:1  pinned/hub.cfg:17  deny ip any any log
  After   ✓ 192.0.2.2:1  open/hub.cfg:14  permit udp any host 198.51.100.1 eq isakmp

carol IKE is admitted
  Before  ✗ 192.0.2.2:2  pinned/hub.cfg:17  deny ip any any log
  After   ✓ 192.0.2.2:2  open/hub.cfg:14  permit udp any host 198.51.100.1 eq isakmp

Conversations: 2 admitted.
`,
    );
  });

  it('says each conversation of a folder once, and ends with 1 where one is dropped that passed', async () => {
    const { output, exitCode } = await run(folder.path, ['diff', 'open', 'pinned']);
    assert.equal(exitCode, 1);
    assert.match(output, /^Conversations: 2 dropped\.$/m);
  });

  it('matches the peers that the configs of two folders tell, wherever the folders are', async () => {
    for (const name of ['edge.cfg', 'branch-1.cfg', 'branch-2.cfg', 'hub.cfg']) {
      const text = readFileSync(`samples/site-to-site/${name}`, 'utf8');
      folder.write(`before/${name}`, text);
      folder.write(`after/${name}`, text.replace(pinned, open));
    }
    const { output } = await run(folder.path, ['diff', 'before', 'after']);
    assert.match(output, /^branch-1 IKE is admitted$/m);
    assert.match(output, /^Conversations: 2 admitted\.$/m);
  });

  it('joins the configs of each folder, however deep they are, and never those of both', async () => {
    const own = new TemporaryFolder();
    own.write('.pat-lens.yaml', 'defaultProfile: cisco-ios\n');
    for (const name of ['edge.cfg', 'branch-1.cfg', 'branch-2.cfg', 'hub.cfg']) {
      const text = readFileSync(`samples/site-to-site/${name}`, 'utf8');
      own.write(`before/${name.slice(0, 3)}/${name}`, text);
      own.write(`after/${name.slice(0, 3)}/${name}`, text.replace(pinned, open));
    }
    const { output } = await run(own.path, ['diff', 'before', 'after']);
    const { output: same } = await run(own.path, ['diff', 'after', 'after']);
    own.remove();
    assert.match(output, /^branch-1 IKE is admitted$/m);
    assert.match(output, /^Conversations: 2 admitted\.$/m);
    assert.match(same, /^No IPsec peer is admitted or dropped/);
  });

  it('tells nothing and ends with 0 where nothing changed', async () => {
    const { output, exitCode } = await run(folder.path, ['diff', 'pinned', 'pinned']);
    assert.equal(output, 'No IPsec peer is admitted or dropped, and no port changes.\n');
    assert.equal(exitCode, 0);
  });

  it('takes the old text from standard input as one in the place of the new file', async () => {
    const old = readFileSync(join(folder.path, 'open/hub.cfg'));
    const { output, exitCode } = await run(folder.path, ['diff', '-', 'pinned/hub.cfg'], old);
    assert.match(output, /^bob IKE is dropped$/m);
    assert.equal(exitCode, 1);
  });

  it('does not take an old config beside the new one for another device', async () => {
    for (const name of ['edge.cfg', 'branch-1.cfg', 'branch-2.cfg', 'hub.cfg']) {
      folder.write(`site/${name}`, readFileSync(`samples/site-to-site/${name}`));
    }
    const hub = readFileSync('samples/site-to-site/hub.cfg', 'utf8');
    folder.write('site/hub.old.cfg', hub.replace(pinned, open));
    const { output, exitCode } = await run(folder.path, ['diff', 'site/hub.old.cfg', 'site/hub.cfg']);
    assert.match(output, /^branch-1 IKE is dropped in 50 % of the cases$/m);
    assert.equal(exitCode, 1);
  });

  it('ends with 2 for a missing path, a file against a folder, and a scenario that cannot run', async () => {
    folder.write('bad.pat.yaml', 'version: 1\npat: { profile: nonesuch }\npeers: []\n');
    for (const paths of [
      ['pinned', 'missing'],
      ['pinned', 'open/hub.cfg'],
      ['bad.pat.yaml', 'pinned/three-engineers.pat.yaml'],
    ]) {
      const { exitCode, errors } = await run(folder.path, ['diff', ...paths]);
      assert.equal(exitCode, 2, paths.join(' '));
      assert.match(errors, /error/);
    }
  });

  it('says of a file of no known dialect that it is not recognised, and ends with 0', async () => {
    folder.write('a.txt', 'hello\n');
    const { exitCode, errors } = await run(folder.path, ['diff', 'a.txt', 'a.txt']);
    assert.equal(exitCode, 0);
    assert.match(errors, /unrecognised/);
  });
});
