import Mocha from 'mocha';
import { writeCount } from './countLines';

/** Mocha's `spec` report, and at its end one line by which a run can be counted: `12 passed, 0 failed`. */
class CountedSpec extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes = 0, failures = 0 } = runner.stats ?? {};
      Mocha.reporters.Base.consoleLog(writeCount({ passed: passes, failed: failures }));
    });
  }
}

// Mocha takes the module itself for the reporter's class.
module.exports = CountedSpec;
