import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareTable, rankProfiles } from '../../../src/analysis/compare/compare';
import { parseAddress } from '../../../src/engine/address';
import type { Flow } from '../../../src/engine/flow';
import { Pat, type PatOptions } from '../../../src/engine/pat';
import { PortSet, type PortRange } from '../../../src/engine/port-set';
import type { Prediction } from '../../../src/engine/prediction';
import { findProfile, profiles } from '../../../src/engine/profiles/index';
import type { Profile } from '../../../src/engine/profile';
import { readTables } from '../../../src/tables/read-tables';

const folder = join(import.meta.dirname, '../../../../shared/observations');

/** What is known of one table of a capture. */
interface OfTable {
  /** The profile of the device. */
  readonly profile: string;
  /** Rows (from 1) that it does not explain; all others it does, without a mapping that is not in the table. */
  readonly not?: readonly number[];
  readonly why?: string;
}

const icmp = 'ICMP query identifiers are no ports: profiles say nothing of them';

const tables: Readonly<Record<string, readonly OfTable[]>> = {
  'asa-netcraftsmen-default.txt': [{ profile: 'cisco-asa' }],
  'asa-netcraftsmen-flat.txt': [{ profile: 'cisco-asa-flat' }],
  'asa-netcraftsmen-round-robin.txt': [{ profile: 'cisco-asa-round-robin' }],
  'xe-genie-tcp53-three-hosts.txt': [{ profile: 'cisco-ios-xe-cgn' }],
  'xe-genie-udp4000-three-hosts.txt': [{ profile: 'cisco-ios-xe-cgn' }],
  'xe-genie-udp4000-three-hosts-verbose.txt': [{ profile: 'cisco-ios-xe-cgn' }],
  'xe-genie-icmp-1260-to-1024.txt': [{ profile: 'cisco-ios-xe', not: [1], why: icmp }],
  'iosxe-iol-icmp-1024.txt': [{ profile: 'cisco-ios-xe', not: [1, 2], why: icmp }],
  'xe-course-1444-1024.txt': [
    {
      profile: 'cisco-ios-xe-pool',
      not: [2],
      why: 'the text shows the first free port from 1024, as classic IOS chooses (`cisco-ios` explains both rows)',
    },
  ],
  'ios-genie-isrg2-icmp-vrf.txt': [{ profile: 'cisco-ios', not: [1, 2, 3, 4, 5], why: icmp }],
  'ios-ntc-templates.txt': [{ profile: 'cisco-ios', not: [4], why: icmp }],
  'xe-genie-no-collision.txt': [{ profile: 'cisco-ios-xe-pool' }],
  'csr1000v-ipsec-two-hosts.txt': [
    { profile: 'cisco-ios-xe' },
    { profile: 'cisco-ios-xe-cgn' },
    { profile: 'cisco-ios-xe-cgn', not: [3, 5, 6], why: icmp },
  ],
};

/** What the captures that hold no table say, asked of the profile. */
const statements: Readonly<Record<string, () => void>> = {
  'linux-snat-libreswan-2behindnat-xfrm.txt': () => {
    for (const range of [
      [40000, 60000],
      [33000, 33100],
    ] as const) {
      const [first, second] = twoHosts({ profile: profile('linux'), ports: range }, 4500);
      assertWithin(first, range);
      assertWithin(second, range);
    }
  },
  'linux-snat-range-libreswan-hostpair-01.txt': () => {
    for (const range of [
      [33000, 33100],
      [34000, 34100],
    ] as const) {
      assertWithin(twoHosts({ profile: profile('linux'), ports: range }, 500)[0], range);
    }
  },
  'strongswan-nat-rw-range.txt': () => {
    assertWithin(twoHosts({ profile: profile('linux'), ports: [1024, 1100] }, 4500)[0], [1024, 1100]);
    assertWithin(twoHosts({ profile: profile('linux'), ports: [5000, 5100] }, 4500)[0], [5000, 5100]);
  },
  'strongswan-nat-rw-mark.txt': () => {
    const statics = [host(1), host(2)].map((address, index) => ({
      protocol: 17 as const,
      inside: { address, port: 4500 },
      global: { address: pat, port: 4510 + 10 * index },
    }));
    const [first, second] = twoHosts({ profile: profile('linux'), statics }, 4500);
    assert.deepEqual(first.ports, { kind: 'exact', port: 4510 });
    assert.deepEqual(second.ports, { kind: 'exact', port: 4520 });
  },
  'fortigate-sport500-limit512.txt': () => {
    assertWithin(twoHosts({ profile: profile('fortigate') }, 500)[0], [512, 1023]);
  },
  'fortigate-slbc-ranges.txt': () => {
    const drawn = portsOf(twoHosts({ profile: profile('fortigate') }, 4500)[1]);
    // The first and last of each slot; 5117 and 65532 bound them all.
    for (const port of [5117, 25253, 25255, 45391, 45393, 65532]) assert.ok(drawn.has(port), `${port}`);
  },
  'pfsense-algo-520.txt': () => {
    const [first, second] = twoHosts({ profile: profile('pfsense') }, 500);
    assert.deepEqual(first.ports, { kind: 'exact', port: 500 });
    assert.equal(second.ports.kind, 'dropped');
  },
};

/** What a capture states beside that and the profile does not say. */
const notStated: Readonly<Record<string, string>> = {
  'fortigate-slbc-ranges.txt':
    'not its ranges below 1024 and its exception of 9 and 123, which are those of the slots of an SLBC cluster',
};

/** Captures that no profile is asked about, and why not. */
const unjudged: Readonly<Record<string, string>> = {
  'ios-course-next-port-contradiction.txt':
    'teaching text that contradicts itself: it says "from the beginning of the group" and draws the next port',
  'xe-genie-qfp-nat-datapath-port.txt': 'sizes of port pools; it shows no mapping',
  'fortigate-like-cloudstack-872-64916.txt': 'the device in front of the client is not named',
  'strongswan-2664-two-source-ports.txt': 'the device is not named, and the inside ports are not shown',
};

const pat = parseAddress('192.0.2.2')!;

function host(number: number): number {
  return parseAddress('10.0.0.0')! + number;
}

function profile(id: string): Profile {
  const found = findProfile(id);
  assert.ok(found !== undefined, `the profile ${id} is needed`);
  return found;
}

/** Two hosts from one port to the same port of one gateway. */
function twoHosts(
  options: Omit<PatOptions, 'addresses' | 'seed'>,
  port: number,
): readonly [Prediction, Prediction] {
  const device = new Pat({ ...options, addresses: [pat], seed: 1 });
  const outside = { address: parseAddress('198.51.100.1')!, port };
  const flow = (number: number): Flow => ({
    protocol: 17,
    inside: { address: host(number), port },
    outside,
    owner: number,
  });
  return [device.translate(flow(1), 0).prediction, device.translate(flow(2), 0).prediction];
}

function portsOf({ ports }: Prediction): PortSet {
  if (ports.kind === 'exact') return PortSet.of(ports.port);
  assert.ok(ports.kind === 'any-of', ports.kind);
  return ports.ports;
}

function assertWithin(prediction: Prediction, [first, last]: PortRange): void {
  assert.ok(portsOf(prediction).isSubsetOf(PortSet.range(first, last)), JSON.stringify(prediction.ports));
}

describe('the captures of observations.tsv', () => {
  const isThere = existsSync(folder);
  const index = isThere ? readFileSync(join(folder, 'observations.tsv'), 'utf8') : '';
  const names = index
    .split('\n')
    .slice(1)
    .flatMap((line) => line.split('\t')[0] ?? [])
    .filter((name) => name !== '');

  it('are all spoken of', function () {
    if (!isThere) return this.skip();
    const known = [...Object.keys(tables), ...Object.keys(statements), ...Object.keys(unjudged)];
    assert.deepEqual(names.toSorted(), known.toSorted());
  });

  for (const [name, ofTables] of Object.entries(tables)) {
    const needed = [...new Set(ofTables.map((each) => each.profile))].join(', ');
    const exceptions = ofTables.flatMap(({ not = [], why = '' }) =>
      not.length === 0 ? [] : [`; not row ${not.join(', ')}: ${why}`],
    );
    it(`${name}: explained by ${needed}${exceptions.join('')}`, function () {
      if (!isThere) return this.skip();
      const read = readTables(readFileSync(join(folder, name), 'utf8'));
      assert.deepEqual(read.problems, []);
      assert.equal(read.tables.length, ofTables.length);
      read.tables.forEach((table, at) => {
        const { profile: id, not = [] } = ofTables[at]!;
        const { explained, unexplained, assumedCount } = compareTable(table, profile(id));
        assert.deepEqual(
          unexplained.map(({ row }) => row),
          not,
        );
        assert.equal(explained, table.rows.length - not.length);
        assert.equal(assumedCount, 0);
      });
    });

    it(`${name}: no profile explains more rows with fewer mappings assumed`, function () {
      if (!isThere) return this.skip();
      readTables(readFileSync(join(folder, name), 'utf8')).tables.forEach((table, at) => {
        const { profile: id, why } = ofTables[at]!;
        const [best] = rankProfiles(table, profiles);
        const own = compareTable(table, profile(id));
        const isBest = best?.explained === own.explained && best.assumedCount === own.assumedCount;
        assert.equal(isBest, why === undefined || why === icmp, id);
      });
    });
  }

  for (const [name, check] of Object.entries(statements)) {
    const except = notStated[name] === undefined ? '' : `; ${notStated[name]}`;
    it(`${name}: its statement holds in the profile${except}`, function () {
      if (!isThere) return this.skip();
      assert.equal(readTables(readFileSync(join(folder, name), 'utf8')).format, null);
      check();
    });
  }

  for (const [name, why] of Object.entries(unjudged)) {
    it(`${name}: not judged, ${why}`, function () {
      if (!isThere) return this.skip();
      assert.equal(readTables(readFileSync(join(folder, name), 'utf8')).format, null);
    });
  }
});
