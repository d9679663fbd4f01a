import { parseAddress } from '../engine/address';
import type { Read } from './fields';
import type { AddressRange, At } from './model';
import type { ScenarioProblemCode } from './problem-codes';
import { textOf } from './values';

export const readAddress: Read<number> = (tree, problems) => {
  const text = tree.kind === 'scalar' ? tree.text : '';
  const address = parseAddress(text);
  if (address !== undefined) return address;
  problems.report(codeFor(text), tree.span, { found: textOf(tree) });
  return null;
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
  if (first === undefined || last === undefined) {
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
