import { parseAddress, placeholder } from '../values/address';
import { portNames, protocolNames } from '../values/ports';
import type { Syntax } from './command';
import type { ValueType } from './syntax';

const literals = ['ipv4', 'mask', 'wildcard', 'number', 'prefix', 'pair'];

/** Whether values of the type are told from words by their characters. */
export function isLiteral(type: ValueType): boolean {
  return literals.includes(type);
}

/** Whether a word can be a value of the type. */
export function fits(word: string, type: ValueType, device: Syntax): boolean {
  switch (type) {
    case 'ipv4':
    case 'mask':
    case 'wildcard': {
      const address = parseAddress(word, 0, word.length);
      return address >= 0 || address === placeholder;
    }
    case 'number':
      return /^\d+$/.test(word);
    case 'prefix':
      return /^\/\d+$|^[\d.]+\/\d+$/.test(word);
    case 'protocol':
      return /^\d+$/.test(word) || protocolNames.findAbbreviated(word, 0, word.length) >= 0;
    case 'port-udp':
      return isPort(word, device, ['udp']);
    case 'port-tcp':
      return isPort(word, device, ['tcp']);
    case 'port':
      return isPort(word, device, ['udp', 'tcp']);
    case 'pair':
      return word.startsWith('(');
    default:
      return true;
  }
}

function isPort(word: string, device: Syntax, protocols: readonly ('udp' | 'tcp')[]): boolean {
  return (
    /^\d+$/.test(word) ||
    protocols.some((protocol) => portNames(device, protocol).findAbbreviated(word, 0, word.length) >= 0)
  );
}
