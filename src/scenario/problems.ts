import { limits } from './limits';
import type { ScenarioProblem, Span } from './model';
import type { ScenarioProblemCode } from './problem-codes';

const longestQuote = 60;

/** Collects the problems of one scenario file, up to the limit; the same problem at the same place is kept once. */
export class Problems {
  private readonly list: ScenarioProblem[] = [];
  private readonly seen = new Set<string>();

  get full(): boolean {
    return this.list.length > limits.problems;
  }

  report(code: ScenarioProblemCode, span: Span, args: ScenarioProblem['args'] = {}): void {
    if (this.full) return;
    const key = `${code} ${span.start} ${span.end}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    if (this.list.length < limits.problems) this.list.push({ code, span, args });
    else this.list.push({ code: 'scenario.too-many-problems', span, args: { limit: limits.problems } });
  }

  /** The problems in text order. */
  inTextOrder(): readonly ScenarioProblem[] {
    return this.list.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }
}

/** The text for a message: cut where it is long, and on one line. */
export function quotable(text: string): string {
  const line = text.slice(0, longestQuote).replace(/[\r\n\t]/g, ' ');
  return text.length > longestQuote ? `${line}…` : line;
}
