import type { Lines } from '../model';
import { indexWithin } from './characters';

const lineFeed = 10;
const carriageReturn = 13;

/** Start offsets of the lines of `text` between two line starts; the last one is dropped when it is `end` itself. */
export function scanLineStarts(text: string, start: number, end: number): number[] {
  const starts = [start];
  if (
    indexWithin(text, carriageReturn, start, Math.min(end, start + 4096)) < 0 &&
    !text.slice(start, end).includes('\r')
  ) {
    for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
      starts.push(at + 1);
    }
    return starts;
  }
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed) {
      starts.push(at + 1);
    } else if (code === carriageReturn) {
      if (at + 1 < end && text.charCodeAt(at + 1) === lineFeed) {
        at++;
      }
      starts.push(at + 1);
    }
  }
  return starts;
}

/** As {@link scanLineStarts} for a whole text, without a number object for any line. */
function allLineStarts(text: string): Uint32Array {
  if (text.includes('\r')) {
    return Uint32Array.from(scanLineStarts(text, 0, text.length));
  }
  let starts = new Uint32Array(64 + (text.length >>> 5));
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (count === starts.length) {
      const longer = new Uint32Array(count * 2);
      longer.set(starts);
      starts = longer;
    }
    starts[count++] = at + 1;
  }
  return starts.slice(0, count);
}

/** Line starts over one text; `\n`, `\r\n` and a lone `\r` end a line. */
export class LineTable implements Lines {
  readonly count: number;

  constructor(
    private readonly text: string,
    /** Start offset of every line, ascending, the first is 0. */
    readonly starts: Uint32Array,
  ) {
    this.count = starts.length;
  }

  static of(text: string): LineTable {
    return new LineTable(text, allLineStarts(text));
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  startOf(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  endOf(line: number): number {
    const start = this.startOf(line);
    let end = this.startOf(line + 1);
    if (end > start && this.text.charCodeAt(end - 1) === lineFeed) {
      end--;
    }
    if (end > start && this.text.charCodeAt(end - 1) === carriageReturn) {
      end--;
    }
    return end;
  }
}
