import assert from 'node:assert/strict';
import type { PatOptions } from '../../../src/engine/pat';
import { claimOf, type Claim } from '../../../src/engine/profile';
import { findProfile, profiles } from '../../../src/engine/profiles/index';
import { translateListed } from '../../../src/engine/translate-listed';
import { address, device, flow, text } from './flows';

/** Three peers, each with 500 then 4500, to one gateway or to three: what 500 becomes, and 4500. */
function threePeers(options: PatOptions, gateways: readonly number[]): readonly (readonly string[])[] {
  const flows = gateways.flatMap((gateway, host) =>
    [500, 4500].map((port) => flow(`192.168.100.${11 + host}:${port} > 198.51.100.${gateway}:${port}`, host)),
  );
  const found = translateListed(options, flows).map(text);
  return [found.filter((_, index) => index % 2 === 0), found.filter((_, index) => index % 2 === 1)];
}

const low = 'any of 1-499,501-511';
const high = 'any of 1024-4499,4501-65535';
const any = 'any of 1024-65535';
const likely = '4500 likely of 1024-65535';
const conflict = 'dropped port-conflict';
const thrice = (one: string): readonly string[] => [one, one, one];

/** The reference table: one gateway. */
const reference: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'cisco-ios': [['500', '1', '2'], ['4500', '1024', '1025']],
  'cisco-ios-2008': [['500', '1', '2'], ['4500', '1024', '1025']],
  'cisco-ios-xe': [['512', '513', 'any of 514-1023'], ['4501', '4502', 'any of 4503-65535']],
  'cisco-ios-xe-cgn': [['512', '513', '514'], ['1024', '1025', '1026']],
  'cisco-asa': [['500', low, low], ['4500', high, high]],
  'cisco-asa-flat': [thrice(any), [likely, any, any]],
  'cisco-asa-flat-include-reserve': [
    ['500', 'any of 1-499,501-4499,4501-65535', 'any of 1-499,501-4499,4501-65535'],
    ['4500', 'any of 1-499,501-4499,4501-65535', 'any of 1-499,501-4499,4501-65535'],
  ],
  linux: [['500', low, low], ['4500', high, high]],
  'linux-random': [thrice('any of 1-511'), thrice(any)],
  'linux-legacy': [['500', '1', '2'], ['4500', '1024', '1025']],
  pf: [thrice('any of 50001-65535'), thrice('any of 50001-65535')],
  'pf-static-port': [['500', conflict, conflict], ['4500', conflict, conflict]],
  pfsense: [['500', conflict, conflict], thrice(any)],
  opnsense: [['500', conflict, conflict], thrice(any)],
  'freebsd-ipfw': [['500', 'any of 32768-65535', 'any of 32768-65535'], ['4500', 'any of 32768-65535', 'any of 32768-65535']],
  fortigate: [thrice('any of 512-1023'), ['4500', 'any of 5117-65533', 'any of 5117-65533']],
  'juniper-srx': [thrice('any of 1024-63487'), thrice('any of 1024-63487')],
  'juniper-mx': [['1024', '1026', '1028'], ['1025', '1027', '1029']],
  'vpp-ed': [thrice(any), [likely, any, any]],
  'aws-nat-gateway': [thrice(any), thrice(any)],
  'azure-nat-gateway': [thrice(any), thrice(any)],
  'ike-passthrough': [thrice('500'), ['4500', '1024', '1025']],
}; // prettier-ignore

describe('profiles', () => {
  for (const [id, expected] of Object.entries(reference)) {
    it(`${id} is as in the reference table`, () => {
      assert.deepEqual(threePeers(device(id), [1, 1, 1]), expected);
    });
  }

  it('cisco-asa-round-robin gives each host an address of its own', () => {
    const addresses = [2, 3, 4].map((host) => address(`192.0.2.${host}`));
    const options = device('cisco-asa-round-robin', { addresses });
    assert.deepEqual(threePeers(options, [1, 1, 1]), [thrice('500'), thrice('4500')]);
    const flows = [11, 12, 13, 11].map((host, index) =>
      flow(`192.168.100.${host}:${index === 3 ? 4500 : 500} > 198.51.100.1:500`),
    );
    assert.deepEqual(
      translateListed(options, flows).map((each) => addresses.indexOf(each.address)),
      [0, 1, 2, 0],
    );
  });

  it('keeps ports for three gateways where the destination is part of the key', () => {
    const kept = (port: number): readonly string[] =>
      profiles
        .filter(({ id }) =>
          threePeers(device(id), [1, 2, 3])[port === 500 ? 0 : 1]?.every((each) => each === `${port}`),
        )
        .map(({ id }) => id);
    for (const id of ['linux', 'pf-static-port', 'pfsense', 'freebsd-ipfw'])
      assert.ok(kept(500).includes(id), id);
    for (const id of ['linux', 'pf-static-port', 'freebsd-ipfw', 'fortigate'])
      assert.ok(kept(4500).includes(id), id);
    assert.deepEqual(threePeers(device('vpp-ed'), [1, 2, 3])[1], thrice(likely));
    for (const id of ['cisco-ios', 'cisco-asa']) assert.ok(!kept(500).includes(id), id);
  });

  it('call timers assumed where no public source tells', () => {
    for (const id of ['fortigate', 'juniper-srx', 'aws-nat-gateway', 'azure-nat-gateway', 'palo-alto-dipp']) {
      const profile = findProfile(id)!;
      assert.equal(claimOf<unknown>(profile.timers, profile).confidence, 'assumed', id);
    }
  });

  it('have ids of their own and cite a source for every claim that is not an assumption', () => {
    assert.equal(new Set(profiles.map(({ id }) => id)).size, profiles.length);
    for (const profile of profiles) {
      for (const rule of profile.rules) {
        for (const value of [rule.unique, rule.keep, rule.groups, rule.choose, rule.reuse]) {
          assertSourced(claimOf<unknown>(value, rule), profile.id);
        }
      }
      for (const value of [
        profile.addresses,
        profile.reserved,
        profile.filtering,
        profile.timers,
        profile.esp,
      ]) {
        assertSourced(claimOf<unknown>(value, profile), profile.id);
      }
    }
  });
});

function assertSourced({ confidence, source }: Claim, id: string): void {
  if (confidence === 'assumed') {
    assert.equal(source, null, id);
  } else {
    assert.ok(source !== null && source.title.length > 10 && /^https?:\/\//.test(source.address), id);
  }
}
