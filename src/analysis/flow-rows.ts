import { parseAddress } from '../engine/address';
import type { Endpoint, Flow, Protocol } from '../engine/flow';
import { parseDuration } from '../scenario/durations';

/** The columns of a flow file. */
export const flowFields = [
  'time',
  'protocol',
  'insideAddress',
  'insidePort',
  'outsideAddress',
  'outsidePort',
  'mappedAddress',
  'mappedPort',
] as const;

export type FlowField = (typeof flowFields)[number];

const requiredFields: readonly FlowField[] = [
  'protocol',
  'insideAddress',
  'insidePort',
  'outsideAddress',
  'outsidePort',
];

/** What is wrong with a line of a flow file; columns count from 1, in UTF-16 units. */
export interface FlowProblem {
  readonly code:
    | 'missing-column'
    | 'unknown-column'
    | 'repeated-column'
    | 'column-count'
    | 'bad-json'
    | 'missing-value'
    | 'bad-time'
    | 'time-goes-back'
    | 'bad-protocol'
    | 'bad-address'
    | 'bad-port'
    | 'open-quote'
    | 'no-header';
  readonly column: number;
  readonly field?: string;
  readonly found: string;
}

/** One row of a flow file; `time` is milliseconds since the first row. */
export interface FlowRow {
  readonly time: number;
  readonly flow: Flow;
  /** Where the flow was seen to be mapped, or null where the file does not say. */
  readonly mapped: Endpoint | null;
}

/** `null` for a line that holds no row: the header, an empty line, a comment. */
export type FlowReading = FlowRow | { readonly problem: FlowProblem } | null;

type Values = Partial<Record<FlowField, { readonly text: string; readonly column: number }>>;

const protocols: Readonly<Record<string, Protocol>> = {
  udp: 17,
  tcp: 6,
  esp: 50,
  '17': 17,
  '6': 6,
  '50': 50,
};

/**
 * Reads a flow file line by line: CSV whose first line names its columns, or JSON Lines; the first line decides. It keeps
 * the header and the time only, however long the file is.
 */
export class FlowRowReader {
  private format: 'unknown' | 'csv' | 'json' = 'unknown';
  private header: readonly (FlowField | null)[] = [];
  private firstTime: number | null = null;
  private lastTime = 0;
  private rows = 0;

  /** How many rows were read. */
  get count(): number {
    return this.rows;
  }

  /** Whether a header or a row was read. */
  get hasBegun(): boolean {
    return this.format !== 'unknown';
  }

  read(line: string): FlowReading {
    const text = line.charCodeAt(0) === 0xfeff ? line.slice(1) : line;
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.startsWith('#')) return null;
    if (this.format === 'unknown') {
      this.format = trimmed.startsWith('{') ? 'json' : 'csv';
      if (this.format === 'csv') return this.readHeader(text);
    }
    const values = this.format === 'csv' ? this.readCells(text) : readObject(text);
    return 'problem' in values ? values : this.readRow(values.values);
  }

  private readHeader(text: string): FlowReading {
    const cells = splitCells(text);
    if ('problem' in cells) return cells;
    const names = cells.cells.map((cell) => ({ ...cell, field: fieldNamed(cell.text) }));
    if (!names.some(({ field }) => field !== null)) {
      return problem('no-header', 1, text.slice(0, 80));
    }
    const header: (FlowField | null)[] = [];
    for (const { field, text: name, column } of names) {
      if (field === null) return problem('unknown-column', column, name);
      if (header.includes(field)) return problem('repeated-column', column, name);
      header.push(field);
    }
    const missing = requiredFields.find((field) => !header.includes(field));
    if (missing !== undefined) return problem('missing-column', text.length + 1, '', missing);
    const hasAddress = header.includes('mappedAddress');
    if (hasAddress !== header.includes('mappedPort')) {
      const field = hasAddress ? 'mappedPort' : 'mappedAddress';
      return problem('missing-column', text.length + 1, '', field);
    }
    this.header = header;
    return null;
  }

  private readCells(text: string): { readonly values: Values } | { readonly problem: FlowProblem } {
    const cells = splitCells(text);
    if ('problem' in cells) return cells;
    if (cells.cells.length !== this.header.length) {
      const column = cells.cells[this.header.length]?.column ?? text.length + 1;
      return problem('column-count', column, `${cells.cells.length}`, `${this.header.length}`);
    }
    const values: Values = {};
    this.header.forEach((field, index) => {
      const cell = cells.cells[index];
      if (field !== null && cell !== undefined && cell.text !== '') values[field] = cell;
    });
    return { values };
  }

  private readRow(values: Values): FlowReading {
    const protocol = protocols[values.protocol?.text.toLowerCase() ?? ''];
    if (protocol === undefined) {
      return values.protocol === undefined
        ? problem('missing-value', 1, '', 'protocol')
        : problem('bad-protocol', values.protocol.column, values.protocol.text, 'protocol');
    }
    const inside = readEnd(values, 'insideAddress', 'insidePort', protocol);
    if ('problem' in inside) return inside;
    const outside = readEnd(values, 'outsideAddress', 'outsidePort', protocol);
    if ('problem' in outside) return outside;
    const isMapped = values.mappedAddress !== undefined || values.mappedPort !== undefined;
    const mapped = isMapped ? readEnd(values, 'mappedAddress', 'mappedPort', protocol) : null;
    if (mapped !== null && 'problem' in mapped) return mapped;
    const time = this.readTime(values.time);
    if (typeof time !== 'number') return time;
    this.rows++;
    return { time, flow: { protocol, inside, outside, owner: this.rows }, mapped };
  }

  /** An empty time is that of the row before. */
  private readTime(cell: Values['time']): number | { readonly problem: FlowProblem } {
    if (cell === undefined) {
      this.firstTime ??= 0;
      return this.lastTime;
    }
    const time = parseTime(cell.text);
    if (time === null) return problem('bad-time', cell.column, cell.text, 'time');
    this.firstTime ??= time;
    if (time - this.firstTime < this.lastTime) {
      return problem('time-goes-back', cell.column, cell.text, 'time');
    }
    this.lastTime = time - this.firstTime;
    return this.lastTime;
  }
}

function readEnd(
  values: Values,
  addressField: FlowField,
  portField: FlowField,
  protocol: Protocol,
): Endpoint | { readonly problem: FlowProblem } {
  const address = values[addressField];
  if (address === undefined) return problem('missing-value', 1, '', addressField);
  const parsed = parseAddress(address.text);
  if (parsed === undefined) return problem('bad-address', address.column, address.text, addressField);
  const port = values[portField];
  if (port === undefined) {
    return protocol === 50 ? { address: parsed, port: 0 } : problem('missing-value', 1, '', portField);
  }
  const number = /^[0-9]{1,5}$/.test(port.text) ? Number(port.text) : -1;
  const least = protocol === 50 ? 0 : 1;
  return number >= least && number <= 65_535
    ? { address: parsed, port: protocol === 50 ? 0 : number }
    : problem('bad-port', port.column, port.text, portField);
}

/** Milliseconds: a duration, or seconds with or without decimals. */
function parseTime(text: string): number | null {
  return /^[0-9]{1,12}(\.[0-9]{1,9})?$/.test(text) ? Number(text) * 1000 : parseDuration(text);
}

function fieldNamed(name: string): FlowField | null {
  const lower = name.trim().toLowerCase();
  return flowFields.find((field) => field.toLowerCase() === lower) ?? null;
}

function readObject(text: string): { readonly values: Values } | { readonly problem: FlowProblem } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return problem('bad-json', 1, text.slice(0, 80));
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return problem('bad-json', 1, text.slice(0, 80));
  }
  const values: Values = {};
  for (const [name, value] of Object.entries(parsed) as [string, unknown][]) {
    const field = fieldNamed(name);
    const column = Math.max(0, text.indexOf(`"${name}"`)) + 1;
    if (field === null) return problem('unknown-column', column, name);
    if (typeof value === 'string' || typeof value === 'number') {
      if (value !== '') values[field] = { text: `${value}`, column };
    } else if (value !== null) {
      return problem('missing-value', column, JSON.stringify(value).slice(0, 80), field);
    }
  }
  return { values };
}

interface Cell {
  readonly text: string;
  readonly column: number;
}

/** Cells between commas; a cell in double quotes may hold commas, and quotes written twice (RFC 4180). */
function splitCells(line: string): { readonly cells: readonly Cell[] } | { readonly problem: FlowProblem } {
  const cells: Cell[] = [];
  let start = 0;
  while (start <= line.length) {
    let at = start;
    while (line[at] === ' ' || line[at] === '\t') at++;
    if (line[at] === '"') {
      const open = at;
      let text = '';
      for (at++; at < line.length && (line[at] !== '"' || line[at + 1] === '"'); at++) {
        text += line[at] ?? '';
        if (line[at] === '"') at++;
      }
      if (at >= line.length) return problem('open-quote', open + 1, line.slice(open, open + 80));
      cells.push({ text: text.trim(), column: open + 1 });
      const comma = line.indexOf(',', at);
      start = comma < 0 ? line.length + 1 : comma + 1;
    } else {
      const comma = line.indexOf(',', at);
      const end = comma < 0 ? line.length : comma;
      cells.push({ text: line.slice(at, end).trim(), column: at + 1 });
      start = end + 1;
    }
  }
  return { cells };
}

function problem(
  code: FlowProblem['code'],
  column: number,
  found: string,
  field?: string,
): { readonly problem: FlowProblem } {
  return { problem: { code, column, found, ...(field === undefined ? {} : { field }) } };
}
