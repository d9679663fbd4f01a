import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutPortSpace, type PortSpace } from '../../../src/panel/port-space';
import type { PanelPorts, PanelRange, PanelResults } from '../../../src/panel/protocol';
import { resultsOf } from '../../../src/panel/results';
import { peer, threeEngineers, uncertain } from '../../panel/views';

function layout(results: PanelResults, width = 700): PortSpace {
  const found = layoutPortSpace(results, width);
  assert.ok(found !== null);
  return found;
}

function resultsIn({ content }: ReturnType<typeof threeEngineers>): PanelResults {
  assert.ok(content.kind === 'results');
  return content;
}

const ios: readonly PanelRange[] = [
  [1, 511],
  [512, 1023],
  [1024, 65_535],
];

function withPorts(ports: readonly PanelPorts[], groups = ios): PanelResults {
  const peers = ports.map((one, index) =>
    peer(index, `p${index}`, [{ purpose: 'ike', ports: one, because: '' }]),
  );
  return resultsOf(peers, { anyOrder: false, notes: [], groups, timeline: null });
}

describe('the port picture', () => {
  it('shows the groups, kept and changed ports, and where the changed ones came from', () => {
    const { bands, marks, moves, stretches } = layout(resultsIn(threeEngineers()));
    assert.deepEqual(
      bands.map(({ range, group }) => [...range, group]),
      ios.map((range) => [...range, true]),
    );
    assert.deepEqual(
      marks.map(({ kind, label }) => `${kind} ${label}`),
      ['changed 1', 'changed 2', 'kept 500', 'changed 1024-1025', 'kept 4500'],
    );
    assert.equal(moves.length, 3);
    assert.deepEqual(stretches, []);
  });

  it('draws many changed ports of a group as one mark, never those of two groups', () => {
    const ports = [...Array(64).keys()].map((index) => [index === 0 ? 500 : index, 1023 + index]).flat();
    const { bands, marks, rows } = layout(withPorts(ports.map((port) => ({ kind: 'exact', port }))));
    assert.equal(rows, 2);
    assert.ok(marks.length < 16, `${marks.length} marks`);
    assert.equal(
      marks.reduce((sum, { count }) => sum + count, 0),
      ports.length,
    );
    for (const { extent, label } of marks) {
      const within = bands.filter(({ x, width }) => extent[0] >= x && extent[1] <= x + width);
      assert.equal(within.length, 1, label);
    }
  });

  it('shows sets as stretches with an example, and counts drops', () => {
    const { marks, stretches, moves } = layout(resultsIn(uncertain()));
    assert.equal(stretches.length, 5);
    assert.ok(marks.some(({ kind, label }) => kind === 'example' && label === '198'));
    assert.ok(marks.some(({ kind, label }) => kind === 'dropped' && label === '×1'));
    assert.ok(moves.every(({ certain }) => !certain));
  });

  it('shows gaps between groups, and the whole range where there are none', () => {
    const ports: readonly PanelPorts[] = [{ kind: 'exact', port: 600 }];
    const gaps = layout(
      withPorts(ports, [
        [512, 1023],
        [5117, 65_533],
      ]),
    ).bands;
    assert.deepEqual(
      gaps.map(({ range: [first, last], group }) => `${first}-${last} ${group ? 'group' : 'gap'}`),
      ['1-511 gap', '512-1023 group', '1024-5116 gap', '5117-65533 group', '65534-65535 gap'],
    );
    assert.deepEqual(
      layout(withPorts(ports, [])).bands.map(({ range }) => range),
      [[1, 65_535]],
    );
  });

  it('is left out where nothing has a port', () => {
    assert.equal(layoutPortSpace(withPorts([{ kind: 'untranslated' }, { kind: 'none' }]), 700), null);
  });

  it('keeps marks and labels apart, in port order and inside the picture', () => {
    const port = fc.integer({ min: 1, max: 65_535 });
    const width = fc.integer({ min: 200, max: 900 });
    fc.assert(
      fc.property(fc.uniqueArray(port, { minLength: 1, maxLength: 64 }), width, (ports, wide) => {
        const { bands, marks } = layout(withPorts(ports.map((one) => ({ kind: 'exact', port: one }))), wide);
        const end = bands[bands.length - 1]!;
        assert.ok(Math.abs(end.x + end.width - wide) < 0.001);
        const rows = new Map<number, number>();
        let last = -Infinity;
        for (const { x, label, labelX, row, count } of marks) {
          assert.ok(count >= 1 && x >= last && x >= 0 && x <= wide);
          last = x;
          const half = (label.length * 7) / 2;
          assert.ok(labelX - half >= (rows.get(row) ?? -0.001), `labels of line ${row} meet`);
          assert.ok(labelX + half <= wide + 0.001);
          rows.set(row, labelX + half);
        }
        assert.equal(
          marks.reduce((sum, { count }) => sum + count, 0),
          ports.length,
        );
      }),
      { numRuns: 300 },
    );
  });
});
