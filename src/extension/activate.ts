import * as vscode from 'vscode';

/** Builds the extension's parts and hands their life to `context`. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(vscode.window.createOutputChannel('PAT Lens', { log: true }));
}

/** VS Code disposes what `activate` subscribed; nothing else lives longer. */
export function deactivate(): void {
  return;
}
