import assert from 'node:assert/strict';
import { Pat } from '../../../src/engine/pat';
import { PortSet } from '../../../src/engine/port-set';
import { device, flow, text } from './flows';

const low = 'any of 1-499,501-511';

/** H1 holds 500 at G1:500; `play` sends the flows in order, `-N` takes the Nth (from 1) away, and tells each outcome. */
function play(...lines: readonly string[]): readonly string[] {
  const pat = new Pat(device('linux'));
  const all = ['H1:500 > G1:500', ...lines].map((line) => {
    if (line.startsWith('-')) return line;
    return line.replaceAll('H', '10.0.0.').replaceAll('G', '198.51.100.').replace('PAT', '192.0.2.2');
  });
  const mappings: ReturnType<Pat['translate']>['mapping'][] = [];
  return all.flatMap((line) => {
    if (line.startsWith('-')) {
      const mapping = mappings[Number(line.slice(1)) - 1];
      if (mapping != null) pat.release(mapping);
      return [];
    }
    const { mapping, prediction } = pat.translate(flow(line), 0);
    mappings.push(mapping);
    return [`${text(prediction)} ${prediction.rule}`];
  });
}

describe('linux, the numbered cases of the measurement', () => {
  it('1: the destination address and port are both part of the key', () => {
    assert.deepEqual(play('H2:500 > G2:500', 'H2:500 > G1:4500').slice(1), ['500 preserved', '500 reused']);
    assert.equal(play('H2:500 > G2:500', 'H2:500 > G1:500').at(-1), `${low} probe`);
  });

  it('2, 3: a remapped source keeps its drawn port at destinations where 500 is free', () => {
    assert.deepEqual(play('H2:500 > G1:500', 'H2:500 > G2:500', 'H2:500 > G1:4500').slice(2), [
      `${low} reused`,
      `${low} reused`,
    ]);
  });

  it('4, 5: where the reused port may be taken too, the own port and the whole group come into question', () => {
    const pat = new Pat(device('linux'));
    const open = (text: string) => pat.translate(flow(text), 0);
    open('10.0.0.1:500 > 198.51.100.1:500');
    const drawn = open('10.0.0.2:500 > 198.51.100.1:500').mapping!.port;
    open(`10.0.0.3:${drawn} > 198.51.100.2:500`);
    const back = open('10.0.0.2:500 > 198.51.100.2:500');
    assert.equal(back.mapping?.port, 500);
    open(`10.0.0.3:${drawn} > 198.51.100.3:500`);
    open('10.0.0.1:500 > 198.51.100.3:500');
    pat.release(back.mapping);
    const fresh = open('10.0.0.2:500 > 198.51.100.3:500');
    assert.ok(![500, drawn].includes(fresh.mapping!.port));
    assert.equal(pat.find(flow('10.0.0.2:500 > 198.51.100.1:500'))?.port, drawn);
  });

  it('6: the newest mapping is the one that is tried', () => {
    assert.equal(play('H2:500 > G2:500', 'H2:500 > G1:500', 'H2:500 > G3:500').at(-1), `${low} reused`);
  });

  it('7: an older mapping is not tried, its port only drawn like any other', () => {
    const options = device('linux');
    let older = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const pat = new Pat({ ...options, seed });
      const open = (text: string) => pat.translate(flow(text), 0).mapping!.port;
      open('10.0.0.1:500 > 198.51.100.1:500');
      const p = open('10.0.0.2:500 > 198.51.100.1:500');
      open(`10.0.0.3:${p} > 198.51.100.2:500`);
      open('10.0.0.1:500 > 198.51.100.2:500');
      const q = open('10.0.0.2:500 > 198.51.100.2:500');
      open('10.0.0.1:500 > 198.51.100.3:500');
      open(`10.0.0.3:${q} > 198.51.100.3:500`);
      older += open('10.0.0.2:500 > 198.51.100.3:500') === p ? 1 : 0;
    }
    assert.ok(older < 20, `${older} of 200 on the older port`);
  });

  it('8: a drawn port displaces its rightful user only where it was drawn', () => {
    assert.equal(play('H2:500 > G1:500', 'H3:77 > G1:500').at(-1), '77 likely of 1-499,501-511 preserved');
    assert.equal(play('H2:500 > G1:500', 'H3:77 > G2:500').at(-1), '77 preserved');
  });

  it("9: the router's own flow and a host's take the port from each other", () => {
    assert.equal(play('PAT:4500 > G1:4500', 'H1:4500 > G1:4500').at(-1), 'any of 1024-4499,4501-65535 probe');
    assert.equal(play('H1:4500 > G1:4500', 'PAT:4500 > G1:4500').at(-1), 'any of 1024-4499,4501-65535 probe');
  });

  it('10: only when all mappings of the source are gone does it get 500 again', () => {
    assert.equal(play('H2:500 > G1:500', '-1', 'H2:500 > G2:500').at(-1), `${low} reused`);
    assert.equal(play('H2:500 > G1:500', '-1', 'H2:500 > G1:500').at(-1), `${low} probe`);
    assert.equal(play('H2:500 > G1:500', '-1', '-2', 'H2:500 > G2:500').at(-1), '500 preserved');
  });

  it('12: lets in only the gateway and the port that a mapping was made to', () => {
    const pat = new Pat(device('linux'));
    const { mapping } = pat.translate(flow('10.0.0.1:500 > 198.51.100.1:500'), 0);
    const from = (outside: string) =>
      pat.inbound(17, { address: mapping!.address, port: 500 }, flow(`10.0.0.1:500 > ${outside}`).outside);
    assert.equal(from('198.51.100.1:500'), mapping);
    assert.equal(from('198.51.100.1:4500'), null);
    assert.equal(from('198.51.100.2:500'), null);
  });

  it('13: a range of one port holds one host for each destination, a range of two holds two', () => {
    const lines = [1, 2, 3].map((host) => `10.0.0.${host}:4500 > 198.51.100.1:4500`);
    const told = (ports: readonly [number, number]): readonly string[] => {
      const pat = new Pat(device('linux', { ports }));
      return [...lines, '10.0.0.3:4500 > 198.51.100.2:4500'].map((line) =>
        text(pat.translate(flow(line), 0).prediction),
      );
    };
    assert.deepEqual(told([4500, 4500]), ['4500', 'dropped no-port-free', 'dropped no-port-free', '4500']);
    assert.deepEqual(told([4500, 4501]), ['4500', '4501', 'dropped no-port-free', '4500']);
  });

  for (const [ports, drawn] of [
    [
      [1, 53, 500, 511],
      [1, 511],
    ],
    [
      [512, 550, 599, 600, 700, 1023],
      [600, 1023],
    ],
    [
      [1024, 4500, 65535],
      [1024, 65535],
    ],
  ] as const) {
    it(`draws from ${drawn.join('-')}, and never the own port, for a second host from ${ports.join()}`, () => {
      for (const port of ports) {
        const pat = new Pat(device('linux'));
        const [first, second] = [1, 2].map(
          (host) => pat.translate(flow(`10.0.0.${host}:${port} > 198.51.100.1:500`), 0).prediction,
        );
        assert.equal(text(first!), `${port}`);
        assert.ok(second!.ports.kind === 'any-of');
        assert.ok(
          second!.ports.ports.equals(PortSet.range(drawn[0], drawn[1]).subtract(PortSet.of(port))),
          `${port}`,
        );
      }
    });
  }

  it('never draws 512-599, but keeps them for a first flow', () => {
    assert.deepEqual(play('H2:550 > G1:500', 'H3:550 > G1:500').slice(1), [
      '550 preserved',
      'any of 600-1023 probe',
    ]);
  });

  for (const [first, last, free, lost] of [
    [1, 511, 0, 1],
    [1, 511, 25, 0],
    [1, 511, 50, 0],
    [600, 1023, 0, 1],
    [600, 1023, 1, 0.52],
    [600, 1023, 25, 0],
    [1024, 65535, 0, 1],
  ] as const) {
    it(`running out: with ${free} of ${first}-${last} free, ${lost * 1000} of 1000 are lost`, () => {
      const pat = new Pat(device('linux'));
      const stride = free === 0 ? Infinity : Math.floor((last - first + 1) / free);
      for (let port = first; port <= last; port++) {
        const place = port - first;
        const isHole = free > 0 && place % stride === 0 && place / stride < free;
        if (!isHole) pat.translate(flow(`10.0.0.1:${port} > 198.51.100.1:500`), 0);
      }
      const { ports } = pat.translate(flow(`10.0.0.2:${first + 1} > 198.51.100.1:500`), 0).prediction;
      const chance = ports.kind === 'dropped' ? 1 : ports.kind === 'any-of' ? (ports.dropChance ?? 0) : 0;
      assert.ok(Math.abs(chance - lost) < 0.02, `${chance}`);
    });
  }

  it('loses flows before a group is full: one of 511 free is missed in about 585 of 1000', () => {
    const pat = new Pat(device('linux'));
    for (let port = 1; port <= 510; port++) pat.translate(flow(`10.0.0.1:${port} > 198.51.100.1:500`), 0);
    const { ports } = pat.translate(flow('10.0.0.2:500 > 198.51.100.1:500'), 0).prediction;
    assert.ok(ports.kind === 'any-of' && Math.abs((ports.dropChance ?? 0) - 0.585) < 0.01);
  });
});
