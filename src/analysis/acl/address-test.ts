import type { AddressMatch, DeviceSummary } from '../../config/model';
import type { GroupMember, ObjectAddress } from '../../config/facts/objects';
import type { Doubt } from './doubt';
import { findGroup, findObject } from './objects';

/** An address matches when it equals `address` in the bits of `care`, or lies in the range. */
export type AddressPart =
  | { readonly kind: 'bits'; readonly address: number; readonly care: number }
  | { readonly kind: 'range'; readonly first: number; readonly last: number };

/** An address match with every name in it resolved. */
export interface AddressTest {
  /** Any of them matches. */
  readonly parts: readonly AddressPart[];
  /** What the text does not tell: the match then supposes that it fits. */
  readonly doubts: readonly Doubt[];
}

const everything: AddressPart = { kind: 'bits', address: 0, care: 0 };

/** Groups nested deeper than this are taken as not known. */
const deepest = 16;

/** Resolves an address match; names are those of the device that the list stands on. */
export function addressTest(match: AddressMatch, summary: DeviceSummary): AddressTest {
  const parts: AddressPart[] = [];
  const doubts: Doubt[] = [];
  addMatch(match, summary, parts, doubts, 0);
  return { parts, doubts };
}

/** Whether an address passes; one that no text tells passes only where everything does. */
export function testAddress({ parts }: AddressTest, address: number | null): boolean | 'unknown' {
  if (address === null) return parts.some(isEverything) ? true : parts.length === 0 ? false : 'unknown';
  for (const part of parts) {
    if (part.kind === 'bits') {
      if (((part.address ^ address) & part.care) === 0) return true;
    } else if (part.first <= address && address <= part.last) return true;
  }
  return false;
}

function isEverything(part: AddressPart): boolean {
  return part.kind === 'bits' && part.care === 0;
}

function addMatch(
  match: ObjectAddress,
  summary: DeviceSummary,
  parts: AddressPart[],
  doubts: Doubt[],
  depth: number,
): void {
  switch (match.kind) {
    case 'any':
      if (match.version !== 6) parts.push(everything);
      break;
    case 'host':
      parts.push({ kind: 'bits', address: match.address, care: ~0 });
      break;
    case 'wildcard':
      parts.push({ kind: 'bits', address: match.address, care: ~match.wildcard });
      break;
    case 'range':
      parts.push({ kind: 'range', first: match.first, last: match.last });
      break;
    case 'fqdn':
      supposeAll({ code: 'name-unresolved', name: match.name }, parts, doubts);
      break;
    case 'unknown':
      supposeAll({ code: 'placeholder', text: match.text }, parts, doubts);
      break;
    case 'interface':
      addInterface(match.name, summary, parts, doubts);
      break;
    case 'object': {
      const address = findObject(summary, match.name)?.address ?? null;
      if (address === null || depth >= deepest) {
        supposeAll({ code: 'group-unknown', name: match.name }, parts, doubts);
      } else addMatch(address, summary, parts, doubts, depth + 1);
      break;
    }
    case 'group':
      addGroup(match.name, summary, parts, doubts, depth);
      break;
  }
}

function addInterface(name: string, summary: DeviceSummary, parts: AddressPart[], doubts: Doubt[]): void {
  const own = summary.interfaces.find((one) => one.nameif === name)?.addresses ?? [];
  if (own.length === 0) supposeAll({ code: 'group-unknown', name }, parts, doubts);
  for (const { address } of own) parts.push({ kind: 'bits', address, care: ~0 });
}

function addGroup(
  name: string,
  summary: DeviceSummary,
  parts: AddressPart[],
  doubts: Doubt[],
  depth: number,
): void {
  const group = findGroup(summary, name);
  if (group === undefined || depth >= deepest) {
    supposeAll({ code: 'group-unknown', name }, parts, doubts);
    return;
  }
  for (const member of group.members) addMember(member, summary, parts, doubts, depth + 1);
}

function addMember(
  member: GroupMember,
  summary: DeviceSummary,
  parts: AddressPart[],
  doubts: Doubt[],
  depth: number,
): void {
  switch (member.kind) {
    case 'address':
      addMatch(member.address, summary, parts, doubts, depth);
      break;
    case 'group':
    case 'object':
      addMatch({ kind: member.kind, name: member.name }, summary, parts, doubts, depth);
      break;
    case 'unknown':
      supposeAll({ code: 'placeholder', text: member.text }, parts, doubts);
      break;
    case 'service':
    case 'ports':
    case 'protocol':
      break;
  }
}

function supposeAll(doubt: Doubt, parts: AddressPart[], doubts: Doubt[]): void {
  parts.push(everything);
  doubts.push(doubt);
}
