import type { Interface } from '../model';
import type { Tunnel } from '../facts/crypto';
import type { NhrpEntry } from '../facts/nhrp';
import type { VirtualRouter } from '../facts/virtual-router';
import type {
  AccessGroupStatement,
  InterfaceFields,
  InterfaceRange,
  InterfaceStatement,
} from '../statements';
import { keyOf } from '../values/key';
import { RemovableItems } from './removable';
import type { Table } from './table';

/** Interfaces by name, and the lines that apply lists to each; -1 where there is no such line. */
export interface InterfaceTable extends Table<Interface> {
  readonly accessGroupsIn: readonly number[];
  readonly accessGroupsOut: readonly number[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

type Address = Interface['addresses'][number];

interface Draft {
  readonly value: Writable<Interface> & { addresses: Address[] };
  readonly line: number;
  /** The last line that opens it. */
  lastLine: number;
  groupInLine: number;
  groupOutLine: number;
  /** The addresses where one was taken away again. */
  addresses: RemovableItems<Address> | null;
  /** NHRP entries by what they say; null as long as there is none. */
  nhrp: Map<string, NhrpEntry> | null;
}

/** Collects interfaces over the lines of a config; an interface that is opened again is the same one. */
export class Interfaces {
  private readonly drafts = new Map<string, Draft>();
  private readonly groups: { readonly statement: AccessGroupStatement; readonly line: number }[] = [];
  private open: Draft | null = null;
  /** What a range opened beside the first. */
  private others: readonly Draft[] = [];

  add(statement: InterfaceStatement | AccessGroupStatement, line: number): void {
    if (statement.kind === 'access-group') {
      this.groups.push({ statement, line });
    } else if (statement.kind === 'interface') {
      this.openInterface(statement, line);
    } else if (this.open !== null) {
      apply(this.open, statement, line);
      if (this.others.length > 0 && isForMany(statement)) {
        for (const other of this.others) {
          apply(other, statement, line);
        }
      }
    }
  }

  private openInterface(
    { name, negated, type, ranges }: InterfaceStatement & { readonly kind: 'interface' },
    line: number,
  ): void {
    this.open = null;
    this.others = [];
    const names = ranges === undefined ? [name] : namesOf(ranges);
    if (negated) {
      for (const one of names) {
        this.drafts.delete(one);
      }
      return;
    }
    const [first = null, ...others] = names.map((one) => this.draftOf(one, line));
    this.open = first;
    this.others = others;
    if (first !== null && type !== undefined) {
      first.value.type = type;
    }
  }

  private draftOf(name: string, line: number): Draft {
    const known = this.drafts.get(name);
    const draft = known ?? newDraft(name, line);
    draft.lastLine = line;
    if (known === undefined) {
      this.drafts.set(name, draft);
    }
    return draft;
  }

  finish(): {
    readonly interfaces: InterfaceTable;
    readonly globalAccessGroup: string | null;
    /** Whether lines outside of an interface say something about it. */
    readonly appliedByName: boolean;
  } {
    const drafts = [...this.drafts.values()];
    drafts.forEach(settle);
    const byNameif = new Map<string | undefined, Draft>();
    for (const draft of drafts) {
      const { nameif } = draft.value;
      if (!byNameif.has(nameif)) {
        byNameif.set(nameif, draft);
      }
    }
    let globalAccessGroup: string | null = null;
    for (const { statement, line } of this.groups) {
      const { list, direction, nameif, negated } = statement;
      if (nameif === null) {
        globalAccessGroup = negated ? null : list;
        continue;
      }
      const draft = byNameif.get(nameif);
      if (draft !== undefined) {
        bind(draft, list, direction, negated, line);
      }
    }
    return {
      interfaces: {
        values: drafts.map(({ value }) => value),
        keys: drafts.map(({ value }) => value.name),
        first: drafts.map((draft) => draft.line),
        last: drafts.map((draft) => draft.lastLine),
        accessGroupsIn: drafts.map((draft) => draft.groupInLine),
        accessGroupsOut: drafts.map((draft) => draft.groupOutLine),
      },
      globalAccessGroup,
      appliedByName: this.groups.length > 0,
    };
  }
}

/** The interfaces of a range, each once. */
function namesOf(ranges: readonly InterfaceRange[]): readonly string[] {
  const names = new Set<string>();
  for (const { head, first, last } of ranges) {
    for (let number = first; number <= last; number++) {
      names.add(`${head}${number}`);
    }
  }
  return [...names];
}

/** Whether several interfaces can have what a line says: a device refuses an address that another one has. */
function isForMany(statement: Part): boolean {
  return statement.kind === 'address'
    ? statement.negated
    : statement.kind !== 'interface-fields' ||
        (statement.fields.nhrp === undefined && statement.fields.virtualRouter === undefined);
}

function newDraft(name: string, line: number): Draft {
  const value = {
    name,
    description: null,
    addresses: [],
    addressUnknown: false,
    nat: null,
    accessGroupIn: null,
    accessGroupOut: null,
    vrf: null,
    cryptoMap: null,
    shutdown: false,
  };
  return { value, line, lastLine: line, groupInLine: -1, groupOutLine: -1, addresses: null, nhrp: null };
}

/** Puts the lists that items are taken away from into the interface. */
function settle({ value, addresses, nhrp }: Draft): void {
  if (addresses !== null) {
    value.addresses = addresses.left().slice();
  }
  if (nhrp !== null) {
    value.nhrp = [...nhrp.values()];
  }
}

function bind(draft: Draft, list: string, direction: 'in' | 'out', negated: boolean, line: number): void {
  const { value } = draft;
  if (direction === 'in') {
    value.accessGroupIn = negated ? null : list;
    draft.groupInLine = negated ? -1 : line;
  } else {
    value.accessGroupOut = negated ? null : list;
    draft.groupOutLine = negated ? -1 : line;
  }
}

type Part = Exclude<InterfaceStatement, { readonly kind: 'interface' }>;

function apply(draft: Draft, statement: Part, line: number): void {
  const { value } = draft;
  switch (statement.kind) {
    case 'address':
      setAddress(draft, statement);
      break;
    case 'address-unknown':
      value.addressUnknown = true;
      value.addressSource = statement.source;
      break;
    case 'no-address':
      value.addresses = [];
      draft.addresses = null;
      value.addressUnknown = false;
      delete value.addressSource;
      delete value.standbyAddress;
      break;
    case 'nat-side':
      value.nat = statement.negated ? null : statement.side;
      break;
    case 'interface-access-group':
      bind(draft, statement.list, statement.direction, statement.negated, line);
      break;
    case 'vrf':
      value.vrf = statement.name;
      break;
    case 'crypto-map-use':
      value.cryptoMap = statement.name;
      if (statement.redundancy === undefined) {
        delete value.cryptoMapRedundancy;
      } else {
        value.cryptoMapRedundancy = statement.redundancy;
      }
      break;
    case 'shutdown':
      value.shutdown = statement.value;
      break;
    case 'description':
      value.description = statement.text;
      break;
    case 'nameif':
      if (statement.name === null) {
        delete value.nameif;
      } else {
        value.nameif = statement.name;
      }
      break;
    case 'interface-fields':
      setFields(draft, statement.fields);
      break;
    case 'security-level':
      if (statement.level === null) {
        delete value.securityLevel;
      } else {
        value.securityLevel = statement.level;
      }
      break;
  }
}

/** A second primary address replaces the first; secondary ones are added. */
function setAddress(draft: Draft, statement: Part & { kind: 'address' }): void {
  const { value } = draft;
  const { address, mask } = statement;
  if (statement.negated) {
    removableAddresses(draft).remove(address);
  } else if (statement.secondary) {
    (draft.addresses ?? value.addresses).push({ address, mask });
  } else {
    if (draft.addresses === null) {
      value.addresses[0] = { address, mask };
    } else {
      draft.addresses.replaceFirst({ address, mask });
    }
    value.addressUnknown = false;
    delete value.addressSource;
    if (statement.standby === undefined) {
      delete value.standbyAddress;
    } else {
      value.standbyAddress = statement.standby;
    }
  }
}

function removableAddresses(draft: Draft): RemovableItems<Address> {
  if (draft.addresses === null) {
    draft.addresses = new RemovableItems(({ address }) => address);
    for (const one of draft.value.addresses) {
      draft.addresses.push(one);
    }
  }
  return draft.addresses;
}

const noTunnel: Tunnel = { source: null, destination: null, mode: null, protection: null, vrf: null };

function setFields(draft: Draft, fields: InterfaceFields): void {
  const { value } = draft;
  if (fields.tunnel !== undefined) {
    const { destinationName, ...before } = value.tunnel ?? noTunnel;
    const kept = fields.tunnel.destination === undefined && destinationName !== undefined;
    value.tunnel = { ...before, ...(kept ? { destinationName } : {}), ...fields.tunnel };
  }
  if (fields.nhrp !== undefined) {
    const { entry, negated } = fields.nhrp;
    const entries = (draft.nhrp ??= new Map<string, NhrpEntry>());
    const key = keyOf(entry);
    entries.delete(key);
    if (!negated) {
      entries.set(key, entry);
    }
  }
  if (fields.virtualRouter !== undefined) {
    setVirtualRouter(value, fields.virtualRouter);
  }
  if (fields.ezvpn !== undefined) {
    value.ezvpn = fields.ezvpn;
  }
  if (fields.natVirtual === true) {
    value.natVirtual = true;
  } else if (fields.natVirtual === false) {
    delete value.natVirtual;
  }
  if (fields.vlan === null) {
    delete value.vlan;
  } else if (fields.vlan !== undefined) {
    value.vlan = fields.vlan;
  }
  for (const name of ['zone', 'inspectIn', 'inspectOut', 'unnumbered'] as const) {
    const field = fields[name];
    if (field === null) {
      Reflect.deleteProperty(value, name);
    } else if (field !== undefined) {
      value[name] = field;
    }
  }
}

/** Lines of one group say what it is together; `no` takes an address away, or all where none is named. */
function setVirtualRouter(
  value: Writable<Interface>,
  { router, negated }: NonNullable<InterfaceFields['virtualRouter']>,
): void {
  const all = value.virtualRouters ?? [];
  const same = ({ protocol, group }: VirtualRouter): boolean =>
    protocol === router.protocol && group === router.group;
  const known = all.find(same);
  const before = known?.addresses ?? [];
  const isNamed = router.addresses.length > 0;
  const addresses = negated
    ? before.filter((one) => isNamed && !router.addresses.includes(one))
    : [...new Set([...before, ...router.addresses])];
  const changed = negated ? { ...(known ?? router), addresses } : { ...known, ...router, addresses };
  value.virtualRouters =
    known === undefined ? [...all, changed] : all.map((one) => (one === known ? changed : one));
}
