import * as vscode from 'vscode';
import type { Span } from '../../config/model';
import { diagnosticsInSteps, type Diagnostic, type RelatedText } from '../../features/diagnostics';
import { TextLines, type LinePosition } from '../../features/text-lines';
import { inSlices } from '../../workspace/slices';
import type { Snapshot } from '../../workspace/snapshot';
import type { Workspace } from '../../workspace/workspace';
import { foreignSchemes } from '../active-file';
import { Disposable } from '../disposable';
import type { DocumentSync } from '../document-sync';
import { settingIds } from '../ids';

/** How long typing must rest before findings are shown anew; hints do not wait. */
const rest = 150;

/** The editor shows 1,000 diagnostics of a file: one of these says how many there are beside them. */
const mostShown = 999;

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
      if (enabled !== true || foreignSchemes.has(document.uri.scheme)) {
        this.collection.delete(document.uri);
        continue;
      }
      const { version } = document;
      const snapshot = await this.workspace.snapshot(this.documents.follow(document));
      if (round !== this.round || document.version !== version) return;
      const isWanted = (): boolean => round === this.round && document.version === version;
      const steps = diagnosticsInSteps(snapshot, mostShown);
      const found = await inSlices(steps, isWanted);
      if (found === null) return;
      const lines = new SnapshotLines(snapshot);
      this.collection.set(
        document.uri,
        found.map((one) => toDiagnostic(one, document.uri.toString(), lines)),
      );
    }
  }
}

/** The lines of the files that a snapshot speaks of. */
class SnapshotLines {
  private readonly known = new Map<string, TextLines>();

  constructor(private readonly snapshot: Snapshot) {}

  range(uri: string, { start, end }: Span): vscode.Range {
    const from = this.positionAt(uri, start);
    const to = this.positionAt(uri, end);
    return new vscode.Range(from.line, from.column, to.line, to.column);
  }

  private positionAt(uri: string, offset: number): LinePosition {
    const { document } = this.snapshot;
    const config = document?.uri === uri ? document.config : this.snapshot.config(uri);
    if (config !== null) {
      const line = config.lines.lineAt(offset);
      return { line, column: offset - config.lines.startOf(line) };
    }
    const text = document?.uri === uri ? document.text : (this.snapshot.scenario(uri)?.text ?? '');
    const lines = this.known.get(uri) ?? new TextLines(text);
    this.known.set(uri, lines);
    return lines.positionAt(offset);
  }
}

function toDiagnostic(diagnostic: Diagnostic, uri: string, lines: SnapshotLines): vscode.Diagnostic {
  const { span, message, severity, code, related } = diagnostic;
  const converted = new vscode.Diagnostic(lines.range(uri, span), message, severities[severity]);
  converted.source = 'PAT Lens';
  converted.code = code;
  if (code === 'config.unused-definition') converted.tags = [vscode.DiagnosticTag.Unnecessary];
  converted.relatedInformation = related.map((one) => toRelated(one, lines));
  return converted;
}

function toRelated({ uri, span, message }: RelatedText, lines: SnapshotLines) {
  const location = new vscode.Location(vscode.Uri.parse(uri), lines.range(uri, span));
  return new vscode.DiagnosticRelatedInformation(location, message);
}
