import type { AccessListEntry } from '../../config/model';
import type { Concerned, Finding } from '../findings/finding';
import { findAccessList } from '../lookup';
import type { Device } from '../situation';
import type { Study } from '../study';
import { admitsMore } from './admitted-more';
import type { FixProposal } from './fix';

/** What is known of the files that a fix may touch, before it or after it. */
export interface Analysed {
  readonly study: Study | null;
  /** Of all the files. */
  readonly findings: readonly Finding[];
  device(file: string): Device | null;
}

/**
 * Whether the edit ends the finding, lets the peers that it names pass, makes no other finding, and admits nothing beyond what
 * the proposal says. `after` is the analysis of the edited files.
 */
export function isProven(
  finding: Finding,
  proposal: FixProposal,
  before: Analysed,
  after: Analysed,
): boolean {
  return (
    isGone(finding, before, after) &&
    concernedPass(finding, after) &&
    makesNoOther(before, after) &&
    proposal.changes.every(({ file }) => !widensFile(file, finding, proposal, before, after))
  );
}

function isGone(finding: Finding, before: Analysed, after: Analysed): boolean {
  const same = (one: Finding): boolean => one.code === finding.code && one.file === finding.file;
  if (finding.concerned.length === 0) {
    const alike = (one: Finding): boolean => same(one) && keyOf(one) === keyOf(finding);
    return after.findings.filter(alike).length < before.findings.filter(alike).length;
  }
  const translations = new Set(finding.concerned.map(({ translation }) => translation));
  return !after.findings.some(
    (one) => same(one) && one.concerned.some(({ translation }) => translations.has(translation)),
  );
}

function concernedPass(finding: Finding, { study }: Analysed): boolean {
  const { list } = finding.args;
  if (list === undefined || finding.concerned.length === 0) return true;
  return finding.concerned.every((concerned) => passes(concerned, finding.file, list, study));
}

function passes(
  { translation }: Concerned,
  file: string,
  list: string | number,
  study: Study | null,
): boolean {
  const stations = study?.stations.filter(
    ({ station }) => station.device.id === file && station.list.name === list,
  );
  return (
    stations?.every(({ verdicts }) => {
      const verdict = verdicts.get(translation);
      return verdict === undefined || verdict.verdict === 'permit';
    }) ?? false
  );
}

/** Worth a remark and no reason against the fix: an entry that admits more may take all that a later one did. */
function isRemark({ code, severity }: Finding): boolean {
  return code === 'acl.shadowed' || severity === 'info' || severity === 'hint';
}

function makesNoOther(before: Analysed, after: Analysed): boolean {
  const left = new Map<string, number>();
  for (const finding of before.findings) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  return after.findings.every((finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    left.set(keyOf(finding), count - 1);
    return count > 0 || isRemark(finding) || failedBefore(finding, before);
  });
}

/** Of several reasons why a peer fails at a list only the first is reported; the next one is nothing new. */
function failedBefore({ file, args: { list }, concerned }: Finding, { study }: Analysed): boolean {
  if (list === undefined || concerned.length === 0) return false;
  return concerned.every((one) => !passes(one, file, list, study));
}

/** The same finding before and after has the same words, though its line may be another one. */
function keyOf({ code, file, args, concerned }: Finding): string {
  return JSON.stringify([code, file, args, concerned]);
}

function widensFile(
  file: string,
  finding: Finding,
  proposal: FixProposal,
  before: Analysed,
  after: Analysed,
): boolean {
  const old = before.device(file);
  const now = after.device(file);
  if (old === null || now === null) return true;
  const widens = proposal.widens.filter((one) => one.file === file);
  return admitsMore(old.summary, now.summary, widens, (list, entry) =>
    removesEntry(list, entry, finding, proposal, old),
  );
}

/** The fix takes away the entry that its finding calls shadowed: one that decides nothing. */
function removesEntry(
  list: string,
  entry: AccessListEntry,
  { place }: Finding,
  { title }: FixProposal,
  device: Device,
): boolean {
  if (title.code !== 'remove-entry' || place.kind !== 'acl-entry' || place.list !== list) return false;
  return findAccessList(device.summary, list)?.entries[place.entry] === entry;
}
