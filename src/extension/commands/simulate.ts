import * as vscode from 'vscode';
import { parseAddress } from '../../engine/address';
import { editorWords as words } from '../../messages/editor';
import { mostSimulatedPeers } from '../../panel/protocol';
import type { PanelHost } from '../panel/panel-host';

const defaults = { peers: '3', address: '192.0.2.2' };

/** Asks for the device, the number of peers and the PAT address, and opens the panel with the answer. */
export async function simulateCommand(panels: PanelHost): Promise<void> {
  const title = words.simulateTitle();
  const profiles = await panels.profiles();
  const profile = await vscode.window.showQuickPick(
    profiles.map(({ id, title: label }) => ({ label, description: id, id })),
    { title, placeHolder: words.askProfile(), matchOnDescription: true },
  );
  if (profile === undefined) return;
  const peers = await vscode.window.showInputBox({
    title,
    prompt: words.askPeers(mostSimulatedPeers),
    value: defaults.peers,
    validateInput: (text) => (peerCount(text) === null ? words.badPeers(mostSimulatedPeers) : null),
  });
  if (peers === undefined) return;
  const address = await vscode.window.showInputBox({
    title,
    prompt: words.askAddress(),
    value: defaults.address,
    validateInput: (text) => (parseAddress(text.trim()) === undefined ? words.badAddress() : null),
  });
  if (address === undefined) return;
  panels.simulate(profile.id, { peers: peerCount(peers) ?? 1, address: address.trim() });
}

function peerCount(text: string): number | null {
  const count = Number(text.trim());
  return Number.isInteger(count) && count >= 1 && count <= mostSimulatedPeers ? count : null;
}
