import { profiles } from '../engine/profiles/index';
import { editorWords } from '../messages/editor';
import type { Completion } from './completion';

/** What can follow in a `! pat-lens: …` comment that is typed up to `offset`. */
export function completeDirective(line: string, offset: number): readonly Completion[] {
  const typed = line.slice(line.indexOf('!') + 1).trimStart();
  const word = typed.slice(typed.search(/\S*$/));
  const before = typed.slice(0, typed.length - word.length).trim();
  const span = { start: offset - word.length, end: offset };
  const entries = completionsAfter(before);
  return entries.map(({ label, insert, detail, text }) => ({
    kind: insert === undefined ? 'keyword' : 'snippet',
    label,
    insert: insert ?? label,
    span,
    detail,
    documentation: () => text,
  }));
}

interface Entry {
  readonly label: string;
  readonly insert?: string;
  readonly detail: string;
  readonly text: string;
}

function completionsAfter(before: string): readonly Entry[] {
  const words = editorWords.directive;
  switch (before) {
    case '':
      return [{ label: 'pat-lens:', detail: '', text: words.any() }];
    case 'pat-lens:':
      return [
        {
          label: 'peer',
          insert: 'peer ${1:alice} ${2:192.168.1.10} -> ${3:198.51.100.1}',
          detail: 'peer NAME HOST -> GATEWAY',
          text: words.peer(),
        },
        { label: 'profile', detail: 'profile ID', text: words.profile() },
        { label: 'ignore', detail: 'ignore CODE', text: words.ignore() },
      ];
    case 'pat-lens: profile':
      return profiles.map(({ id, title }) => ({ label: id, detail: title, text: '' }));
    default:
      return [];
  }
}
