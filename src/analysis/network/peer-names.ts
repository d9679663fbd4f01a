import { formatAddress } from '../../engine/address';
import type { Address } from '../../engine/flow';
import type { Device } from '../situation';
import type { Network } from './network';
import type { Path } from './path';

/** A peer before it has a name of its own. */
interface NamedDraft {
  readonly name: string;
  readonly gateway: Address | null;
  readonly path: Path;
}

/** The host name, else the name of the file. */
export function nameOf({ id, summary }: Device): string {
  if (summary.hostname !== null) return summary.hostname;
  const file = id.slice(id.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  return dot > 0 ? file.slice(0, dot) : file;
}

/** Names that no two peers share: the gateway is added where one device is several peers, else a number. */
export function distinctNames(network: Network, drafts: readonly NamedDraft[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name } of drafts) counts.set(name, (counts.get(name) ?? 0) + 1);
  const used = new Set<string>();
  return drafts.map((draft) => {
    const wanted =
      (counts.get(draft.name) ?? 0) > 1 ? `${draft.name}>${gatewayName(network, draft)}` : draft.name;
    let name = wanted;
    for (let nth = 2; used.has(name); nth++) name = `${wanted}-${nth}`;
    used.add(name);
    return name;
  });
}

function gatewayName(network: Network, { path, gateway }: NamedDraft): string {
  const last = path.end === 'gateway' ? path.hops.at(-1)?.device : undefined;
  const found = last === undefined ? undefined : network.device(last.id);
  return found === undefined ? formatGateway(gateway) : nameOf(found);
}

function formatGateway(gateway: Address | null): string {
  return gateway === null ? '?' : formatAddress(gateway);
}
