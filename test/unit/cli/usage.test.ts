import assert from 'node:assert/strict';
import { run, sampleFolder } from './command-line';

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

  it('prints help and version on standard output and ends with 0', async () => {
    const help = await run(sampleFolder, ['--help']);
    assert.deepEqual([help.exitCode, help.errors], [0, '']);
    for (const command of ['simulate', 'annotate', 'check', 'profiles'])
      assert.match(help.output, new RegExp(`^  ${command} `, 'm'));
    const version = await run(sampleFolder, ['--version']);
    assert.deepEqual([version.exitCode, /^\d+\.\d+\.\d+\n$/.test(version.output)], [0, true]);
  });
});
