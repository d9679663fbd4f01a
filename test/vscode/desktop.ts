import Mocha from 'mocha';
import { runSuite } from './suite';

/** What VS Code calls in its Node extension host. */
export function run(): Promise<void> {
  return runSuite(new Mocha());
}
