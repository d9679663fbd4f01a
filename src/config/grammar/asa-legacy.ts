import type { LegacyNatOptions } from '../facts/asa-legacy';
import type { Statement } from '../statements';
import { takeDashedRange, takeMask, takeSingleAddress } from './addresses';
import { takePort } from './port-match';
import type { Reader } from './reader';
import { removal } from './records';

/** `(inside)` or `(inside,outside)`, also in several words; null when the word is none. */
export function takeParentheses(reader: Reader): readonly string[] | null {
  const { tokens } = reader;
  let text = '';
  while (!tokens.done && !text.endsWith(')') && text.length < 200) {
    text += tokens.takeName() ?? '';
  }
  return text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1).split(',') : null;
}

/** Whether `nat (REAL) ID …` stands at the cursor, as before 8.3. */
export function beginsLegacyNat(reader: Reader): boolean {
  const { tokens } = reader;
  const end = tokens.endOf(tokens.at);
  return (
    tokens.firstCode(tokens.at) === 40 &&
    tokens.text.charCodeAt(end - 1) === 41 &&
    !tokens.text.slice(tokens.startOf(tokens.at), end).includes(',') &&
    tokens.numberAt(tokens.at + 1) >= 0
  );
}

/** `nat (REAL) ID …`; the cursor stands after `nat`. */
export function takeLegacyNat(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.phrase(tokens.at, tokens.count);
  const [realInterface] = takeParentheses(reader) ?? [];
  const id = tokens.takeNumber();
  if (realInterface === undefined || id < 0) {
    return null;
  }
  const accessList = tokens.take('access-list') ? tokens.takeName() : null;
  const address = accessList === null ? takeNumberOrAddress(reader) : null;
  const mask = address === null ? null : takeNumberOrMask(reader);
  if (accessList === null && address === null) {
    return null;
  }
  const options = takeOptions(reader);
  return negated
    ? removal('legacyNatRules', name)
    : {
        kind: 'record',
        family: 'legacyNatRules',
        key: name,
        value: { name, realInterface, id, accessList, address, mask, options },
      };
}

/** `global (MAPPED) ID interface|FIRST[-LAST] [netmask M]`; the cursor stands after `global`. */
export function takeLegacyGlobal(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.phrase(tokens.at, tokens.count);
  const [mappedInterface] = takeParentheses(reader) ?? [];
  const id = tokens.takeNumber();
  if (mappedInterface === undefined || id < 0) {
    return null;
  }
  const written = tokens.take('interface');
  const range = written ? null : takeDashedRange(reader);
  if (!written && range === null) {
    return null;
  }
  const mask = tokens.take('netmask') ? takeMask(reader) : null;
  return negated
    ? removal('legacyGlobals', name)
    : {
        kind: 'record',
        family: 'legacyGlobals',
        key: name,
        value: {
          name,
          mappedInterface,
          id,
          interface: written,
          first: range?.first ?? null,
          last: range?.last ?? null,
          mask,
        },
      };
}

/** `static (REAL,MAPPED) …`; the cursor stands after `static`. */
export function takeLegacyStatic(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.phrase(tokens.at, tokens.count);
  const [realInterface, mappedInterface] = takeParentheses(reader) ?? [];
  if (realInterface === undefined || mappedInterface === undefined) {
    return null;
  }
  const protocol = tokens.take('tcp') ? 6 : tokens.take('udp') ? 17 : null;
  const written = tokens.take('interface');
  const mapped = written ? null : takeSingleAddress(reader);
  const mappedPort = protocol === null ? null : takePort(reader, protocol);
  const accessList = tokens.take('access-list') ? tokens.takeName() : null;
  const real = accessList === null ? takeSingleAddress(reader) : null;
  const realPort = protocol === null || accessList !== null ? null : takePort(reader, protocol);
  if ((!written && mapped === null) || (real === null && accessList === null)) {
    return null;
  }
  const mask = tokens.take('netmask') ? takeMask(reader) : null;
  const options = takeOptions(reader);
  return negated
    ? removal('legacyStatics', name)
    : {
        kind: 'record',
        family: 'legacyStatics',
        key: name,
        value: {
          name,
          realInterface,
          mappedInterface,
          protocol,
          mapped,
          mappedPort,
          real,
          realPort,
          accessList,
          mask,
          options,
        },
      };
}

/** `[dns] [outside] [[tcp] CONNECTIONS [EMBRYONIC]] [udp FLOWS] [norandomseq]`. */
function takeOptions(reader: Reader): LegacyNatOptions {
  const { tokens } = reader;
  const options: { -readonly [K in keyof LegacyNatOptions]: LegacyNatOptions[K] } = {};
  while (!tokens.done) {
    if (tokens.take('dns')) {
      options.dns = true;
    } else if (tokens.take('outside')) {
      options.outside = true;
    } else if (tokens.take('norandomseq')) {
      options.noRandomSequence = true;
    } else if (tokens.take('udp')) {
      options.udp = tokens.takeNumber();
    } else if (tokens.take('tcp') || tokens.numberAt(tokens.at) >= 0) {
      options.connections = tokens.takeNumber();
      if (tokens.numberAt(tokens.at) >= 0) {
        options.embryonic = tokens.takeNumber();
      }
    } else {
      tokens.at++;
    }
  }
  return options;
}

/** A lone `0` stands for `0.0.0.0`. */
function takeNumberOrAddress(reader: Reader): number | null {
  return takeZero(reader) ? 0 : takeSingleAddress(reader);
}

function takeNumberOrMask(reader: Reader): number | null {
  return takeZero(reader) ? 0 : takeMask(reader);
}

function takeZero({ tokens }: Reader): boolean {
  const zero = tokens.numberAt(tokens.at) === 0;
  tokens.at += zero ? 1 : 0;
  return zero;
}

/** `name ADDRESS NAME [description TEXT]`; the cursor stands after `name`. */
export function takeAsaName(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const address = takeSingleAddress(reader);
  const name = tokens.takeName();
  if (address === null || name === null) {
    return null;
  }
  let description: string | null = null;
  if (tokens.take('description')) {
    description = tokens.restFrom(tokens.at);
    tokens.at = tokens.count;
  }
  return negated
    ? removal('asaNames', name)
    : { kind: 'record', family: 'asaNames', key: name, value: { name, address, description } };
}
