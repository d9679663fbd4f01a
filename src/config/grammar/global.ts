import type { Dialect } from '../model';
import type { Statement } from '../statements';
import { Mode } from '../text/line-state';
import { beginsEntry, takeEntry } from './ace';
import { takeListLine, takeNamedListHeader } from './acl';
import { takeInterfaceName } from './interface';
import { takeNat } from './nat';
import type { Reader } from './reader';
import { takeAsaRoute, takeRoute, takeRouteMapHeader } from './routing';

/** A statement and the mode that the line opens. */
export interface GlobalLine {
  readonly statement: Statement | null;
  readonly mode: number;
}

const nothing: GlobalLine = { statement: null, mode: Mode.other };

function only(statement: Statement | null): GlobalLine {
  return { statement, mode: Mode.none };
}

/** A line that stands in no mode. */
export function takeGlobalLine(reader: Reader, dialect: Dialect): GlobalLine {
  const { tokens } = reader;
  const negated = tokens.take('no');
  switch (tokens.firstCode(tokens.at) | 32) {
    case 97: // a
      if (tokens.take('access-list', 8)) {
        return only(takeListLine(reader, negated));
      }
      if (tokens.take('access-group')) {
        return only(takeAccessGroup(reader, negated));
      }
      return tokens.is('asa') ? takeAsaVersion(reader) : nothing;
    case 98: // b
      return tokens.is('banner', 3) && dialect !== 'asa' ? takeBanner(reader, negated) : nothing;
    case 99: // c
      return takeCrypto(reader);
    case 104: // h
      return tokens.take('hostname', 4) ? takeHostname(reader, negated) : nothing;
    case 105: // i
      if (tokens.take('ip')) {
        return takeIp(reader, negated);
      }
      return tokens.take('interface', 3) ? takeInterface(reader, negated) : nothing;
    case 114: // r
      if (tokens.take('route-map', 7)) {
        return takeRouteMapHeader(reader, negated);
      }
      return dialect === 'asa' && tokens.take('route') ? only(takeAsaRoute(reader, negated)) : nothing;
    case 118: // v
      return tokens.take('version', 4) ? takeVersion(reader) : nothing;
    case 110: // n
      return tokens.is('ngfw') ? takeAsaVersion(reader) : nothing;
    default:
      return tokens.is('pix') ? takeAsaVersion(reader) : takeLooseEntry(reader);
  }
}

function takeIp(reader: Reader, negated: boolean): GlobalLine {
  const { tokens } = reader;
  if (tokens.take('access-list', 8) || tokens.take('acc')) {
    return takeNamedListHeader(reader, negated);
  }
  if (tokens.take('nat')) {
    return takeNat(reader, negated);
  }
  return tokens.take('route') ? only(takeRoute(reader, negated)) : nothing;
}

function takeInterface(reader: Reader, negated: boolean): GlobalLine {
  if (reader.tokens.is('range') || reader.tokens.is('policy')) {
    return nothing;
  }
  const name = takeInterfaceName(reader);
  return name === null
    ? nothing
    : { statement: { kind: 'interface', name, negated }, mode: negated ? Mode.none : Mode.interface };
}

function takeHostname(reader: Reader, negated: boolean): GlobalLine {
  const name = reader.tokens.takeName();
  return only(name === null || negated ? null : { kind: 'hostname', name });
}

function takeVersion(reader: Reader): GlobalLine {
  const value = reader.tokens.takeName();
  return only(value === null ? null : { kind: 'version', value });
}

/** `ASA Version 9.16(1)`, `PIX Version 7.2(4)`, `NGFW Version 6.7.0`. */
function takeAsaVersion(reader: Reader): GlobalLine {
  const { tokens } = reader;
  tokens.at++;
  return tokens.take('version') ? takeVersion(reader) : nothing;
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
  if (nameif === null || tokens.take('control-plane')) {
    return null;
  }
  return { kind: 'access-group', list, direction: incoming ? 'in' : 'out', nameif, negated };
}

/** `banner motd D…`; the cursor is left on the delimiter. */
function takeBanner(reader: Reader, negated: boolean): GlobalLine {
  const { tokens } = reader;
  tokens.at++;
  const kinds = ['motd', 'login', 'exec', 'incoming', 'slip-ppp', 'prompt-timeout'];
  if (kinds.some((kind) => tokens.is(kind))) {
    tokens.at++;
  }
  return negated ? nothing : { statement: null, mode: Mode.banner };
}

function takeCrypto(reader: Reader): GlobalLine {
  const { tokens } = reader;
  if (tokens.take('crypto', 4) && (tokens.take('pki') || tokens.take('ca')) && tokens.is('certificate')) {
    return { statement: null, mode: Mode.certificateChain };
  }
  return nothing;
}

/** An entry that stands under no list, as in a fragment that somebody pasted: extended syntax. */
function takeLooseEntry(reader: Reader): GlobalLine {
  const { tokens } = reader;
  if (tokens.at > 0 || !beginsEntry(reader, 0)) {
    return nothing;
  }
  const entry = takeEntry(reader, 'extended');
  if (entry?.kind === 'unknown') {
    tokens.at = 0;
    reader.problems = [];
    const standard = takeEntry(reader, 'standard');
    return only(standard?.kind === 'ace' ? standard : null);
  }
  return only(entry);
}
