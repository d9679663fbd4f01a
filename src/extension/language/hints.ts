import * as vscode from 'vscode';
import { inlayHints, type HintLabel, type InlayHint } from '../../features/inlay-hints';
import type { Workspace } from '../../workspace/workspace';
import { foreignSchemes } from '../active-file';
import { Disposable } from '../disposable';
import type { DocumentSync } from '../document-sync';
import { settingIds } from '../ids';
import { toMarkdown, toSpan } from './conversions';

/** A hint that remembers how its tooltip is made. */
class Hint extends vscode.InlayHint {
  constructor(
    position: vscode.Position,
    readonly hint: InlayHint,
  ) {
    super(position, hint.parts.map(toPart));
    this.paddingLeft = true;
  }
}

function toPart({ text, target }: HintLabel): vscode.InlayHintLabelPart {
  const part = new vscode.InlayHintLabelPart(text);
  if (target !== null) {
    const place = new vscode.Position(target.line, target.column);
    part.location = new vscode.Location(vscode.Uri.parse(target.uri), place);
  }
  return part;
}

/** The ports beside the lines, in every file that is ours by content. */
export class Hints extends Disposable implements vscode.InlayHintsProvider<Hint> {
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidChangeInlayHints = this.changed.event;

  constructor(
    private readonly workspace: Workspace,
    private readonly documents: DocumentSync,
  ) {
    super();
    this.register({ dispose: workspace.onDidChange(() => this.changed.fire()) });
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingIds.hintsEnabled)) this.changed.fire();
      }),
    );
  }

  async provideInlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<Hint[]> {
    const enabled = vscode.workspace.getConfiguration(undefined, document).get(settingIds.hintsEnabled);
    if (enabled !== true || foreignSchemes.has(document.uri.scheme)) return [];
    const snapshot = await this.workspace.snapshot(this.documents.follow(document));
    if (token.isCancellationRequested) return [];
    return inlayHints(snapshot, toSpan(document, range)).map(
      (hint) => new Hint(document.positionAt(hint.offset), hint),
    );
  }

  resolveInlayHint(hint: Hint): Hint {
    hint.tooltip = toMarkdown(hint.hint.tooltip());
    return hint;
  }
}
