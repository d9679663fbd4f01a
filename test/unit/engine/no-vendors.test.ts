import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { profiles } from '../../../src/engine/profiles/index';

const source = join(import.meta.dirname, '../../../src');

/** Paths of the TypeScript files below a folder of `src`, without the profiles themselves. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('engine/profiles/'));
}

/** The code of a file without its comments. */
function codeOf(path: string): string {
  return readFileSync(join(source, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
}

const vendors =
  /\b(?:cisco|ios|asa|linux|netfilter|conntrack|pf|pfsense|opnsense|freebsd|openbsd|ipfilter|vpp|fortigate|juniper|palo|aws|azure|gcp)\b/i;

describe('how ports are chosen', () => {
  for (const folder of ['engine', 'ipsec', 'analysis/compare']) {
    it(`src/${folder} names no vendor outside the profile files`, () => {
      const files = filesOf(folder);
      assert.ok(files.length > 3);
      const naming = files.filter((path) =>
        vendors.test(codeOf(path).replaceAll(/from '\.[^']*'|ciscoIos/g, '')),
      );
      assert.deepEqual(naming, []);
    });
  }

  it('no code asks which profile it has; only what a config says chooses one by its id', () => {
    // `pf` is also the name of a table's format.
    const named = profiles.map(({ id }) => id).filter((id) => id !== 'pf');
    const ids = new RegExp(`['"\`](?:${named.join('|')})['"\`]`);
    const naming = [
      'analysis',
      'cli',
      'extension',
      'features',
      'ipsec',
      'messages',
      'panel',
      'scenario',
      'workspace',
    ]
      .flatMap(filesOf)
      .filter((path) => ids.test(codeOf(path)));
    assert.deepEqual(naming.sort(), ['analysis/profile-choice.ts', 'analysis/profile-variants.ts']);
  });
});
