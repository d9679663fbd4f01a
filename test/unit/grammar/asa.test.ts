import assert from 'node:assert/strict';
import { portNames } from '../../../src/config/values/ports';
import { scopesIn } from './scopes';

async function scopes(text: string): Promise<readonly string[]> {
  return scopesIn('asa', text);
}

describe('the grammar of patlens-asa', () => {
  it('scopes object NAT with its interfaces and options', async () => {
    assert.deepEqual(await scopes(' nat (inside,outside) dynamic pat-pool POOL flat include-reserve'), [
      'nat: keyword.other.command',
      '(: punctuation.section.parens.begin',
      'inside: variable.other.nameif',
      ',: punctuation.separator',
      'outside: variable.other.nameif',
      '): punctuation.section.parens.end',
      'dynamic: keyword.other.option',
      'pat-pool: keyword.other.command',
      'POOL: variable.other.reference',
      'flat: storage.modifier.nat',
      'include-reserve: storage.modifier.nat',
    ]);
  });

  it('scopes an entry with objects', async () => {
    assert.deepEqual(await scopes('access-list OUT extended permit udp any4 object HUB eq isakmp inactive'), [
      'access-list: keyword.other.command',
      'OUT: entity.name.function.acl',
      'extended: storage.modifier.nat',
      'permit: keyword.control.permit',
      'udp: support.type.protocol',
      'any4: keyword.other.option',
      'object: keyword.other.option',
      'HUB: variable.other.reference',
      'eq: keyword.operator.port',
      'isakmp: constant.language.port',
      'inactive: keyword.other.option',
    ]);
  });

  for (const protocol of ['udp', 'tcp'] as const) {
    it(`knows every ${protocol} port name that the reader knows`, async () => {
      for (const { word } of portNames('asa', protocol).entries()) {
        const found = await scopes(`access-list A extended permit ${protocol} any any eq ${word}`);
        assert.equal(found.at(-1), `${word}: constant.language.port`);
      }
    });
  }

  it('names what a line defines, and the list that an interface uses', async () => {
    const text =
      'object network HUB\n nameif outside\nname 192.0.2.1 gw\naccess-group OUT in interface outside';
    assert.deepEqual(await scopes(text), [
      'object network: keyword.other.command',
      'HUB: entity.name.type.object',
      'nameif: keyword.other.command',
      'outside: entity.name.type.nameif',
      'name: keyword.other.command',
      '192.0.2.1: constant.numeric.ipv4',
      'gw: entity.name.type.name',
      'access-group: keyword.other.command',
      'OUT: variable.other.reference',
      'in: storage.modifier.direction',
      'interface: keyword.other.option',
      'outside: variable.other.nameif',
    ]);
  });
});
