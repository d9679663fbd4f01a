import type { FieldsStatement, RecordStatement } from '../../facts/records';
import type { Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import type { Reader } from '../reader';
import { takeNamedOption } from './options';

type Fields = FieldsStatement extends infer F ? (F extends FieldsStatement ? Omit<F, 'kind'> : never) : never;
type Header = RecordStatement extends infer R ? (R extends RecordStatement ? Omit<R, 'kind'> : never) : never;

/** What a line inside a record says. */
export function fields(value: Fields): Statement {
  return { kind: 'fields', ...value };
}

/** A line that begins a record and opens `mode`, unless it takes the record away. */
export function record(reader: Reader, mode: number, value: Header): Statement {
  if (value.value !== null) {
    reader.opened = mode;
  }
  return { kind: 'record', ...value };
}

type Settings = Extract<RecordStatement, { readonly family: 'cryptoSettings' }>['value'];

/** A setting that holds for all of a device's IPsec. */
export function settings(value: Omit<NonNullable<Settings>, 'name'>): Statement {
  return { kind: 'record', family: 'cryptoSettings', key: '', value: { name: 'settings' }, fields: value };
}

/** A setting of the device that is known by its words alone; null when it is none of `names`. */
export function takeSetting(
  reader: Reader,
  prefix: string,
  names: readonly string[],
  negated: boolean,
): Statement | null {
  const option = takeNamedOption(reader, names);
  if (option === null) {
    return null;
  }
  reader.opened = Mode.none;
  return settings({
    options: [{ name: `${prefix} ${option.name}`, value: negated ? 'no' : option.value }],
  });
}

/** Takes the words up to the end of the line. */
export function takeWords(reader: Reader): readonly string[] {
  const { tokens } = reader;
  const words: string[] = [];
  while (!tokens.done) {
    words.push(tokens.wordAt(tokens.at++));
  }
  return words;
}
