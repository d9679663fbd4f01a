import { Composer, CST, Lexer, Parser, type YAMLError } from 'yaml';
import { limits } from './limits';
import type { Span } from './model';
import type { Problems } from './problems';
import type { Tree } from './tree';
import { treeOf } from './yaml-tree';

const options = {
  version: '1.2',
  schema: 'core',
  // The check in the package compares every key with every other; duplicates are found where fields are read.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** The first YAML document of a text, or null where it is empty, too large or too deep; never throws. */
export function readYaml(text: string, problems: Problems): Tree | null {
  const size = text.length > limits.size ? text.length : new TextEncoder().encode(text).length;
  if (size > limits.size) {
    problems.report('scenario.too-large', { start: 0, end: 0 }, { limit: limits.size, size });
    return null;
  }
  const tokens = tokensOf(text, problems);
  if (tokens === null) return null;
  const [document, next] = new Composer(options).compose(tokens, true, text.length);
  if (next !== undefined) {
    problems.report('scenario.several-documents', clamp(next.range[0], next.range[0] + 3, text));
  }
  if (document === undefined) return null;
  for (const error of [...document.errors, ...document.warnings]) {
    if (!isUnclosed(error)) reportSyntax(error, text, problems);
  }
  return treeOf(document, text, problems);
}

/**
 * Null at the first token that is nested too deep, because the composer recurses. Ends early after more errors than are
 * shown.
 */
function tokensOf(text: string, problems: Problems): readonly CST.Token[] | null {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let errors = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === CST.FLOW_END) reportUnclosed(parser, problems);
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error') errors++;
    }
    if (errors > limits.problems) break;
    if (parser.stack.length > limits.depth) {
      problems.report('scenario.too-deep', clamp(parser.offset - lexeme.length, parser.offset, text), {
        limit: limits.depth,
      });
      return null;
    }
  }
  reportUnclosed(parser, problems);
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** Every bracket and brace that is still open, at itself; the package says so only where the text goes on. */
function reportUnclosed(parser: Parser, problems: Problems): void {
  for (const token of parser.stack) {
    if (token.type !== 'flow-collection' || token.end.length > 0) continue;
    const { offset, source } = token.start;
    const reason = source === '[' ? 'unclosed-list' : 'unclosed-mapping';
    problems.report('scenario.yaml-syntax', { start: offset, end: offset + 1 }, { reason });
  }
}

/** What `reportUnclosed` has said already. */
function isUnclosed({ code, message }: YAMLError): boolean {
  return (code === 'MISSING_CHAR' || code === 'BAD_INDENT') && / end with a [\]}]$/.test(message);
}

function reportSyntax(error: YAMLError, text: string, problems: Problems): void {
  const [start, end] = error.pos;
  problems.report('scenario.yaml-syntax', clamp(start, end, text), {
    reason: error.code.toLowerCase().replaceAll('_', '-'),
  });
}

function clamp(start: number, end: number, text: string): Span {
  const first = Math.min(Math.max(start, 0), text.length);
  return { start: first, end: Math.min(Math.max(end, first), text.length) };
}
