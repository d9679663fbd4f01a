import { realpath } from 'node:fs/promises';
import type { ExtensionContext } from 'vscode';
import { activateWith } from './activate';

export function activate(context: ExtensionContext): void {
  activateWith(context, realpath);
}
