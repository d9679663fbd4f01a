import type { Address, Endpoint, Flow, Protocol } from '../../engine/flow';
import type { StaticEntry } from '../../engine/pat-options';
import type { Table, TableEndpoint, TableRow } from '../../tables/model';

/** A row of a table as the engine sees it; `row` counts from 1. */
export interface Seen {
  readonly row: number;
  readonly flow: Flow;
  /** Its inside global address and port. */
  readonly place: Endpoint;
}

/** What a table says of a device. */
export interface Evidence {
  /** Translations that the device made by itself. */
  readonly seen: readonly Seen[];
  /** Rows that a static entry of the same table explains. */
  readonly ofStatics: readonly number[];
  /** Rows of protocols that profiles say nothing of. */
  readonly outOfScope: readonly { readonly row: number; readonly protocol: string }[];
  /** Ports that traffic of the device itself takes. */
  readonly own: readonly Seen[];
  readonly statics: readonly StaticEntry[];
  /** Inside global addresses of the translations, ascending. */
  readonly addresses: readonly Address[];
  /** Rows in all. */
  readonly rows: number;
}

const protocols: Readonly<Record<string, Protocol>> = { tcp: 6, udp: 17, esp: 50 };

/** Where a table shows no destination, all translations have one and the same that is not known. */
const unknownOutside: Endpoint = { address: 0, port: 0 };

/** Sorts the rows of a table by what they can tell about a device's choice of ports. */
export function evidenceOf(table: Table): Evidence {
  const statics = table.rows.flatMap(staticOf);
  const seen: Seen[] = [];
  const own: Seen[] = [];
  const ofStatics: number[] = [];
  const outOfScope: { row: number; protocol: string }[] = [];
  const unknown = new Map<string, number>();
  const withoutProtocol = new Set<string>();
  table.rows.forEach((entry, index) => {
    const row = index + 1;
    const protocol =
      entry.protocol === 'tcp-or-udp' ? protocolOf(entry, withoutProtocol) : protocols[entry.protocol];
    if (entry.kind === 'static' || isCovered(entry, statics)) {
      ofStatics.push(row);
    } else if (protocol === undefined) {
      if (entry.kind === 'dynamic') outOfScope.push({ row, protocol: entry.protocol });
    } else if (entry.kind === 'dynamic') {
      seen.push(seenOf(entry, row, protocol, unknown));
    } else {
      own.push(seenOf(entry, row, protocol, unknown));
    }
  });
  const addresses = [...new Set(seen.map(({ place }) => place.address))].sort((a, b) => a - b);
  const onAddress = new Set(addresses);
  return {
    seen,
    ofStatics,
    outOfScope,
    own: own.flatMap((each) => ownOn(onAddress, each)),
    statics: statics.filter(({ global }) => onAddress.has(global.address)),
    addresses,
    rows: seen.length + ofStatics.length + outOfScope.length,
  };
}

/** UDP, or TCP for the second row on one place: the device gives a port once for each. */
function protocolOf({ global }: TableRow, taken: Set<string>): Protocol {
  const place = `${global.address} ${global.port}`;
  if (taken.has(place)) return 6;
  taken.add(place);
  return 17;
}

function seenOf(entry: TableRow, row: number, protocol: Protocol, unknown: Map<string, number>): Seen {
  const place = endpoint(entry.global);
  let outside = entry.outside === null ? unknownOutside : endpoint(entry.outside);
  if (entry.outside === null) {
    // Two translations on one place must differ in the destination that the table does not show.
    const key = `${protocol} ${place.address} ${place.port}`;
    const earlier = unknown.get(key) ?? 0;
    unknown.set(key, earlier + 1);
    outside = { address: 0, port: earlier };
  }
  return { row, place, flow: { protocol, inside: endpoint(entry.inside), outside, owner: row } };
}

/** Traffic of the device itself begins at one of its addresses, or ends there. */
function ownOn(addresses: ReadonlySet<Address>, { row, flow, place }: Seen): readonly Seen[] {
  if (addresses.has(place.address)) return [{ row, flow, place }];
  const { outside } = flow;
  return addresses.has(outside.address)
    ? [{ row, flow: { ...flow, inside: outside, outside: place }, place: outside }]
    : [];
}

function staticOf({ kind, protocol, inside, global }: TableRow): readonly StaticEntry[] {
  return kind === 'static'
    ? [{ protocol: protocols[protocol] ?? null, inside: endpoint(inside), global: endpoint(global) }]
    : [];
}

function isCovered({ protocol, inside, global }: TableRow, statics: readonly StaticEntry[]): boolean {
  return statics.some(
    (entry) =>
      (entry.protocol === null || entry.protocol === protocols[protocol]) &&
      entry.inside.address === inside.address &&
      entry.global.address === global.address &&
      (entry.inside.port === 0
        ? inside.port === global.port
        : entry.inside.port === inside.port && entry.global.port === global.port),
  );
}

function endpoint({ address, port }: TableEndpoint): Endpoint {
  return { address, port: port ?? 0 };
}
