import { runCommandLine } from './run';
import { openTerminal } from './terminal';

const terminal = openTerminal(
  {
    workingDirectory: process.cwd(),
    environment: process.env,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
  },
  // The reader has seen enough; there is nobody to tell.
  () => process.exit(),
);

void runCommandLine(process.argv.slice(2), terminal).then((exitCode) => {
  process.exitCode = exitCode;
});
