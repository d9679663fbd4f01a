import { readAddress, readAddressRange } from './addresses';
import { readDuration, readPositiveDuration } from './durations';
import { Fields } from './fields';
import { limits } from './limits';
import type { AddressRange, At, ScenarioPeer, Span } from './model';
import { countsHosts, numberedName, type PeerNames } from './peer-names';
import { readLocalPort } from './ports';
import type { Problems } from './problems';
import type { Tree } from './tree';
import { itemsOf, readBoolean, readChoice, readName, readOneOrMore } from './values';

const peerFields = [
  'name',
  'host',
  'hosts',
  'gateway',
  'encapsulation',
  'local',
  'begin',
  'mobike',
  'ikeVersion',
  'mode',
  'start',
  'keepalive',
  'dpd',
  'rekey',
  'retry',
];

/** RFC 3948, section 4. */
const defaultKeepalive = 20_000;

/** The peers of `peers:` in order, entries with `hosts` expanded; their names are declared in `names`. */
export function readPeers(tree: Tree, names: PeerNames, problems: Problems): readonly ScenarioPeer[] {
  const peers: ScenarioPeer[] = [];
  for (const item of itemsOf(tree, 'peers', problems) ?? []) {
    const fields = Fields.open(item, 'peer', peerFields, problems);
    if (fields !== null) readEntry(fields, peers, names, problems);
  }
  return peers;
}

function readEntry(fields: Fields, peers: ScenarioPeer[], names: PeerNames, problems: Problems): void {
  const name = fields.require('name', readName);
  const hosts = readHosts(fields);
  const gateway = fields.require('gateway', readAddress);
  const settings = readSettings(fields);
  if (name === null) return;
  if (hosts === null || gateway === null || !fits(hosts, peers.length, fields, problems)) {
    names.declareUnread(name.value);
    return;
  }
  const named = nameHosts(name, hosts, problems);
  for (const [index, host] of hostsOf(hosts).entries()) {
    const peerName = named ? numberedName(name.value, index + 1) : `${name.value}-${index + 1}`;
    if (!names.declare(peerName)) {
      problems.report('scenario.duplicate-peer', name.span, { name: peerName });
      continue;
    }
    peers.push({ ...settings, name: peerName, host, gateway, nameSpan: name.span, span: fields.span });
  }
}

/** False (and a problem) where an entry with several hosts gives them all one name; they are then numbered at the end. */
function nameHosts(name: At<string>, hosts: readonly At<AddressRange>[], problems: Problems): boolean {
  const count = countOf(hosts);
  if (count === 1 || countsHosts(name.value)) return true;
  problems.report('scenario.name-without-number', name.span, { name: name.value, count });
  return false;
}

function readHosts(fields: Fields): readonly At<AddressRange>[] | null {
  fields.exclude('host', 'hosts');
  if (fields.has('hosts') && !fields.has('host')) {
    return fields.read('hosts', readOneOrMore(readAddressRange, 'hosts'));
  }
  const host = fields.require('host', (tree, problems) => {
    const address = readAddress(tree, problems);
    return address === null ? null : { value: { first: address, last: address }, span: tree.span };
  });
  return host === null ? null : [host];
}

function fits(
  hosts: readonly At<AddressRange>[],
  before: number,
  fields: Fields,
  problems: Problems,
): boolean {
  const count = before + countOf(hosts);
  if (count <= limits.peers) return true;
  const span: Span = hosts[0]?.span ?? fields.head();
  problems.report('scenario.too-many-peers', span, { limit: limits.peers, count });
  return false;
}

function countOf(hosts: readonly At<AddressRange>[]): number {
  return hosts.reduce((sum, { value }) => sum + value.last - value.first + 1, 0);
}

function hostsOf(hosts: readonly At<AddressRange>[]): number[] {
  return hosts.flatMap(({ value: { first, last } }) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i),
  );
}

type Settings = Omit<ScenarioPeer, 'name' | 'host' | 'gateway' | 'nameSpan' | 'span'>;

function readSettings(fields: Fields): Settings {
  return {
    encapsulation:
      fields.read('encapsulation', readChoice(['nat-t', 'esp', 'udp-10000', 'tcp-4500'])) ?? 'nat-t',
    local: fields.read('local', readLocalPorts) ?? { ike: 500, stream: 4500 },
    begin: fields.read('begin', readChoice([500, 4500])) ?? 500,
    mobike: fields.read('mobike', readBoolean) ?? false,
    ...readIke(fields),
    start: fields.read('start', readDuration),
    keepalive: fields.read('keepalive', readDuration) ?? defaultKeepalive,
    dpd: fields.read('dpd', readDuration) ?? 0,
    rekey: fields.read('rekey', readPositiveDuration),
    retry: fields.read('retry', readPositiveDuration),
  };
}

/** A mode is one of IKEv1, which it therefore means where no version is written. */
function readIke(fields: Fields): Pick<Settings, 'ikeVersion' | 'mode'> {
  const ikeVersion = fields.read('ikeVersion', readChoice([1, 2]));
  const mode = fields.read('mode', readChoice(['main', 'aggressive']));
  if (ikeVersion === 2) fields.exclude('ikeVersion', 'mode');
  return { ikeVersion: ikeVersion ?? (mode === null ? 2 : 1), mode: mode ?? 'main' };
}

function readLocalPorts(tree: Tree, problems: Problems): ScenarioPeer['local'] | null {
  const fields = Fields.open(tree, 'local', ['ike', 'stream'], problems);
  if (fields === null) return null;
  return {
    ike: fields.read('ike', readLocalPort) ?? 500,
    stream: fields.read('stream', readLocalPort) ?? 4500,
  };
}
