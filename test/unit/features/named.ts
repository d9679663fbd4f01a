import type { Neighbours } from '../../../src/workspace/neighbours';
import type { TextDocument } from '../../../src/workspace/document';
import type { Workspace } from '../../../src/workspace/workspace';
import { marked, withMarks } from '../support/marked-text';
import { uriOf, workspaceOf } from '../support/workspace';

/** A config that is asked about at `|`, with the other files of its workspace open beside it. */
export interface Named {
  readonly workspace: Workspace;
  readonly neighbours: Neighbours;
  readonly offset: number;
  readonly show: (
    places: readonly { readonly uri: string; readonly span: { start: number; end: number } }[],
  ) => string;
}

/** Lines of the asked file first; the marks in all files are what is wanted. */
export async function named(
  source: string,
  others: Readonly<Record<string, string>> = {},
  path = 'a.cfg',
): Promise<Named & { readonly wanted: string }> {
  const files = Object.entries({ [path]: source, ...others }).map(([name, text]) => ({
    name,
    ...marked(text),
  }));
  const { workspace } = workspaceOf(Object.fromEntries(files.map(({ name, text }) => [name, text])));
  for (const { name, text } of files) workspace.open(uriOf(name), 1, text);
  const neighbours = (await workspace.neighbours(uriOf(path)))!;
  const show: Named['show'] = (places) =>
    files
      .map(({ name, text }) =>
        withMarks(
          text,
          places.filter(({ uri }) => uri === uriOf(name)).map(({ span }) => span),
        ),
      )
      .join('\n===\n');
  const wanted = files.map(({ text, spans }) => withMarks(text, spans)).join('\n===\n');
  return { workspace, neighbours, offset: files[0]!.cursor, show, wanted };
}

/** A document of its own. */
export async function documentOf(text: string, path = 'a.cfg'): Promise<TextDocument> {
  const { workspace } = workspaceOf({ [path]: text });
  workspace.open(uriOf(path), 1, text);
  return (await workspace.snapshot(uriOf(path))).document!;
}
