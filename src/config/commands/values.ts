import { parseAddress, placeholder } from '../values/address';
import { portNames, protocolNames } from '../values/ports';
import type { Syntax } from './command';
import type { ValueType } from './syntax';

/** Words that begin what else may stand where an address may. */
const notNames = [
  'access-list',
  'any',
  'any4',
  'any6',
  'dhcp',
  'dynamic',
  'host',
  'interface',
  'object',
  'object-group',
  'pppoe',
  'tcp',
  'udp',
];

/** Whether a name may stand for an address: a word that begins with a letter. */
function isAddressName(word: string): boolean {
  return /^[A-Za-z]/.test(word) && !notNames.includes(word.toLowerCase());
}

const literals = ['ipv4', 'mask', 'wildcard', 'number', 'prefix', 'pair'];

/** Whether a word that is a value of the type can be nothing else, by its characters. */
export function isLiteral(type: ValueType, word: string): boolean {
  return literals.includes(type) && !/^[A-Za-z]/.test(word);
}

/** Whether a word can be a value of the type. */
export function fits(word: string, type: ValueType, device: Syntax): boolean {
  switch (type) {
    case 'ipv4':
    case 'mask':
    case 'wildcard': {
      const address = parseAddress(word, 0, word.length);
      return address >= 0 || address === placeholder || (device === 'asa' && isAddressName(word));
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
