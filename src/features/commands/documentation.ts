import { docsOf } from '../../messages/commands/families';
import type { FoundElement, KnownCommand } from '../../config/commands/matcher';

/** What a word of a command means, or what the command does where the word has no sentence of its own. */
export function documentationOf({ element, known }: FoundElement): string {
  const docs = docsOf(known.table.family);
  const own = element.kind === 'keyword' ? docs.words[element.word] : undefined;
  return own?.() ?? commandDocumentation(known);
}

export function commandDocumentation({ table, command }: KnownCommand): string {
  return docsOf(table.family).commands[command.id]?.() ?? '';
}

const written: Readonly<Record<string, string>> = {
  $ACE: 'permit|deny PROTOCOL SOURCE [PORTS] DESTINATION [PORTS]',
  '$STANDARD-ACE': 'permit|deny SOURCE',
  $ADDRESS: 'ADDRESS',
  '$ACE-OPTIONS': '…',
  '$UDP-PORTS': 'PORTS',
  '$TCP-PORTS': 'PORTS',
  '$ANY-PORTS': 'PORTS',
  $ALGORITHM: 'CIPHER',
};

const longest = 160;

/** The command's form as manuals write it: small letters are typed as they are, capitals stand for values. */
export function synopsisOf({ command }: KnownCommand): string {
  const text = command.syntax
    .replace(/\$[A-Z-]+/g, (part) => written[part] ?? part.slice(1))
    .replace(/<(?:new|name):([a-z0-9-]+)>/g, (_, kind: string) => kind.toUpperCase())
    .replace(/<([a-z0-9-]+)>/g, (_, type: string) => type.toUpperCase())
    .replace(/([[{]) /g, '$1')
    .replace(/ ([\]}])/g, '$1')
    .replace(/ \| /g, '|')
    .replace(/\[\{([^{}]*)\}\]/g, '[$1]');
  return text.length > longest ? `${text.slice(0, text.lastIndexOf(' ', longest))} …` : text;
}
