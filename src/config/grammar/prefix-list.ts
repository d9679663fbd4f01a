import type { Statement } from '../statements';
import { readPrefix } from './addresses';
import type { Reader } from './reader';
import { removal } from './records';

/** `ip prefix-list NAME …`; the cursor stands after `prefix-list`. */
export function takePrefixList(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
  if (name === null || name === 'sequence-number') {
    return null;
  }
  const family = 'prefixLists';
  if (negated) {
    return tokens.done ? removal(family, name) : null;
  }
  const value = { name, description: null, entries: [] };
  if (tokens.take('description')) {
    const description = tokens.restFrom(tokens.at);
    tokens.at = tokens.count;
    return { kind: 'record', family, key: name, value, fields: { description } };
  }
  const sequence = tokens.take('seq') ? tokens.takeNumber() : -1;
  const permit = tokens.take('permit', 3);
  if (!permit && !tokens.take('deny', 3)) {
    return null;
  }
  const prefix = readPrefix(reader, tokens.at);
  if (prefix === null || 'text' in prefix) {
    return null;
  }
  tokens.at++;
  const { address: network, mask } = prefix;
  const atLeast = tokens.take('ge') ? tokens.takeNumber() : -1;
  const atMost = tokens.take('le') ? tokens.takeNumber() : -1;
  const entry = {
    sequence: sequence < 0 ? null : sequence,
    action: permit ? ('permit' as const) : ('deny' as const),
    network,
    length: 32 - Math.log2(2 ** 32 - mask),
    atLeast: atLeast < 0 ? null : atLeast,
    atMost: atMost < 0 ? null : atMost,
  };
  return { kind: 'record', family, key: name, value, fields: { entries: [entry] } };
}
