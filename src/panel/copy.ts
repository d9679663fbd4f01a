import {
  confidenceLabel,
  conversationLabel,
  decidingLine,
  outcomeLabel,
  panelLabels,
  summarySentence,
  verdictLabel,
} from '../messages/panel';
import { outcomeOf } from './outcome';
import type { PanelResults, PanelTranslation } from './protocol';
import { afterText, beforeText } from './words';

/** The table as a Markdown document: title, summary, table; names and sentences are escaped. */
export function markdownTable(title: string, results: PanelResults): string {
  const [head = [], ...body] = tableOf(results);
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [
    `### ${escapeMarkdown(title)}`,
    '',
    escapeMarkdown(summarySentence(results.summary)),
    '',
    line(head),
    `|${' --- |'.repeat(head.length)}`,
    ...body.map(line),
    ...notesOf(results).flatMap((note) => ['', escapeMarkdown(note)]),
    '',
  ].join('\n');
}

/** The table as plain text with aligned columns, for tickets and mails in a fixed-width font. */
export function plainTable(title: string, results: PanelResults): string {
  const rows = tableOf(results).map((cells) => cells.map(oneLine));
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = rows;
  return [
    oneLine(title),
    summarySentence(results.summary),
    '',
    line(head),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...body.map(line),
    ...notesOf(results).flatMap((note) => ['', oneLine(note)]),
    '',
  ].join('\n');
}

function tableOf(results: PanelResults): readonly (readonly string[])[] {
  const head = [
    panelLabels.session(),
    panelLabels.before(),
    panelLabels.after(),
    panelLabels.why(),
    panelLabels.howSure(),
    panelLabels.acl(),
  ];
  const body = results.peers.flatMap((peer) =>
    peer.translations.map((translation) => [
      `${peer.name} ${conversationLabel(translation.purpose, translation.protocol, translation.outsidePort)}`,
      beforeText(translation),
      sourceAfter(translation),
      translation.because,
      confidenceLabel(translation.confidence),
      aclText(translation),
    ]),
  );
  return [head, ...body];
}

function sourceAfter(translation: PanelTranslation): string {
  const { main, details } = afterText(translation);
  const outcome = outcomeOf(translation);
  const told = outcome === 'dropped' || outcome === 'untranslated' || outcome === 'none';
  const qualified = details.length === 0 ? main : `${main} (${details.join('; ')})`;
  return told || outcome === 'portless' ? qualified : `${qualified} ${outcomeLabel(outcome)}`;
}

function aclText({ verdicts }: PanelTranslation): string {
  if (verdicts.length === 0) return panelLabels.noAcl();
  return verdicts
    .map(
      ({ verdict, share, config, acl, line }) =>
        `${verdictMark(verdict)} ${verdictLabel(verdict, share)} ${decidingLine(config, line)} ${acl}`,
    )
    .join('; ');
}

function verdictMark(verdict: 'permit' | 'deny' | 'partial'): string {
  return { permit: '✓', deny: '✗', partial: '~' }[verdict];
}

function notesOf({ notes, omitted }: PanelResults): readonly string[] {
  return omitted === 0 ? notes : [panelLabels.morePeersOmitted(omitted), ...notes];
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\t]/g, ' ');
}

function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>|#~]/g, '\\$&');
}
