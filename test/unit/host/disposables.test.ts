import assert from 'node:assert/strict';
import { Disposables } from '../../host/disposables';

describe('cleanups', () => {
  it('run last first, one after the other, and once', async () => {
    const order: string[] = [];
    const run = new Disposables();
    run.add(() => void order.push('folder'));
    run.add(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('server');
    });
    await Promise.all([run.dispose(), run.dispose()]);
    assert.deepEqual(order, ['server', 'folder']);
  });

  it('all run when one of them fails, and the failure is printed', async () => {
    const order: string[] = [];
    const printed: unknown[] = [];
    const run = new Disposables((...args) => printed.push(...args));
    run.add(() => void order.push('folder'));
    run.add(() => {
      throw new Error('no such process');
    });
    await run.dispose();
    assert.deepEqual(order, ['folder']);
    assert.match(String(printed[1]), /no such process/);
  });
});
