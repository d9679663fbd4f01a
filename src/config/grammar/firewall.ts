import type { ClassCondition, InspectRule } from '../facts/firewall';
import type { FieldsStatement } from '../facts/records';
import type { Statement } from '../statements';
import { Mode } from '../text/line-state';
import type { Reader } from './reader';

/** `zone-pair security NAME source A destination B`; the cursor stands after `zone-pair`. */
export function takeZonePair(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.take('security') ? tokens.takeName() : null;
  if (name === null) {
    return null;
  }
  const source = tokens.take('source') ? tokens.takeName() : null;
  const destination = tokens.take('destination') ? tokens.takeName() : null;
  if (!negated) {
    reader.opened = Mode.zonePair;
  }
  return {
    kind: 'record',
    family: 'zonePairs',
    key: name,
    value: negated ? null : { name, source: source ?? '', destination: destination ?? '', policy: null },
  };
}

export function takeZonePairLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  if (tokens.take('description', 4)) {
    return fields({ family: 'zonePairs', fields: { description: tokens.restFrom(tokens.at) } });
  }
  if (!tokens.take('service-policy') || !tokens.take('type') || !tokens.take('inspect')) {
    return null;
  }
  return fields({ family: 'zonePairs', fields: { policy: tokens.takeName() } });
}

type Fields = FieldsStatement extends infer F ? (F extends FieldsStatement ? Omit<F, 'kind'> : never) : never;

function fields(value: Fields): Statement {
  return { kind: 'fields', ...value };
}

/** `class-map [type inspect] [match-any|match-all] NAME`; the cursor stands after `class-map`. */
export function takeClassMap(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const type = takeType(reader);
  const matchAny = tokens.take('match-any');
  if (!matchAny) {
    tokens.take('match-all');
  }
  const name = tokens.takeName();
  if (name === null) {
    return null;
  }
  if (!negated) {
    reader.opened = Mode.classMap;
  }
  return {
    kind: 'record',
    family: 'classMaps',
    key: name,
    value: negated
      ? null
      : {
          name,
          inspect: type !== null,
          ...(type?.protocol === undefined ? {} : { protocol: type.protocol }),
          matchAll: !matchAny,
          accessGroups: [],
          protocols: [],
          classMaps: [],
        },
  };
}

/** Takes `type inspect [PROTOCOL]`; null where another type or none is written. */
function takeType(reader: Reader): { readonly protocol?: string } | null {
  const { tokens } = reader;
  if (!tokens.take('type')) {
    return null;
  }
  if (!tokens.take('inspect')) {
    tokens.at++;
    return null;
  }
  const hasProtocol = tokens.at + 1 < tokens.count && !tokens.is('match-any') && !tokens.is('match-all');
  return hasProtocol ? { protocol: tokens.wordAt(tokens.at++).toLowerCase() } : {};
}

export function takeClassMapLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  if (tokens.take('description', 4)) {
    return fields({ family: 'classMaps', fields: { description: tokens.restFrom(tokens.at) } });
  }
  if (!tokens.take('match')) {
    return null;
  }
  if (tokens.take('access-group')) {
    tokens.take('name');
    const list = tokens.takeName();
    return list === null ? null : fields({ family: 'classMaps', fields: { accessGroups: [list] } });
  }
  if (tokens.take('protocol')) {
    const protocol = tokens.phrase(tokens.at, tokens.count);
    return protocol === '' ? null : fields({ family: 'classMaps', fields: { protocols: [protocol] } });
  }
  if (tokens.take('class-map')) {
    const name = tokens.takeName();
    return name === null ? null : fields({ family: 'classMaps', fields: { classMaps: [name] } });
  }
  const condition = takeCondition(reader);
  return condition === null ? null : fields({ family: 'classMaps', fields: { conditions: [condition] } });
}

/** `[not] FIELD VALUES`; the fields of IPv4 and TCP packets are two words. */
function takeCondition({ tokens }: Reader): ClassCondition | null {
  const negated = tokens.take('not');
  const first = tokens.takeName();
  if (first === null) {
    return null;
  }
  const second = ['ip', 'ipv6', 'port', 'source-address', 'destination-address', 'request', 'response'];
  const twoWords = second.includes(first.toLowerCase()) && !tokens.done;
  const field = twoWords ? `${first} ${tokens.takeName() ?? ''}` : first;
  return { field: field.toLowerCase(), values: takeWords(tokens), ...(negated ? { negated } : {}) };
}

function takeWords(tokens: Reader['tokens']): readonly string[] {
  const words: string[] = [];
  while (!tokens.done) {
    words.push(tokens.wordAt(tokens.at++));
  }
  return words;
}

/** `policy-map [type inspect] NAME`; the cursor stands after `policy-map`. */
export function takePolicyMap(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const type = takeType(reader);
  const name = tokens.takeName();
  if (name === null || type === null) {
    reader.opened = Mode.other;
    return null;
  }
  if (!negated) {
    reader.opened = Mode.policyMap;
  }
  return {
    kind: 'record',
    family: 'policyMaps',
    key: name,
    value: negated ? null : { name, classes: [] },
  };
}

/** A line inside `policy-map type inspect`: a class, or the action of the class above. */
export function takePolicyMapLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  if (tokens.take('class')) {
    if (tokens.take('type') && !tokens.take('inspect')) {
      return null;
    }
    const name = tokens.takeName();
    return name === null
      ? null
      : fields({ family: 'policyMaps', fields: { classes: [{ name, action: 'drop' }] } });
  }
  if (tokens.take('description', 4)) {
    return fields({ family: 'policyMaps', fields: { description: tokens.restFrom(tokens.at) } });
  }
  if (tokens.take('police')) {
    return { kind: 'class-action', fields: { police: tokens.phrase(tokens.at, tokens.count) } };
  }
  const action = tokens.take('inspect')
    ? 'inspect'
    : tokens.take('pass')
      ? 'pass'
      : tokens.take('drop')
        ? 'drop'
        : null;
  if (action === null) {
    return null;
  }
  const log = tokens.take('log');
  const parameterMap = action === 'inspect' ? tokens.takeName() : null;
  return {
    kind: 'class-action',
    fields: { action, ...(log ? { log } : {}), ...(parameterMap === null ? {} : { parameterMap }) },
  };
}

/** `zone security NAME`; the cursor stands after `zone`. */
export function takeZone(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.take('security') ? tokens.takeName() : null;
  if (name === null) {
    reader.opened = Mode.other;
    return null;
  }
  reader.opened = negated ? Mode.none : Mode.zone;
  return { kind: 'record', family: 'zones', key: name, value: negated ? null : { name } };
}

export function takeZoneLine({ tokens }: Reader): Statement | null {
  return tokens.take('description', 4)
    ? fields({ family: 'zones', fields: { description: tokens.restFrom(tokens.at) } })
    : null;
}

/** `parameter-map type inspect NAME`; the cursor stands after `parameter-map`. */
export function takeParameterMap(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const inspect = tokens.take('type') && tokens.take('inspect');
  const name = inspect ? tokens.takeName() : null;
  if (name === null) {
    reader.opened = Mode.other;
    return null;
  }
  reader.opened = negated ? Mode.none : Mode.parameterMap;
  return { kind: 'record', family: 'parameterMaps', key: name, value: negated ? null : { name, values: [] } };
}

export function takeParameterMapLine(reader: Reader): Statement | null {
  const setting = takeNumbered(reader);
  return setting === null ? null : fields({ family: 'parameterMaps', fields: { values: [setting] } });
}

/** The words up to the end of the line, the last one as a number where it is one. */
function takeNumbered({ tokens }: Reader): { readonly name: string; readonly value: number | null } | null {
  if (tokens.done) {
    return null;
  }
  const value = tokens.numberAt(tokens.count - 1);
  const name = tokens.phrase(tokens.at, value < 0 ? tokens.count : tokens.count - 1);
  tokens.at = tokens.count;
  return { name, value: value < 0 ? null : value };
}

/** `ip inspect udp idle-time 30` and the like; the cursor stands after `inspect`. */
function takeInspectSetting(reader: Reader, negated: boolean): Statement | null {
  const setting = takeNumbered(reader);
  return setting === null
    ? null
    : {
        kind: 'record',
        family: 'inspectSettings',
        key: setting.name,
        value: { ...setting, enabled: !negated },
      };
}

/** `ip inspect name NAME PROTOCOL [timeout N] [router-traffic]`; the cursor stands after `inspect`. */
export function takeInspectRule(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (!tokens.take('name')) {
    return takeInspectSetting(reader, negated);
  }
  const name = tokens.takeName();
  const protocol = name === null ? null : tokens.takeName();
  if (name === null || protocol === null) {
    return null;
  }
  const options: string[] = [];
  let routerTraffic = false;
  let timeout: number | null = null;
  const more: { -readonly [K in 'alert' | 'auditTrail' | 'javaList' | 'maximum']?: InspectRule[K] } = {};
  while (!tokens.done) {
    if (tokens.take('router-traffic')) {
      routerTraffic = true;
    } else if (tokens.take('timeout')) {
      const seconds = tokens.takeNumber();
      timeout = seconds < 0 ? null : seconds;
    } else if (tokens.take('alert')) {
      setSwitch(reader, (value) => (more.alert = value));
    } else if (tokens.take('audit-trail')) {
      setSwitch(reader, (value) => (more.auditTrail = value));
    } else if (tokens.take('java-list')) {
      more.javaList = tokens.takeName() ?? '';
    } else if (tokens.take('maximum')) {
      more.maximum = tokens.takeNumber();
    } else {
      options.push(tokens.wordAt(tokens.at++));
    }
  }
  return {
    kind: 'record',
    family: 'inspectRules',
    key: `${name} ${protocol}`,
    value: negated
      ? null
      : {
          name,
          protocol,
          routerTraffic,
          timeout,
          ...more,
          ...(options.length === 0 ? {} : { options }),
        },
  };
}

/** Gives on what `on` or `off` says; any other word says nothing. */
function setSwitch({ tokens }: Reader, set: (value: boolean) => void): void {
  const on = tokens.take('on');
  if (on || tokens.take('off')) {
    set(on);
  }
}
