import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { officeFiles } from '../support/office';
import { run, sampleFolder, TemporaryFolder } from './command-line';

const office = officeFiles({
  more: 'acls: [{ config: hub.cfg, name: IN, flow: outbound, sees: global }]\n',
  hub: 'ip access-list extended IN\n permit udp any any eq isakmp\n',
});

describe('pat-lens fix', () => {
  const folder = new TemporaryFolder();
  after(() => folder.remove());
  beforeEach(() => Object.entries(office).forEach(([name, text]) => folder.write(name, text)));

  it('shows the fixes of the sample as a unified diff and changes nothing', async () => {
    const { exitCode, output } = await run(sampleFolder, ['fix', '.']);
    assert.equal(exitCode, 0);
    assert.equal(
      output,
      `--- a/hub.cfg
+++ b/hub.cfg
@@ -11,8 +11,8 @@
 !
 ip access-list extended OUTSIDE-IN
  remark IKE and NAT-T from the engineers
- permit udp any eq isakmp host 198.51.100.1 eq isakmp
- permit udp any eq non500-isakmp host 198.51.100.1 eq non500-isakmp
+ permit udp any host 198.51.100.1 eq isakmp
+ permit udp any host 198.51.100.1 eq non500-isakmp
  permit icmp any host 198.51.100.1 echo
  deny ip any any log
 !
`,
    );
  });

  it('writes the file when it is asked to, and finds nothing more', async () => {
    const first = await run(folder.path, ['fix', '.', '--write']);
    assert.deepEqual([first.exitCode, first.output, first.errors], [0, '', '1 proven fix.\n']);
    assert.match(
      readFileSync(join(folder.path, 'hub.cfg'), 'utf8'),
      /eq isakmp\n permit udp any any eq non500-isakmp\n$/,
    );
    const second = await run(folder.path, ['fix', '.', '--write']);
    assert.equal(second.errors, 'Nothing to fix.\n');
    assert.equal((await run(folder.path, ['check', '.'])).exitCode, 0);
  });

  it('keeps a byte order mark', async () => {
    folder.write('hub.cfg', `\u{feff}${office['hub.cfg'] ?? ''}`);
    await run(folder.path, ['fix', '.', '--write']);
    assert.match(
      readFileSync(join(folder.path, 'hub.cfg'), 'utf8'),
      /^\u{feff}hostname hub[^]*eq non500-isakmp\n$/u,
    );
  });

  it('does not write a file in another encoding, and says so', async () => {
    folder.write('hub.cfg', Buffer.from(`\u{feff}${office['hub.cfg'] ?? ''}`, 'utf16le'));
    const { exitCode, errors } = await run(folder.path, ['fix', '.', '--write']);
    assert.equal(exitCode, 2);
    assert.match(errors, /^hub\.cfg:1:1: error file\.not-written: /);
  });
});
