import type { Address } from './flow';

/** Dotted decimal of an IPv4 address. */
export function formatAddress(address: Address): string {
  return [address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255].join('.');
}

/** The address that a dotted decimal text names, or undefined for any other text (leading zeros are refused). */
export function parseAddress(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) {
    return undefined;
  }
  let address = 0;
  for (const part of parts) {
    const isDecimal = /^\d{1,3}$/.test(part) && (part.length === 1 || !part.startsWith('0'));
    if (!isDecimal || Number(part) > 255) {
      return undefined;
    }
    address = address * 256 + Number(part);
  }
  return address;
}
