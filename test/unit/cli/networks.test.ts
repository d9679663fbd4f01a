import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { run, TemporaryFolder } from './command-line';

const files = ['edge.cfg', 'branch-1.cfg', 'branch-2.cfg', 'hub.cfg'];
const drops = /hub\.cfg:30:\d+: error acl\.source-port-pinned/;

describe('which configs the command line joins', () => {
  const folder = new TemporaryFolder();
  after(() => folder.remove());
  for (const name of files) {
    const text = readFileSync(`samples/site-to-site/${name}`, 'utf8');
    folder.write(`apart/${name.slice(0, 3)}/${name}`, text);
    folder.write(`twice/one/${name}`, text);
    folder.write(`twice/two/${name}`, text);
  }
  folder.write('twice/one/.pat-lens.yaml', 'defaultProfile: cisco-ios\n');
  folder.write('twice/two/.pat-lens.yaml', 'defaultProfile: cisco-ios\n');

  it('takes all configs below a folder that it names for one network', async () => {
    const { output, exitCode } = await run(folder.path, ['check', 'apart']);
    assert.match(output, drops);
    assert.equal(exitCode, 1);
    assert.match(
      (await run(folder.path, ['fix', 'apart'])).output,
      /^\+ permit udp any host 198\.51\.100\.1/m,
    );
  });

  it('takes each of several folders for a network of its own', async () => {
    const { output } = await run(folder.path, ['check', 'apart/hub', 'apart/edg', 'apart/bra']);
    assert.doesNotMatch(output, drops);
  });

  it('takes a file that it names for one of its own folder', async () => {
    const { output } = await run(folder.path, ['check', 'apart/hub/hub.cfg']);
    assert.doesNotMatch(output, drops);
  });

  it('takes a folder below with a .pat-lens.yaml for a network of its own', async () => {
    const { output } = await run(folder.path, ['check', 'twice']);
    assert.equal(output.split('\n').filter((line) => drops.test(line)).length, 2);
  });
});
