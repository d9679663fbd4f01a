import type { CryptoPeer } from '../../facts/crypto';
import type { FieldsStatement } from '../../facts/records';
import type { Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import type { Reader } from '../reader';
import { fields, record, takeWords } from './statements';

/** `crypto map NAME SEQ …`; the ASA writes the settings of an entry on the same line. */
export function takeMap(
  reader: Reader,
  negated: boolean,
  family: 'cryptoMaps' | 'dynamicMaps',
): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
  if (name === null) {
    return null;
  }
  if (tokens.take('interface')) {
    const nameif = tokens.takeName() ?? '';
    reader.opened = Mode.none;
    return {
      kind: 'record',
      family: 'cryptoMapBindings',
      key: nameif,
      value: negated ? null : { name, nameif },
    };
  }
  const sequence = tokens.takeNumber();
  if (sequence < 0) {
    reader.opened = Mode.none;
    return null;
  }
  const key = `${name} ${sequence}`;
  if (negated) {
    reader.opened = Mode.none;
    return tokens.done ? { kind: 'record', family, key, value: null } : null;
  }
  let dynamicMap: string | null = null;
  if (tokens.take('ipsec-isakmp') && tokens.take('dynamic')) {
    dynamicMap = tokens.takeName();
  }
  const written = tokens.done ? null : mapFields(reader);
  return record(reader, family === 'cryptoMaps' ? Mode.cryptoMap : Mode.dynamicMap, {
    family,
    key,
    value: {
      name,
      sequence,
      dynamicMap,
      peers: [],
      matchAddress: null,
      transformSets: [],
      profile: null,
      accessGroupIn: null,
      accessGroupOut: null,
      natTraversalDisabled: false,
      connection: 'bidirectional',
    },
    ...(written === null ? {} : { fields: written }),
  });
}

type MapFields = Extract<FieldsStatement, { readonly family: 'cryptoMaps' }>['fields'];

export function takeMapLine(reader: Reader, family: 'cryptoMaps' | 'dynamicMaps'): Statement | null {
  const found = mapFields(reader);
  return found === null ? null : fields({ family, fields: found });
}

function mapFields(reader: Reader): MapFields | null {
  const { tokens } = reader;
  if (tokens.take('match')) {
    return tokens.take('address', 3) ? { matchAddress: tokens.takeName() } : null;
  }
  if (!tokens.take('set')) {
    return null;
  }
  if (tokens.take('peer')) {
    return { peers: takePeers(reader) };
  }
  if (tokens.take('transform-set', 5)) {
    return { transformSets: takeWords(reader) };
  }
  if (
    (tokens.take('ikev1') && tokens.take('transform-set')) ||
    (tokens.take('ikev2') && tokens.take('ipsec-proposal'))
  ) {
    return { transformSets: takeWords(reader) };
  }
  if (tokens.take('isakmp-profile') || tokens.take('ikev2-profile')) {
    return { profile: tokens.takeName() };
  }
  if (tokens.take('nat-t-disable')) {
    return { natTraversalDisabled: true };
  }
  if (tokens.take('connection-type')) {
    return {
      connection: tokens.take('answer-only')
        ? 'answer-only'
        : tokens.take('originate-only')
          ? 'originate-only'
          : 'bidirectional',
    };
  }
  if (tokens.take('ip') && tokens.take('access-group')) {
    const list = tokens.takeName();
    return tokens.take('out') ? { accessGroupOut: list } : { accessGroupIn: list };
  }
  return null;
}

/** `set peer A [default]`, also several on one line (ASA). */
function takePeers(reader: Reader): readonly CryptoPeer[] {
  const { tokens } = reader;
  const peers: CryptoPeer[] = [];
  while (!tokens.done) {
    if (tokens.take('default') || tokens.take('dynamic')) {
      continue;
    }
    const address = tokens.addressAt(tokens.at);
    const name = tokens.takeName() ?? '';
    peers.push(address >= 0 ? address : name);
  }
  return peers;
}
