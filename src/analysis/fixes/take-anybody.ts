import type { ConfigDocument } from '../../config/model';
import type { Finding } from '../findings/finding';
import type { FixProposal } from './fix';
import { freeName } from './file-style';
import { below, blockBelow, withoutLine } from './lines';

/** The highest sequence number of a crypto map. */
const lastSequence = 65535;

/**
 * A dynamic map in the place of an IOS crypto map entry whose only peer is a PAT address: the gateway then waits for its peers. It
 * is tried after the entries with a peer, as a dynamic map is to be.
 */
export function takeAnybody({ place, file }: Finding, document: ConfigDocument): readonly FixProposal[] {
  const { summary, places, text } = document;
  if (place.kind !== 'record' || place.family !== 'cryptoMaps' || summary.dialect === 'asa') return [];
  const maps = summary.records?.cryptoMaps ?? [];
  const entry = maps[place.record];
  const header = places.record('cryptoMaps', place.record);
  if (entry?.peers.length !== 1 || entry.keying === 'gdoi' || header === null) return [];
  const words = text.slice(header.start, header.end).split(/\s+/);
  const block = blockBelow(document, header);
  const peers = block.filter(({ start, end }) => /^set\s+peer\s/i.test(text.slice(start, end)));
  const [peer] = peers;
  const last = block.at(-1);
  if (words.length !== 5 || peers.length !== 1 || peer === undefined || last === undefined) return [];
  const others = maps.filter((one) => one.name === entry.name && one !== entry).map((one) => one.sequence);
  const highest = Math.max(0, ...others);
  const sequence = highest < entry.sequence ? entry.sequence : Math.min(highest + 10, lastSequence);
  if (others.includes(sequence)) return [];
  const dynamic = freeName(document, `${entry.name}-${entry.sequence}`);
  const line = `crypto map ${entry.name} ${sequence} ipsec-isakmp dynamic ${dynamic}`;
  const head = { ...header, text: `crypto dynamic-map ${dynamic} ${entry.sequence}` };
  const { lines } = document;
  const edits =
    last === peer
      ? [head, { start: lines.startOf(lines.lineAt(peer.start)), end: peer.end, text: line }]
      : [head, withoutLine(document, peer), below(document, last.start, [line])];
  return [
    {
      title: { code: 'replace', text: line },
      preferred: true,
      changes: [{ file, edits }],
      widens: [],
    },
  ];
}
