import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { dotted, summaryOf } from './helpers';

const many = Array.from({ length: 200 }, (_, index) => index);

function peersOf(...lines: readonly string[]): readonly string[] {
  const maps = summaryOf('crypto map M 10 ipsec-isakmp', ...lines).records?.cryptoMaps ?? [];
  return maps[0]?.peers.map((peer) => (typeof peer === 'number' ? dotted(peer) : peer)) ?? [];
}

function addressesOf(...lines: readonly string[]): readonly string[] {
  const { interfaces } = summaryOf('interface GigabitEthernet0/0', ...lines);
  return interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => dotted(address)));
}

describe('lines with `no` in long lists', () => {
  const peers = many.map((index) => ` set peer 10.0.0.${index}`);

  it('take away what was said before them', () => {
    const left = peersOf(...peers, ...many.slice(1).map((index) => ` no set peer 10.0.0.${index}`));
    assert.deepEqual(left, ['10.0.0.0']);
  });

  it('leave what is said again after them', () => {
    const left = peersOf(...peers, ' no set peer 10.0.0.3', ' set peer 10.0.0.3', ' no set peer 10.0.0.4');
    assert.equal(left.length, 199);
    assert.equal(left.at(-1), '10.0.0.3');
    assert.ok(!left.includes('10.0.0.4'));
  });

  it('take the last items away one after the other', () => {
    const backwards = [...many].reverse().map((index) => ` no set peer 10.0.0.${index}`);
    assert.deepEqual(peersOf(...peers, ...backwards.slice(0, 150)), peersOf(...peers.slice(0, 50)));
    assert.deepEqual(peersOf(...peers, ...backwards, ' set peer 10.0.0.7'), ['10.0.0.7']);
  });

  it('take members out of object groups', () => {
    const groups = summaryOf(
      'object-group network G',
      ...many.map((index) => ` host 10.0.0.${index}`),
      ...many.slice(2).map((index) => ` no host 10.0.0.${index}`),
    ).records?.objectGroups;
    assert.equal(groups?.[0]?.members.length, 2);
  });
});

describe('lines with `no` in interfaces', () => {
  it('take one address away, and a primary address then replaces the first that is left', () => {
    const lines = [
      ' ip address 10.0.0.1 255.255.255.0',
      ' ip address 10.0.1.1 255.255.255.0 secondary',
      ' ip address 10.0.2.1 255.255.255.0 secondary',
      ' no ip address 10.0.0.1 255.255.255.0',
    ];
    assert.deepEqual(addressesOf(...lines), ['10.0.1.1', '10.0.2.1']);
    assert.deepEqual(addressesOf(...lines, ' ip address 10.0.3.1 255.255.255.0'), ['10.0.3.1', '10.0.2.1']);
    const replaced = [
      ...lines,
      ' ip address 10.0.3.1 255.255.255.0',
      ' no ip address 10.0.1.1 255.255.255.0',
    ];
    assert.deepEqual(addressesOf(...replaced), ['10.0.3.1', '10.0.2.1']);
    assert.deepEqual(addressesOf(...lines, ' no ip address'), []);
    assert.deepEqual(addressesOf(...lines, ' no ip address', ' ip address 10.9.9.9 255.0.0.0'), ['10.9.9.9']);
  });

  it('take NHRP entries away, and put those that are said again last', () => {
    const { interfaces } = summaryOf(
      'interface Tunnel0',
      ' ip nhrp map 10.0.0.1 192.0.2.1',
      ' ip nhrp map 10.0.0.2 192.0.2.2',
      ' ip nhrp map 10.0.0.3 192.0.2.3',
      ' no ip nhrp map 10.0.0.2 192.0.2.2',
      ' ip nhrp map 10.0.0.1 192.0.2.1',
    );
    const outer = interfaces[0]?.nhrp?.map(({ nbma }) => (nbma === null ? '' : dotted(nbma)));
    assert.deepEqual(outer, ['192.0.2.3', '192.0.2.1']);
  });
});
