import type { Read } from './fields';
import type { AddressRange, At } from './model';
import type { ScenarioProblemCode } from './problem-codes';
import { textOf } from './values';

/** Dotted decimal as an unsigned 32-bit number; null for anything else. */
export function parseAddress(text: string): number | null {
  if (!/^[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}$/.test(text)) return null;
  let address = 0;
  for (const part of text.split('.')) {
    const octet = Number(part);
    if (octet > 255 || part !== String(octet)) return null;
    address = address * 256 + octet;
  }
  return address;
}

export const readAddress: Read<number> = (tree, problems) => {
  const text = tree.kind === 'scalar' ? tree.text : '';
  const address = parseAddress(text);
  if (address === null) problems.report(codeFor(text), tree.span, { found: textOf(tree) });
  return address;
};

/** `A-B`, or one address as a range of one. */
export const readAddressRange: Read<At<AddressRange>> = (tree, problems) => {
  const text = tree.kind === 'scalar' ? tree.text : '';
  const dash = text.indexOf('-');
  if (dash < 0) {
    const address = readAddress(tree, problems);
    return address === null ? null : { value: { first: address, last: address }, span: tree.span };
  }
  const first = parseAddress(text.slice(0, dash));
  const last = parseAddress(text.slice(dash + 1));
  if (first === null || last === null) {
    problems.report(codeFor(text), tree.span, { found: textOf(tree) });
    return null;
  }
  if (first > last) {
    problems.report('scenario.reversed-range', tree.span, { found: textOf(tree) });
    return null;
  }
  return { value: { first, last }, span: tree.span };
};

function codeFor(text: string): ScenarioProblemCode {
  return /^[0-9a-f.]*:[0-9a-f.:-]*$/i.test(text) ? 'scenario.ipv6-address' : 'scenario.bad-address';
}
