import type { Dialect } from '../model';
import type { Statement } from '../statements';
import { Mode } from '../text/line-state';
import { beginsEntry, takeEntry } from './ace';
import { takeListLine, takeNamedListHeader } from './acl';
import {
  beginsLegacyNat,
  takeAsaName,
  takeLegacyGlobal,
  takeLegacyNat,
  takeLegacyStatic,
} from './asa-legacy';
import { takeAsaNat, takeAsaTimeouts, takeSameSecurity, takeXlate } from './asa-nat';
import { takeCrypto, takeIsakmp } from './crypto/crypto';
import { takeSysopt, takeTunnelGroup } from './crypto/tunnel-group';
import {
  takeClassMap,
  takeInspectRule,
  takeParameterMap,
  takePolicyMap,
  takeZone,
  takeZonePair,
} from './firewall';
import { takeGroupPolicy } from './crypto/group-policy';
import { takeInspectionPolicy, takeServicePolicy } from './inspection';
import { takeInterfaceName } from './interface-name';
import { takeInterfaceRanges } from './interface-range';
import { takeNat } from './nat/nat';
import { takeGroupHeader, takeObjectHeader } from './object-groups';
import { takePrefixList } from './prefix-list';
import type { Reader } from './reader';
import { takeVrf } from './vrf';
import { takeAsaRoute, takeLocalPool, takeRoute, takeRouteMapHeader } from './routing';

/** A line that nobody knows may open a block of lines that nobody knows. */
function unknownBlock(reader: Reader): null {
  reader.opened = Mode.other;
  return null;
}

/** A line that stands in no mode; sets the mode that it opens, which is `other` when nobody knows the line. */
export function takeGlobalLine(reader: Reader, dialect: Dialect): Statement | null {
  const { tokens } = reader;
  reader.opened = Mode.none;
  const negated = tokens.take('no');
  switch (tokens.firstCode(tokens.at) | 32) {
    case 97: // a
      if (tokens.take('access-list', 8)) {
        return takeListLine(reader, negated);
      }
      if (tokens.take('access-group')) {
        return takeAccessGroup(reader, negated);
      }
      return tokens.is('asa') ? takeAsaVersion(reader) : unknownBlock(reader);
    case 98: // b
      return tokens.is('banner', 3) && dialect !== 'asa' ? takeBanner(reader, negated) : unknownBlock(reader);
    case 99: // c
      if (tokens.take('crypto', 4)) {
        return takeCrypto(reader, negated);
      }
      if (tokens.is('configure', 4)) {
        // What somebody typed to begin with opens no block.
        return null;
      }
      return tokens.take('class-map') ? takeClassMap(reader, negated) : unknownBlock(reader);
    case 103: // g
      if (dialect === 'asa' && tokens.take('group-policy')) {
        return takeGroupPolicy(reader, negated);
      }
      return dialect === 'asa' && tokens.take('global')
        ? takeLegacyGlobal(reader, negated)
        : unknownBlock(reader);
    case 104: // h
      return tokens.take('hostname', 4) ? takeHostname(reader, negated) : unknownBlock(reader);
    case 105: // i
      if (tokens.take('ip')) {
        return takeIp(reader, negated);
      }
      if (dialect === 'asa' && tokens.take('isakmp')) {
        return takeIsakmp(reader, negated);
      }
      return tokens.take('interface', 3) ? takeInterface(reader, negated) : unknownBlock(reader);
    case 114: // r
      if (tokens.take('route-map', 7)) {
        return takeRouteMapHeader(reader, negated);
      }
      return dialect === 'asa' && tokens.take('route') ? takeAsaRoute(reader, negated) : unknownBlock(reader);
    case 118: // v
      if (tokens.take('vrf')) {
        return tokens.take('definition', 3) || tokens.take('context')
          ? takeVrf(reader, negated)
          : unknownBlock(reader);
      }
      return tokens.take('version', 4) ? takeVersion(reader) : unknownBlock(reader);
    case 110: // n
      if (dialect === 'asa' && tokens.take('nat')) {
        return beginsLegacyNat(reader) ? takeLegacyNat(reader, negated) : takeAsaNat(reader, false, negated);
      }
      if (
        dialect === 'asa' &&
        tokens.count === tokens.at + 1 &&
        (tokens.is('names') || tokens.is('nat-control'))
      ) {
        const name = tokens.take('names') ? 'names' : 'nat-control';
        return { kind: 'record', family: 'asaSwitches', key: name, value: { name, enabled: !negated } };
      }
      if (dialect === 'asa' && tokens.take('name')) {
        return takeAsaName(reader, negated);
      }
      return tokens.is('ngfw') ? takeAsaVersion(reader) : unknownBlock(reader);
    case 111: // o
      if (tokens.take('object-group')) {
        return takeGroupHeader(reader, negated);
      }
      return tokens.take('object') ? takeObjectHeader(reader, negated) : unknownBlock(reader);
    case 112: // p
      if (tokens.take('policy-map')) {
        return dialect === 'asa' ? takeInspectionPolicy(reader, negated) : takePolicyMap(reader, negated);
      }
      if (tokens.take('parameter-map')) {
        return takeParameterMap(reader, negated);
      }
      return tokens.is('pix') ? takeAsaVersion(reader) : takeLooseEntry(reader);
    case 115: // s
      if (dialect === 'asa' && tokens.take('static')) {
        return takeLegacyStatic(reader, negated);
      }
      if (dialect === 'asa' && tokens.take('service-policy')) {
        return takeServicePolicy(reader, negated);
      }
      if (dialect === 'asa' && tokens.take('same-security-traffic')) {
        return takeSameSecurity(reader, negated);
      }
      return tokens.take('sysopt') ? takeSysopt(reader, negated) : unknownBlock(reader);
    case 116: // t
      if (tokens.take('tunnel-group')) {
        return takeTunnelGroup(reader, negated);
      }
      return dialect === 'asa' && !negated && tokens.take('timeout')
        ? takeAsaTimeouts(reader)
        : unknownBlock(reader);
    case 120: // x
      return tokens.take('xlate') ? takeXlate(reader, negated) : unknownBlock(reader);
    case 122: // z
      if (tokens.take('zone')) {
        return takeZone(reader, negated);
      }
      return tokens.take('zone-pair') ? takeZonePair(reader, negated) : unknownBlock(reader);
    default:
      return takeLooseEntry(reader);
  }
}

function takeIp(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.take('access-list', 8) || tokens.take('acc')) {
    return takeNamedListHeader(reader, negated);
  }
  if (tokens.take('nat')) {
    return takeNat(reader, negated);
  }
  if (tokens.take('inspect')) {
    return takeInspectRule(reader, negated);
  }
  if (tokens.take('prefix-list', 6)) {
    return takePrefixList(reader, negated);
  }
  if (tokens.take('vrf')) {
    return takeVrf(reader, negated);
  }
  if (tokens.is('local') && tokens.isAt(tokens.at + 1, 'pool')) {
    tokens.at++;
    return takeLocalPool(reader, negated);
  }
  return tokens.take('route') ? takeRoute(reader, negated) : unknownBlock(reader);
}

function takeInterface(reader: Reader, negated: boolean): Statement | null {
  if (reader.tokens.is('policy')) {
    return unknownBlock(reader);
  }
  if (reader.tokens.take('range', 3)) {
    return takeRange(reader, negated);
  }
  const name = takeInterfaceName(reader);
  if (name === null) {
    return unknownBlock(reader);
  }
  reader.opened = negated ? Mode.none : Mode.interface;
  const type = reader.tokens.take('type') ? reader.tokens.takeName() : null;
  reader.unsure = type !== null;
  return { kind: 'interface', name, ...(type === null ? {} : { type }), negated };
}

/** `interface range …` opens many interfaces at once. */
function takeRange(reader: Reader, negated: boolean): Statement | null {
  const ranges = takeInterfaceRanges(reader);
  const [range] = ranges ?? [];
  if (ranges === null || range === undefined) {
    return unknownBlock(reader);
  }
  reader.opened = negated ? Mode.none : Mode.interface;
  return { kind: 'interface', name: `${range.head}${range.first}`, ranges, negated };
}

function takeHostname(reader: Reader, negated: boolean): Statement | null {
  const name = reader.tokens.takeName();
  return name === null || negated ? null : { kind: 'hostname', name };
}

function takeVersion(reader: Reader): Statement | null {
  const value = reader.tokens.takeName();
  return value === null ? null : { kind: 'version', value };
}

/** `ASA Version 9.16(1)`, `PIX Version 7.2(4)`, `NGFW Version 6.7.0`. */
function takeAsaVersion(reader: Reader): Statement | null {
  const { tokens } = reader;
  tokens.at++;
  return tokens.take('version') ? takeVersion(reader) : unknownBlock(reader);
}

function takeAccessGroup(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const list = tokens.takeName();
  if (list === null) {
    return null;
  }
  if (tokens.take('global')) {
    return { kind: 'access-group', list, direction: 'in', nameif: null, negated };
  }
  const incoming = tokens.take('in');
  if (!incoming && !tokens.take('out')) {
    return null;
  }
  const nameif = tokens.take('interface') ? tokens.takeName() : null;
  if (nameif === null) {
    return null;
  }
  if (tokens.take('control-plane')) {
    const value = { name: nameif, list };
    return {
      kind: 'record',
      family: 'controlPlaneGroups',
      key: nameif,
      value: negated ? null : value,
    };
  }
  return { kind: 'access-group', list, direction: incoming ? 'in' : 'out', nameif, negated };
}

/** `banner motd D…`; the cursor is left on the delimiter. */
function takeBanner(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  tokens.at++;
  const kinds = ['motd', 'login', 'exec', 'incoming', 'slip-ppp', 'prompt-timeout'];
  if (kinds.some((kind) => tokens.is(kind))) {
    tokens.at++;
  }
  reader.opened = negated ? Mode.none : Mode.banner;
  return null;
}

/** An entry that stands under no list, as in a fragment that somebody pasted: extended syntax. */
function takeLooseEntry(reader: Reader): Statement | null {
  const { tokens } = reader;
  if (tokens.at > 0 || !beginsEntry(reader, 0)) {
    return unknownBlock(reader);
  }
  const entry = takeEntry(reader, 'extended');
  if (entry?.kind === 'unknown') {
    tokens.at = 0;
    reader.problems = [];
    const standard = takeEntry(reader, 'standard');
    return standard?.kind === 'ace' ? standard : null;
  }
  return entry;
}
