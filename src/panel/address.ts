import type { PanelAddressProblem } from '../messages/panel';

/** Why a text is no address that a PAT device can have, or null where it is one. */
export function addressProblem(text: string): PanelAddressProblem | null {
  if (text === '') return 'empty';
  for (const character of text) {
    if (character !== '.' && (character < '0' || character > '9')) return 'characters';
  }
  const parts = text.split('.');
  if (parts.length !== 4 || parts.includes('')) return 'not-four-numbers';
  if (parts.some((part) => part.length > 1 && part.startsWith('0'))) return 'leading-zero';
  const numbers = parts.map(Number);
  if (numbers.some((number) => number > 255)) return 'too-large';
  const [network = 0] = numbers;
  return network === 0 || network === 127 || network >= 224 ? 'not-a-host' : null;
}
