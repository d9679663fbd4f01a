import { PortSet } from '../engine/port-set';
import type { Ports } from '../engine/prediction';
import type { Verdict } from './acl/evaluate';

/** The verdict on those packets that earlier lists let come so far. */
export function ofPorts(verdict: Verdict, ports: Ports): Verdict {
  const set = ports.kind === 'exact' ? PortSet.of(ports.port) : ports.kind === 'any-of' ? ports.ports : null;
  if (set === null || verdict.verdict !== 'partial') return verdict;
  const decisions = verdict.decisions.filter((decision) => !decision.ports?.intersect(set).isEmpty);
  const actions = new Set(decisions.map(({ action }) => action));
  if (actions.size !== 1) return verdict;
  return actions.has('permit')
    ? { verdict: 'permit', share: 1, decisions }
    : { verdict: 'deny', share: 0, decisions };
}

/** The ports of a packet that earlier lists let pass. */
export function narrowed(ports: Ports, passing: PortSet | undefined): Ports {
  if (ports.kind !== 'any-of' || passing === undefined) return ports;
  const left = ports.ports.intersect(passing);
  if (left.isEmpty) return ports;
  const port = left.first ?? ports.sample;
  return left.size === 1 ? { kind: 'exact', port } : { kind: 'any-of', ports: left, sample: port };
}
