import type { Statement } from '../statements';
import { Mode } from '../text/line-state';
import type { Reader } from './reader';
import { removal } from './records';

/** ASA `policy-map NAME` and `policy-map type inspect PROTOCOL NAME`; the cursor stands after `policy-map`. */
export function takeInspectionPolicy(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const protocol = tokens.take('type') && tokens.take('inspect') ? tokens.takeName() : null;
  const name = tokens.takeName();
  if (name === null) {
    reader.opened = Mode.other;
    return null;
  }
  if (negated) {
    return removal('inspectionPolicies', name);
  }
  reader.opened = Mode.inspectionPolicy;
  return {
    kind: 'record',
    family: 'inspectionPolicies',
    key: name,
    value: { name, protocol, classes: [], parameters: [] },
  };
}

/** A line inside an ASA policy map; `parameters` lines are kept by their words. */
export function takeInspectionLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const family = 'inspectionPolicies';
  if (tokens.take('class')) {
    const name = tokens.takeName();
    return name === null
      ? null
      : { kind: 'fields', family, fields: { classes: [{ name, inspections: [] }] } };
  }
  if (tokens.take('inspect')) {
    const protocol = tokens.takeName()?.toLowerCase() ?? null;
    reader.unsure = true;
    const strict = tokens.take('strict');
    const map = tokens.takeName();
    return protocol === null
      ? null
      : {
          kind: 'class-inspection',
          fields: { inspections: [{ protocol, map, ...(strict ? { strict } : {}) }] },
        };
  }
  if (tokens.take('set')) {
    return { kind: 'class-inspection', fields: { settings: [tokens.phrase(tokens.at, tokens.count)] } };
  }
  if (tokens.count === tokens.at + 1 && tokens.take('parameters')) {
    return { kind: 'fields', family, fields: {} };
  }
  if (tokens.take('description', 4)) {
    return { kind: 'fields', family, fields: { description: tokens.restFrom(tokens.at) } };
  }
  const words = tokens.phrase(tokens.at, tokens.count);
  tokens.at = tokens.count;
  return { kind: 'fields', family, fields: { parameters: [words] } };
}

/** ASA `service-policy NAME global|interface NAMEIF`; the cursor stands after `service-policy`. */
export function takeServicePolicy(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const policy = tokens.takeName();
  const global = tokens.take('global');
  const nameif = !global && tokens.take('interface') ? tokens.takeName() : null;
  if (policy === null || (!global && nameif === null)) {
    return null;
  }
  const failClose = tokens.take('fail-close');
  const name = nameif === null ? 'global' : `interface ${nameif}`;
  const family = 'servicePolicies';
  return negated
    ? removal(family, name)
    : {
        kind: 'record',
        family,
        key: name,
        value: { name, policy, nameif, ...(failClose ? { failClose } : {}) },
      };
}
