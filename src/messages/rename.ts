import { t } from '@vscode/l10n';

/** Why something cannot be given a name. */
export type RenameProblem =
  | { readonly code: 'nothing-here' }
  | { readonly code: 'bad-characters'; readonly longest: number }
  | { readonly code: 'reserved' | 'no-interface' | 'taken'; readonly name: string }
  | {
      readonly code: 'bad-list-number';
      readonly type: 'standard' | 'extended';
      readonly ranges: readonly (readonly [number, number])[];
    };

/** Why the new name is refused, for the person who typed it. */
export function renameRefusal(problem: RenameProblem): string {
  switch (problem.code) {
    case 'nothing-here':
      return t('There is no name of an ACL, interface or other object here.');
    case 'bad-characters':
      return t(
        'A name has 1 to {0} characters, no blanks, quotes or question marks, and does not begin with “!”.',
        problem.longest,
      );
    case 'reserved':
      return t('“{0}” is a keyword here and cannot be a name.', problem.name);
    case 'no-interface':
      return t('“{0}” is no interface: write a type and a number, such as GigabitEthernet0/1.', problem.name);
    case 'taken':
      return t('“{0}” is already defined.', problem.name);
    case 'bad-list-number': {
      const ranges = problem.ranges.map(([first, last]) => `${first}-${last}`);
      return problem.type === 'standard'
        ? t('A numbered standard ACL has a number in {0} or {1}.', ...ranges)
        : t('A numbered extended ACL has a number in {0} or {1}.', ...ranges);
    }
  }
}

/** The title above a definition. */
export function referenceCount(count: number): string {
  if (count === 0) return t('no references');
  return count === 1 ? t('1 reference') : t('{0} references', count);
}
