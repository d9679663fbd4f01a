import assert from 'node:assert/strict';
import { portNames } from '../../../src/config/values/ports';
import { scopesIn } from './scopes';

async function scopes(text: string): Promise<readonly string[]> {
  return scopesIn('ios', text);
}

describe('the grammar of patlens-ios', () => {
  it('scopes every part of an ACL entry', async () => {
    assert.deepEqual(await scopes(' 10 permit udp any eq isakmp host 198.51.100.1 eq non500-isakmp log'), [
      '10: constant.numeric.integer',
      'permit: keyword.control.permit',
      'udp: support.type.protocol',
      'any: keyword.other.option',
      'eq: keyword.operator.port',
      'isakmp: constant.language.port',
      'host: keyword.other.option',
      '198.51.100.1: constant.numeric.ipv4',
      'eq: keyword.operator.port',
      'non500-isakmp: constant.language.port',
      'log: keyword.other.option',
    ]);
  });

  it('tells deny from permit, and reads ranges, wildcards and object groups', async () => {
    assert.deepEqual(
      await scopes('access-list 101 deny tcp 10.0.0.0 0.0.0.255 object-group WEB range ftp 1024'),
      [
        'access-list: keyword.other.command',
        '101: entity.name.function.acl',
        'deny: keyword.control.deny',
        'tcp: support.type.protocol',
        '10.0.0.0: constant.numeric.ipv4',
        '0.0.0.255: constant.numeric.ipv4',
        'object-group: keyword.other.option',
        'WEB: variable.other.reference',
        'range: keyword.operator.port',
        'ftp: constant.language.port',
        '1024: constant.numeric.integer',
      ],
    );
  });

  for (const protocol of ['udp', 'tcp'] as const) {
    it(`knows every ${protocol} port name that the reader knows`, async () => {
      for (const { word } of portNames('ios', protocol).entries()) {
        const found = await scopes(`access-list 101 permit ${protocol} any any eq ${word}`);
        assert.equal(found.at(-1), `${word}: constant.language.port`);
      }
    });
  }

  it('scopes the parts of a NAT rule', async () => {
    assert.deepEqual(
      await scopes('ip nat inside source list ENGINEERS interface GigabitEthernet0/0 overload'),
      [
        'ip nat: keyword.other.command',
        'inside: storage.modifier.nat-side',
        'source: keyword.other.option',
        'list: keyword.other.option',
        'ENGINEERS: variable.other.reference',
        'interface: keyword.other.option',
        'GigabitEthernet0/0: entity.name.type.interface',
        'overload: storage.modifier.nat',
      ],
    );
  });

  it('names what a line defines', async () => {
    const text = [
      'interface GigabitEthernet0/0.10',
      'ip access-list extended OUTSIDE-IN',
      'ip nat pool P 192.0.2.1 192.0.2.2',
      'route-map R permit 10',
      'crypto ikev2 profile PROF',
    ].join('\n');
    const names = (await scopes(text)).filter((one) => one.includes('entity.name'));
    assert.deepEqual(names, [
      'GigabitEthernet0/0.10: entity.name.type.interface',
      'OUTSIDE-IN: entity.name.function.acl',
      'P: entity.name.type.nat-pool',
      'R: entity.name.function.route-map',
      'PROF: entity.name.type.crypto',
    ]);
  });

  it('has a scope of their own for directives, and one for other comments', async () => {
    assert.deepEqual(
      await scopes('! pat-lens: peer alice 192.168.1.1 -> 198.51.100.1\n! permit ip any any'),
      [
        '!: punctuation.definition.comment',
        'pat-lens:: keyword.other.directive',
        'peer: keyword.other.directive',
        'alice: entity.name.tag.peer',
        '192.168.1.1: constant.numeric.ipv4',
        '->: comment.line.exclamation',
        '198.51.100.1: constant.numeric.ipv4',
        '!: punctuation.definition.comment',
        'permit ip any any: comment.line.exclamation',
      ],
    );
  });

  it('takes remarks, descriptions and banners for text', async () => {
    const text =
      ' remark permit ip any any\n description deny all\nbanner motd ^C\npermit ip any any\n^C\nhostname R1';
    assert.deepEqual(await scopes(text), [
      'remark: keyword.other.remark',
      'permit ip any any: comment.line.remark',
      'description: keyword.other.command',
      'deny all: string.unquoted.description',
      'banner: keyword.other.command',
      'motd: keyword.other.option',
      '^C: punctuation.definition.string.begin',
      'permit ip any any: string.unquoted.banner',
      '^C: punctuation.definition.string.end',
      'hostname: keyword.other.command',
      'R1: entity.name.section.hostname',
    ]);
  });

  it('marks keys as secrets', async () => {
    const found = await scopes('crypto isakmp key S3cret address 0.0.0.0\n pre-shared-key local 0 abc');
    assert.deepEqual(
      found.filter((one) => one.endsWith('secret')),
      ['S3cret: string.other.secret', 'abc: string.other.secret'],
    );
  });

  it('scopes negation and the command behind it', async () => {
    assert.deepEqual(await scopes(' no shutdown\nno logging console'), [
      'no: keyword.operator.negation',
      'shutdown: keyword.control.shutdown',
      'no: keyword.operator.negation',
      'logging: keyword.other.command',
    ]);
  });
});
