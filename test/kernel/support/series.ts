import { Random } from '../../../src/engine/random';
import type { NatLab } from './nat-lab';
import type { Address, Datagram } from './protocol';

/** What happened at the router: a datagram and the source it left with (null: lost), or mappings that were ended. */
export type Happening =
  | { readonly kind: 'sent'; readonly datagram: Datagram; readonly seen: Address | null }
  | { readonly kind: 'ended'; readonly from: Address; readonly to: Address | null };

export interface SeriesOptions {
  readonly sources: readonly Address[];
  readonly gateways: readonly Address[];
  readonly control: Address;
  readonly datagrams: number;
  readonly seed: number;
}

const batch = 40;

/** Sends random datagrams of the sources and now and then ends a mapping, or all of a source; gives all in order. */
export async function runSeries(lab: NatLab, options: SeriesOptions): Promise<readonly Happening[]> {
  const { sources, gateways, control, datagrams, seed } = options;
  const random = new Random(seed);
  const pick = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
  const happenings: Happening[] = [];
  const live = new Map<string, Datagram>();
  const send = async (list: readonly Datagram[]): Promise<void> => {
    const seen = await lab.send(list);
    list.forEach((datagram, index) => {
      const source = seen[index] ?? null;
      happenings.push({ kind: 'sent', datagram, seen: source });
      if (source !== null && datagram.from !== control) live.set(JSON.stringify(datagram), datagram);
    });
  };
  await send(gateways.map((to) => ({ from: control, to })));
  for (let sent = 0; sent < datagrams; sent += batch) {
    await send(Array.from({ length: batch }, () => ({ from: pick(sources), to: pick(gateways) })));
    const { from, to } = pick([...live.values()]);
    const isWhole = random.below(2) === 0;
    lab.forget(from, isWhole ? undefined : to);
    happenings.push({ kind: 'ended', from, to: isWhole ? null : to });
    for (const [key, datagram] of live) {
      if (datagram.from === from && (isWhole || datagram.to === to)) live.delete(key);
    }
  }
  return happenings;
}
