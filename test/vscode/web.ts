import 'mocha/mocha.js';
import { runSuite } from './suite';

/** What VS Code calls in its web worker extension host, where Mocha's build for browsers is a global. */
export function run(): Promise<void> {
  return runSuite(new (globalThis as unknown as { Mocha: new () => Mocha }).Mocha());
}
