import { addressProblem } from './address';
import {
  mostSimulatedPeers,
  type FromPanel,
  type PanelOrder,
  type PanelPlace,
  type PanelSettings,
  type PanelState,
  type ToPanel,
} from './protocol';

type Fields = Readonly<Record<string, unknown>>;

const mostListedPeers = 65_536;
const longestAddress = 2048;
const longestCopy = 4 * 1024 * 1024;

/** A message that the panel may send; everything else on the channel is ignored by the host. */
export function isFromPanel(data: unknown): data is FromPanel {
  if (!isFields(data)) return false;
  switch (data['type']) {
    case 'ready':
      return data['state'] === null || isPanelState(data['state']);
    case 'change':
      return isCount(data['sequence'], 1) && isPanelSettings(data['settings']);
    case 'copy':
      return isCopyFormat(data['format']) && isText(data['text'], longestCopy);
    case 'open':
      return isText(data['address'], longestAddress) && isWebAddress(data['address']);
    case 'reveal':
      return isPlace(data['place']);
    default:
      return false;
  }
}

/** A message that the host may send. The view is the host's own typed data; its parts are not looked through. */
export function isToPanel(data: unknown): data is ToPanel {
  if (!isFields(data)) return false;
  switch (data['type']) {
    case 'start':
      return data['sentences'] === null || isFields(data['sentences']);
    case 'show':
      return isCount(data['sequence'], 0) && isView(data['view']);
    case 'copied':
      return isCopyFormat(data['format']);
    default:
      return false;
  }
}

/** What `setState` kept, of this version of the panel. */
export function isPanelState(data: unknown): data is PanelState {
  return (
    isFields(data) &&
    data['version'] === 1 &&
    (data['uri'] === null || isText(data['uri'], longestAddress)) &&
    isPanelSettings(data['settings']) &&
    (data['uri'] === null) === (data['settings'].simulation !== null)
  );
}

/** An address that a click may open outside the editor. */
export function isWebAddress(text: string): boolean {
  return text.startsWith('https://') && URL.canParse(text);
}

function isPanelSettings(data: unknown): data is PanelSettings {
  if (!isFields(data)) return false;
  const { profile, order, simulation } = data;
  if (profile !== null && !isText(profile, 200)) return false;
  if (order !== null && !isOrder(order)) return false;
  if (simulation === null) return true;
  if (!isFields(simulation) || profile === null || order === null) return false;
  const { peers, address } = simulation;
  return (
    isCount(peers, 1) &&
    peers <= mostSimulatedPeers &&
    isText(address, 15) &&
    addressProblem(address) === null &&
    (order.kind !== 'custom' || order.peers.length === peers)
  );
}

function isOrder(data: unknown): data is PanelOrder {
  if (!isFields(data)) return false;
  switch (data['kind']) {
    case 'listed':
    case 'reversed':
    case 'any':
      return true;
    case 'custom':
      return Array.isArray(data['peers']) && isPermutation(data['peers']);
    default:
      return false;
  }
}

function isPermutation(peers: readonly unknown[]): peers is readonly number[] {
  if (peers.length === 0 || peers.length > mostListedPeers) return false;
  const seen = new Set<number>();
  for (const peer of peers) {
    if (!isCount(peer, 0) || peer >= peers.length) return false;
    seen.add(peer);
  }
  return seen.size === peers.length;
}

function isView(data: unknown): boolean {
  return (
    isFields(data) &&
    typeof data['title'] === 'string' &&
    isFields(data['source']) &&
    isFields(data['settings']) &&
    isFields(data['profile']) &&
    Array.isArray(data['profiles']) &&
    isFields(data['content'])
  );
}

function isPlace(data: unknown): data is PanelPlace {
  return (
    isFields(data) &&
    isText(data['uri'], longestAddress) &&
    isCount(data['line'], 1) &&
    isCount(data['column'], 1)
  );
}

function isCopyFormat(data: unknown): boolean {
  return data === 'markdown' || data === 'text';
}

function isFields(data: unknown): data is Fields {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isText(data: unknown, longest: number): data is string {
  return typeof data === 'string' && data.length <= longest;
}

function isCount(data: unknown, least: number): data is number {
  return typeof data === 'number' && Number.isSafeInteger(data) && data >= least;
}
