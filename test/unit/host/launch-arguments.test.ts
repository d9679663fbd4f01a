import assert from 'node:assert/strict';
import { readLaunchArguments } from '../../host/launchArguments';

/** The order in which @vscode/test-electron 2.5.2 passes its arguments. */
const commandLine = [
  '/tmp/workspace',
  '--no-sandbox',
  '--disable-gpu-sandbox',
  '--disable-updates',
  '--skip-welcome',
  '--skip-release-notes',
  '--disable-workspace-trust',
  '--extensionTestsPath=/p/out/test/vscode/desktop',
  '--extensionDevelopmentPath=/p',
  '--extensions-dir=/p/.vscode-test/extensions',
  '--user-data-dir=/p/.vscode-test/user-data',
];

describe('launch arguments', () => {
  it('finds the folder, the extension and its tests', () => {
    assert.deepEqual(readLaunchArguments(commandLine), {
      folder: '/tmp/workspace',
      extensionDevelopmentPath: '/p',
      extensionTestsPath: '/p/out/test/vscode/desktop',
    });
  });

  it('knows the web extension host when it is asked for', () => {
    const args = readLaunchArguments(['--extensionDevelopmentKind=web', ...commandLine]);
    assert.equal(args.extensionDevelopmentKind, 'web');
  });

  for (const [what, missing] of [
    ['folder', '/tmp'],
    ['--extensionTestsPath', '--extensionTestsPath'],
    ['--extensionDevelopmentPath', '--extensionDevelopmentPath'],
  ] as const) {
    it(`says that the ${what} is missing`, () => {
      const rest = commandLine.filter((arg) => !arg.startsWith(missing));
      assert.throws(() => readLaunchArguments(rest), new RegExp(`names no ${what}`));
    });
  }
});
