import { rangesText } from '../messages/panel';
import { outcomeOf } from './outcome';
import type { PanelRange, PanelResults, PanelTranslation } from './protocol';

/** A stretch of the port axis: a group from which the profile chooses, or a gap between two. */
export interface Band {
  readonly range: PanelRange;
  readonly group: boolean;
  readonly x: number;
  readonly width: number;
}

/** Ports of one fate that stand so close together that they are one mark. */
export interface Mark {
  readonly kind: 'kept' | 'changed' | 'dropped' | 'example';
  readonly x: number;
  /** Places of the first and the last port. */
  readonly extent: readonly [from: number, to: number];
  readonly count: number;
  readonly label: string;
  /** Line of the label below the axis, from 0. */
  readonly row: number;
  /** Ends of the label's place, so that the picture's edges do not cut it. */
  readonly labelX: number;
}

/** Ports that a source may get, drawn as a stretch. */
export interface Stretch {
  readonly x: number;
  readonly width: number;
}

/** From the port before PAT to the one after it. */
export interface Move {
  readonly from: number;
  readonly to: number;
  readonly certain: boolean;
}

export interface PortSpace {
  readonly width: number;
  readonly bands: readonly Band[];
  readonly stretches: readonly Stretch[];
  readonly moves: readonly Move[];
  readonly marks: readonly Mark[];
  /** Lines of labels below the axis. */
  readonly rows: number;
}

const whole: PanelRange = [1, 65_535];
const mostGroups = 6;
const leastBandWidth = 58;
const closest = 9;
const mostLabelRows = 2;
const characterWidth = 7;

/** Places of everything in the port picture, `width` pixels wide; null where no port is worth a picture. */
export function layoutPortSpace(results: PanelResults, width: number): PortSpace | null {
  const rows = results.peers.flatMap(({ translations }) =>
    translations.filter(({ protocol, purpose }) => protocol !== 'esp' && purpose !== 'background'),
  );
  if (!rows.some(({ insideGlobal: { ports } }) => ports.kind === 'exact' || ports.kind === 'any-of'))
    return null;
  const bands = bandsOf(results.groups, width);
  const place = (port: number) => placeOf(bands, port);
  const marks = marksOf(rows, bands, width);
  return {
    width,
    bands,
    stretches: stretchesOf(rows, place),
    moves: movesOf(rows, place, marks),
    marks,
    rows: Math.max(0, ...marks.map(({ row }) => row)) + 1,
  };
}

/** Bands over the whole axis; each is as wide as its number of doublings, and wide enough for its label. */
function bandsOf(groups: readonly PanelRange[], width: number): readonly Band[] {
  const parts: { range: PanelRange; group: boolean }[] = [];
  let next = whole[0];
  for (const range of groups.length > mostGroups ? [] : groups) {
    if (range[0] > next) parts.push({ range: [next, range[0] - 1], group: false });
    parts.push({ range, group: true });
    next = range[1] + 1;
  }
  if (next <= whole[1]) parts.push({ range: [next, whole[1]], group: groups.length === 0 });
  const least = Math.min(leastBandWidth, width / parts.length);
  const doublings = parts.map(({ range: [first, last] }) => Math.log2((last + 1) / first));
  const sum = doublings.reduce((total, value) => total + value, 0);
  const free = width - least * parts.length;
  let x = 0;
  return parts.map((part, index) => {
    const band = { ...part, x, width: least + (free * (doublings[index] ?? 0)) / sum };
    x += band.width;
    return band;
  });
}

const margin = 8;

function bandOf(bands: readonly Band[], port: number): Band | undefined {
  return bands.find(({ range: [first, last] }) => first <= port && port <= last);
}

function placeOf(bands: readonly Band[], port: number): number {
  const band = bandOf(bands, port);
  if (band === undefined) return 0;
  const [first, last] = band.range;
  const part = last === first ? 0.5 : Math.log2(port / first) / Math.log2(last / first);
  return band.x + margin + part * Math.max(0, band.width - 2 * margin);
}

/** Changed ports of a group are drawn together the more, the more lines their labels would need. */
function marksOf(rows: readonly PanelTranslation[], bands: readonly Band[], width: number): readonly Mark[] {
  for (let distance = closest; ; distance *= 2) {
    const marks = placeLabels(clusters(rows, bands, distance), width);
    if (distance > width || marks.every(({ row }) => row < mostLabelRows)) return marks;
  }
}

interface Cluster {
  readonly kind: Mark['kind'];
  readonly ports: readonly number[];
  readonly extent: Mark['extent'];
}

function clusters(
  rows: readonly PanelTranslation[],
  bands: readonly Band[],
  distance: number,
): readonly Cluster[] {
  const found: Cluster[] = [];
  const place = (port: number) => placeOf(bands, port);
  for (const kind of ['kept', 'changed', 'example', 'dropped'] as const) {
    const ports = rows.flatMap((row) => portsOf(row, kind)).sort((a, b) => a - b);
    const apart = kind === 'changed' || kind === 'example' ? distance : closest;
    let start = 0;
    for (let end = 1; end <= ports.length; end += 1) {
      const [first, last, next] = [ports[start], ports[end - 1], ports[end]];
      if (first === undefined || last === undefined) break;
      const together = next !== undefined && bandOf(bands, next) === bandOf(bands, first);
      if (together && place(next) - place(first) <= apart) continue;
      found.push({ kind, ports: ports.slice(start, end), extent: [place(first), place(last)] });
      start = end;
    }
  }
  return found.sort((a, b) => middle(a.extent) - middle(b.extent));
}

function portsOf(row: PanelTranslation, kind: Mark['kind']): readonly number[] {
  const { ports } = row.insideGlobal;
  if (kind === 'example') {
    return ports.kind === 'any-of' && ports.sample !== row.insideLocal.port ? [ports.sample] : [];
  }
  if (kind === 'dropped') {
    return ports.kind === 'dropped' && row.insideLocal.port !== null ? [row.insideLocal.port] : [];
  }
  if (ports.kind !== 'exact') return [];
  return (outcomeOf(row) === 'changed') === (kind === 'changed') ? [ports.port] : [];
}

function middle([from, to]: Mark['extent']): number {
  return (from + to) / 2;
}

/** Marks with their labels in as few lines as keep them apart; a label of dropped ports is their number. */
function placeLabels(found: readonly Cluster[], width: number): readonly Mark[] {
  const ends: number[] = [];
  return found.map(({ kind, ports, extent }) => {
    const x = middle(extent);
    const label = kind === 'dropped' ? `×${ports.length}` : labelOf(ports);
    const half = (label.length * characterWidth) / 2;
    const labelX = Math.min(Math.max(x, half), width - half);
    const mark = { kind, x, extent, count: ports.length, label, labelX };
    if (kind === 'dropped') return { ...mark, row: -1 };
    let row = ends.findIndex((end) => end + 4 <= labelX - half);
    if (row < 0) row = ends.length;
    ends[row] = labelX + half;
    return { ...mark, row };
  });
}

function labelOf(ports: readonly number[]): string {
  const ranges = rangesOf(ports);
  const [first] = ports;
  const last = ports[ports.length - 1];
  if (ranges.length <= 2 || first === undefined || last === undefined) return rangesText(ranges);
  return `${first}…${last}`;
}

function rangesOf(ports: readonly number[]): readonly PanelRange[] {
  const ranges: [number, number][] = [];
  for (const port of ports) {
    const last = ranges[ranges.length - 1];
    if (last !== undefined && port <= last[1] + 1) last[1] = port;
    else ranges.push([port, port]);
  }
  return ranges;
}

function stretchesOf(rows: readonly PanelTranslation[], place: (port: number) => number): readonly Stretch[] {
  const stretches = new Map<string, Stretch>();
  for (const { insideGlobal } of rows) {
    if (insideGlobal.ports.kind !== 'any-of') continue;
    for (const [first, last] of insideGlobal.ports.ranges) {
      const x = place(first);
      stretches.set(`${first}-${last}`, { x: x - 1, width: Math.max(2, place(last) - x + 2) });
    }
  }
  return [...stretches.values()];
}

function movesOf(
  rows: readonly PanelTranslation[],
  place: (port: number) => number,
  marks: readonly Mark[],
): readonly Move[] {
  const moves = new Map<string, Move>();
  for (const row of rows) {
    const own = row.insideLocal.port;
    const { ports } = row.insideGlobal;
    if (own === null || (ports.kind !== 'exact' && ports.kind !== 'any-of')) continue;
    const kind = ports.kind === 'exact' ? 'changed' : 'example';
    const port = ports.kind === 'exact' ? ports.port : ports.sample;
    if (port === own) continue;
    const target = nearest(marks, kind, place(port));
    const move = { from: place(own), to: target, certain: ports.kind === 'exact' };
    moves.set(`${own} ${target}`, move);
  }
  return [...moves.values()];
}

function nearest(marks: readonly Mark[], kind: Mark['kind'], x: number): number {
  let best = x;
  let distance = Infinity;
  for (const mark of marks) {
    if (mark.kind !== kind || Math.abs(mark.x - x) >= distance) continue;
    best = mark.x;
    distance = Math.abs(mark.x - x);
  }
  return best;
}
