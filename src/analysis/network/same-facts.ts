import { listsEqual } from '../../config/assembly/entry-views';
import type { AccessList, DeviceSummary } from '../../config/model';

type Key = keyof DeviceSummary;

/** What neither NAT rules nor their tables of ports read of an IOS config; access lists are read where a rule names them. */
const notTranslating: ReadonlySet<Key> = new Set(['hostname', 'staticRoutes', 'globalAccessGroup']);

const translating = new WeakMap<DeviceSummary, DeviceSummary>();

/** By its interfaces, the last summary that was asked about: another text of the same device often differs in a list. */
const latest = new WeakMap<DeviceSummary['interfaces'], DeviceSummary>();

/**
 * Stands for all that the translation of packets reads of a config: the same object for a later summary of the device that
 * differs in nothing of it. Costs a look at each part of the summary, whatever their sizes.
 */
export function translationFacts(summary: DeviceSummary): DeviceSummary {
  const known = translating.get(summary);
  if (known !== undefined) return known;
  const before = latest.get(summary.interfaces);
  const isSame = before !== undefined && translatesTheSame(before, summary);
  const facts = isSame ? (translating.get(before) ?? before) : summary;
  translating.set(summary, facts);
  latest.set(summary.interfaces, summary);
  return facts;
}

function translatesTheSame(one: DeviceSummary, other: DeviceSummary): boolean {
  return (Object.keys({ ...one, ...other }) as Key[]).every((key) => {
    if (one[key] === other[key] || (one.dialect !== 'asa' && notTranslating.has(key))) return true;
    if (key === 'records') return sameParts(one.records ?? {}, other.records ?? {});
    return key === 'accessLists' && sameLists(one, other);
  });
}

function sameParts(one: object, other: object): boolean {
  const parts = (value: object): Readonly<Record<string, unknown>> => ({ ...value });
  const [a, b] = [parts(one), parts(other)];
  return Object.keys({ ...a, ...b }).every((key) => a[key] === b[key]);
}

/** Any list may select for an ASA, whose rules name them in many ways. */
function sameLists(one: DeviceSummary, other: DeviceSummary): boolean {
  const names = one.dialect === 'asa' ? null : selectingLists(one);
  const own = (list: AccessList): boolean => names === null || names.has(list.name);
  const [before, after] = [one.accessLists.filter(own), other.accessLists.filter(own)];
  return before.length === after.length && before.every((list, at) => isEqual(list, after[at]));
}

function selectingLists({ natRules, routeMaps }: DeviceSummary): ReadonlySet<string> {
  const names = new Set(routeMaps.flatMap(({ matchAccessLists }) => matchAccessLists));
  for (const rule of natRules) {
    if (rule.kind === 'dynamic' && rule.selector.kind === 'list') names.add(rule.selector.name);
  }
  return names;
}

function isEqual(one: AccessList, other: AccessList | undefined): boolean {
  return other !== undefined && listsEqual(one, other);
}
