import assert from 'node:assert/strict';
import type { PatOptions } from '../../../src/engine/pat';
import { Pat } from '../../../src/engine/pat';
import { valueOf } from '../../../src/engine/profile';
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
  // The table has "4500 (likely: a 500 may have drawn it)". In VPP's source the outside port is part of the key, so that a
  // flow to 500 and one to 4500 never collide: 4500 is certain, and nobody else draws it.
  'vpp-ed': [thrice(any), ['4500', high, high]],
  'aws-nat-gateway': [thrice(any), thrice(any)],
  'azure-nat-gateway': [thrice(any), thrice(any)],
  'ike-passthrough': [thrice('500'), ['4500', '1024', '1025']],
}; // prettier-ignore

const drawn = (first: number, last: number): readonly string[] => thrice(`any of ${first}-${last}`);

/** The further ids, read as the devices are in `pat-behaviour.md`. */
const furtherIds: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'cisco-ios-xe-pool': [['500', 'any of 501-1023', 'any of 1-499,501-1023'], ['4500', 'any of 4501-65535', high]],
  'cisco-asa-extended': [['500', low, low], ['4500', high, high]],
  'cisco-asa-extended-port': [['500', low, low], ['4500', high, high]],
  'cisco-asa-block-allocation': [drawn(1024, 65535), drawn(1024, 65535)],
  ipfilter: [['500', conflict, conflict], ['4500', conflict, conflict]],
  'vpp-ei': [thrice(any), thrice(any)],
  'fortigate-no-preserve': [drawn(512, 1023), drawn(5117, 65533)],
  'fortigate-7-4': [drawn(5117, 65533), drawn(5117, 65533)],
  'fortigate-fixed-port': [['500', conflict, conflict], ['4500', conflict, conflict]],
  'palo-alto-dipp': [thrice(any), thrice(any)],
  'gcp-cloud-nat': [thrice(any), thrice(any)],
  'rfc-4787': [drawn(1, 1023), thrice(any)],
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

  it('all profiles that the table and the further ids name are there', () => {
    const further = [
      'cisco-asa-extended', 'cisco-asa-block-allocation', 'opnsense', 'ipfilter', 'vpp-ei', 'fortigate',
      'fortigate-no-preserve', 'fortigate-fixed-port', 'palo-alto-dipp', 'gcp-cloud-nat', 'rfc-4787', 'ike-passthrough',
    ]; // prettier-ignore
    const ids = new Set(profiles.map(({ id }) => id));
    assert.equal(ids.size, profiles.length);
    for (const id of [...Object.keys(reference), 'cisco-asa-round-robin', ...further])
      assert.ok(ids.has(id), id);
  });

  for (const [id, expected] of Object.entries(furtherIds)) {
    it(`${id} with three peers and one gateway`, () => {
      assert.deepEqual(threePeers(device(id), [1, 1, 1]), expected);
    });
  }

  it('fortigate-7-4 keeps ports of 5117-65533 only, and those for every destination of its own', () => {
    const kept = (port: number): readonly string[] =>
      translateListed(
        device('fortigate-7-4'),
        [1, 2].map((gateway) =>
          flow(`192.168.100.1${gateway}:${port} > 198.51.100.${gateway}:4500`, gateway),
        ),
      ).map(text);
    assert.deepEqual(kept(5117), ['5117', '5117']);
    assert.deepEqual(kept(65533), ['65533', '65533']);
    for (const port of [5116, 65534]) assert.deepEqual(kept(port), thrice('any of 5117-65533').slice(1));
  });

  it('linux with an explicit range keeps what lies in it and draws the rest from it', () => {
    assert.deepEqual(threePeers(device('linux', { ports: [4000, 4999] }), [1, 1, 1]), [
      thrice('any of 4000-4999'),
      ['4500', 'any of 4000-4499,4501-4999', 'any of 4000-4499,4501-4999'],
    ]);
  });

  it('a port is kept for three gateways by those that have the destination in their key, and by no other', () => {
    const kept = (column: 0 | 1, port: string): readonly string[] =>
      profiles
        .filter(({ id }) => threePeers(device(id), [1, 2, 3])[column]?.every((each) => each === port))
        .map(({ id }) => id);
    assert.deepEqual(kept(0, '500'), [
      'cisco-asa-extended', 'cisco-asa-extended-port', 'linux', 'linux-legacy', 'pf-static-port', 'pfsense', 'opnsense',
      'freebsd-ipfw', 'ipfilter', 'fortigate-fixed-port', 'ike-passthrough',
    ]); // prettier-ignore
    assert.deepEqual(kept(1, '4500'), [
      'cisco-asa-extended', 'cisco-asa-extended-port', 'linux', 'linux-legacy', 'pf-static-port', 'freebsd-ipfw',
      'ipfilter', 'vpp-ed', 'fortigate', 'fortigate-fixed-port',
    ]); // prettier-ignore
  });

  it('a second 700 becomes what the group of 700 says', () => {
    const second = (id: string): string => {
      const flows = [1, 2].map((host) => flow(`10.0.0.${host}:700 > 198.51.100.1:500`, host));
      return text(translateListed(device(id), flows)[1]!);
    };
    assert.equal(second('cisco-ios'), '512');
    assert.equal(second('cisco-ios-2008'), '1');
    assert.equal(second('cisco-ios-xe'), '513');
    assert.equal(second('cisco-asa'), 'any of 512-699,701-1023');
    assert.equal(second('linux'), 'any of 600-699,701-1023');
    assert.equal(second('fortigate'), 'any of 512-1023');
  });
});

/** How many hosts get a port, all from one port to one gateway, and why the next one gets none. */
function hostsUntilFull(options: PatOptions, port: number, most = 1100): string {
  const pat = new Pat(options);
  for (let host = 0; host < most; host++) {
    const inside = { address: address('10.0.0.1') + host, port };
    const { prediction, mapping } = pat.translate(
      { protocol: 17, inside, outside: { address: address('198.51.100.1'), port }, owner: host },
      0,
    );
    if (mapping === null) return `${host} ${text(prediction)}`;
  }
  return 'never';
}

describe('profiles, when ports run out', () => {
  const ofFive: Readonly<Record<string, string>> = {
    'cisco-ios': '511 dropped no-port-free',
    'cisco-ios-2008': '1023 dropped no-port-free',
    'cisco-ios-xe': '512 dropped no-port-free',
    'cisco-ios-xe-cgn': '512 dropped no-port-free',
    'cisco-ios-xe-pool': '1023 dropped no-port-free',
    'cisco-asa': '511 dropped no-port-free',
    'cisco-asa-extended': '511 dropped no-port-free',
    'linux-legacy': '511 dropped no-port-free',
    'pf-static-port': '1 dropped port-conflict',
    pfsense: '1 dropped port-conflict',
    ipfilter: '1 dropped port-conflict',
    fortigate: '512 dropped no-port-free',
    'fortigate-fixed-port': '1 dropped port-conflict',
    'rfc-4787': '1023 dropped no-port-free',
    'ike-passthrough': 'never',
  };
  for (const [id, expected] of Object.entries(ofFive)) {
    it(`${id}: ${expected === 'never' ? 'port 500 does not run out' : `from 500, ${expected}`}`, () => {
      assert.equal(hostsUntilFull(device(id), 500), expected);
    });
  }

  it('a search of the whole range goes on to the last port', () => {
    const ids = profiles.filter(({ rules: [first] }) => {
      const choose = first === undefined ? 'none' : valueOf(first.choose).kind;
      return first?.block === undefined && ['random', 'above', 'lowest'].includes(choose);
    });
    for (const { id } of ids) {
      const found = hostsUntilFull(device(id, { ports: [40_000, 40_031] }), 40_000);
      assert.equal(found, '32 dropped no-port-free', id);
    }
  });

  it('Linux, VPP and libalias give up after so many tries, before the last port is taken', () => {
    for (const [id, range] of [
      ['linux', [1, 511]],
      ['vpp-ed', [40_000, 40_511]],
      ['freebsd-ipfw', [40_000, 40_511]],
    ] as const) {
      const size = range[1] - range[0] + 1;
      const [count = ''] = hostsUntilFull(device(id, { ports: range }), range[0]).split(' ');
      assert.ok(Number(count) < size && Number(count) > size / 4, `${id} ${count} of ${size}`);
    }
  });

  it('a host has no more than its blocks, and a destination no more than its limit', () => {
    const ports = (id: string, most: number): string => {
      const pat = new Pat(device(id));
      for (let port = 0; port < most; port++) {
        const of = flow(`10.0.0.1:${20_000 + port} > 198.51.100.1:500`);
        const { prediction, mapping } = pat.translate(of, 0);
        if (mapping === null) return `${port} ${text(prediction)}`;
      }
      return 'never';
    };
    assert.equal(ports('gcp-cloud-nat', 100), '64 dropped no-port-free');
    assert.equal(ports('cisco-asa-block-allocation', 2100), '2048 dropped no-port-free');
    assert.equal(valueOf(findProfile('aws-nat-gateway')!.rules[0]!.limitPerDestination!), 55_000);
  });

  it('the next address tries the own port again, or the flow is dropped, as the profile says', () => {
    const addresses = ['192.0.2.2', '192.0.2.3'].map(address);
    const next = (id: string): string => {
      const pat = new Pat(device(id, { addresses, ports: [500, 501] }));
      const all = [1, 2, 3, 4, 5].map((host) =>
        pat.translate(flow(`10.0.0.${host}:500 > 198.51.100.1:500`, host), 0),
      );
      return all
        .map(({ mapping }) => (mapping === null ? '-' : `${mapping.address - addresses[0]!}:${mapping.port}`))
        .join(' ');
    };
    assert.equal(next('cisco-ios'), '0:500 0:501 1:500 1:501 -');
    assert.equal(next('cisco-asa'), '0:500 0:501 1:500 1:501 -');
    assert.equal(next('pf-static-port'), '0:500 1:500 - - -');
    for (const id of ['linux', 'vpp-ed']) {
      const options = device(id, { addresses, ports: [40_000, 40_001] });
      const open = (pat: Pat, host: number): number | undefined =>
        pat.translate(flow(`10.0.1.${host}:40000 > 198.51.100.1:500`, host), 0).mapping?.address;
      const hosts = Array.from({ length: 20 }, (_, host) => host);
      const ofFirst = hosts.filter((host) => open(new Pat(options), host) === addresses[0]);
      const pool = new Pat(options);
      const [one, two, three] = ofFirst.map((host) => open(pool, host));
      // The third is lost although the other address has ports.
      assert.deepEqual([one, two, three], [addresses[0], addresses[0], undefined], id);
    }
  });
});
