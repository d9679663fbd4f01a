import * as vscode from 'vscode';
import { diagnostics, type Diagnostic, type RelatedText } from '../../features/diagnostics';
import { TextLines } from '../../features/text-lines';
import type { Workspace } from '../../workspace/workspace';
import { Disposable } from '../disposable';
import type { DocumentSync } from '../document-sync';
import { settingIds } from '../ids';

/** How long typing must rest before findings are shown anew; hints do not wait. */
const rest = 150;

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const;

/** Findings of every visible file, kept up to date. */
export class Diagnostics extends Disposable {
  private readonly collection = this.register(vscode.languages.createDiagnosticCollection('PAT Lens'));
  private timer: ReturnType<typeof setTimeout> | undefined;
  private round = 0;

  constructor(
    private readonly workspace: Workspace,
    private readonly documents: DocumentSync,
    private readonly log: vscode.LogOutputChannel,
  ) {
    super();
    this.register({ dispose: () => clearTimeout(this.timer) });
    this.register({ dispose: workspace.onDidChange(() => this.schedule()) });
    this.register(vscode.window.onDidChangeVisibleTextEditors(() => this.schedule()));
    this.register(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)));
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingIds.diagnosticsEnabled)) this.schedule();
      }),
    );
    this.schedule();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.refresh().catch((error: unknown) => this.log.error(String(error)));
    }, rest);
  }

  private async refresh(): Promise<void> {
    const round = ++this.round;
    const shown = new Set(vscode.window.visibleTextEditors.map(({ document }) => document));
    for (const document of shown) {
      const enabled = vscode.workspace
        .getConfiguration(undefined, document)
        .get(settingIds.diagnosticsEnabled);
      if (enabled !== true) {
        this.collection.delete(document.uri);
        continue;
      }
      const { version } = document;
      const snapshot = await this.workspace.snapshot(this.documents.follow(document));
      if (round !== this.round || document.version !== version) return;
      const lines = new TextLines(document.getText());
      const found = diagnostics(snapshot);
      const texts = (uri: string): string => snapshot.config(uri)?.text ?? snapshot.scenario(uri)?.text ?? '';
      this.collection.set(
        document.uri,
        found.map((one) => toDiagnostic(one, lines, texts)),
      );
    }
  }
}

function toDiagnostic(
  diagnostic: Diagnostic,
  lines: TextLines,
  textOf: (uri: string) => string,
): vscode.Diagnostic {
  const { span, message, severity, code, related } = diagnostic;
  const converted = new vscode.Diagnostic(rangeIn(lines, span), message, severities[severity]);
  converted.source = 'PAT Lens';
  converted.code = code;
  converted.relatedInformation = related.map((one) => toRelated(one, textOf));
  return converted;
}

function toRelated({ uri, span, message }: RelatedText, textOf: (uri: string) => string) {
  const range = rangeIn(new TextLines(textOf(uri)), span);
  return new vscode.DiagnosticRelatedInformation(new vscode.Location(vscode.Uri.parse(uri), range), message);
}

function rangeIn(lines: TextLines, span: { readonly start: number; readonly end: number }): vscode.Range {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return new vscode.Range(start.line, start.column, end.line, end.column);
}
