import { badChoiceMessage, badCountMessage, badMomentMessage, badPortsMessage } from '../messages/cli';
import { parseDuration } from '../scenario/durations';
import { CommandFailed } from './failure';

/** `A-B` of `--ports`; ends the command for anything else. */
export function parsePorts(text: string): readonly [first: number, last: number] {
  const match = /^([0-9]{1,5})-([0-9]{1,5})$/.exec(text);
  const first = Number(match?.[1]);
  const last = Number(match?.[2]);
  if (match !== null && first >= 1 && first <= last && last <= 65_535) return [first, last];
  throw new CommandFailed([{ code: 'cli.bad-ports', message: badPortsMessage(text) }]);
}

/** A whole number from 1 to `most`; ends the command for anything else. */
export function parseCount(text: string, most: number): number {
  const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= most) return value;
  throw new CommandFailed([{ code: 'cli.bad-count', message: badCountMessage(text, most) }]);
}

/** One of the words; ends the command for anything else. */
export function parseChoice<const T extends string>(text: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  throw new CommandFailed([{ code: 'cli.bad-choice', message: badChoiceMessage(text, choices) }]);
}

/** `--at` in milliseconds; ends the command for anything that is not a duration of the scenario format. */
export function parseMoment(text: string): number {
  const value = text === '0' ? 0 : parseDuration(text);
  if (value !== null) return value;
  throw new CommandFailed([{ code: 'cli.bad-moment', message: badMomentMessage(text) }]);
}
