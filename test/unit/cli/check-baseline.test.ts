import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchemaObject } from 'ajv';
import { run, TemporaryFolder } from './command-line';

const config = `hostname gw
ip access-list extended IN
 permit udp any eq isakmp any eq isakmp
ip access-list extended UNUSED-TWO
 permit udp any eq isakmp any eq isakmp
crypto dynamic-map ANYBODY 10
crypto map M 10 ipsec-isakmp dynamic ANYBODY
interface Gi0/0
 ip address 198.51.100.1 255.255.255.0
 ip access-group IN in
 crypto map M
`;

describe('a baseline of pat-lens check', () => {
  const folder = new TemporaryFolder();
  after(() => folder.remove());
  const file = join(folder.path, 'ci/baseline.json');

  beforeEach(async () => {
    folder.write('net/gw.cfg', config);
    folder.write('ci/keep', '');
    const { exitCode, errors } = await run(folder.path, [
      'check',
      'net',
      '--write-baseline',
      'ci/baseline.json',
    ]);
    assert.equal(exitCode, 0);
    assert.match(errors, /^\d+ findings written to ci\/baseline\.json\.\n$/);
  });

  async function checked(...more: readonly string[]): Promise<readonly [number, string, string]> {
    const args = ['check', 'net', '--baseline', 'ci/baseline.json', '--fail-on', 'warning', ...more];
    const { exitCode, output, errors } = await run(folder.path, args);
    return [exitCode, output, errors];
  }

  it('is what its schema says, and holds no text of the configs', () => {
    const schema = JSON.parse(readFileSync('schemas/baseline.schema.json', 'utf8')) as AnySchemaObject;
    const text = readFileSync(file, 'utf8');
    assert.equal(new Ajv().validate(schema, JSON.parse(text)), true);
    assert.equal(text.includes('isakmp'), false);
    assert.equal(new Ajv().validate(schema, { version: 1, findings: [{ file: 'a' }] }), false);
  });

  it('leaves out what it has', async () => {
    const [exitCode, output, errors] = await checked();
    assert.deepEqual([exitCode, errors], [0, '']);
    assert.match(output, /^No new findings; the baseline has \d+\.\n$/);
  });

  it('knows a finding where lines above it, spaces and sequence numbers are others', async () => {
    folder.write('net/gw.cfg', `!\n!\n${config.replaceAll(' permit', '  10 permit')}`);
    const [exitCode, output, errors] = await checked();
    assert.deepEqual([exitCode, errors], [0, '']);
    assert.match(output, /^No new findings/);
  });

  it('fails for a finding on another line, also one alike in another list', async () => {
    folder.write(
      'net/gw.cfg',
      `${config}ip access-list extended THREE\n permit udp any eq isakmp any eq isakmp\n`,
    );
    const [, output, errors] = await checked();
    assert.equal(errors, '');
    assert.match(output, /gw\.cfg:13:17: (?:info|warning) acl\.source-port-pinned: /);
    assert.equal(/gw\.cfg:[35]:/.test(output), false);
    folder.write('net/other.cfg', 'hostname b\ninterface Gi0/0\n ip access-group MISSING in\n');
    const [exitCode, more] = await checked();
    assert.equal(exitCode, 1);
    assert.match(more, /other\.cfg:3:\d+: warning config\.undefined-reference: /);
  });

  it('tells of entries that met no finding, in files that were checked or are gone', async () => {
    folder.write('net/gw.cfg', config.replaceAll(' eq isakmp any', ' any'));
    const [exitCode, , errors] = await checked();
    assert.equal(exitCode, 0);
    assert.match(errors, /^net\/gw\.cfg:1:1: info baseline\.stale: .*acl\.source-port-pinned/m);
    folder.write('elsewhere/a.cfg', config);
    const other = await run(folder.path, ['check', 'elsewhere', '--baseline', 'ci/baseline.json']);
    assert.equal(other.errors, '');
  });

  describe('for peers behind PAT', () => {
    const inside = (name: string, host: number): string => `hostname ${name}
crypto isakmp key K address 198.51.100.1
crypto map M 10 ipsec-isakmp
 set peer 198.51.100.1
 match address VPN
interface Gi0/0
 ip address 10.10.0.${host} 255.255.255.0
 crypto map M
ip route 0.0.0.0 0.0.0.0 10.10.0.1
ip access-list extended VPN
 permit ip 172.16.${host}.0 0.0.0.255 172.20.0.0 0.0.255.255
`;
    const edge = `hostname edge
interface Gi0/0
 ip address 192.0.2.2 255.255.255.252
 ip nat outside
interface Gi0/1
 ip address 10.10.0.1 255.255.255.0
 ip nat inside
ip nat inside source list 10 interface Gi0/0 overload
access-list 10 permit 10.10.0.0 0.0.0.255
ip route 0.0.0.0 0.0.0.0 192.0.2.1
`;
    const own = new TemporaryFolder();
    after(() => own.remove());

    const checkedAfter = async (name: string, text: string): Promise<string> => {
      await run(own.path, ['check', '.', '--write-baseline', 'base.json']);
      own.write(name, text);
      return (await run(own.path, ['check', '.', '--baseline', 'base.json'])).output;
    };

    beforeEach(() => {
      own.write('gw.cfg', `${config}ip route 0.0.0.0 0.0.0.0 198.51.100.2\n`);
      own.write('edge.cfg', edge);
      own.write('one.cfg', inside('one', 11));
      own.write('two.cfg', '!\n');
      own.write('three.cfg', '!\n');
    });

    it('does not cover what became graver on the same line', async () => {
      own.write('edge.cfg', '!\n');
      own.write('one.cfg', '!\n');
      await run(own.path, ['check', '.', '--write-baseline', 'base.json']);
      own.write('edge.cfg', edge);
      own.write('one.cfg', inside('one', 11));
      own.write('two.cfg', inside('two', 12));
      const { output } = await run(own.path, ['check', '.', '--baseline', 'base.json']);
      assert.match(output, /gw\.cfg:3:17: error acl\.source-port-pinned: /);
    });

    it('does not cover a further peer on the same line, and covers fewer', async () => {
      own.write('two.cfg', inside('two', 12));
      assert.match(
        await checkedAfter('three.cfg', inside('three', 13)),
        /gw\.cfg:3:17: error acl\.source-port/,
      );
      assert.equal((await checkedAfter('three.cfg', '!\n')).includes('acl.source-port-pinned'), false);
    });

    it('of an older version covers by the fingerprint alone', async () => {
      own.write('two.cfg', inside('two', 12));
      await run(own.path, ['check', '.', '--write-baseline', 'base.json']);
      const old = JSON.parse(readFileSync(join(own.path, 'base.json'), 'utf8')) as {
        findings: { severity?: string; peers?: string[] }[];
      };
      for (const entry of old.findings) {
        delete entry.severity;
        delete entry.peers;
      }
      own.write('base.json', JSON.stringify(old));
      own.write('three.cfg', inside('three', 13));
      const { output } = await run(own.path, ['check', '.', '--baseline', 'base.json']);
      assert.equal(output.includes('acl.source-port-pinned'), false);
    });
  });

  it('that cannot be read or is none ends the command with 2', async () => {
    folder.write('ci/bad.json', '{"version":2}');
    for (const name of ['ci/bad.json', 'ci/missing.json']) {
      const { exitCode, errors } = await run(folder.path, ['check', 'net', '--baseline', name]);
      assert.equal(exitCode, 2);
      assert.match(errors, /^ci\/\w+\.json:1:1: error (?:cli\.bad-baseline|file\.not-found): /);
    }
  });
});
