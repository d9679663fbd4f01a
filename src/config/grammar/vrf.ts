import type { Statement } from '../statements';
import { Mode } from '../text/line-state';
import type { Reader } from './reader';
import { removal } from './records';
import { takeRoute } from './routing';

/** `vrf definition NAME`, `vrf context NAME`, `ip vrf NAME`; the cursor stands on the name. */
export function takeVrf(reader: Reader, negated: boolean): Statement | null {
  const name = reader.tokens.takeName();
  if (name === null || !reader.tokens.done) {
    reader.opened = Mode.other;
    return null;
  }
  if (negated) {
    return removal('vrfs', name);
  }
  reader.opened = Mode.vrf;
  return { kind: 'record', family: 'vrfs', key: name, value: { name, distinguisher: null } };
}

/** A line inside a VRF; NX-OS writes its static routes there. */
export function takeVrfLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const negated = tokens.take('no');
  if (tokens.take('ip') && tokens.take('route')) {
    const route = takeRoute(reader, negated);
    return route?.kind === 'route' ? { ...route, inVrf: true } : null;
  }
  const kind = negated ? 'no-fields' : 'fields';
  if (tokens.take('rd')) {
    return { kind, family: 'vrfs', fields: { distinguisher: tokens.takeName() } };
  }
  return tokens.take('description', 4)
    ? { kind, family: 'vrfs', fields: { description: tokens.restFrom(tokens.at) } }
    : null;
}
