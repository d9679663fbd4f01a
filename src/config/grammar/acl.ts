import type { ListLine, Statement } from '../statements';
import { Mode } from '../text/line-state';
import { beginsEntry, takeEntry } from './ace';
import { packedEntry } from './plain-entry';
import type { Reader } from './reader';

const notListNames = [
  'resequence',
  'log-update',
  'logging',
  'role-based',
  'match-local-traffic',
  'persistent',
  'helper',
];

let lastName = '';

/** The word as a name; consecutive lines of one list share the string. */
function sharedName(reader: Reader, index: number): string {
  const { tokens } = reader;
  const start = tokens.startOf(index);
  const end = tokens.endOf(index);
  if (end - start !== lastName.length || !tokens.text.startsWith(lastName, start)) {
    lastName = tokens.wordAt(index);
  }
  return lastName;
}

let lastList: ListLine = { name: '', type: 'extended', position: null, negated: false };

function sharedList(
  name: string,
  type: ListLine['type'],
  position: number | null,
  negated: boolean,
): ListLine {
  const same =
    lastList.name === name &&
    lastList.type === type &&
    lastList.position === position &&
    lastList.negated === negated;
  return same ? lastList : (lastList = { name, type, position, negated });
}

/** `ip access-list standard|extended NAME`, and NX-OS `ip access-list NAME`; the cursor stands after `access-list`. */
export function takeNamedListHeader(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const standard = tokens.take('standard', 1);
  const typed = standard || tokens.take('extended', 1);
  if (
    tokens.done ||
    (!typed && (tokens.at + 1 < tokens.count || notListNames.some((word) => tokens.is(word))))
  ) {
    reader.opened = Mode.other;
    return null;
  }
  const name = sharedName(reader, tokens.at++);
  const type = standard ? 'standard' : 'extended';
  if (!negated) {
    reader.opened = standard ? Mode.standardList : Mode.extendedList;
  }
  return { kind: 'access-list', name, type, negated };
}

/** `access-list NAME …` of both families; the cursor stands after `access-list`. */
export function takeListLine(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const number = tokens.numberAt(tokens.at);
  if (tokens.done) {
    return null;
  }
  const name = sharedName(reader, tokens.at++);
  let position: number | null = null;
  if (tokens.is('line') && tokens.numberAt(tokens.at + 1) >= 0) {
    tokens.at++;
    position = tokens.takeNumber();
  }
  const asaBefore = reader.asa;
  let type = typeOfNumber(number);
  if (tokens.take('extended')) {
    type = 'extended';
    reader.asa = true;
  } else if (tokens.take('standard')) {
    type = 'standard';
    reader.asa = true;
  } else if (asaBefore) {
    type = 'extended';
  }
  const statement = takeNamedLine(reader, name, type, position, negated);
  reader.asa = asaBefore;
  return statement;
}

function takeNamedLine(
  reader: Reader,
  name: string,
  type: 'standard' | 'extended' | null,
  position: number | null,
  negated: boolean,
): Statement | null {
  const { tokens } = reader;
  if (negated && tokens.done) {
    return { kind: 'access-list', name, type: type ?? 'extended', negated };
  }
  if (tokens.numberAt(tokens.at) >= 0 || !beginsEntry(reader, tokens.at)) {
    return null;
  }
  if (type === null) {
    return tokens.take('remark') ? remarkOf(reader, name, null) : null;
  }
  const list = sharedList(name, type, position, negated);
  if (type === 'extended' && position === null && !negated && reader.takeRow(list)) {
    return packedEntry;
  }
  const entry = takeEntry(reader, type);
  return entry === null ? remarkOf(reader, name, null) : { kind: 'access-list-line', list, entry };
}

/** The remark that the cursor stands on. */
function remarkOf({ tokens }: Reader, list: string | null, sequence: number | null): Statement {
  return { kind: 'remark', list, sequence, text: tokens.restFrom(tokens.at) };
}

/** Number ranges of IOS: 1 to 99 and 1300 to 1999 standard, 100 to 199 and 2000 to 2699 extended. */
function typeOfNumber(number: number): 'standard' | 'extended' | null {
  if ((number >= 1 && number <= 99) || (number >= 1300 && number <= 1999)) {
    return 'standard';
  }
  return (number >= 100 && number <= 199) || (number >= 2000 && number <= 2699) ? 'extended' : null;
}

/** A line inside `ip access-list …`. */
export function takeListEntry(reader: Reader, type: 'standard' | 'extended'): Statement | null {
  const { tokens } = reader;
  const asaBefore = reader.asa;
  reader.asa = false;
  let statement: Statement | null = null;
  if (tokens.take('no')) {
    if (tokens.numberAt(tokens.at) >= 0 || beginsEntry(reader, tokens.at)) {
      const entry = takeEntry(reader, type);
      statement = entry === null ? null : { kind: 'no-entry', entry };
    }
  } else if (type === 'extended' && reader.takeRow(null)) {
    statement = packedEntry;
  } else if (beginsEntry(reader, tokens.at)) {
    const number = tokens.numberAt(tokens.at);
    statement = takeEntry(reader, type) ?? remarkOf(reader, null, number < 0 ? null : number);
  }
  reader.asa = asaBefore;
  return statement;
}
