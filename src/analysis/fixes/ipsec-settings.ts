import { findLine } from '../../config/text/find-line';
import type { ConfigDocument, Span, TextEdit } from '../../config/model';
import type { Finding } from '../findings/finding';
import { transformSetsOf } from '../findings/ipsec-peers';
import { endpointsOf } from '../network/endpoints';
import type { FixProposal, FixTitle } from './fix';
import { above, below, blockBelow, indentAt, withoutLine } from './lines';

function proposal({ file }: Finding, title: FixTitle, edits: readonly TextEdit[]): readonly FixProposal[] {
  if (edits.length === 0) return [];
  const ascending = [...edits].sort((one, other) => one.start - other.start);
  return [{ title, preferred: true, changes: [{ file, edits: ascending }], widens: [] }];
}

/** Takes out the line that switches NAT traversal off, or puts one in where no line switches it on (ASA 7.x). */
export function removeSwitch(finding: Finding, document: ConfigDocument): readonly FixProposal[] {
  const { place } = finding;
  const { dialect, version } = document.summary;
  if (place.kind !== 'line' && dialect === 'asa') {
    const isOld = version !== null && /^7\.[01]/.test(version);
    return addSetting(finding, document, `${isOld ? '' : 'crypto '}isakmp nat-traversal ${usualKeepalive}`);
  }
  const span = place.kind === 'line' ? findLine(document, place.begins) : null;
  if (span === null) return [];
  const line = document.text.slice(span.start, span.end);
  return proposal(finding, { code: 'remove-line', line }, [withoutLine(document, span)]);
}

/** Puts a setting of the whole device above its first line about IPsec. */
function addSetting(finding: Finding, document: ConfigDocument, line: string): readonly FixProposal[] {
  const edit = settingEdit(document, line);
  return edit === null ? [] : proposal(finding, { code: 'add-line', line }, [edit]);
}

/** The edit that puts a setting of the whole device above its first line about IPsec; null where there is none. */
export function settingEdit(document: ConfigDocument, line: string): TextEdit | null {
  const first = findLine(document, ['crypto ', 'isakmp ']);
  return first === null ? null : above(document, first.start, [line]);
}

/** The default of RFC 3948, section 4. */
const usualKeepalive = 20;

/** The shortest interval that IOS takes. */
const shortestKeepalive = 5;

/** Lowers the interval of NAT keepalives below the idle time of the NAT; none where that is not possible. */
export function lowerKeepalive(finding: Finding, document: ConfigDocument): readonly FixProposal[] {
  const { place, args } = finding;
  const span = place.kind === 'line' ? findLine(document, place.begins) : null;
  const interval = intervalBelow(Number(args['idle']));
  if (span === null || interval === null) return [];
  const digits = /\d+\s*$/.exec(document.text.slice(span.start, span.end));
  if (digits === null) return [];
  const start = span.start + digits.index;
  const line = document.text.slice(span.start, start) + String(interval);
  return proposal(finding, { code: 'replace', text: line }, [{ start, end: span.end, text: `${interval}` }]);
}

/** An interval that the NAT does not outwait, null where IOS takes none as short. */
function intervalBelow(idle: number): number | null {
  const interval = idle > usualKeepalive ? usualKeepalive : Math.floor(idle / 2);
  return interval < shortestKeepalive ? null : interval;
}

/** Sends NAT keepalives where none are configured; not for peers of a scenario, which have no config. */
export function sendKeepalives(finding: Finding, document: ConfigDocument): readonly FixProposal[] {
  const { place, args } = finding;
  const endpoint = endpointsOf(document.summary).find(
    (one) => JSON.stringify(one.place) === JSON.stringify(place),
  );
  const interval = intervalBelow(Number(args['idle']));
  if (endpoint === undefined || interval === null) return [];
  const family = endpoint.ikeVersion === 2 ? 'ikev2' : 'isakmp';
  return addSetting(finding, document, `crypto ${family} nat keepalive ${interval}`);
}

/** `mode tunnel` in the transform sets of the endpoint that a finding is about. */
export function tunnelMode(finding: Finding, document: ConfigDocument): readonly FixProposal[] {
  const { summary, text } = document;
  const sets = endpointsOf(summary)
    .filter(({ place }) => JSON.stringify(place) === JSON.stringify(finding.place))
    .flatMap((endpoint) => transformSetsOf(summary, endpoint));
  const edits = [...new Set(sets)].flatMap((set): readonly TextEdit[] => {
    const header = document.places.record(
      'transformSets',
      summary.records?.transformSets?.indexOf(set) ?? -1,
    );
    return (header === null ? [] : blockBelow(document, header)).flatMap((line): readonly TextEdit[] => {
      const match = /^(\s*mode\s+)transport(?:\s+require)?$/i.exec(text.slice(line.start, line.end));
      return match === null
        ? []
        : [{ start: line.start + (match[1]?.length ?? 0), end: line.end, text: 'tunnel' }];
    });
  });
  return proposal(finding, { code: 'replace', text: 'mode tunnel' }, edits);
}

/** ESP authentication in the place of AH, with the same hash. */
export function espAuthentication(finding: Finding, document: ConfigDocument): readonly FixProposal[] {
  const { place } = finding;
  if (place.kind !== 'record' || place.family !== 'transformSets') return [];
  const span = document.places.record('transformSets', place.record);
  const transforms = document.summary.records?.transformSets?.[place.record]?.transforms ?? [];
  if (span === null || !transforms.some((one) => one.startsWith('esp-'))) return [];
  const line = document.text.slice(span.start, span.end);
  const words = /\s+ah-(\S+)/i.exec(line);
  if (words === null) return [];
  const hasHash = transforms.some((one) => /^esp-.*-hmac$/.test(one));
  const added = hasHash ? '' : ` esp-${words[1] ?? ''}`;
  const rest = line.slice(words.index + words[0].length);
  const changed = line.slice(0, words.index) + rest + added;
  return proposal(finding, { code: 'replace', text: changed }, [{ ...span, text: changed }]);
}

/** The gateway only answers: `responder-only` of an IPsec profile, `answer-only` of an ASA crypto map entry. */
export function onlyAnswer(finding: Finding, document: ConfigDocument): readonly FixProposal[] {
  const { place } = finding;
  const { summary, places } = document;
  if (place.kind === 'interface') {
    const protection = summary.interfaces[place.interface]?.tunnel?.protection ?? null;
    const profiles = summary.records?.ipsecProfiles ?? [];
    const header = places.record(
      'ipsecProfiles',
      profiles.findIndex(({ name }) => name === protection),
    );
    if (header === null) return [];
    const indent = firstIndent(document, header);
    const edit = below(document, header.start, [`${indent}responder-only`]);
    return proposal(finding, { code: 'add-entry', entry: 'responder-only' }, [edit]);
  }
  if (place.kind !== 'record' || place.family !== 'cryptoMaps' || summary.dialect !== 'asa') return [];
  const entry = summary.records?.cryptoMaps?.[place.record];
  const span = places.record('cryptoMaps', place.record);
  if (entry === undefined || span === null) return [];
  const line = `crypto map ${entry.name} ${entry.sequence} set connection-type answer-only`;
  return proposal(finding, { code: 'add-entry', entry: line }, [below(document, span.start, [line])]);
}

function firstIndent(document: ConfigDocument, header: Span): string {
  const [first] = blockBelow(document, header);
  return first === undefined ? ' ' : indentAt(document, first.start);
}
