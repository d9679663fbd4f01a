import { internalErrorMessage } from '../messages/cli';
import { formatFailure } from './failure';
import { runCommandLine } from './run';
import { openTerminal } from './terminal';

/** The last resort: one line, no stack trace. */
function giveUp(detail: string): never {
  const message = internalErrorMessage(detail.split(/[\r\n]/, 1)[0] ?? '');
  process.stderr.write(`${formatFailure({ code: 'cli.internal', message })}\n`);
  process.exit(2);
}

process.on('uncaughtException', (error) => giveUp(error.message));

const terminal = openTerminal(
  {
    workingDirectory: process.cwd(),
    environment: process.env,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
  },
  // A reader that went away (`| head`) has seen enough.
  (code) => (code === 'EPIPE' ? process.exit() : giveUp(code)),
);

void runCommandLine(process.argv.slice(2), terminal).then((exitCode) => {
  process.exitCode = exitCode;
});
