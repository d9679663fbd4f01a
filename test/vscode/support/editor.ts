import * as vscode from 'vscode';

/** A file of the opened folder. */
export function sample(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the folder in the first column. */
export function show(name: string): Thenable<vscode.TextEditor> {
  return vscode.window.showTextDocument(sample(name), { viewColumn: vscode.ViewColumn.One, preview: false });
}

/** Makes a file in the folder, which is a copy for the tests, and opens it. */
export async function write(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = sample(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return vscode.workspace.openTextDocument(uri);
}

/** The labels of all hints of a document, in text order. */
export async function hintLabels(document: vscode.TextDocument): Promise<readonly string[]> {
  const range = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    range,
  );
  return hints
    .sort((one, other) => one.position.compareTo(other.position))
    .map(({ label }) => (typeof label === 'string' ? label : label.map((part) => part.value).join('')));
}

/** Asks again until the answer is the wanted one, or gives the last answer after some seconds. */
export async function eventually<T>(ask: () => T | Thenable<T>, wanted: (answer: T) => boolean): Promise<T> {
  const tries = 100;
  let answer = await ask();
  for (let left = tries; left > 0 && !wanted(answer); left--) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    answer = await ask();
  }
  return answer;
}
