import { readAclStation } from './acls';
import { readBackgroundFlows } from './background';
import { readDuration, readPositiveDuration } from './durations';
import { readEvent } from './peer-events';
import { readExpectation } from './expectations';
import { Fields, type Read } from './fields';
import { readGatewayNat } from './gateway-nat';
import type { Scenario, ScenarioDocument } from './model';
import { PeerNames } from './peer-names';
import { readPeers } from './peers';
import { Problems } from './problems';
import { readStages } from './stages';
import { readChoice, readList, readText, textOf } from './values';
import { readYaml } from './yaml';

const scenarioFields = [
  'version',
  'title',
  'pat',
  'order',
  'peers',
  'background',
  'events',
  'until',
  'rtt',
  'gatewayNat',
  'acls',
  'expect',
];

/** Reads a scenario file. What is wrong is in `problems`, in text order; the rest is usable. Never throws. */
export function parseScenario(text: string): ScenarioDocument {
  const problems = new Problems();
  const scenario = readScenario(text, problems);
  return { text, scenario, problems: problems.inTextOrder() };
}

function readScenario(text: string, problems: Problems): Scenario | null {
  const tree = readYaml(text, problems);
  if (tree === null) {
    if (problems.inTextOrder().length === 0) problems.report('scenario.empty', { start: 0, end: 0 });
    return null;
  }
  const fields = Fields.open(tree, 'scenario', scenarioFields, problems);
  if (fields === null) return null;
  fields.require('version', readVersion);
  const names = new PeerNames();
  return {
    title: fields.read('title', readText),
    stages: fields.require('pat', readStages) ?? [],
    order: fields.read('order', readChoice(['listed', 'any'])) ?? 'listed',
    peers: fields.require('peers', (value) => readPeers(value, names, problems)) ?? [],
    background: fields.read('background', readList(readBackgroundFlows, 'background')) ?? [],
    events: fields.read('events', readList(readPart(readEvent, names), 'events')) ?? [],
    until: fields.read('until', readPositiveDuration),
    rtt: fields.read('rtt', readDuration) ?? 0,
    gatewayNat: fields.read('gatewayNat', readGatewayNat),
    acls: fields.read('acls', readList(readAclStation, 'acls')) ?? [],
    expect: fields.read('expect', readList(readPart(readExpectation, names), 'expect')) ?? [],
  };
}

const readVersion: Read<1> = (tree, problems) => {
  if (tree.kind === 'scalar' && tree.value === 1) return 1;
  problems.report('scenario.unsupported-version', tree.span, { found: textOf(tree), supported: 1 });
  return null;
};

/** A part that refers to peers. */
function readPart<T>(
  read: (tree: Parameters<Read<T>>[0], names: PeerNames, problems: Problems) => T | null,
  names: PeerNames,
): Read<T> {
  return (tree, problems) => read(tree, names, problems);
}
