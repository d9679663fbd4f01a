import type { Profile } from './profile';
import {
  checkArray,
  checkChoice,
  checkList,
  checkNumber,
  checkObject,
  checkRanges,
  checkString,
  Problems,
} from './profile-checks';
import type { ProfileProblem } from './profile-checks';

export type { ProfileProblem, ProfileProblemCode } from './profile-checks';

/**
 * The profile that untyped data (of `.pat-lens.yaml`) describes, or everything that is wrong with it: each problem with the path
 * of its field (`rules[0].groups[1].candidates`), a code and arguments.
 */
export function validateProfile(
  data: unknown,
): { readonly profile: Profile } | { readonly problems: readonly ProfileProblem[] } {
  const problems = new Problems();
  const fields = checkObject(data, '', problems, {
    required: [
      'id',
      'title',
      'rules',
      'addresses',
      'reserved',
      'filtering',
      'timers',
      'esp',
      'confidence',
      'source',
    ],
  });
  if (fields === null) {
    return { problems: problems.list };
  }
  checkString(fields['id'], 'id', problems);
  checkString(fields['title'], 'title', problems);
  checkClaim(fields, '', problems);
  checkList(fields['rules'], 'rules', problems)?.forEach((rule, index) =>
    checkRule(rule, `rules[${index}]`, problems),
  );
  claimed(fields['addresses'], 'addresses', problems, checkAddresses);
  claimed(fields['reserved'], 'reserved', problems, (value, path) =>
    checkRanges(value, path, problems, true),
  );
  claimed(fields['filtering'], 'filtering', problems, (value, path) =>
    checkChoice(value, path, problems, [
      'endpoint-independent',
      'address-dependent',
      'address-and-port-dependent',
    ]),
  );
  claimed(fields['timers'], 'timers', problems, checkTimers);
  claimed(fields['esp'], 'esp', problems, (value, path) =>
    checkChoice(value, path, problems, ['tracked-by-spi', 'one-host-per-gateway', 'dropped', 'untranslated']),
  );
  // Every field of the type has been checked above, so that the data is a profile.
  return problems.list.length > 0 ? { problems: problems.list } : { profile: data as Profile };
}

/** A value may stand bare or with a claim of its own. */
function claimed(
  value: unknown,
  path: string,
  problems: Problems,
  check: (value: unknown, path: string, problems: Problems) => void,
): void {
  if (typeof value === 'object' && value !== null && 'value' in value) {
    const fields = checkObject(value, path, problems, { required: ['value', 'confidence', 'source'] });
    checkClaim(fields ?? {}, path, problems);
    check(value.value, `${path}.value`, problems);
  } else if (value !== undefined) {
    check(value, path, problems);
  }
}

function checkClaim(fields: Readonly<Record<string, unknown>>, path: string, problems: Problems): void {
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  checkChoice(fields['confidence'], at('confidence'), problems, [
    'source',
    'documented',
    'observed',
    'sample',
    'assumed',
  ]);
  const source = fields['source'];
  const isAssumed = fields['confidence'] === 'assumed';
  if (source !== undefined && !(isAssumed && source === null)) {
    const citation = checkObject(source, at('source'), problems, { required: ['title', 'address'] });
    checkString(citation?.['title'], at('source.title'), problems);
    checkString(citation?.['address'], at('source.address'), problems);
  }
}

function checkRule(rule: unknown, path: string, problems: Problems): void {
  const fields = checkObject(rule, path, problems, {
    required: ['unique', 'reuse', 'keep', 'groups', 'choose', 'confidence', 'source'],
    optional: ['match', 'reuseFactor', 'block', 'limitPerDestination'],
  });
  if (fields === null) {
    return;
  }
  checkClaim(fields, path, problems);
  const field = (name: string, check: (value: unknown, path: string, problems: Problems) => void): void =>
    claimed(fields[name], `${path}.${name}`, problems, check);
  field('match', checkMatch);
  field('unique', (value, at) =>
    checkChoice(value, at, problems, ['address-port', 'outside-address', 'outside-port', 'nothing']),
  );
  field('reuse', (value, at) =>
    checkChoice(value, at, problems, ['always', 'never', 'newest-if-free', 'unspecified']),
  );
  field('keep', (value, at) =>
    Array.isArray(value)
      ? checkRanges(value, at, problems, false)
      : checkChoice(value, at, problems, ['always', 'never']),
  );
  field('groups', (value, at) => checkGroups(value, at, problems, kindOf(bare(fields['choose'])) === 'none'));
  field('choose', checkChoose);
  field('reuseFactor', (value, at) => checkNumber(value, at, problems, 1, 65535));
  field('limitPerDestination', (value, at) => checkNumber(value, at, problems, 1, 65535));
  field('block', checkBlock);
  const reuse = bare(fields['reuse']);
  if ((reuse === 'always' || reuse === 'unspecified') && bare(fields['unique']) !== 'address-port') {
    problems.add('reuse-needs-address-port', `${path}.reuse`, {});
  }
}

function bare(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}

function checkMatch(value: unknown, path: string, problems: Problems): void {
  const fields = checkObject(value, path, problems, {
    required: [],
    optional: ['protocol', 'insidePorts', 'outsidePorts'],
  });
  if (fields?.['protocol'] !== undefined) {
    checkChoice(fields['protocol'], `${path}.protocol`, problems, ['udp', 'tcp']);
  }
  for (const name of ['insidePorts', 'outsidePorts']) {
    if (fields?.[name] !== undefined) {
      checkRanges(fields[name], `${path}.${name}`, problems, false);
    }
  }
}

/** Without groups a rule gives no port but the own one, which only `choose: none` means. */
function checkGroups(value: unknown, path: string, problems: Problems, mayBeEmpty: boolean): void {
  const originals: (readonly [number, number])[] = [];
  const groups = mayBeEmpty ? checkArray(value, path, problems) : checkList(value, path, problems);
  groups?.forEach((group, index) => {
    const at = `${path}[${index}]`;
    const fields = checkObject(group, at, problems, { required: ['original', 'candidates'] });
    if (fields === null) {
      return;
    }
    checkRanges(fields['candidates'], `${at}.candidates`, problems, false);
    for (const [first, last] of checkRanges(fields['original'], `${at}.original`, problems, false)) {
      const other = originals.find((range) => first <= range[1] && last >= range[0]);
      if (other !== undefined) {
        problems.add('groups-overlap', `${at}.original`, { first: other[0], last: other[1] });
      }
      originals.push([first, last]);
    }
  });
}

function checkChoose(value: unknown, path: string, problems: Problems): void {
  const kind = kindOf(value);
  const optional =
    kind === 'lowest' ? ['knownFor'] : kind === 'above' ? ['counter', 'initial', 'knownFor'] : [];
  const required =
    kind === 'above'
      ? ['from', 'start']
      : kind === 'draws'
        ? ['attempts']
        : kind === 'probe'
          ? ['rounds']
          : [];
  const fields = checkObject(value, path, problems, { required: ['kind', ...required], optional });
  if (fields === null) {
    return;
  }
  checkChoice(kind, `${path}.kind`, problems, ['lowest', 'above', 'random', 'draws', 'probe', 'none']);
  const choices: Readonly<Record<string, readonly string[]>> = {
    from: ['original', 'last'],
    start: ['at', 'after'],
    counter: ['protocol', 'group', 'pool'],
    initial: ['first', 'unknown'],
  };
  for (const [name, allowed] of Object.entries(choices)) {
    if (fields[name] !== undefined) {
      checkChoice(fields[name], `${path}.${name}`, problems, allowed);
    }
  }
  if (fields['knownFor'] !== undefined) {
    checkNumber(fields['knownFor'], `${path}.knownFor`, problems, 0, 65535);
  }
  if (kind === 'draws') {
    checkNumber(fields['attempts'], `${path}.attempts`, problems, 1, 65535);
  }
  if (kind === 'probe') {
    checkList(fields['rounds'], `${path}.rounds`, problems)?.forEach((round, index) =>
      checkNumber(round, `${path}.rounds[${index}]`, problems, 1, 65535),
    );
  }
}

function kindOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
}

function checkBlock(value: unknown, path: string, problems: Problems): void {
  const fields = checkObject(value, path, problems, { required: ['size', 'perHost', 'choose'] });
  if (fields !== null) {
    checkNumber(fields['size'], `${path}.size`, problems, 1, 65535);
    checkNumber(fields['perHost'], `${path}.perHost`, problems, 1, 65535);
    checkChoice(fields['choose'], `${path}.choose`, problems, ['lowest', 'random']);
  }
}

function checkAddresses(value: unknown, path: string, problems: Problems): void {
  const fields = checkObject(value, path, problems, {
    required: ['choose', 'paired'],
    optional: ['whenFull'],
  });
  if (fields === null) {
    return;
  }
  checkChoice(fields['choose'], `${path}.choose`, problems, ['fill-first', 'round-robin', 'random', 'hash']);
  if (typeof fields['paired'] !== 'boolean') {
    problems.add('not-boolean', `${path}.paired`, {});
  }
  claimed(fields['whenFull'], `${path}.whenFull`, problems, (full, at) =>
    checkChoice(full, at, problems, ['next', 'drop']),
  );
}

function checkTimers(value: unknown, path: string, problems: Problems): void {
  const protocols = checkObject(value, path, problems, { required: ['udp', 'tcp', 'esp'] });
  for (const protocol of ['udp', 'tcp', 'esp']) {
    claimed(protocols?.[protocol], `${path}.${protocol}`, problems, checkTimes);
  }
}

function checkTimes(value: unknown, path: string, problems: Problems): void {
  const fields = checkObject(value, path, problems, {
    required: ['oneWay', 'twoWay'],
    optional: ['first', 'twoWayAfter', 'afterClose'],
  });
  for (const [name, time] of Object.entries(fields ?? {})) {
    const check = (value: unknown, at: string): void =>
      checkNumber(value, at, problems, 0, Number.MAX_SAFE_INTEGER);
    if (name === 'afterClose') claimed(time, `${path}.${name}`, problems, check);
    else check(time, `${path}.${name}`);
  }
}
