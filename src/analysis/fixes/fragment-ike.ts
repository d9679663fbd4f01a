import type { ConfigDocument } from '../../config/model';
import { fragmentsIke } from '../findings/acl-fragments';
import type { Finding } from '../findings/finding';
import { endpointsOf } from '../network/endpoints';
import type { Study } from '../study';
import type { FileEdits, FixProposal } from './fix';
import { settingEdit } from './ipsec-settings';

/** IKE fragmentation (RFC 7383) on the gateway and on every initiator of it whose config is known: both ends must want it. */
export function fragmentIke(
  { place, file }: Finding,
  document: ConfigDocument,
  study: Study | null,
  configOf: (file: string) => ConfigDocument | null,
): readonly FixProposal[] {
  if (place.kind !== 'acl-entry') return [];
  const behind = endpointsOf(document.summary).filter((one) => one.interface?.accessGroupIn === place.list);
  const lines = [...new Set(behind.map(({ ikeVersion }) => lineFor(ikeVersion)))];
  const changes = [file, ...initiators(study, file)].flatMap((one): readonly FileEdits[] => {
    const config = one === file ? document : configOf(one);
    if (config === null || config.summary.dialect === 'asa' || fragmentsIke(config.summary)) return [];
    const edits = lines.flatMap((line) => settingEdit(config, line) ?? []);
    return edits.length === 0 ? [] : [{ file: one, edits }];
  });
  const [line] = lines;
  if (line === undefined || changes[0]?.file !== file) return [];
  return [{ title: { code: 'add-line', line }, preferred: false, changes, widens: [] }];
}

function lineFor(version: 1 | 2): string {
  return version === 2 ? 'crypto ikev2 fragmentation' : 'crypto isakmp fragmentation';
}

/** The configs that start IKE to a gateway. */
function initiators(study: Study | null, gateway: string): readonly string[] {
  const files = (study?.situation.peers ?? []).flatMap(({ origin }): readonly string[] => {
    const { hops = [], end } = origin?.path ?? {};
    if (origin?.kind !== 'device' || end !== 'gateway' || hops.at(-1)?.device.id !== gateway) return [];
    return hops[0] === undefined ? [] : [hops[0].device.id];
  });
  return [...new Set(files)];
}
