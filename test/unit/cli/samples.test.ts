import assert from 'node:assert/strict';
import { join } from 'node:path';
import { run } from './command-line';

const samples = join(import.meta.dirname, '../../../samples');

/** `error acl.source-port-pinned hub.cfg:30`, by finding. */
async function findingsOf(folder: string): Promise<readonly string[]> {
  const { output } = await run(samples, ['check', folder]);
  return output.split('\n').flatMap((line) => {
    const found = /^(?:[^ ]*\/)?([^ /]+:\d+):\d+: (error|warning|info|hint) ([^ :]+):/.exec(line);
    return found === null ? [] : [`${found[2] ?? ''} ${found[3] ?? ''} ${found[1] ?? ''}`];
  });
}

const errors: Readonly<Record<string, readonly string[]>> = {
  'three-engineers': ['error acl.source-port-pinned hub.cfg:14', 'error acl.source-port-pinned hub.cfg:15'],
  'rekey-and-expiry': ['error acl.source-port-pinned hub.cfg:15'],
  'site-to-site': ['error acl.source-port-pinned hub.cfg:30', 'error acl.source-port-pinned hub.cfg:31'],
  'asa-in-the-middle': ['error acl.source-port-pinned hub.cfg:30', 'error acl.source-port-pinned hub.cfg:31'],
  'two-pats': [
    'error acl.source-port-pinned carrier.cfg:21',
    'error acl.source-port-pinned hub.cfg:30',
    'error acl.source-port-pinned hub.cfg:31',
  ],
  'asa-remote-access': ['error acl.source-port-pinned border.cfg:17'],
  dmvpn: ['error ipsec.dmvpn-shared-nbma spoke-1.cfg:16', 'error ipsec.dmvpn-shared-nbma spoke-2.cfg:16'],
};

describe('the samples on the command line', () => {
  for (const [folder, wanted] of Object.entries(errors)) {
    it(`check finds the errors of ${folder}`, async () => {
      const found = await findingsOf(folder);
      assert.deepEqual(
        found.filter((finding) => finding.startsWith('error')),
        wanted,
      );
    });
  }

  const hints: Readonly<Record<string, readonly [string, RegExp]>> = {
    'site-to-site': ['hub.cfg', /eq isakmp\n ↳ 1 of 2 pass/],
    'asa-in-the-middle': ['hub.cfg', /eq isakmp\n ↳ 1 of 2 pass/],
    'two-pats': ['hub.cfg', /eq isakmp\n ↳ 1 of 2 pass/],
    'three-engineers': ['hub.cfg', /eq isakmp\n ↳ ✗ bob :1, carol :2 · 1 ✓/],
  };
  for (const [folder, [file, wanted]] of Object.entries(hints)) {
    it(`annotate shows who meets the list of ${folder}/${file}`, async () => {
      const { output, exitCode } = await run(samples, ['annotate', `${folder}/${file}`]);
      assert.equal(exitCode, 0);
      assert.match(output, wanted);
    });
  }
});
