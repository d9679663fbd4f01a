import * as vscode from 'vscode';
import type { LinkTarget } from '../../features/linked-text';
import type { Span } from '../../config/model';
import type { RichBlock, RichLink, RichText } from '../../features/rich-text';

export function toRange(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

export function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** The address that opens a file at a place. */
export function linkTo({ uri, line, column }: LinkTarget): vscode.Uri {
  return vscode.Uri.parse(uri).with({ fragment: `L${line + 1},${column + 1}` });
}

/** Plain data as Markdown; user text is escaped, no HTML and no command link is ever made of it. */
export function toMarkdown(content: RichText): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(content.map(blockMarkdown).join('\n\n'));
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}

function blockMarkdown(block: RichBlock): string {
  switch (block.kind) {
    case 'heading':
      return `### ${escape(block.text)}`;
    case 'paragraph':
      return escape(block.text);
    case 'list':
      return block.items.map((item) => `- ${escape(item)}`).join('\n');
    case 'table':
      return [block.header, block.header.map(() => '---'), ...block.rows]
        .map((cells, row) => `| ${cells.map((cell) => cellMarkdown(cell, row)).join(' | ')} |`)
        .join('\n');
    case 'links':
      return block.links.map(linkMarkdown).join(' · ');
  }
}

/** The second row draws the line under the head. */
function cellMarkdown(cell: string | RichLink, row: number): string {
  if (typeof cell !== 'string') return linkMarkdown(cell);
  return row === 1 ? cell : escape(cell);
}

function linkMarkdown({ text, target }: RichLink): string {
  if ('uri' in target) return linked(text, linkTo(target).toString());
  return target.address.startsWith('https://')
    ? linked(text, encodeURI(target.address))
    : `${escape(text)} (${escape(target.address)})`;
}

function linked(text: string, address: string): string {
  const inParentheses = address.replace(/[()|]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `[${escape(text)}](${inParentheses})`;
}

function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}
