export type Mark = (text: string) => string;

/** Marks text for a terminal; each function returns the text itself where colours are not wanted. */
export interface Style {
  readonly bold: Mark;
  readonly dim: Mark;
  readonly good: Mark;
  readonly bad: Mark;
  readonly unsure: Mark;
}

/** What decides whether a stream is coloured. */
export interface Surface {
  readonly isTTY?: boolean;
}

/** Colours only on a terminal, and none where NO_COLOR is set (no-color.org) or the terminal is `dumb`. */
export function styleFor(surface: Surface, environment: Readonly<Record<string, string | undefined>>): Style {
  const refused = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return surface.isTTY === true && !refused ? coloured : plain;
}

function sgr(open: number, close: number): Mark {
  return (text) => (text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`);
}

const coloured: Style = {
  bold: sgr(1, 22),
  dim: sgr(2, 22),
  good: sgr(32, 39),
  bad: sgr(31, 39),
  unsure: sgr(33, 39),
};

const same: Mark = (text) => text;

export const plain: Style = { bold: same, dim: same, good: same, bad: same, unsure: same };

export function verdictMark(style: Style, verdict: 'permit' | 'deny' | 'partial'): Mark {
  return { permit: style.good, deny: style.bad, partial: style.unsure }[verdict];
}

export function severityMark(style: Style, severity: 'error' | 'warning' | 'info' | 'hint'): Mark {
  return { error: style.bad, warning: style.unsure, info: style.dim, hint: style.dim }[severity];
}
