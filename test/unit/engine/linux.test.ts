import assert from 'node:assert/strict';
import { Pat } from '../../../src/engine/pat';
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

  it('6: the newest mapping is the one that is tried', () => {
    assert.equal(play('H2:500 > G2:500', 'H2:500 > G1:500', 'H2:500 > G3:500').at(-1), `${low} reused`);
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
    assert.equal(play('H2:500 > G1:500', '-1', '-2', 'H2:500 > G2:500').at(-1), '500 preserved');
  });

  it('never draws 512-599, but keeps them for a first flow', () => {
    assert.deepEqual(play('H2:550 > G1:500', 'H3:550 > G1:500').slice(1), [
      '550 preserved',
      'any of 600-1023 probe',
    ]);
  });

  it('loses flows before a group is full: one of 511 free is missed in about 585 of 1000', () => {
    const pat = new Pat(device('linux'));
    for (let port = 1; port <= 510; port++) pat.translate(flow(`10.0.0.1:${port} > 198.51.100.1:500`), 0);
    const { ports } = pat.translate(flow('10.0.0.2:500 > 198.51.100.1:500'), 0).prediction;
    assert.ok(ports.kind === 'any-of' && Math.abs((ports.dropChance ?? 0) - 0.585) < 0.01);
  });
});
