import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { run, sampleFolder, TemporaryFolder } from './command-line';

describe('pat-lens', () => {
  for (const [args, expected] of [
    [['simulate'], /^pat-lens: error cli\.usage: missing required argument 'path'/],
    [['simulate', '--nonsense', 'x'], /^pat-lens: error cli\.usage: unknown option '--nonsense'/],
    [['simualte', 'x'], /^pat-lens: error cli\.usage: unknown command 'simualte'.*simulate/],
    [['simulate', 'x', '--ports', '0-70000'], /^pat-lens: error cli\.bad-ports: “0-70000”/],
    [
      ['simulate', 'x', '--profile', 'linnux'],
      /^pat-lens: error cli\.unknown-profile: .*Did you mean “linux”/,
    ],
    [['annotate', 'x', '--peers', '0'], /^pat-lens: error cli\.bad-count: “0”/],
    [['check', '.', '--format', 'xml'], /^pat-lens: error cli\.bad-choice: “xml”/],
    [['check', '.', '--fail-on', 'all'], /^pat-lens: error cli\.bad-choice: “all”/],
    [['profiles', 'cisco-iso'], /^pat-lens: error cli\.unknown-profile: .*cisco-ios/],
    [['check', '-', '-'], /^-:1:1: error cli\.input-read-twice: /],
  ] as const) {
    it(`ends with 2 and one line for ${args.join(' ')}`, async () => {
      const { exitCode, errors } = await run(
        sampleFolder,
        args,
        'hostname r\ninterface Loopback0\n ip address 192.0.2.1 255.255.255.255\n',
      );
      assert.match(errors, expected);
      assert.equal(errors.trimEnd().split('\n').length, 1);
      assert.equal(exitCode, 2);
    });
  }

  it('does not say that there are no findings where it looked at nothing', async () => {
    const missing = await run(sampleFolder, ['check', 'nosuch.cfg']);
    assert.deepEqual([missing.exitCode, missing.output], [2, '']);
    const folder = new TemporaryFolder();
    folder.write('notes.md', 'prose');
    const empty = await run(folder.path, ['check', '.']);
    folder.remove();
    assert.deepEqual([empty.exitCode, empty.output], [0, '']);
    assert.match(empty.errors, /^\.:1:1: warning cli\.nothing-to-check: /);
  });

  it('looks at no pipe that it was not told to read', async () => {
    const folder = new TemporaryFolder();
    folder.write('a.cfg', 'hostname a\ninterface Loopback0\n ip address 192.0.2.1 255.255.255.255\n');
    symlinkSync('/dev/fd/0', join(folder.path, 'link.cfg'));
    symlinkSync('nowhere', join(folder.path, 'broken.cfg'));
    execFileSync('mkfifo', [join(folder.path, 'pipe.cfg')]);
    const { exitCode, output, errors } = await run(folder.path, ['check', 'a.cfg', '.']);
    folder.remove();
    assert.deepEqual([exitCode, output, errors], [0, 'No findings.\n', '']);
  });

  it('prints help and version on standard output and ends with 0', async () => {
    const help = await run(sampleFolder, ['--help']);
    assert.deepEqual([help.exitCode, help.errors], [0, '']);
    for (const command of ['simulate', 'annotate', 'check', 'profiles'])
      assert.match(help.output, new RegExp(`^  ${command} `, 'm'));
    assert.match(help.output, /^Examples:\n {2}pat-lens check /m);
    assert.doesNotMatch((await run(sampleFolder, ['check', '--help'])).output, /Examples/);
    const version = await run(sampleFolder, ['--version']);
    assert.deepEqual([version.exitCode, /^\d+\.\d+\.\d+\n$/.test(version.output)], [0, true]);
  });
});
