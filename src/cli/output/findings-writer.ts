import type { OutputFinding } from '../check/output-finding';
import type { RulePages } from '../check/rule-pages';
import { formatFailure } from '../failure';
import { severityMark } from '../style';
import type { Terminal } from '../terminal';
import { SarifRun } from './sarif';

/** Writes findings one after the other as they are found: however many there are, none is kept. */
export interface FindingsWriter {
  begin(): void;
  add(finding: OutputFinding): void;
  /** `summary` ends what people read; null where nothing was looked at. */
  end(summary: string | null): void;
}

export function textWriter({ style, print }: Terminal): FindingsWriter {
  return {
    begin: () => undefined,
    add: ({ file, range, severity, code, message, related }) => {
      const mark = severityMark(style, severity);
      print(mark(formatFailure({ file, ...range.start, severity, code, message })));
      for (const place of related) {
        const { line, column } = place.range.start;
        print(style.dim(`  ${place.file}:${line}:${column}: ${place.message}`));
      }
    },
    end: (summary) => {
      if (summary !== null) print(summary);
    },
  };
}

export function jsonWriter(terminal: Terminal): FindingsWriter {
  const list = new JsonList(terminal, 4);
  return {
    begin: () => terminal.write('{\n  "version": 1,\n  "findings": '),
    add: (finding) => list.add(finding),
    end: () => {
      list.end();
      terminal.print('\n}');
    },
  };
}

export function sarifWriter(terminal: Terminal, pages: RulePages, isCompared: boolean): FindingsWriter {
  const list = new JsonList(terminal, 8);
  const run = new SarifRun(pages, isCompared);
  return {
    begin: () => {
      const head = Object.entries(run.log).map(([name, value]) => `  "${name}": ${JSON.stringify(value)},\n`);
      terminal.write(`{\n${head.join('')}  "runs": [\n    {\n`);
      terminal.write(`      "columnKind": ${JSON.stringify(run.columnKind)},\n      "results": `);
    },
    add: (finding) => list.add(run.result(finding)),
    end: () => {
      list.end();
      terminal.print(`,\n      "tool": ${indented(run.tool(), 6)}\n    }\n  ]\n}`);
    },
  };
}

/** A JSON list whose items are written as they come. */
class JsonList {
  private isEmpty = true;

  constructor(
    private readonly terminal: Terminal,
    private readonly indent: number,
  ) {}

  add(item: unknown): void {
    const before = this.isEmpty ? '[\n' : ',\n';
    this.isEmpty = false;
    this.terminal.write(`${before}${' '.repeat(this.indent)}${indented(item, this.indent)}`);
  }

  end(): void {
    this.terminal.write(this.isEmpty ? '[]' : `\n${' '.repeat(this.indent - 2)}]`);
  }
}

function indented(value: unknown, indent: number): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(indent)}`);
}
