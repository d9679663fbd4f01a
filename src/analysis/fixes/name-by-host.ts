import type { ConfigDocument, DeviceSummary } from '../../config/model';
import type { Finding } from '../findings/finding';
import { studiedPeers, type StudiedPeer } from '../findings/ipsec-peers';
import type { IpsecEndpoint } from '../network/endpoints';
import type { Study } from '../study';
import type { FileEdits, FixProposal } from './fix';
import { below, blockBelow, indentAt } from './lines';

/** IKEv2: every peer names itself by its host name, and the gateway's profile takes these names beside the address. */
export function nameByHost(
  { place, file, concerned }: Finding,
  document: ConfigDocument,
  study: Study,
  configOf: (file: string) => ConfigDocument | null,
): readonly FixProposal[] {
  if (place.kind !== 'record' || place.family !== 'ikeProfiles') return [];
  const indexes = new Set(concerned.map(({ translation }) => translation));
  const peers = studiedPeers(study).filter(({ conversations }) =>
    conversations.some(({ index }) => indexes.has(index)),
  );
  const named = peers.flatMap((studied) => initiatorOf(studied, configOf) ?? []);
  if (named.length === 0 || named.length < peers.length) return [];
  const distinct = [...new Map(named.map((one) => [one.file, one])).values()];
  const lines = distinct.map(({ name }) => `match identity remote fqdn ${name}`);
  const gateway = addToProfile(file, document, place.record, lines);
  const initiators = distinct.flatMap((one) =>
    addToProfile(one.file, one.config, one.profile, [`identity local fqdn ${one.name}`]),
  );
  const [line] = lines;
  if (line === undefined || gateway.length === 0 || initiators.length < distinct.length) return [];
  return [
    {
      title: { code: 'add-entry', entry: line },
      preferred: true,
      changes: [...gateway, ...initiators],
      widens: [],
    },
  ];
}

interface Initiator {
  readonly file: string;
  readonly config: ConfigDocument;
  readonly name: string;
  /** Index of the IKEv2 profile that it uses. */
  readonly profile: number;
}

function initiatorOf(
  { device, endpoint }: StudiedPeer,
  configOf: (file: string) => ConfigDocument | null,
): Initiator | null {
  const config = device === null ? null : configOf(device.id);
  const name = config?.summary.hostname ?? null;
  if (device === null || endpoint?.identity !== null || config === null || name === null) return null;
  const profile = profileOf(config.summary, endpoint);
  return profile < 0 ? null : { file: device.id, config, name, profile };
}

function profileOf({ interfaces, records = {} }: DeviceSummary, { place }: IpsecEndpoint): number {
  const { cryptoMaps = [], ipsecProfiles = [], ikeProfiles = [] } = records;
  const protection = place.kind === 'interface' ? interfaces[place.interface]?.tunnel?.protection : null;
  const entry =
    place.kind === 'record' && place.family === 'cryptoMaps'
      ? cryptoMaps[place.record]
      : ipsecProfiles.find((one) => one.name === protection);
  return ikeProfiles.findIndex(({ name, version }) => version === 2 && name === entry?.profile);
}

function addToProfile(
  file: string,
  config: ConfigDocument,
  record: number,
  lines: readonly string[],
): readonly FileEdits[] {
  const header = config.places.record('ikeProfiles', record);
  if (header === null) return [];
  const [first] = blockBelow(config, header);
  const indent = first === undefined ? ' ' : indentAt(config, first.start);
  const edit = below(
    config,
    header.start,
    lines.map((line) => indent + line),
  );
  return [{ file, edits: [edit] }];
}
