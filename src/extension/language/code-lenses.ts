import * as vscode from 'vscode';
import { referenceLenses, type ReferenceLens } from '../../features/code-lenses';
import { referenceCount } from '../../messages/rename';
import type { Workspace } from '../../workspace/workspace';
import { Disposable } from '../disposable';
import type { Navigation } from './navigation';

/** A lens that remembers whose references it counts. */
class Lens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly lens: ReferenceLens,
  ) {
    super(range);
  }
}

/** How often each thing is used, above its definition. */
export class CodeLenses extends Disposable implements vscode.CodeLensProvider<Lens> {
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(
    private readonly navigation: Navigation,
    workspace: Workspace,
  ) {
    super();
    this.register({ dispose: workspace.onDidChange(() => this.changed.fire()) });
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<Lens[]> {
    const neighbours = await this.navigation.neighbours(document, token);
    if (neighbours === null) return [];
    return referenceLenses(neighbours).map((lens) => new Lens(this.navigation.range(lens.place), lens));
  }

  resolveCodeLens(lens: Lens): Lens {
    const places = lens.lens.references();
    const { uri, range } = this.navigation.location(lens.lens.place);
    const locations = places.map((place) => this.navigation.location(place));
    lens.command = {
      title: referenceCount(places.length),
      command: places.length === 0 ? '' : 'editor.action.showReferences',
      arguments: [uri, range.start, locations],
    };
    return lens;
  }
}
