import { Command, CommanderError } from 'commander';
import { exampleLines, help, internalErrorMessage } from '../messages/cli';
import { version } from '../../package.json';
import { annotateCommand } from './commands/annotate';
import { checkCommand } from './commands/check';
import { compareCommand } from './commands/compare';
import { diffCommand } from './commands/diff';
import { fixCommand } from './commands/fix';
import { profilesCommand } from './commands/profiles';
import { simulateCommand } from './commands/simulate';
import { translateCommand } from './commands/translate';
import { CommandFailed, formatFailure } from './failure';
import { Session } from './session';
import type { Terminal } from './terminal';

/** Runs one command line and returns its exit code; never rejects. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const session = new Session(terminal);
  try {
    await program(session).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof CommandFailed) session.fail(error.failures);
    else {
      const detail = error instanceof Error ? error.message : String(error);
      session.fail([{ code: 'cli.internal', message: internalErrorMessage(oneLine(detail)) }]);
    }
  }
  return session.exitCode;
}

function program(session: Session): Command {
  const { terminal } = session;
  const root = new Command('pat-lens')
    .description(help.program())
    .version(version, '-V, --version', help.version())
    .helpOption('-h, --help', help.help())
    .helpCommand(false)
    .addHelpText('after', ['', ...exampleLines()].join('\n'))
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.warn(text.trimEnd()),
      outputError: (text, write) =>
        write(formatFailure({ code: 'cli.usage', message: oneLine(text.replace(/^error: /, '')) })),
    })
    .exitOverride();
  for (const command of [
    simulateCommand(session),
    annotateCommand(session),
    checkCommand(session),
    fixCommand(session),
    translateCommand(session),
    compareCommand(session),
    diffCommand(session),
    profilesCommand(session),
  ]) {
    root.addCommand(command.copyInheritedSettings(root).helpOption('-h, --help', help.help()));
  }
  return root;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*[\r\n]+\s*/g, ' ');
}
