import type { Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import type { Reader } from '../reader';
import { fields, record, takeWords } from './statements';

/** `crypto ikev2 proposal NAME`; the cursor stands on the name. */
export function takeProposal(reader: Reader, negated: boolean): Statement | null {
  const name = reader.tokens.takeName();
  const value = { name: name ?? '', encryption: [], integrity: [], prf: [], groups: [] };
  return name === null
    ? null
    : record(reader, Mode.ikev2Proposal, {
        family: 'ikeProposals',
        key: name,
        value: negated ? null : value,
      });
}

export function takeProposalLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const family = 'ikeProposals';
  if (tokens.take('encryption', 4)) {
    return fields({ family, fields: { encryption: takeWords(reader) } });
  }
  if (tokens.take('integrity', 4)) {
    return fields({ family, fields: { integrity: takeWords(reader) } });
  }
  if (tokens.take('prf')) {
    return fields({ family, fields: { prf: takeWords(reader) } });
  }
  return tokens.take('group') ? fields({ family, fields: { groups: takeWords(reader) } }) : null;
}

/** ASA `crypto ipsec ikev2 ipsec-proposal NAME`; the cursor stands on the name. */
export function takeIpsecProposal(reader: Reader, negated: boolean): Statement | null {
  const name = reader.tokens.takeName();
  return name === null
    ? null
    : record(reader, Mode.ipsecProposal, {
        family: 'ipsecProposals',
        key: name,
        value: negated ? null : { name, encryption: [], integrity: [] },
      });
}

/** `protocol esp encryption|integrity WORDS`. */
export function takeIpsecProposalLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const family = 'ipsecProposals';
  if (!tokens.take('protocol') || !tokens.take('esp')) {
    return null;
  }
  if (tokens.take('encryption', 4)) {
    return fields({ family, fields: { encryption: takeWords(reader) } });
  }
  return tokens.take('integrity', 4) ? fields({ family, fields: { integrity: takeWords(reader) } }) : null;
}
