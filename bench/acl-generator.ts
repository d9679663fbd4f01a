import type { AccessList, AccessListEntry, Ace, AddressMatch, PortMatch } from '../src/config/model';

/** Numbers that look random and are the same in every run. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

type Draft = Pick<Ace, 'action' | 'protocol' | 'source' | 'destination'> &
  Partial<Pick<Ace, 'sourcePorts' | 'destinationPorts'>>;

function ace(draft: Draft): Ace {
  return {
    kind: 'ace',
    sequence: null,
    protocolGroup: null,
    sourcePorts: null,
    destinationPorts: null,
    conditions: [],
    inactive: false,
    reflect: null,
    ...draft,
  };
}

export function listOf(entries: readonly AccessListEntry[]): AccessList {
  return { name: 'BENCH', type: 'extended', entries };
}

const any: AddressMatch = { kind: 'any' };
const tcp = 6;
const udp = 17;

/** Hosts and subnets of a company, well-known ports and ranges, now and then a broad line; the last line denies the rest. */
export function realisticList(size: number, seed = 1): AccessList {
  const below = numbersFrom(seed);
  const host = (): number => (10 << 24) | (below(40) << 16) | (below(256) << 8) | below(256);
  const address = (): AddressMatch => {
    const kind = below(100);
    if (kind < 55) return { kind: 'host', address: host() >>> 0 };
    const free = [3, 7, 15, 255, 255, 255, 1023, 65535][below(8)] ?? 255;
    return kind < 90 ? { kind: 'wildcard', address: (host() & ~free) >>> 0, wildcard: free } : any;
  };
  const ports = (): PortMatch | null => {
    const kind = below(10);
    if (kind < 2) return null;
    if (kind < 8)
      return { operator: 'eq', ports: [[22, 53, 80, 443, 500, 4500, 3389, 8080][below(8)] ?? 80] };
    const first = below(60_000);
    return { operator: 'range', first, last: first + below(2000) };
  };
  const entries = Array.from({ length: size - 1 }, (): Ace => {
    const source = address();
    const destination = source.kind === 'any' || below(4) > 0 ? anyBut(address, any) : address();
    const protocol = below(10) === 0 ? null : below(3) === 0 ? udp : tcp;
    const ported = protocol !== null;
    return ace({
      action: below(5) === 0 ? 'deny' : 'permit',
      protocol,
      source,
      destination,
      destinationPorts: ported ? ports() : null,
      sourcePorts: ported && below(20) === 0 ? { operator: 'gt', port: 1023 } : null,
    });
  });
  return listOf([...entries, ace({ action: 'deny', protocol: null, source: any, destination: any })]);
}

function anyBut(make: () => AddressMatch, unwanted: AddressMatch): AddressMatch {
  for (;;) {
    const made = make();
    if (made.kind !== unwanted.kind) return made;
  }
}

/** Every line has masks of its own, with holes. */
export function holedList(size: number, seed = 2): AccessList {
  const below = numbersFrom(seed);
  const word = (): number => (below(65_536) << 16) | below(65_536);
  const holed = (): AddressMatch => {
    const wildcard = word() & word();
    return { kind: 'wildcard', address: (word() & ~wildcard) >>> 0, wildcard: wildcard >>> 0 };
  };
  return listOf(
    Array.from({ length: size }, () =>
      ace({ action: 'permit', protocol: null, source: holed(), destination: holed() }),
    ),
  );
}

/** Every line crosses all others: one bit of each address, and a range of ports. */
export function crossingList(size: number, seed = 3): AccessList {
  const below = numbersFrom(seed);
  const bits = (): AddressMatch => {
    const care = (1 << below(32)) | (1 << below(32)) | (1 << below(32));
    return { kind: 'wildcard', address: ((below(65_536) * 65_537) & care) >>> 0, wildcard: ~care >>> 0 };
  };
  return listOf(
    Array.from({ length: size }, () => {
      const first = below(50_000);
      const destinationPorts = { operator: 'range', first, last: first + below(15_000) } as const;
      return ace({ action: 'permit', protocol: udp, source: bits(), destination: bits(), destinationPorts });
    }),
  );
}

/** Hosts one by one, and after each 256 of them the subnet that they fill. */
export function filledList(size: number): AccessList {
  return listOf(
    Array.from({ length: size }, (_, index) => {
      const subnet = ((10 << 24) | (Math.floor(index / 257) << 8)) >>> 0;
      const at = index % 257;
      const source: AddressMatch =
        at === 256
          ? { kind: 'wildcard', address: subnet, wildcard: 255 }
          : { kind: 'host', address: subnet + at };
      return ace({ action: 'permit', protocol: null, source, destination: any });
    }),
  );
}
