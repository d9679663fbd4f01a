import * as vscode from 'vscode';
import type { Profile } from '../../engine/profile';
import { editorWords } from '../../messages/editor';
import { isFromPanel, isPanelState } from '../../panel/guards';
import { panelPage } from '../../panel/page';
import type {
  FreeSimulation,
  FromPanel,
  PanelPlace,
  PanelSettings,
  PanelState,
  PanelView,
  ToPanel,
} from '../../panel/protocol';
import type { Workspace } from '../../workspace/workspace';
import type { ActiveFile } from '../active-file';
import { Disposable } from '../disposable';
import { panelViewType } from '../ids';
import { profilesNearby } from '../profiles-nearby';
import { nonce } from './nonce';
import { fileView } from './file-view';
import { simulationView } from './simulation-view';
import { placesOf } from './view-places';

/** Opens the panel, keeps what it shows up to date and does what it asks for. There is at most one. */
export class PanelHost extends Disposable implements vscode.WebviewPanelSerializer {
  private shown: ShownPanel | null = null;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly workspace: Workspace,
    activeFile: ActiveFile,
    private readonly log: vscode.LogOutputChannel,
  ) {
    super();
    this.register({ dispose: workspace.onDidChange(() => this.shown?.update()) });
    this.register(activeFile.onDidChange((uri) => this.shown?.followNext(uri.toString())));
    this.register({ dispose: () => this.shown?.dispose() });
  }

  /** Shows the ports of the peers of a scenario or config, and follows its edits. */
  follow(uri: vscode.Uri): void {
    const settings = { profile: null, order: null, simulation: null };
    this.show({ version: 1, uri: uri.toString(), settings });
  }

  /** The profiles that a simulation may have. */
  profiles(): Promise<readonly Profile[]> {
    return profilesNearby(this.workspace);
  }

  /** Shows a simulation that no file describes. */
  simulate(profile: string, simulation: FreeSimulation): void {
    const settings: PanelSettings = { profile, order: { kind: 'listed' }, simulation };
    this.show({ version: 1, uri: null, settings });
  }

  /** VS Code restores the panel after a reload of the window. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (isPanelState(state)) this.adopt(panel, state);
    else panel.dispose();
    return Promise.resolve();
  }

  private show(state: PanelState): void {
    if (this.shown !== null) {
      this.shown.restart(state);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      panelViewType,
      editorWords.simulationTitle(),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: state.uri !== null },
      {},
    );
    this.adopt(panel, state);
  }

  private adopt(panel: vscode.WebviewPanel, state: PanelState): void {
    this.shown?.dispose();
    const shown = new ShownPanel(panel, state, this.extensionUri, this.workspace, this.log);
    this.shown = shown;
    panel.onDidDispose(() => {
      shown.ended();
      if (this.shown === shown) this.shown = null;
    });
  }
}

/** One open panel with what it shows. */
class ShownPanel extends Disposable {
  private ready = false;
  private sequence = 0;
  private round = 0;
  private closed = false;
  private view: PanelView | null = null;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private state: PanelState,
    extensionUri: vscode.Uri,
    private readonly workspace: Workspace,
    private readonly log: vscode.LogOutputChannel,
  ) {
    super();
    const { webview } = panel;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    const media = vscode.Uri.joinPath(extensionUri, 'media');
    webview.options = { enableScripts: true, localResourceRoots: [dist, media] };
    this.register(
      webview.onDidReceiveMessage((data: unknown) => {
        if (isFromPanel(data)) this.receive(data).catch((error: unknown) => this.log.error(String(error)));
      }),
    );
    webview.html = panelPage({
      title: editorWords.simulationTitle(),
      language: vscode.env.language,
      cspSource: webview.cspSource,
      nonce: nonce(),
      script: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.js')).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(media, 'panel.css')).toString(),
    });
  }

  /** Shows something else in the same panel. */
  restart(state: PanelState): void {
    this.state = state;
    this.panel.reveal(undefined, state.uri !== null);
    this.update();
  }

  /** Another of our files came to the front. */
  followNext(uri: string): void {
    if (this.state.uri === null || this.state.uri === uri) return;
    this.state = { version: 1, uri, settings: { profile: null, order: null, simulation: null } };
    this.update();
  }

  update(): void {
    this.send().catch((error: unknown) => this.log.error(String(error)));
  }

  /** The tab is gone: nothing may be sent any more. */
  ended(): void {
    this.closed = true;
    super.dispose();
  }

  override dispose(): void {
    this.panel.dispose();
  }

  private async send(): Promise<void> {
    if (!this.ready || this.closed) return;
    const round = ++this.round;
    const { uri, settings } = this.state;
    const { sequence } = this;
    const view =
      uri === null
        ? simulationView(settings, await profilesNearby(this.workspace))
        : await fileView(this.workspace, uri, settings);
    // A later change has its own answer on the way.
    if (round !== this.round) return;
    this.view = view;
    this.panel.title = editorWords.panelTitle(view.title);
    await this.post({ type: 'show', sequence, view });
  }

  private async receive(message: FromPanel): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.ready = true;
        await this.post({ type: 'start', sentences: vscode.l10n.bundle ?? null });
        await this.send();
        break;
      case 'change':
        this.sequence = message.sequence;
        this.state = { ...this.state, settings: message.settings };
        await this.send();
        break;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        await this.post({ type: 'copied', format: message.format });
        break;
      case 'open':
        await vscode.env.openExternal(vscode.Uri.parse(message.address));
        break;
      case 'reveal':
        await this.reveal(message.place);
        break;
    }
  }

  /** Only places that the view itself names are opened. */
  private async reveal(place: PanelPlace): Promise<void> {
    if (this.view === null || !placesOf(this.view).some((known) => isSame(known, place))) return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
    const position = new vscode.Position(place.line - 1, place.column - 1);
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    await vscode.window.showTextDocument(document, {
      viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
      selection: new vscode.Range(position, position),
    });
  }

  private async post(message: ToPanel): Promise<void> {
    if (!this.closed) await this.panel.webview.postMessage(message);
  }
}

function isSame(one: PanelPlace, other: PanelPlace): boolean {
  return one.uri === other.uri && one.line === other.line && one.column === other.column;
}
