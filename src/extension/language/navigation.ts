import * as vscode from 'vscode';
import type { FilePlace } from '../../features/names';
import { TextLines, type LinePosition } from '../../features/text-lines';
import { TextDocument } from '../../workspace/document';
import type { FolderIndex } from '../../workspace/index/folder-index';
import type { Neighbours } from '../../workspace/neighbours';
import { inSlices } from '../../workspace/slices';
import type { Workspace } from '../../workspace/workspace';
import { foreignSchemes } from '../active-file';
import type { DocumentSync } from '../document-sync';

/** What the providers of names and structure ask: our reading of a document, its neighbours, and places as the editor has them. */
export class Navigation {
  constructor(
    private readonly workspace: Workspace,
    private readonly documents: DocumentSync,
  ) {}

  /** The document as the workspace has it; undefined where it is neither a config nor a scenario. */
  read(document: vscode.TextDocument): TextDocument | undefined {
    if (foreignSchemes.has(document.uri.scheme)) return undefined;
    const known = this.workspace.peek(this.documents.follow(document));
    return known !== undefined && (known.isScenario || known.dialect !== null) ? known : undefined;
  }

  /** The document with its config and the blocks of that, read in slices; undefined where it is neither or nobody waits any more. */
  async ready(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<TextDocument | undefined> {
    const known = await this.loaded(document, token);
    if (known === undefined) return undefined;
    await inSlices(known.readBlocks(), () => !token.isCancellationRequested);
    return token.isCancellationRequested || document.isClosed ? undefined : known;
  }

  /** The document with its config, which is read in slices; blocks are read when they are asked for. */
  async loaded(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<TextDocument | undefined> {
    if (this.read(document) === undefined) return undefined;
    const known = await this.workspace.load(document.uri.toString());
    // What was typed meanwhile is asked for again.
    const isWanted = !token.isCancellationRequested && !document.isClosed;
    return isWanted && known instanceof TextDocument ? known : undefined;
  }

  /** The document with every other that is open; null for text that is not ours, or when nobody waits any more. */
  async neighbours(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
    alongside: readonly string[] = [],
  ): Promise<Neighbours | null> {
    if (this.read(document) === undefined) return null;
    for (const other of vscode.workspace.textDocuments) this.read(other);
    const found = await this.workspace.neighbours(document.uri.toString(), alongside);
    return token.isCancellationRequested ? null : found;
  }

  /** Every config and scenario that is open or was read. */
  known(): readonly TextDocument[] {
    for (const document of vscode.workspace.textDocuments) this.read(document);
    return this.workspace.known();
  }

  /** The index when it is complete or was stopped; null when nobody waits any more. `resume` goes on where it was stopped. */
  async indexed(token: vscode.CancellationToken, resume: boolean): Promise<FolderIndex | null> {
    const { index } = this.workspace;
    const ended = new Promise<null>((resolve) => token.onCancellationRequested(() => resolve(null)));
    await Promise.race([index.ready(resume), ended]);
    return token.isCancellationRequested ? null : index;
  }

  location(place: FilePlace): vscode.Location {
    return new vscode.Location(vscode.Uri.parse(place.uri), this.range(place));
  }

  /** Places of one file in a row cost one reading of its lines. */
  range({ uri, span, position }: FilePlace): vscode.Range {
    if (position !== undefined) {
      const { line, column } = position;
      return new vscode.Range(line, column, line, column + span.end - span.start);
    }
    const start = this.positionAt(uri, span.start);
    const end = this.positionAt(uri, span.end);
    return new vscode.Range(start.line, start.column, end.line, end.column);
  }

  private positionAt(uri: string, offset: number): LinePosition {
    const document = this.workspace.peek(uri);
    const lines = document?.config?.lines;
    if (lines === undefined) return this.linesOf(document).positionAt(offset);
    const line = lines.lineAt(offset);
    return { line, column: offset - lines.startOf(line) };
  }

  private last: { readonly document: TextDocument | undefined; readonly lines: TextLines } | null = null;

  /** Of a text that is no config. */
  private linesOf(document: TextDocument | undefined): TextLines {
    if (this.last === null || document === undefined || this.last.document !== document) {
      this.last = { document, lines: new TextLines(document?.text ?? '') };
    }
    return this.last.lines;
  }
}
