import { writeCount } from '../host/countLines';

/** Loads all test files into `mocha` and runs them; rejects when one failed, or when there was none. */
export async function runSuite(mocha: Mocha): Promise<void> {
  mocha.timeout(30_000);
  mocha.slow(2_000);
  mocha.ui('bdd');
  mocha.reporter('spec');
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('tests:all');
  const runner = await new Promise<Mocha.Runner>((resolve) => {
    const started: Mocha.Runner = mocha.run(() => resolve(started));
  });
  const { passes = 0, failures = 0 } = runner.stats ?? {};
  console.log(writeCount({ passed: passes, failed: failures }));
  if (failures > 0) throw new Error(`${failures} failed`);
  if (passes === 0) throw new Error('no test ran');
}
