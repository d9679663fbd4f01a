import type { AccessList, DeviceSummary } from '../../config/model';
import { keptByListInSteps } from '../acl/kept-by-list';
import { findShadowedInSteps, type ShadowedEntry, type ShadowReport } from '../acl/shadow/find-shadowed';
import type { Device } from '../situation';
import { atOnce, inSteps, type Steps } from '../steps';
import type { Finding } from './finding';

const reports = keptByListInSteps(findShadowedInSteps);

/** What is known about shadowed entries of a list; found once for each list, whatever else changes in its config. */
export function shadowReportOf(list: AccessList, summary: DeviceSummary): ShadowReport {
  return atOnce(reports(list, summary));
}

const known = new WeakMap<AccessList, ShadowReport>();

/** What the findings of a list have told already; null where nobody has asked yet, for it may be much work. */
export function knownShadowReport(list: AccessList): ShadowReport | null {
  return known.get(list) ?? null;
}

/** Related lines are shown up to this many. */
const mostRelated = 8;

/** ACEs that no packet reaches, since earlier ones take all of theirs; removing such a line changes nothing. */
export function* shadowedEntries({ id, summary }: Device): Steps<readonly Finding[]> {
  const found: Finding[] = [];
  for (const list of summary.accessLists) {
    yield;
    // A single entry is reached by every packet of its own.
    if (list.entries.length < 2) continue;
    const report = yield* reports(list, summary);
    known.set(list, report);
    const kinds = new Kinds(list.name);
    yield* inSteps(report.shadowed, (one) => found.push(shadowedFinding(id, list.name, one, kinds)));
  }
  return found;
}

/** How entries of one list are covered: the same object for the many that are so in the same way. */
class Kinds {
  private readonly known = new Map<string, Finding['args']>();

  constructor(private readonly list: string) {}

  of({ kind, by }: ShadowedEntry): Finding['args'] {
    const key = `${kind} ${by.length}`;
    const known = this.known.get(key) ?? { list: this.list, kind, lines: by.length };
    this.known.set(key, known);
    return known;
  }
}

const nobody: Finding['concerned'] = [];

function shadowedFinding(file: string, list: string, one: ShadowedEntry, kinds: Kinds): Finding {
  return {
    code: 'acl.shadowed',
    severity: 'warning',
    file,
    place: { kind: 'acl-entry', list, entry: one.entry },
    concerned: nobody,
    args: kinds.of(one),
    related: one.by.slice(0, mostRelated).map((other) => ({
      file,
      place: { kind: 'acl-entry', list, entry: other },
      role: 'covering-line',
    })),
  };
}
