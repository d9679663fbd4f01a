import type { AceCondition, AceLog } from '../model';
import type { Reader } from './reader';

const noConditions: readonly AceCondition[] = [];
const parenthesis = 40;

/** What follows the addresses and ports of an entry. */
export interface AceOptions {
  readonly conditions: readonly AceCondition[];
  readonly inactive: boolean;
  readonly reflect: string | null;
  readonly reflectTimeout: number | null;
  readonly log: AceLog | null;
}

const noOptions: AceOptions = {
  conditions: noConditions,
  inactive: false,
  reflect: null,
  reflectTimeout: null,
  log: null,
};

const plainLog: AceLog = {};
const logOnly: AceOptions = { ...noOptions, log: plainLog };

/** Takes all that follows the destination. */
export function takeOptions(reader: Reader, typed: boolean): AceOptions {
  const { tokens } = reader;
  if (tokens.done) {
    return noOptions;
  }
  if (tokens.at === tokens.count - 1 && tokens.take('log')) {
    return logOnly;
  }
  const conditions: AceCondition[] = [];
  let inactive = false;
  let reflect: string | null = null;
  let reflectTimeout: number | null = null;
  let log: AceLog | null = null;
  if (typed && !beginsOption(reader)) {
    reader.unsure = true;
    conditions.push({ kind: 'message', text: takeUntilOption(reader) });
  }
  while (tokens.at < tokens.count) {
    if (tokens.take('established', 3)) {
      conditions.push({ kind: 'established' });
    } else if (tokens.take('fragments', 4)) {
      conditions.push({ kind: 'fragments' });
    } else if (tokens.is('time-range', 5) && tokens.at + 1 < tokens.count) {
      tokens.at++;
      conditions.push({ kind: 'time-range', name: tokens.takeName() ?? '' });
    } else if (tokens.is('reflect', 4) && tokens.at + 1 < tokens.count) {
      tokens.at++;
      reflect = tokens.takeName();
      const seconds = tokens.take('timeout', 4) ? tokens.takeNumber() : -1;
      reflectTimeout = seconds < 0 ? null : seconds;
    } else if (tokens.take('inactive', 5)) {
      inactive = true;
    } else if (tokens.is('log') || tokens.is('log-input')) {
      log = takeLog(reader);
    } else if (tokens.firstCode(tokens.at) === parenthesis) {
      // Hit counters of `show access-lists`.
      tokens.at = tokens.count;
    } else {
      conditions.push(takeHeaderCondition(reader) ?? otherCondition(reader));
    }
  }
  return {
    conditions: conditions.length > 0 ? conditions : noConditions,
    inactive,
    reflect,
    reflectTimeout,
    log,
  };
}

function otherCondition(reader: Reader): AceCondition {
  reader.unsure = true;
  return { kind: 'other', text: takeUntilOption(reader) };
}

/** Words that begin an option of their own; what stands between two of them is one condition. */
function beginsOption(reader: Reader): boolean {
  const { tokens } = reader;
  return (
    tokens.firstCode(tokens.at) === parenthesis ||
    optionWords.some((word) => tokens.is(word)) ||
    tokens.is('established', 3) ||
    tokens.is('fragments', 4)
  );
}

const optionWords = [
  'log',
  'log-input',
  'time-range',
  'reflect',
  'inactive',
  'dscp',
  'precedence',
  'tos',
  'ttl',
  'option',
  'match-any',
  'match-all',
];

const flagNames = ['ack', 'fin', 'psh', 'rst', 'syn', 'urg'];

const headerFields = [
  'dscp',
  'precedence',
  'tos',
  'ttl',
  'option',
  'http-method',
  'tcp-option-length',
  'tcp-flags-mask',
  'packet-length',
  'nve',
];

/** Fields of the packet that an entry asks for beside addresses and ports; null when the word is none. */
function takeHeaderCondition(reader: Reader): AceCondition | null {
  const { tokens } = reader;
  const any = tokens.is('match-any');
  if (any || tokens.is('match-all') || isFlag(reader)) {
    const from = isFlag(reader) ? tokens.at : tokens.at + 1;
    tokens.at = from;
    while (isFlag(reader)) {
      tokens.at++;
    }
    const flags = tokens.phrase(from, tokens.at);
    return { kind: 'tcp-flags', flags: flags === '' ? [] : flags.split(' '), any };
  }
  for (const field of headerFields) {
    if (tokens.is(field) && tokens.at + 1 < tokens.count) {
      tokens.at++;
      const from = tokens.at++;
      // `ttl gt 5`, `ttl range 1 5`, `nve vni 5`
      const more = ['eq', 'gt', 'lt', 'neq', 'vni'].some((word) => tokens.isAt(from, word)) ? 1 : 0;
      tokens.at = Math.min(tokens.count, tokens.at + (tokens.isAt(from, 'range') ? 2 : more));
      // `ttl eq 1 2 3`
      while (more > 0 && tokens.numberAt(tokens.at) >= 0) {
        tokens.at++;
      }
      return { kind: 'header', field, value: tokens.phrase(from, tokens.at) };
    }
  }
  return null;
}

/** `syn`, `+syn`, `-syn`. */
function isFlag({ tokens }: Reader): boolean {
  const code = tokens.firstCode(tokens.at);
  return code === 43 || code === 45 || flagNames.some((flag) => tokens.is(flag));
}

function takeUntilOption(reader: Reader): string {
  const { tokens } = reader;
  const from = tokens.at++;
  if (tokens.isAt(from, 'option') && !tokens.done) {
    tokens.at++;
  }
  while (!tokens.done && !beginsOption(reader)) {
    tokens.at++;
  }
  return tokens.phrase(from, tokens.at);
}

const logLevels = [
  'alerts',
  'critical',
  'debugging',
  'default',
  'emergencies',
  'errors',
  'informational',
  'notifications',
  'warnings',
];

const inputLog: AceLog = { input: true };

/** `log [cookie]` of IOS, `log [level] [interval seconds]`, `log disable` and `log default` of the ASA. */
function takeLog(reader: Reader): AceLog {
  const { tokens } = reader;
  const log = tokens.isAt(tokens.at++, 'log') ? plainLog : inputLog;
  if (tokens.done || beginsOption(reader)) {
    return log;
  }
  if (tokens.take('disable')) {
    return { ...log, disabled: true };
  }
  const isLevel = tokens.numberAt(tokens.at) >= 0 || logLevels.some((word) => tokens.is(word));
  const word = tokens.is('interval') ? null : tokens.takeName();
  reader.unsure ||= word !== null && !isLevel;
  const interval = tokens.take('interval') ? tokens.takeNumber() : -1;
  return {
    ...log,
    ...(word === null ? {} : isLevel ? { level: word.toLowerCase() } : { cookie: word }),
    ...(interval < 0 ? {} : { interval }),
  };
}
