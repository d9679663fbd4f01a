import assert from 'node:assert/strict';
import { formatAddress, parseAddress } from '../../src/engine/address';
import type { Endpoint, Flow } from '../../src/engine/flow';
import { allows } from '../../src/engine/observation';
import { Pat } from '../../src/engine/pat';
import { PortSet, type PortRange } from '../../src/engine/port-set';
import { findProfile } from '../../src/engine/profiles/index';
import { whyNoNamespaces } from './support/namespaces';
import { NatLab, patAddress } from './support/nat-lab';
import type { Address, Datagram } from './support/protocol';
import { runSeries, type Happening } from './support/series';

interface Mode {
  readonly statement: string;
  readonly profile: 'linux' | 'linux-random';
  readonly ports?: PortRange;
  readonly hosts: number;
  readonly datagrams: number;
}

const modes: readonly Mode[] = [
  { statement: 'masquerade', profile: 'linux', hosts: 30, datagrams: 10000 },
  { statement: 'masquerade random', profile: 'linux-random', hosts: 20, datagrams: 3000 },
  { statement: 'masquerade fully-random', profile: 'linux-random', hosts: 20, datagrams: 3000 },
  {
    statement: 'masquerade to :20000-20999',
    profile: 'linux',
    ports: [20000, 20999],
    hosts: 30,
    datagrams: 3000,
  },
  {
    statement: `snat to ${patAddress}:4490-4589`,
    profile: 'linux',
    ports: [4490, 4589],
    hosts: 10,
    datagrams: 3000,
  },
];

/** Both sides of every boundary of the groups, the ports of IKE, and ports inside the explicit ranges. */
const sourcePorts = [1, 53, 500, 511, 512, 599, 600, 700, 1023, 1024, 4500, 20000, 40000, 65535];
const gateways: readonly Address[] = ['198.51.100.1', '198.51.100.2', '203.0.113.1'].flatMap((address) => [
  { address, port: 500 },
  { address, port: 4500 },
]);
const control: Address = { address: '10.9.0.250', port: 61000 };

/** What Linux documents by measurement: the ports that a displaced source port is drawn from. */
function documentedRange(port: number): PortSet {
  if (port < 512) return PortSet.range(1, 511);
  return port < 1024 ? PortSet.range(600, 1023) : PortSet.range(1024, 65535);
}

function endpoint({ address, port }: Address): Endpoint {
  const parsed = parseAddress(address);
  assert.ok(parsed !== undefined, address);
  return { address: parsed, port };
}

function flowOf({ from, to }: Datagram): Flow {
  return { protocol: 17, inside: endpoint(from), outside: endpoint(to), owner: 0 };
}

function isSame(a: Endpoint, b: Endpoint): boolean {
  return a.address === b.address && a.port === b.port;
}

interface Figures {
  repeats: number;
  exact: number;
  anyOf: number;
  dropped: number;
  lost: number;
}

/** Follows the router with the engine; throws at the first datagram that the prediction made before does not allow. */
function follow(
  mode: Mode,
  happenings: readonly Happening[],
): { readonly pat: Pat; readonly figures: Figures } {
  const profile = findProfile(mode.profile);
  assert.ok(profile !== undefined);
  const { address } = endpoint({ address: patAddress, port: 0 });
  const ports = mode.ports === undefined ? {} : { ports: mode.ports };
  const pat = new Pat({ profile, addresses: [address], seed: 1, ...ports });
  const figures: Figures = { repeats: 0, exact: 0, anyOf: 0, dropped: 0, lost: 0 };
  for (const [index, happening] of happenings.entries()) {
    if (happening.kind === 'ended') {
      const { from, to } = happening;
      const ended = pat
        .mappings()
        .filter(({ flow }) => isSame(flow.inside, endpoint(from)))
        .filter(({ flow }) => to === null || isSame(flow.outside, endpoint(to)));
      assert.notEqual(ended.length, 0);
      ended.forEach((mapping) => pat.release(mapping));
      continue;
    }
    const { datagram } = happening;
    const seen = happening.seen === null ? null : endpoint(happening.seen);
    const flow = flowOf(datagram);
    const live = pat.find(flow);
    if (live !== null) {
      const place = { address: live.address, port: live.port };
      assert.deepEqual(seen, place, `datagram ${index}: a live mapping keeps its port`);
      figures.repeats++;
      continue;
    }
    const { prediction } = pat.observe(flow, seen, 0);
    const { ports: predicted } = prediction;
    const told = `datagram ${index} ${JSON.stringify(happening)}: ${JSON.stringify(predicted)}`;
    assert.ok(allows(prediction, seen), told);
    if (predicted.kind === 'any-of') {
      const limit = mode.ports === undefined ? documentedRange(flow.inside.port) : PortSet.from([mode.ports]);
      assert.ok(predicted.ports.isSubsetOf(limit), told);
      figures.anyOf++;
    } else if (predicted.kind === 'exact') {
      assert.equal(predicted.port, seen?.port, told);
      figures.exact++;
    } else {
      assert.equal(predicted.kind, 'dropped', told);
      figures.dropped++;
    }
    if (seen === null) figures.lost++;
  }
  return { pat, figures };
}

const hosts = Array.from({ length: 30 }, (_, index) => `10.9.0.${index + 1}`);
const missing = whyNoNamespaces(['taskset']);

describe('the NAT of the running Linux kernel', function () {
  this.timeout(120_000);
  let lab: NatLab | null = null;

  before(async () => {
    if (missing !== null) return;
    lab = new NatLab({ hosts, gateways, control });
    await lab.start();
  });

  after(() => lab?.close());

  for (const mode of modes) {
    const title = `does with \`${mode.statement}\` only what ${mode.profile} predicts`;
    if (missing !== null) {
      it.skip(`${title} (skipped: ${missing})`);
      continue;
    }

    it(title, async () => {
      assert.ok(lab !== null);
      lab.translateBy(mode.statement);
      const used = hosts.slice(0, mode.hosts);
      const sources = used.flatMap((address) => sourcePorts.map((port) => ({ address, port })));
      const { datagrams } = mode;
      const happenings = await runSeries(lab, { sources, gateways, control, datagrams, seed: 1 });
      const { pat, figures } = follow(mode, happenings);
      const followed = pat.mappings().map(({ flow: { inside, outside }, address, port }) => {
        const to = `${formatAddress(outside.address)}:${outside.port}`;
        return `${formatAddress(inside.address)}:${inside.port} > ${to} as ${formatAddress(address)}:${port}`;
      });
      const table = lab.table().map(({ datagram: { from, to }, mapped }) => {
        const flow = `${from.address}:${from.port} > ${to.address}:${to.port}`;
        return `${flow} as ${mapped.address}:${mapped.port}`;
      });
      assert.deepEqual(followed.sort(), table.sort(), "the kernel's own table");
      const { repeats, exact, anyOf, dropped, lost } = figures;
      assert.ok(anyOf > 300, 'the series has collisions');
      assert.ok(mode.profile === 'linux-random' || exact > 300, 'the series has flows that are certain');
      const flows = `${exact + anyOf + dropped} new flows: ${exact} exact, ${anyOf} drawn`;
      console.log(`      ${flows}, ${dropped} to be dropped; ${lost} lost; ${repeats} repeats`);
    });
  }
});
