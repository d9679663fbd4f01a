import type { CryptoPeer } from '../../facts/crypto';
import type { FieldsStatement } from '../../facts/records';
import type { Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import type { Reader } from '../reader';
import { takeNamedOption } from './options';
import { takeSecret } from './secret';
import { takeSecurityAssociation } from './security-association';
import { fields, record, takeWords } from './statements';

/** What a line says of all entries of a map. */
const mapOptions = [
  'client configuration address',
  'client authentication list',
  'isakmp authorization list',
  'isakmp-profile',
  'local-address',
  'redundancy',
  'client token authentication',
];

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
    const option = negated ? null : takeNamedOption(reader, mapOptions);
    const value = { name, option: option?.name ?? '', value: option?.value ?? '' };
    return option === null
      ? null
      : { kind: 'record', family: 'cryptoMapOptions', key: `${name} ${option.name}`, value };
  }
  const key = `${name} ${sequence}`;
  if (negated) {
    reader.opened = Mode.none;
    return tokens.done ? { kind: 'record', family, key, value: null } : null;
  }
  let dynamicMap: string | null = null;
  const keying = ['ipsec-isakmp', 'ipsec-manual', 'gdoi'].find((word) => tokens.take(word));
  if (keying !== undefined && tokens.take('dynamic')) {
    dynamicMap = tokens.takeName();
  }
  const discover = dynamicMap !== null && tokens.take('discover');
  const profile = keying !== undefined && tokens.take('profile') ? tokens.takeName() : null;
  const written = tokens.done ? null : mapFields(reader);
  return record(reader, family === 'cryptoMaps' ? Mode.cryptoMap : Mode.dynamicMap, {
    family,
    key,
    value: {
      name,
      sequence,
      dynamicMap,
      ...(keying === undefined ? {} : { keying }),
      ...(discover ? { discover } : {}),
      peers: [],
      matchAddress: null,
      transformSets: [],
      profile,
      accessGroupIn: null,
      accessGroupOut: null,
      natTraversalDisabled: false,
      connection: 'bidirectional',
    },
    ...(written === null ? {} : { fields: written }),
  });
}

/** Settings of an entry that are kept by their words. */
const entryOptions = [
  'annotation',
  'qos pre-classify',
  'set identity',
  'set ikev2 mode',
  'set tfc-packets',
  'set validate-icmp-errors',
  'set df-bit',
  'set nat demux',
];

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
  if (tokens.take('description')) {
    return { description: tokens.restFrom(tokens.at) };
  }
  if (tokens.take('reverse-route')) {
    return { reverseRoute: tokens.phrase(tokens.at, tokens.count) };
  }
  const option = takeNamedOption(reader, entryOptions);
  if (option !== null) {
    return { options: [option] };
  }
  if (!tokens.take('set')) {
    return null;
  }
  if (tokens.take('peer')) {
    return takePeers(reader);
  }
  if (tokens.take('pfs')) {
    return { pfs: tokens.phrase(tokens.at, tokens.count) };
  }
  if (tokens.take('session-key')) {
    return takeSessionKey(reader);
  }
  if (tokens.take('security-association')) {
    const securityAssociation = takeSecurityAssociation(reader);
    return securityAssociation === null ? null : { securityAssociation };
  }
  if (tokens.take('reverse-route')) {
    return { reverseRoute: tokens.phrase(tokens.at, tokens.count) };
  }
  if (tokens.take('trustpoint')) {
    const trustPoint = tokens.takeName();
    return tokens.take('chain')
      ? { trustPoint, options: [{ name: 'set trustpoint', value: 'chain' }] }
      : { trustPoint };
  }
  if (tokens.take('transform-set', 5)) {
    return { transformSets: takeWords(reader) };
  }
  if (tokens.take('ikev1')) {
    if (tokens.take('phase1-mode')) {
      return { phase1Mode: tokens.phrase(tokens.at, tokens.count) };
    }
    return tokens.take('transform-set') ? { ikeVersions: [1], transformSets: takeWords(reader) } : null;
  }
  if (tokens.take('ikev2')) {
    if (tokens.take('pre-shared-key')) {
      takeSecret(reader);
      return { options: [{ name: 'set ikev2 pre-shared-key', value: '' }] };
    }
    return tokens.take('ipsec-proposal') ? { ikeVersions: [2], transformSets: takeWords(reader) } : null;
  }
  if (tokens.take('isakmp-profile') || tokens.take('ikev2-profile')) {
    return { profile: tokens.takeName() };
  }
  if (tokens.take('nat-t-disable')) {
    return { natTraversalDisabled: true };
  }
  if (tokens.take('connection-type')) {
    const connection = (['answer-only', 'originate-only', 'bidirectional'] as const).find((word) =>
      tokens.take(word),
    );
    return connection === undefined ? null : { connection };
  }
  if (tokens.take('ip') && tokens.take('access-group')) {
    const list = tokens.takeName();
    if (tokens.take('out')) {
      return { accessGroupOut: list };
    }
    return tokens.take('in') ? { accessGroupIn: list } : null;
  }
  return null;
}

/** `session-key inbound|outbound ah SPI KEY` or `… esp SPI cipher KEY [authenticator KEY]`; the keys are never kept. */
function takeSessionKey(reader: Reader): MapFields | null {
  const { tokens } = reader;
  const from = tokens.at;
  tokens.at += 2;
  const spi = tokens.takeNumber();
  if (spi < 0) {
    return null;
  }
  const name = `set session-key ${tokens.phrase(from, from + 2)}`;
  if (tokens.take('cipher')) {
    takeSecret(reader);
    if (tokens.take('authenticator')) {
      takeSecret(reader);
      return { options: [{ name: `${name} authenticator`, value: `${spi}` }] };
    }
    return { options: [{ name: `${name} cipher`, value: `${spi}` }] };
  }
  takeSecret(reader);
  return { options: [{ name, value: `${spi}` }] };
}

/** `set peer A [default]`, also several on one line (ASA). */
function takePeers(reader: Reader): MapFields {
  const { tokens } = reader;
  const peers: CryptoPeer[] = [];
  let defaultPeer: CryptoPeer | undefined;
  while (!tokens.done) {
    if (peers.length > 0 && tokens.take('default')) {
      defaultPeer = peers.at(-1);
      continue;
    }
    const address = tokens.addressAt(tokens.at);
    const name = tokens.takeName() ?? '';
    peers.push(address >= 0 ? address : name);
  }
  return { peers, ...(defaultPeer === undefined ? {} : { defaultPeer }) };
}
