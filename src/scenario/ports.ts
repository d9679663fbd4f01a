import type { Read } from './fields';
import type { ExpectedPorts, LocalPort } from './model';
import { itemsOf, textOf } from './values';

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** 1 to 65535, as a number. */
export const readPort: Read<number> = (tree, problems) => {
  const value = tree.kind === 'scalar' ? tree.value : null;
  if (typeof value === 'number' && isPort(value)) return value;
  const quoted = typeof value === 'string' && /^[0-9]{1,5}$/.test(value);
  problems.report(quoted ? 'scenario.quoted-number' : 'scenario.bad-port', tree.span, {
    found: textOf(tree),
  });
  return null;
};

export const readLocalPort: Read<LocalPort> = (tree, problems) =>
  tree.kind === 'scalar' && tree.value === 'ephemeral' ? 'ephemeral' : readPort(tree, problems);

/** `A-B`, or one port as a range of one. */
export const readPortRange: Read<PortRange> = (tree, problems) => {
  const match = tree.kind === 'scalar' ? /^([0-9]{1,5})-([0-9]{1,5})$/.exec(tree.text) : null;
  if (match === null) {
    const port = readPort(tree, problems);
    return port === null ? null : { first: port, last: port };
  }
  const first = Number(match[1]);
  const last = Number(match[2]);
  if (!isPort(first) || !isPort(last)) {
    problems.report('scenario.bad-port', tree.span, { found: textOf(tree) });
    return null;
  }
  if (first <= last) return { first, last };
  problems.report('scenario.reversed-range', tree.span, { found: textOf(tree) });
  return null;
};

/** A port, a range, a list of both, `dropped` or `none`. A list with a wrong item is not used: it would mean another set. */
export const readExpectedPorts: Read<ExpectedPorts> = (tree, problems) => {
  if (tree.kind === 'scalar' && (tree.value === 'dropped' || tree.value === 'none')) return tree.value;
  const items = tree.kind === 'list' ? itemsOf(tree, 'ports', problems) : [tree];
  if (items === null) return null;
  const ranges = items.map((item) => readPortRange(item, problems)).filter((range) => range !== null);
  return ranges.length === items.length ? ranges : null;
};

function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65_535;
}
