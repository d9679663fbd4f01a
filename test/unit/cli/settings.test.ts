import assert from 'node:assert/strict';
import { ownProfile } from '../workspace/settings-text';
import { run, scenario, TemporaryFolder } from './command-line';

const pinned = `hostname gw
ip access-list extended IN
 permit udp any eq isakmp any eq isakmp
crypto dynamic-map ANYBODY 10
crypto map M 10 ipsec-isakmp dynamic ANYBODY
interface Gi0/0
 ip address 198.51.100.1 255.255.255.0
 ip access-group IN in
 crypto map M
`;

describe('.pat-lens.yaml at the command line', () => {
  const folder = new TemporaryFolder();
  after(() => folder.remove());
  folder.write(
    '.pat-lens.yaml',
    `include: ["*.net", "*.pat.yaml"]\nexclude: [old, "sites/x*"]\nprofiles:${ownProfile}`,
  );
  for (const name of ['a.net', 'a.cfg', 'old/a.net', 'sites/x1.net', 'sites/y.net', 'node_modules/a.net'])
    folder.write(name, pinned);
  folder.write('sites/own.pat.yaml', scenario.replace('cisco-ios', 'lab-box'));
  folder.write('old/left.pat.yaml', 'broken');

  it('says which files of a folder are checked', async () => {
    const { output } = await run(folder.path, ['check', '.']);
    const files = output.split('\n').flatMap((line) => /^(\S+?):\d/.exec(line)?.[1] ?? []);
    assert.deepEqual(files, ['a.net', 'sites/y.net']);
  });

  it('does not keep a file that is named from being checked', async () => {
    const { output } = await run(folder.path, ['check', 'a.cfg']);
    assert.match(output, /^a\.cfg:3:17: warning acl\.source-port-pinned/);
  });

  it('says which scenarios of a folder are run, with its own profiles', async () => {
    const { exitCode, output, errors } = await run(folder.path, ['simulate', '.', '--json']);
    assert.deepEqual([exitCode, errors], [0, '']);
    const { scenario: file, profile } = JSON.parse(output) as { scenario: string; profile: string };
    assert.deepEqual([file, profile], ['sites/own.pat.yaml', 'lab-box']);
  });

  it('brings its profiles to --profile and to the list', async () => {
    const own = await run(folder.path, ['simulate', 'sites', '--profile', 'lab-box']);
    assert.deepEqual([own.exitCode, own.errors], [0, '']);
    const elsewhere = new TemporaryFolder();
    elsewhere.write('a.pat.yaml', scenario);
    const unknown = await run(elsewhere.path, ['simulate', '.', '--profile', 'lab-box']);
    elsewhere.remove();
    assert.deepEqual([unknown.exitCode, unknown.output], [2, '']);
    assert.match((await run(folder.path, ['profiles'])).output, /^lab-box +Lab box/m);
    assert.match((await run(folder.path, ['profiles', 'lab-box'])).output, /^lab-box: Lab box/);
  });

  it('with a problem is a finding of check, from any folder below, and a warning elsewhere', async () => {
    const own = new TemporaryFolder();
    own.write('.pat-lens.yaml', 'defaultProfile: linux\nseverty: {}\n');
    own.write('sites/a.pat.yaml', scenario);
    const { exitCode, output } = await run(own.path, ['check', 'sites']);
    const simulated = await run(own.path, ['simulate', 'sites']);
    own.remove();
    assert.equal(exitCode, 1);
    assert.match(
      output,
      /^\.pat-lens\.yaml:2:1: error settings\.unknown-field: .*Did you mean “severity”\?$/m,
    );
    assert.equal(simulated.exitCode, 0);
    assert.match(simulated.errors, /^\.pat-lens\.yaml:2:1: warning settings\.unknown-field: [^\n]*\n$/);
  });

  it('leaves out files above 20 MB, and says so', async () => {
    const own = new TemporaryFolder();
    own.write('large.cfg', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'));
    own.write('large.pat.yaml', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'));
    const checked = await run(own.path, ['check', '.']);
    const simulated = await run(own.path, ['simulate', '.']);
    own.remove();
    assert.equal(checked.exitCode, 0);
    assert.equal(checked.errors.match(/warning file\.too-large: /g)?.length, 2);
    assert.deepEqual([simulated.exitCode, simulated.errors.includes('warning file.too-large: ')], [0, true]);
  });
});
