import * as vscode from 'vscode';
import { peerLenses, type PeerLens } from '../../features/acl-lenses';
import { referenceLensesInSteps, type ReferenceLens } from '../../features/code-lenses';
import { lensWords, peerLensTitle } from '../../messages/lenses';
import { referenceCount } from '../../messages/rename';
import { flatMapInSteps } from '../../analysis/steps';
import type { Neighbours } from '../../workspace/neighbours';
import { inSlices, type Steps } from '../../workspace/slices';
import type { Workspace } from '../../workspace/workspace';
import { Disposable } from '../disposable';
import { commandIds } from '../ids';
import type { Navigation } from './navigation';

/** A lens that remembers whose references it counts. */
class ReferencesLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly lens: ReferenceLens,
  ) {
    super(range);
  }
}

/** Above each definition how often it is used; above ACLs and NAT rules the IPsec peers that meet them. */
export class CodeLenses extends Disposable implements vscode.CodeLensProvider {
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(
    private readonly navigation: Navigation,
    private readonly workspace: Workspace,
  ) {
    super();
    this.register({ dispose: workspace.onDidChange(() => this.changed.fire()) });
  }

  async provideCodeLenses(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeLens[]> {
    const neighbours = await this.navigation.neighbours(document, token);
    if (neighbours === null) return [];
    const { uri } = neighbours.document;
    const snapshot = await this.workspace.snapshot(uri);
    const isWanted = (): boolean => !token.isCancellationRequested;
    if (!isWanted()) return [];
    const lenses = peerLenses(snapshot).flatMap((lens) =>
      peerCommands(document.uri, this.navigation.range({ uri, span: lens.span }), lens),
    );
    return [...lenses, ...((await inSlices(this.references(neighbours), isWanted)) ?? [])];
  }

  private *references(neighbours: Neighbours): Steps<readonly vscode.CodeLens[]> {
    const lenses = yield* referenceLensesInSteps(neighbours);
    return yield* flatMapInSteps(lenses, (lens) => [
      new ReferencesLens(this.navigation.range(lens.place), lens),
    ]);
  }

  resolveCodeLens(lens: vscode.CodeLens): vscode.CodeLens {
    if (!(lens instanceof ReferencesLens)) return lens;
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

/** What is known of the peers, and what can be done with it; side by side on one line. */
function peerCommands(uri: vscode.Uri, range: vscode.Range, lens: PeerLens): readonly vscode.CodeLens[] {
  const explain = { command: commandIds.explain, arguments: [uri, range.start.line] };
  return [
    { ...explain, title: peerLensTitle(lens) },
    { command: commandIds.showPanel, arguments: [uri], title: lensWords.simulate() },
    { ...explain, title: lensWords.explain() },
  ].map((command) => new vscode.CodeLens(range, command));
}
