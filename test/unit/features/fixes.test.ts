import assert from 'node:assert/strict';
import { fixAll, fixesWithin } from '../../../src/features/fixes';
import { fixTitle } from '../../../src/messages/fixes';
import { officeFiles, officePeer, type Office } from '../support/office';
import { sampleFiles, uriOf, workspaceOf } from '../support/workspace';

/** The lines that a text has and the other has not, as `- old` and `+ new`. */
function changes(before: string, after: string): readonly string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}

async function fixedLines(files: Record<string, string>, file: string): Promise<readonly string[]> {
  const { workspace } = workspaceOf(files);
  const fixed = fixAll(await workspace.snapshot(uriOf(file)));
  return [...fixed.values()].flatMap(({ before, after }) => changes(before, after));
}

/** The titles of the fixes that are offered for a file, the preferred ones with a star. */
async function offered(files: Record<string, string>, file: string): Promise<readonly string[]> {
  const { workspace } = workspaceOf(files);
  const snapshot = await workspace.snapshot(uriOf(file));
  const text = files[file] ?? '';
  return fixesWithin(snapshot, 0, text.length).map(
    ({ title, preferred }) => `${preferred ? '* ' : ''}${fixTitle(title)}`,
  );
}

const atHub = 'acls: [{ config: hub.cfg, name: IN, flow: outbound, sees: global }]\n';

function hub(lines: string, office: Office = {}): Record<string, string> {
  return officeFiles({ more: atHub, ...office, hub: `ip access-list extended IN\n${lines}` });
}

describe('proven fixes', () => {
  it('take the source ports out of the gateway of the sample', async () => {
    assert.deepEqual(await fixedLines(sampleFiles(), 'hub.cfg'), [
      '-  permit udp any eq isakmp host 198.51.100.1 eq isakmp',
      '-  permit udp any eq non500-isakmp host 198.51.100.1 eq non500-isakmp',
      '+  permit udp any host 198.51.100.1 eq isakmp',
      '+  permit udp any host 198.51.100.1 eq non500-isakmp',
    ]);
  });

  it('offer the ports that the PAT gives as the second choice', async () => {
    assert.deepEqual(await offered(sampleFiles(), 'hub.cfg'), [
      '* Accept any source port here',
      'Accept the source ports that PAT gives: 1-511',
      '* Accept any source port here',
      'Accept the source ports that PAT gives: 1024-65535',
    ]);
  });

  it('add the line for 4500 with the names, the indentation and the numbers of the list', async () => {
    const files = hub('  10 permit udp any host 198.51.100.1 eq isakmp\n  20 deny ip any any\n');
    assert.deepEqual(await fixedLines(files, 'hub.cfg'), [
      '+   15 permit udp any host 198.51.100.1 eq non500-isakmp',
    ]);
  });

  it('write numbers of ports where the list does', async () => {
    const files = hub(' permit udp any host 198.51.100.1 eq 500\n');
    assert.deepEqual(await fixedLines(files, 'hub.cfg'), ['+  permit udp any host 198.51.100.1 eq 4500']);
  });

  it('keep the line ends of the file', async () => {
    const files = hub(' permit udp any host 198.51.100.1 eq 500\n');
    files['hub.cfg'] = files['hub.cfg']!.replaceAll('\n', '\r\n');
    const { workspace } = workspaceOf(files);
    const [fixed] = fixAll(await workspace.snapshot(uriOf('hub.cfg'))).values();
    assert.match(fixed!.after, /eq 500\r\n permit udp any host 198.51.100.1 eq 4500\r\n$/);
  });

  it('admit 4500 beside ESP', async () => {
    const files = hub(' permit udp any any eq isakmp\n permit esp any host 198.51.100.1\n');
    assert.deepEqual(await fixedLines(files, 'hub.cfg'), [
      '+  permit udp any host 198.51.100.1 eq non500-isakmp',
    ]);
  });

  it('keep the pinned line and admit the answers of one gateway by its port', async () => {
    const files = officeFiles({
      outside: ' ip access-group 101 in\n',
      edge: `access-list 10 permit 192.168.100.0 0.0.0.255
ip nat inside source list 10 interface GigabitEthernet0/0 overload
access-list 101 permit udp host 198.51.100.1 eq isakmp host 192.0.2.2 eq isakmp
access-list 101 permit udp any eq 4500 host 192.0.2.2 eq 4500
`,
    });
    assert.deepEqual(await fixedLines(files, 'edge.cfg'), [
      '+ access-list 101 permit udp host 198.51.100.1 eq isakmp host 192.0.2.2',
      '+ access-list 101 permit udp any eq non500-isakmp host 192.0.2.2 range 1024 65535',
    ]);
  });

  it('are not offered where the edit does not help', async () => {
    const files = hub(' deny udp any any eq 4500\n permit udp any any eq 500\n');
    assert.deepEqual(await offered(files, 'hub.cfg'), []);
  });

  it('are not offered where sequence numbers leave no room', async () => {
    const files = hub(' 10 permit udp any any eq 500\n 11 deny ip any any\n');
    assert.deepEqual(await offered(files, 'hub.cfg'), []);
  });

  it('remove entries that no packet reaches', async () => {
    const files = hub(' permit udp any any\n permit udp any any eq 500\n');
    assert.deepEqual(await fixedLines(files, 'hub.cfg'), ['-  permit udp any any eq 500']);
  });

  it('leave alone what a comment ignores', async () => {
    const ignored = ' ! pat-lens: ignore acl.source-port-pinned\n permit udp any eq 500 any eq 500\n';
    const files = hub(`${ignored} permit udp any any eq 4500\n`, {
      peers: [officePeer('alice', 11), officePeer('bob', 12)],
    });
    assert.deepEqual(await fixedLines(files, 'hub.cfg'), []);
  });
});
