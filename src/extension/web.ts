import type { ExtensionContext } from 'vscode';
import { activateWith } from './activate';

export function activate(context: ExtensionContext): void {
  activateWith(context, null);
}
