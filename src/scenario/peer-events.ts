import { readDuration } from './durations';
import { Fields } from './fields';
import type { ScenarioEvent } from './model';
import type { PeerNames } from './peer-names';
import type { Problems } from './problems';
import type { Tree } from './tree';
import { readChoice, readName } from './values';

/** One entry of `events:`; null where it cannot be carried out. */
export function readEvent(tree: Tree, names: PeerNames, problems: Problems): ScenarioEvent | null {
  const fields = Fields.open(tree, 'event', ['at', 'peer', 'do'], problems);
  if (fields === null) return null;
  const at = fields.require('at', readDuration);
  const action = fields.require(
    'do',
    readChoice([
      'connect',
      'disconnect',
      'rekey',
      'clear-translations',
      'inbound',
      'gateway-down',
      'gateway-up',
    ]),
  );
  const ofDevice = action === 'clear-translations';
  if (ofDevice) fields.exclude('do', 'peer');
  const peer = ofDevice || action === null ? fields.read('peer', readName) : fields.require('peer', readName);
  const known = peer !== null && names.resolve(peer, problems);
  if (at === null || action === null || (!ofDevice && !known)) return null;
  return { at, peer: ofDevice ? null : peer, do: action, span: fields.span };
}
