import type { Statement } from '../../statements';
import { takeSingleAddress } from '../addresses';
import type { Reader } from '../reader';
import { fields, record, takeWords } from './statements';

export function takePolicy(reader: Reader, version: 1 | 2, mode: number, negated: boolean): Statement | null {
  const name = reader.tokens.takeName();
  if (name === null) {
    return null;
  }
  const value = {
    version,
    name,
    authentication: null,
    encryption: null,
    hash: null,
    group: null,
    lifetime: null,
    proposals: [],
  };
  // PIX and ASA 7 write each line of a policy behind its number.
  const line = reader.tokens.done ? null : takePolicyLine(reader);
  return record(reader, mode, {
    family: 'ikePolicies',
    key: `${version} ${name}`,
    value: negated ? null : value,
    ...(line?.kind === 'fields' && line.family === 'ikePolicies' ? { fields: line.fields } : {}),
  });
}

export function takePolicyLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const rest = () => {
    const words = tokens.phrase(tokens.at, tokens.count);
    tokens.at = tokens.count;
    return words;
  };
  if (tokens.take('authentication', 4)) {
    return fields({
      family: 'ikePolicies',
      fields: { authentication: tokens.is('pre-share', 3) ? 'pre-share' : rest() },
    });
  }
  if (tokens.take('encryption', 4)) {
    return fields({ family: 'ikePolicies', fields: { encryption: rest() } });
  }
  if (tokens.take('hash') || tokens.take('integrity')) {
    return fields({ family: 'ikePolicies', fields: { hash: rest() } });
  }
  if (tokens.take('group')) {
    return fields({ family: 'ikePolicies', fields: { group: rest() } });
  }
  if (tokens.take('prf')) {
    return fields({ family: 'ikePolicies', fields: { prf: rest() } });
  }
  if (tokens.take('match')) {
    if (tokens.take('fvrf')) {
      return fields({ family: 'ikePolicies', fields: { matchVrf: tokens.takeName() } });
    }
    if (tokens.take('address') && tokens.take('local')) {
      const address = takeSingleAddress(reader);
      return address === null
        ? null
        : fields({ family: 'ikePolicies', fields: { matchLocalAddress: address } });
    }
    return null;
  }
  if (tokens.take('proposal')) {
    return fields({ family: 'ikePolicies', fields: { proposals: takeWords(reader) } });
  }
  if (tokens.take('lifetime')) {
    tokens.take('seconds');
    if (tokens.take('none')) {
      return fields({ family: 'ikePolicies', fields: { lifetimeUnlimited: true } });
    }
    const lifetime = tokens.takeNumber();
    return lifetime < 0 ? null : fields({ family: 'ikePolicies', fields: { lifetime } });
  }
  return null;
}
