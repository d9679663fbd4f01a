import type { AddressMatch, DeviceSummary } from '../../config/model';
import type { GroupMember, ObjectAddress } from '../../config/facts/objects';
import {
  everyAddress,
  hostPart,
  PartLookup,
  rangeParts,
  wildcardPart,
  type AddressPart,
} from './address-parts';
import type { Doubt } from './doubt';
import { namesOf, type NameTable } from './objects';

/** An address match with every name in it resolved. */
export interface AddressTest {
  /** Any of them matches. */
  readonly parts: readonly AddressPart[];
  readonly lookup: PartLookup;
  /** What the text does not tell: the match then supposes that it fits. */
  readonly doubts: readonly Doubt[];
}

/** Groups nested deeper than this are taken as not known. */
const deepest = 16;

const anyTest = testOf([everyAddress], []);
const named = new WeakMap<DeviceSummary, Map<string, AddressTest>>();

/** Resolves an address match; names are those of the device that the list stands on, each resolved once. */
export function addressTest(match: AddressMatch, summary: DeviceSummary): AddressTest {
  switch (match.kind) {
    case 'any':
      return match.version === 6 ? testOf([], []) : anyTest;
    case 'host':
      return testOf([hostPart(match.address)], []);
    case 'wildcard':
      return testOf([wildcardPart(match.address, match.wildcard)], []);
    case 'unknown':
      return new Resolution(summary).resolve(match);
    case 'group':
    case 'object':
    case 'interface': {
      const known = named.get(summary) ?? new Map<string, AddressTest>();
      named.set(summary, known);
      const key = `${match.kind} ${match.name}`;
      const test = known.get(key) ?? new Resolution(summary).resolve(match);
      known.set(key, test);
      return test;
    }
  }
}

/** Whether an address passes; one that no text tells passes only where everything does. */
export function testAddress({ parts, lookup }: AddressTest, address: number | null): boolean | 'unknown' {
  if (address !== null) return lookup.find(address) !== null;
  if (parts.some(({ care }) => care === 0)) return true;
  return parts.length === 0 ? false : 'unknown';
}

/** Words of numbers alone (`192.0.2.256`, `10.0.0.0 0.0.0.256`) that were no address; a placeholder has other characters. */
function isImpossible(match: { readonly text: string; readonly hostName?: true }): boolean {
  return match.hostName !== true && /^(host )?[0-9][0-9. /]*$/.test(match.text);
}

function testOf(parts: readonly AddressPart[], doubts: readonly Doubt[]): AddressTest {
  return { parts, lookup: new PartLookup(parts), doubts };
}

/** Collects the parts of one match; a name that comes up again adds nothing. */
class Resolution {
  private readonly parts: AddressPart[] = [];
  private readonly doubts: Doubt[] = [];
  private readonly seen = new Set<string>();
  private readonly names: NameTable;

  constructor(summary: DeviceSummary) {
    this.names = namesOf(summary);
  }

  resolve(match: AddressMatch): AddressTest {
    this.add(match, 0);
    return testOf(this.parts, this.doubts);
  }

  private add(match: ObjectAddress, depth: number): void {
    switch (match.kind) {
      case 'any':
        if (match.version !== 6) this.parts.push(everyAddress);
        break;
      case 'host':
        this.parts.push(hostPart(match.address));
        break;
      case 'wildcard':
        this.parts.push(wildcardPart(match.address, match.wildcard));
        break;
      case 'range':
        for (const part of rangeParts(match.first, match.last)) this.parts.push(part);
        break;
      case 'fqdn':
        this.supposeAll({ code: 'name-unresolved', name: match.name });
        break;
      case 'unknown':
        // No device takes a line with an impossible address, so that it is none there.
        if (!isImpossible(match)) this.supposeAll({ code: 'placeholder', text: match.text });
        break;
      case 'interface':
        this.addInterface(match.name);
        break;
      case 'object':
      case 'group':
        this.addNamed(match.kind, match.name, depth);
        break;
    }
  }

  private addNamed(kind: 'object' | 'group', name: string, depth: number): void {
    const key = `${kind} ${name}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const members = depth < deepest ? this.membersOf(kind, name) : null;
    if (members === null) this.supposeAll({ code: 'group-unknown', name });
    for (const member of members ?? []) this.addMember(member, depth + 1);
  }

  private membersOf(kind: 'object' | 'group', name: string): readonly GroupMember[] | null {
    if (kind === 'object') {
      const address = this.names.networks.get(name)?.address ?? null;
      return address === null ? null : [{ kind: 'address', address }];
    }
    const group = this.names.groups.get(name);
    return group?.type === 'network' ? group.members : null;
  }

  private addMember(member: GroupMember, depth: number): void {
    switch (member.kind) {
      case 'address':
        this.add(member.address, depth);
        break;
      case 'group':
      case 'object':
        this.addNamed(member.kind, member.name, depth);
        break;
      case 'unknown':
        if (!isImpossible(member)) this.supposeAll({ code: 'placeholder', text: member.text });
        break;
      case 'service':
      case 'ports':
      case 'protocol':
        break;
    }
  }

  private addInterface(name: string): void {
    const own = this.names.interfaces.get(name)?.addresses ?? [];
    if (own.length === 0) this.supposeAll({ code: 'group-unknown', name });
    for (const { address } of own) this.parts.push(hostPart(address));
  }

  private supposeAll(doubt: Doubt): void {
    this.parts.push(everyAddress);
    this.doubts.push(doubt);
  }
}
