import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { internalErrorMessage, outputFailedMessage } from '../messages/cli';
import { serveChecks } from './check/worker';
import { formatFailure, type Failure } from './failure';
import { runCommandLine } from './run';
import { openTerminal } from './terminal';

/** Ends at once with one line, without a stack trace. */
function giveUp(failure: Failure): never {
  process.stderr.write(`${formatFailure(failure)}\n`);
  process.exit(2);
}

function runProgram(): void {
  process.on('uncaughtException', ({ message }) =>
    giveUp({ code: 'cli.internal', message: internalErrorMessage(message.split(/[\r\n]/, 1)[0] ?? '') }),
  );
  const terminal = openTerminal(
    {
      workingDirectory: process.cwd(),
      environment: process.env,
      input: process.stdin,
      output: process.stdout,
      errors: process.stderr,
      installation: { script: __filename, pages: join(__dirname, '../docs/findings') },
    },
    // A reader that went away (`| head`) has seen enough.
    (code) =>
      code === 'EPIPE'
        ? process.exit()
        : giveUp({ code: 'cli.output-failed', message: outputFailedMessage(code) }),
  );
  void runCommandLine(process.argv.slice(2), terminal).then((exitCode) => {
    process.exitCode = exitCode;
  });
}

// The program is one file: its threads run it too.
if (isMainThread) runProgram();
else serveChecks();
