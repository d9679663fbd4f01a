import { t } from '@vscode/l10n';

/** What the commands and options of `pat-lens` are for. */
export const help = {
  program: () => t('Predicts the ports that IPsec peers have behind PAT, and what ACLs make of them.'),
  simulate: () => t('Run scenarios: ports before and after PAT, drops, verdicts, expectations.'),
  annotate: () => t('Print files again, each line of interest followed by its annotation.'),
  check: () => t('Report findings of configs and scenarios.'),
  fix: () => t('Show the proven fixes of configs as a unified diff, or apply them.'),
  write: () => t('write the files instead of showing the diff'),
  translate: () =>
    t('Send flows through one PAT device, row by row, and hold observed ports against the predictions.'),
  compare: () => t("Hold a device's own translation table against the profiles."),
  diff: () => t('Show which IPsec peers an edit of configs or scenarios admits or drops.'),
  oldPath: () => t('the file or folder before the edit; - reads standard input'),
  newPath: () => t('the file or folder after the edit; - reads standard input'),
  profiles: () => t('List the device profiles, or show one with its rules, confidence and sources.'),
  scenarioPaths: () => t('scenario files (*.pat.yaml) or folders of them; - reads standard input'),
  configPaths: () => t('configs or scenarios; - reads standard input'),
  checkPaths: () => t('files or folders; - reads standard input'),
  flows: () => t('CSV with a header, or JSON Lines; - reads standard input'),
  table: () =>
    t(
      'output of “show ip nat translations”, “show xlate”, “conntrack -L” or “pfctl -ss”; - reads standard input',
    ),
  address: () => t('the addresses of the PAT device, A[,B]'),
  compareProfile: () => t('this device profile alone'),
  profileId: () => t('a profile id'),
  profile: () => t('use this device profile instead'),
  at: () => t('the moment of the run to show, for example 15m'),
  ports: () => t('the ports among which the device chooses, A-B'),
  scenario: () => t('the scenario that names the peers'),
  peers: () => t('hosts of the NAT ACL taken as peers where no scenario and no comment names any'),
  json: () => t('print JSON'),
  format: () => t('text, json or sarif'),
  failOn: () => t('exit with 1 for findings at or above this level: error, warning or never'),
  baseline: () => t('leave out the findings that this file has; a relative path in it begins at its folder'),
  writeBaseline: () => t('write all findings to this file, as a baseline for later runs, and exit with 0'),
  jobs: () => t('how many threads check at a time; all cores where there is work for them'),
  version: () => t('print the version'),
  help: () => t('print this help'),
} as const;

/** Why a file has no text, in the shape in which the workspace says it. */
export type FileTrouble =
  | { readonly code: 'not-found' | 'binary' }
  | { readonly code: 'unreadable'; readonly detail: string }
  | { readonly code: 'too-large'; readonly bytes: number; readonly limit: number };

export function fileProblemMessage(problem: FileTrouble): string {
  switch (problem.code) {
    case 'not-found':
      return t('There is no such file or folder.');
    case 'unreadable':
      return t('The file cannot be read ({0}).', problem.detail);
    case 'too-large':
      return t('The file has {0} bytes; files above {1} are not read.', problem.bytes, problem.limit);
    case 'binary':
      return t('The file is binary, not text.');
  }
}

export function unknownProfileMessage(id: string, suggestion: string | null): string {
  const text = t('There is no profile “{0}”; “pat-lens profiles” lists them.', id);
  return suggestion === null ? text : `${text} ${t('Did you mean “{0}”?', suggestion)}`;
}

export function badPortsMessage(text: string): string {
  return t('“{0}” is not a range of ports such as 1024-65535; ports are 1 to 65535.', text);
}

export function badAddressesMessage(text: string): string {
  return t('“{0}” is not a list of different IPv4 addresses such as 192.0.2.2,192.0.2.3.', text);
}

export function badCountMessage(text: string, most: number): string {
  return t('“{0}” is not a whole number from 1 to {1}.', text, most);
}

export function badChoiceMessage(text: string, allowed: readonly string[]): string {
  return t('“{0}” is not one of the allowed values: {1}.', text, allowed.join(', '));
}

export function noScenarioMessage(): string {
  return t('No scenario (*.pat.yaml) is in this folder or below it.');
}

export function nothingToCheckMessage(): string {
  return t(
    'No config and no scenario is in this folder or below it; “include” of .pat-lens.yaml says which files are.',
  );
}

/** What the first commands of somebody new may be. */
export function exampleLines(): readonly string[] {
  return [
    t('Examples:'),
    `  pat-lens check configs/            ${t('what is wrong, and why')}`,
    `  pat-lens annotate configs/hub.cfg  ${t('who meets which line, and from which port')}`,
    `  pat-lens fix configs/ --write      ${t('make the fixes that are proven')}`,
    `  pat-lens simulate site.pat.yaml    ${t('ports before and after PAT')}`,
  ];
}

export function isFolderMessage(): string {
  return t('A file is expected here, not a folder.');
}

export function differentKindsMessage(): string {
  return t('Two files or two folders are compared, not a file and a folder.');
}

export function unrecognisedMessage(): string {
  return t('The content is not recognised as a config of a known dialect.');
}

export function secondInputMessage(): string {
  return t('Standard input (-) can be read only once.');
}

export function internalErrorMessage(detail: string): string {
  return t('Something went wrong inside PAT Lens: {0}', detail);
}

export function outputFailedMessage(detail: string): string {
  return t('The output cannot be written ({0}).', detail);
}

/** `permit, line 12`, with the share where only a part passes. */
export function verdictCell(
  verdict: 'permit' | 'deny' | 'partial',
  line: number | null,
  share: string,
): string {
  const place = line === null ? t('implicit deny') : t('line {0}', line);
  return verdict === 'partial'
    ? `${verdictName(verdict)} ${share}, ${place}`
    : `${verdictName(verdict)}, ${place}`;
}

function verdictName(verdict: 'permit' | 'deny' | 'partial'): string {
  switch (verdict) {
    case 'permit':
      return t('permit');
    case 'deny':
      return t('deny');
    case 'partial':
      return t('partial');
  }
}

export function simulationTitle(file: string, title: string | null): string {
  return title === null ? file : `${file}: ${title}`;
}

export function simulationConditions(profiles: readonly string[], order: 'listed' | 'any'): string {
  const path = profiles.join(' → ');
  return order === 'listed' ? t('profile {0}', path) : t('profile {0}, any start order', path);
}

/** Heads the reasons in the table of a simulation. */
export function whyHead(): string {
  return t('Why');
}

export function expectationsSummary(passed: number, total: number): string {
  if (total === 0) return t('No expectations.');
  return total === 1
    ? t('{0} of 1 expectation holds.', passed)
    : t('{0} of {1} expectations hold.', passed, total);
}

/** `known` findings are those that the baseline has. */
export function findingsSummary(count: number, known: number): string {
  if (known === 0) {
    if (count === 0) return t('No findings.');
    return count === 1 ? t('1 finding.') : t('{0} findings.', count);
  }
  if (count === 0) return t('No new findings; the baseline has {0}.', known);
  return count === 1
    ? t('1 new finding; the baseline has {0}.', known)
    : t('{0} new findings; the baseline has {1}.', count, known);
}

/** How far a long check is. */
export function progressText(done: number, files: number): string {
  return t('{0} of {1} files checked', done, files);
}

export function badBaselineMessage(): string {
  return t('This is not a baseline; “pat-lens check --write-baseline FILE” writes one.');
}

export function missingBaselineMessage(): string {
  return t('There is no such baseline; “pat-lens check --write-baseline FILE” writes one.');
}

export function staleBaselineMessage(code: string): string {
  return t('The baseline has a finding {0} here that is not there any more.', code);
}

export function baselineWrittenMessage(count: number, file: string): string {
  return count === 1 ? t('1 finding written to {0}.', file) : t('{0} findings written to {1}.', count, file);
}

export function profileHead(): readonly string[] {
  return [t('profile'), t('device'), t('confidence')];
}

/** Heads what a profile declares beside its rules. */
export function deviceTitle(): string {
  return t('device');
}

export function badMomentMessage(text: string): string {
  return t('“{0}” is not a moment: write a duration such as 20s, 15m, 13m 20s, 8h or 1d.', text);
}

/** How many fixes were shown or applied. */
export function fixesSummary(fixes: number, files: number): string {
  if (fixes === 0) return t('Nothing to fix.');
  if (fixes === 1) return t('1 proven fix.');
  return files === 1
    ? t('{0} proven fixes in 1 file.', fixes)
    : t('{0} proven fixes in {1} files.', fixes, files);
}

/** A Markdown file holds more configs than are read. */
export function tooManyFencesMessage(most: number, leftOut: number): string {
  return t('The first {0} configs of this file are read; {1} more are left out.', most, leftOut);
}

/** Beside a fix of a config in Markdown that is not made. */
export function outsideFenceMessage(): string {
  return t('Not fixed: the fix would not stay inside its fenced block.');
}

export function notWrittenMessage(): string {
  return t('Not written: the file cannot be written, or is not in UTF-8.');
}
