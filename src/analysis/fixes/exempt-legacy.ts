import type { Ace, ConfigDocument } from '../../config/model';
import type { Finding } from '../findings/finding';
import { findAccessList } from '../lookup';
import type { FileEdits, FixProposal, Widening } from './fix';
import { freeName } from './file-style';
import { above, below } from './lines';
import { ListStyle } from './list-style';
import { bare } from './new-list';

/** ASA 8.2 and earlier: the list of `nat (REAL) 0` permits what is exempt; one is made where the interface has none. */
export function exemptLegacy(
  { place, file, args }: Finding,
  document: ConfigDocument,
  aces: readonly Ace[],
): readonly FixProposal[] {
  const { summary, places } = document;
  if (place.kind !== 'record' || place.family !== 'legacyNatRules') return [];
  const rules = summary.records?.legacyNatRules ?? [];
  const rule = rules[place.record];
  const span = places.record('legacyNatRules', place.record);
  const crypto = findAccessList(summary, `${args['list'] ?? ''}`);
  if (rule === undefined || span === null || crypto === undefined) return [];
  const entries = aces.map((ace): Ace => ({ ...bare(ace), action: 'permit' }));
  const exempt = rules.find(({ id, realInterface }) => id === 0 && realInterface === rule.realInterface);
  const known = exempt?.accessList == null ? undefined : findAccessList(summary, exempt.accessList);
  if (exempt !== undefined && known === undefined) return [];
  const name = known?.name ?? freeName(document, 'NONAT');
  const style = new ListStyle(document, known ?? crypto);
  const written = entries.map((ace) => `access-list ${name} extended ${style.write(ace)}`);
  const [first] = written;
  const proposed = (changes: readonly FileEdits[], line: string): readonly FixProposal[] => {
    const widens: readonly Widening[] = [{ file, list: name, entries }];
    return [{ title: { code: 'add-line', line }, preferred: true, changes, widens }];
  };
  if (first === undefined) return [];
  if (known === undefined) {
    const exemption = `nat (${rule.realInterface}) 0 access-list ${name}`;
    const edits = [above(document, span.start, [...written, exemption])];
    return proposed([{ file, edits }], exemption);
  }
  const last = places.accessListEntry(known.name, known.entries.length - 1);
  return last === null ? [] : proposed([{ file, edits: [below(document, last.start, written)] }], first);
}
