import * as vscode from 'vscode';
import type { Span } from '../../config/model';
import type { RichBlock, RichText } from '../../features/rich-text';

export function toRange(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

export function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
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
        .map((cells, row) => `| ${cells.map((cell) => (row === 1 ? cell : escape(cell))).join(' | ')} |`)
        .join('\n');
    case 'links':
      return block.links
        .map(({ text, target }) =>
          'address' in target && target.address.startsWith('https://')
            ? `[${escape(text)}](${encodeURI(target.address).replace(/[()]/g, encodeURIComponent)})`
            : `${escape(text)}${'address' in target ? ` (${escape(target.address)})` : ''}`,
        )
        .join(' · ');
  }
}

function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}
