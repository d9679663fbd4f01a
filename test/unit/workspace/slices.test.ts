import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { largeConfig } from '../../../bench/config-generator';
import { parseConfig } from '../../../src/config/parse';
import { TextDocument } from '../../../src/workspace/document';
import { inSlices, type Steps } from '../../../src/workspace/slices';
import { workspaceOf } from '../support/workspace';

const uri = 'memory://test/large.cfg';

describe('work in slices', () => {
  it('ends early when nobody wants it any more', async () => {
    let turns = 0;
    function* endless(): Steps<never> {
      for (;;) yield;
    }
    const isWanted = (): boolean => ++turns < 3;
    assert.equal(await inSlices(endless(), isWanted), null);
    assert.equal(turns, 3);
  });

  it('shares one slice among all that is asked for together', async () => {
    const turns: number[] = [];
    let turn = 0;
    let isDone = false;
    const count = (): void => {
      turn++;
      if (!isDone) setTimeout(count, 0);
    };
    setTimeout(count, 0);
    // Each is short by itself, and all of them together are not.
    function* short(): Steps<number> {
      let sum = 0;
      for (let at = 0; at < 200_000; at++) sum += Math.sqrt(at);
      yield;
      turns.push(turn);
      return sum;
    }
    for (let at = 0; at < 200; at++) await inSlices(short());
    isDone = true;
    assert.ok(new Set(turns).size > 1, turns.join(' '));
  });

  it('lets others have their turn while a large config is read', async () => {
    const { workspace } = workspaceOf({});
    workspace.open(uri, 1, largeConfig(60_000, 'mixed'));
    let turns = 0;
    let isRead = false;
    const other = (): void => {
      turns++;
      if (!isRead) setTimeout(other, 0);
    };
    setTimeout(other, 0);
    const document = await workspace.load(uri);
    isRead = true;
    assert.ok(document instanceof TextDocument && document.base === null && document.config !== null);
    assert.ok(turns > 2, `${turns} turns`);
  });

  it('reads what is typed meanwhile from what is being read', async () => {
    const { workspace } = workspaceOf({});
    const text = largeConfig(20_000, 'mixed');
    workspace.open(uri, 1, text);
    const first = workspace.load(uri);
    await new Promise((resolve) => setTimeout(resolve, 0));
    const at = text.indexOf('hostname bench') + 'hostname '.length;
    workspace.edit(uri, 2, [{ start: at, end: at, text: 'my-' }]);
    workspace.edit(uri, 3, [{ start: at, end: at, text: 'in-' }]);
    const document = await first;
    assert.ok(document instanceof TextDocument);
    assert.equal(document.version, 3);
    assert.deepEqual(document.config?.summary, parseConfig(document.text).summary);
    assert.equal(document.summary?.hostname, 'in-my-bench');
  });
});
