import type { Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import { takeEzvpn } from '../ezvpn';
import type { Reader } from '../reader';
import { takeIpsecProposal } from './proposal';
import { takeSecurityAssociation } from './security-association';
import { fields, record, settings, takeSetting, takeWords } from './statements';
import { takeNamedOption } from './options';

export function takeIpsec(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.take('ikev2')) {
    return tokens.take('ipsec-proposal') ? takeIpsecProposal(reader, negated) : null;
  }
  const ikev1 = tokens.take('ikev1');
  if (tokens.take('transform-set', 5)) {
    return takeTransformSet(reader, negated, ikev1);
  }
  if (tokens.take('profile')) {
    const name = tokens.takeName();
    return name === null
      ? null
      : record(reader, Mode.ipsecProfile, {
          family: 'ipsecProfiles',
          key: name,
          value: negated ? null : { name, transformSets: [], profile: null, responderOnly: false },
        });
  }
  if (tokens.take('nat-transparency')) {
    reader.opened = Mode.none;
    if (tokens.take('spi-matching')) {
      return settings({ spiMatching: !negated });
    }
    return tokens.take('udp-encapsulation', 3) || tokens.take('udp-encaps')
      ? settings({ natTraversal: !negated })
      : null;
  }
  if (tokens.is('inner-routing-lookup')) {
    return takeSetting(reader, 'ipsec', ['inner-routing-lookup'], negated);
  }
  if (tokens.take('client') && tokens.take('ezvpn')) {
    return takeEzvpn(reader, negated);
  }
  if (tokens.take('security-association')) {
    reader.opened = Mode.none;
    const securityAssociation = negated ? null : takeSecurityAssociation(reader);
    return securityAssociation === null ? null : settings({ securityAssociation });
  }
  for (const [word, field] of [
    ['df-bit', 'dfBit'],
    ['fragmentation', 'fragmentation'],
  ] as const) {
    if (tokens.take(word)) {
      reader.opened = Mode.none;
      return negated ? null : settings({ [field]: tokens.phrase(tokens.at, tokens.count) });
    }
  }
  return null;
}

/** The ASA writes `mode transport` on a line of its own that repeats the name. */
function takeTransformSet(reader: Reader, negated: boolean, sameLine: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
  if (name === null) {
    return null;
  }
  const transport = sameLine && tokens.take('mode') ? tokens.take('transport') : false;
  const transforms = transport ? [] : takeTransforms(reader);
  return record(reader, Mode.transformSet, {
    family: 'transformSets',
    key: name,
    value: negated ? null : { name, transforms, mode: transport ? 'transport' : 'tunnel' },
  });
}

/** `esp-aes 256 esp-sha-hmac` are two transforms, the first with its key length. */
function takeTransforms(reader: Reader): readonly string[] {
  const { tokens } = reader;
  const transforms: string[] = [];
  while (!tokens.done) {
    const length = tokens.numberAt(tokens.at);
    const word = (tokens.takeName() ?? '').toLowerCase();
    const last = transforms.length - 1;
    if (length >= 0 && last >= 0) {
      transforms[last] = `${transforms[last] ?? ''} ${word}`;
    } else {
      transforms.push(word);
    }
  }
  return transforms;
}

export function takeTransformSetLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  if (!tokens.take('mode')) {
    return null;
  }
  const transport = tokens.take('transport');
  if (!transport && !tokens.take('tunnel')) {
    return null;
  }
  const mode = !transport ? 'tunnel' : tokens.take('require') ? 'transport-required' : 'transport';
  return fields({ family: 'transformSets', fields: { mode } });
}

const profileOptions = [
  'set identity',
  'set reverse-route',
  'set mixed-mode',
  'set trustpoint',
  'set ikev2 local-identity',
  'set df-bit',
  'reverse-route',
];

export function takeIpsecProfileLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const family = 'ipsecProfiles';
  if (tokens.take('responder-only')) {
    return fields({ family, fields: { responderOnly: true } });
  }
  if (tokens.take('description')) {
    return fields({ family, fields: { description: tokens.restFrom(tokens.at) } });
  }
  const option = takeNamedOption(reader, profileOptions);
  if (option !== null) {
    return fields({ family, fields: { options: [option] } });
  }
  if (!tokens.take('set')) {
    return null;
  }
  if (tokens.take('transform-set', 5)) {
    return fields({ family, fields: { transformSets: takeWords(reader) } });
  }
  if (
    tokens.take('ikev1')
      ? tokens.take('transform-set')
      : tokens.take('ikev2') && tokens.take('ipsec-proposal')
  ) {
    return fields({ family, fields: { transformSets: takeWords(reader) } });
  }
  if (tokens.take('pfs')) {
    return fields({ family, fields: { pfs: tokens.phrase(tokens.at, tokens.count) } });
  }
  if (tokens.take('security-association')) {
    const securityAssociation = takeSecurityAssociation(reader);
    return securityAssociation === null ? null : fields({ family, fields: { securityAssociation } });
  }
  return tokens.take('isakmp-profile') || tokens.take('ikev2-profile')
    ? fields({ family, fields: { profile: tokens.takeName() } })
    : null;
}
