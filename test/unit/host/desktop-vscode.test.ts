import assert from 'node:assert/strict';
import { delimiter, join } from 'node:path';
import { findDesktopVsCode, type Machine } from '../../host/desktopVsCode';

interface Given {
  readonly platform?: NodeJS.Platform;
  readonly environment?: Record<string, string>;
  readonly files?: readonly string[];
  readonly links?: Readonly<Record<string, string>>;
}

function machine({ platform = 'linux', environment = {}, files = [], links = {} }: Given): Machine {
  return {
    platform,
    environment: { PATH: ['/usr/local/bin', '/usr/bin'].join(delimiter), ...environment },
    exists: (path) => files.includes(path),
    resolve: (path) => links[path] ?? path,
  };
}

const installed = {
  files: [join('/usr/bin/code'), join('/usr/share/code/code')],
  links: { [join('/usr/bin/code')]: '/usr/share/code/bin/code' },
};

describe('desktop VS Code', () => {
  it('is the program behind the `code` on the path, where there is a display', () => {
    assert.deepEqual(findDesktopVsCode(machine({ ...installed, environment: { DISPLAY: ':0' } })), {
      command: join('/usr/bin/code'),
      program: join('/usr/share/code/code'),
    });
  });

  it('is none without a display, however installed', () => {
    assert.equal(findDesktopVsCode(machine(installed)), undefined);
  });

  it('is none when nothing is installed', () => {
    assert.equal(findDesktopVsCode(machine({ environment: { WAYLAND_DISPLAY: 'wayland-0' } })), undefined);
  });

  it('is none when `code` is another program without VS Code beside it', () => {
    const other = { files: [join('/usr/bin/code')], environment: { DISPLAY: ':0' } };
    assert.equal(findDesktopVsCode(machine(other)), undefined);
  });

  it('needs no display variable on macOS', () => {
    const app = '/Applications/Visual Studio Code.app/Contents';
    const found = findDesktopVsCode(
      machine({
        platform: 'darwin',
        files: [join('/usr/local/bin/code'), join(app, 'MacOS/Electron')],
        links: { [join('/usr/local/bin/code')]: `${app}/Resources/app/bin/code` },
      }),
    );
    assert.equal(found?.program, join(app, 'MacOS/Electron'));
  });

  it('is what PAT_LENS_VSCODE names', () => {
    const environment = { PAT_LENS_VSCODE: '/opt/code/code' };
    assert.equal(
      findDesktopVsCode(machine({ environment, files: ['/opt/code/code'] }))?.program,
      '/opt/code/code',
    );
    assert.throws(() => findDesktopVsCode(machine({ environment })), /PAT_LENS_VSCODE names no file/);
  });

  it('is none when PAT_LENS_VSCODE says browser', () => {
    const environment = { DISPLAY: ':0', PAT_LENS_VSCODE: 'browser' };
    assert.equal(findDesktopVsCode(machine({ ...installed, environment })), undefined);
  });
});
