import { Command } from 'commander';
import { help } from '../../messages/cli';
import { profilesText, profileText } from '../output/profile-text';
import type { Session } from '../session';

interface Options {
  readonly json?: true;
}

/** `pat-lens profiles [ID]` */
export function profilesCommand(session: Session): Command {
  return new Command('profiles')
    .description(help.profiles())
    .argument('[id]', help.profileId())
    .option('--json', help.json())
    .action((id: string | undefined, options: Options) => show(session, id, options));
}

async function show(session: Session, id: string | undefined, options: Options): Promise<void> {
  const one = id === undefined ? null : await session.requireProfileFor(id, ['.']);
  const governing = await session.workspace.settingsOf(session.uriOf('.'));
  session.warnOfSettings(governing);
  const shown = governing.profiles.filter((profile) => one === null || profile.id === one);
  if (options.json === true) {
    session.printJson({ version: 1, profiles: shown });
    return;
  }
  const { style } = session.terminal;
  const [only] = shown;
  const lines = one !== null && only !== undefined ? profileText(only, style) : profilesText(shown, style);
  for (const line of lines) session.terminal.print(line);
}
