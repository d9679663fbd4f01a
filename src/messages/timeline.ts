import { t } from '@vscode/l10n';
import type { TimelineEntry } from '../ipsec/timeline';
import { percent } from './percent';
import { longPorts } from './ports';

/** `1h 4m 11.2s`; `0s` at the start. */
export function momentText(milliseconds: number): string {
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor((milliseconds % 3_600_000) / 60_000);
  const seconds = Math.round(milliseconds % 60_000) / 1000;
  const parts = [
    hours > 0 ? `${hours}h` : '',
    minutes > 0 ? `${minutes}m` : '',
    seconds > 0 ? `${seconds}s` : '',
  ];
  const text = parts.filter((part) => part !== '').join(' ');
  return text === '' ? '0s' : text;
}

/** One event of a run as a sentence without its time; `nameOf` names peers by their index. */
export function timelineEntryText(entry: TimelineEntry, nameOf: (peer: number) => string): string {
  const who = entry.peer === null ? '' : nameOf(entry.peer);
  switch (entry.kind) {
    case 'started':
      return t('{0} starts', who);
    case 'nat-detected':
      return t('{0} detects a NAT', who);
    case 'floated':
      return t('{0} moves to port 4500', who);
    case 'established':
      return t('{0} is connected', who);
    case 'rekeyed':
      return t('{0} rekeys', who);
    case 'gave-up':
      return t('{0} gives up', who);
    case 'disconnected':
      return t('{0} disconnects', who);
    case 'cleared':
      return t('all translations are cleared');
    case 'mapped':
      return t('{0} gets {1}', conversation(who, entry.purpose), longPorts(entry.prediction.ports));
    case 'no-port':
      return t('{0} gets no port: {1}', conversation(who, entry.purpose), longPorts(entry.prediction.ports));
    case 'expired':
      return t('the mapping of {0} expires', conversation(who, entry.purpose));
    case 'blocked':
      return blockedText(conversation(who, entry.purpose), entry);
    case 'passed-by-chance':
      return t(
        '{0} passes the ACLs, with a chance of {1}',
        conversation(who, entry.purpose),
        percent(entry.chance),
      );
    case 'inbound':
      return entry.owner === null
        ? t('an unsolicited packet to {0} meets no mapping', conversation(who, entry.purpose))
        : t(
            'an unsolicited packet to {0} goes to {1}',
            conversation(who, entry.purpose),
            nameOf(entry.owner),
          );
  }
}

function blockedText(what: string, entry: Extract<TimelineEntry, { kind: 'blocked' }>): string {
  const sentence =
    entry.direction === 'outbound'
      ? t('an ACL drops {0}, attempt {1}', what, entry.attempt + 1)
      : t('an ACL drops the answer to {0}, attempt {1}', what, entry.attempt + 1);
  return entry.chance === 0
    ? sentence
    : t('{0} (it had passed with a chance of {1})', sentence, percent(entry.chance));
}

function conversation(who: string, purpose: 'ike' | 'stream'): string {
  return purpose === 'ike' ? t('{0} IKE', who) : t('{0} stream', who);
}
