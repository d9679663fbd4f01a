import { t } from '@vscode/l10n';
import { flowFields, type FlowProblem } from '../analysis/flow-rows';
import type { Expected, TableFormat, TableProblem } from '../tables/model';

/** What a line of a table is, and what was expected in its place. */
export function tableProblemMessage({ expected, found, counts }: TableProblem): string {
  if (counts !== undefined) {
    return t(
      'The device counts {0} entries, but only {1} are here; the rest of the table was expected.',
      counts.said,
      counts.read,
    );
  }
  if (expected === 'table') {
    return t(
      'No translation table is recognised here; expected the output of “show ip nat translations”, “show xlate”, “conntrack -L” or “pfctl -ss”.',
    );
  }
  const wanted = expectedText(expected);
  return found === ''
    ? t('The entry breaks off; expected {0}.', wanted)
    : t('Expected {0}, found “{1}”.', wanted, found);
}

function expectedText(expected: Expected): string {
  switch (expected) {
    case 'table':
    case 'more-rows':
      return t('a table');
    case 'ios-columns':
      return t('protocol, inside global, inside local, outside local and outside global');
    case 'ios-address':
      return t('an address with a port, or ---');
    case 'ios-line-end':
      return t('the whole outside global address and port');
    case 'asa-from':
      return t('“from INTERFACE:ADDRESS/PORT”');
    case 'asa-to':
      return t('“to INTERFACE:ADDRESS/PORT”');
    case 'asa-flags':
      return t('“flags … idle H:MM:SS timeout H:MM:SS”');
    case 'asa-global':
      return t('“PAT Global ADDRESS(PORT)”');
    case 'asa-local':
      return t('“Local ADDRESS(PORT)”, or “ICMP id NUMBER” in the place of the port');
    case 'conntrack-original':
      return t('“src= dst= sport= dport=” of the original direction');
    case 'conntrack-reply':
      return t('“src= dst= sport= dport=” of the reply direction');
    case 'pf-states':
      return t('the two states, such as “MULTIPLE:MULTIPLE”');
    case 'pf-address':
      return t('an address with a port, and “->” or “<-” between the two ends');
  }
}

/** The command whose output a table is. */
export function tableFormatText(format: TableFormat): string {
  switch (format) {
    case 'ios':
      return 'show ip nat translations';
    case 'asa':
      return 'show xlate';
    case 'conntrack':
      return 'conntrack -L';
    case 'pf':
      return 'pfctl -ss';
  }
}

/** What is wrong with a line of a flow file. */
export function flowProblemMessage({ code, field = '', found }: FlowProblem): string {
  switch (code) {
    case 'no-header':
      return t('Expected a header line that names the columns ({0}), or JSON Lines.', flowFields.join(','));
    case 'missing-column':
      return t('The header has no column “{0}”.', field);
    case 'unknown-column':
      return t('“{0}” is no column of a flow file; known are {1}.', found, flowFields.join(', '));
    case 'repeated-column':
      return t('The column “{0}” stands here twice.', found);
    case 'column-count':
      return t('The header names {0} columns; this row has {1}.', field, found);
    case 'open-quote':
      return t('The quotation mark is not closed.');
    case 'bad-json':
      return t('Expected one JSON object, found “{0}”.', found);
    case 'missing-value':
      return found === '' ? t('“{0}” has no value.', field) : t('“{0}” cannot be {1}.', field, found);
    case 'bad-time':
      return t('“{0}” is no time; expected seconds or a duration such as 12ms, 20s or 5m.', found);
    case 'time-goes-back':
      return t('The time “{0}” lies before that of the row above.', found);
    case 'bad-protocol':
      return t('“{0}” is not udp, tcp or esp.', found);
    case 'bad-address':
      return t('“{0}” ({1}) is not an IPv4 address.', found, field);
    case 'bad-port':
      return t('“{0}” ({1}) is not a port from 1 to 65535.', found, field);
  }
}

export function lineTooLongMessage(most: number): string {
  return t('The line is longer than {0} characters.', most);
}

export function noFlowsMessage(): string {
  return t('The file is empty; expected a CSV header or JSON Lines.');
}

export function foreignAddressMessage(address: string, known: string): string {
  return t('{0} is not an address of the PAT device ({1}); name all of them with --address.', address, known);
}

/** `12 rows; 11 of 12 observed ports were predicted.` */
export function replaySummary(rows: number, observed: number, contained: number): string {
  const all = rows === 1 ? t('1 row.') : t('{0} rows.', rows);
  if (observed === 0) return all;
  return `${all} ${t('{0} of {1} observed ports lie in the prediction.', contained, observed)}`;
}

/** `place` is an address, with a port where there is one. */
export function observedText(place: string, contained: boolean): string {
  return contained ? t('✓ observed {0}', place) : t('✗ observed {0}', place);
}
