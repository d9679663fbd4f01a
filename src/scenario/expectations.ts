import { readDuration } from './durations';
import { Fields } from './fields';
import type { Expectation } from './model';
import type { PeerNames } from './peer-names';
import { readExpectedPorts } from './ports';
import type { Problems } from './problems';
import type { Tree } from './tree';
import { located, readChoice, readName } from './values';

const said = ['ike', 'stream', 'verdict'];

/** One entry of `expect:`; null where it, or a part of it, cannot be tested. */
export function readExpectation(tree: Tree, names: PeerNames, problems: Problems): Expectation | null {
  const fields = Fields.open(tree, 'expectation', ['at', 'peer', ...said], problems);
  if (fields === null) return null;
  const at = fields.read('at', readDuration);
  const peer = fields.require('peer', readName);
  const ike = fields.read('ike', located(readExpectedPorts));
  const stream = fields.read('stream', located(readExpectedPorts));
  const verdict = fields.read('verdict', located(readChoice(['permit', 'deny', 'partial'])));
  if (!said.some((field) => fields.has(field))) problems.report('scenario.empty-expectation', fields.head());
  const read = { at, ike, stream, verdict };
  const complete = Object.entries(read).every(([field, value]) => value !== null || !fields.has(field));
  if (peer === null || !names.resolve(peer, problems) || !complete) return null;
  return { ...read, peer, span: fields.span };
}
