import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { fetchedFolder } from './fetched';
import { root } from './paths';
import { runCommand } from './processes';

const installedNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const installedPlaces: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Keep the browser to the pages that it is given: without them it looks up its maker's hosts at every start. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
];

/** A headless Chromium: an installed one, else the one that comes with the project's packages. */
export async function launchChromium(): Promise<Browser> {
  const found = installedChromium() ?? (await packagedChromium());
  return chromium.launch({
    executablePath: found.executable,
    // Chromium refuses its sandbox to root, and a machine for tests often has no other user.
    chromiumSandbox: process.getuid?.() !== 0 && found.sandbox,
    args: quiet,
    env: { ...definedEnvironment(), ...found.environment },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

interface FoundChromium {
  readonly executable: string;
  readonly sandbox: boolean;
  readonly environment: Readonly<Record<string, string>>;
}

function installedChromium(): FoundChromium | undefined {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => installedNames.map((name) => join(folder, name)));
  const executable = [...onPath, ...(installedPlaces[process.platform] ?? [])].find((path) =>
    existsSync(path),
  );
  return executable === undefined ? undefined : { executable, sandbox: true, environment: {} };
}

/** The package unpacks itself below TMPDIR; its libraries only where it takes the machine for its usual one. */
const unpack = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";

/** The package's own names folders of another machine. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

async function packagedChromium(): Promise<FoundChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('no Chromium or Chrome found: install one to run the tests in VS Code');
  }
  const folder = await fetchedFolder('chromium-147.0.0', async (target) => {
    await runCommand(process.execPath, ['--input-type=module', '-e', unpack], {
      cwd: root,
      env: { ...process.env, TMPDIR: target, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    });
    await writeFile(join(target, 'fonts', 'fonts.conf'), fontSettings);
  });
  const executable = join(folder, 'chromium');
  const needsLibraries = spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout.includes('not found');
  const hasFonts = existsSync('/etc/fonts/fonts.conf');
  return {
    executable,
    sandbox: false,
    environment: {
      ...(needsLibraries ? { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } : {}),
      ...(hasFonts ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
    },
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
