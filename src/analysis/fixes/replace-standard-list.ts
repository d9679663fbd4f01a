import type { AccessList, Ace, ConfigDocument } from '../../config/model';
import type { Finding } from '../findings/finding';
import type { FixProposal } from './fix';
import { below } from './lines';
import { ListStyle } from './list-style';
import { bare, newList } from './new-list';

/**
 * A standard list knows no destinations: a rule that selects by one gets an extended list that denies the VPN traffic and then
 * says the same. The standard list stays, for others may use it.
 */
export function replaceStandardList(
  { place, file }: Finding,
  document: ConfigDocument,
  list: AccessList,
  aces: readonly Ace[],
): readonly FixProposal[] {
  const rule = place.kind === 'nat-rule' ? document.places.natRule(place.rule) : null;
  const last = document.places.accessListEntry(list.name, list.entries.length - 1);
  if (rule === null || last === null || list.type !== 'standard') return [];
  const own = list.entries.flatMap((entry): readonly Ace[] => (entry.kind === 'ace' ? [bare(entry)] : []));
  if (own.length < list.entries.length) return [];
  const entries = [...aces.map((ace): Ace => ({ ...bare(ace), action: 'deny' })), ...own];
  const added = newList(document, new ListStyle(document, list), list.name, `${list.name}-NAT`, entries);
  const text = document.text.slice(rule.start, rule.end);
  const selector = /^(ip\s+nat\s+\S+\s+\S+\s+li\S*\s+)\S+/i.exec(text);
  if (added === null || selector === null) return [];
  const [whole, before = ''] = selector;
  const name = {
    start: rule.start + before.length,
    end: rule.start + whole.length,
    text: added.name,
  };
  const edits = [below(document, last.start, added.lines), name];
  return [
    {
      title: { code: 'replace', text: before + added.name + text.slice(whole.length) },
      preferred: true,
      changes: [{ file, edits: edits.sort((one, other) => one.start - other.start) }],
      widens: [{ file, list: added.name, entries }],
    },
  ];
}
