import { t } from '@vscode/l10n';
import type { TimelineEntry } from '../ipsec/timeline';
import { percent } from './percent';
import { longPorts } from './ports';

type Blocked = Extract<TimelineEntry, { kind: 'blocked' }>;

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
    case 'lost':
      return t('{0} has had no answer five times and ends the connection', who);
    case 'answered':
      return t('{0} is answered again', who);
    case 'gateway-down':
      return t('the gateway of {0} stops answering', who);
    case 'gateway-up':
      return t('the gateway of {0} answers again', who);
    case 'unanswered':
      return t('no answer to {0}, attempt {1}', messageText(who, entry), entry.attempt + 1);
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
    case 'repeats':
      return t('{0} goes on like this every {1}', conversation(who, entry.purpose), momentText(entry.period));
    case 'blocked':
      return blockedText(who, entry);
    case 'passed-by-chance':
      return t(
        '{0} passes the ACLs, with a chance of {1}',
        conversation(who, entry.purpose),
        percent(entry.chance),
      );
    case 'inbound':
      return inboundText(conversation(who, entry.purpose), entry, nameOf);
  }
}

function inboundText(
  what: string,
  { owner, taken }: Extract<TimelineEntry, { kind: 'inbound' }>,
  nameOf: (peer: number) => string,
): string {
  if (owner !== null) return t('an unsolicited packet to {0} goes to {1}', what, nameOf(owner));
  return taken
    ? t('an unsolicited packet to {0} meets no mapping; the PAT device accepts it and keeps the port', what)
    : t('an unsolicited packet to {0} meets no mapping', what);
}

function blockedText(who: string, entry: Blocked): string {
  const sentence = blockedMessageText(messageText(who, entry), entry);
  return entry.chance === 0
    ? sentence
    : t('{0} (it had passed with a chance of {1})', sentence, percent(entry.chance));
}

function blockedMessageText(what: string, { message, direction, attempt }: Blocked): string {
  if (message === 'keepalive' || message === 'delete' || message === 'inbound') {
    return t('an ACL drops {0}', what);
  }
  return direction === 'outbound'
    ? t('an ACL drops {0}, attempt {1}', what, attempt + 1)
    : t('an ACL drops the answer to {0}, attempt {1}', what, attempt + 1);
}

function messageText(who: string, { message, purpose }: Pick<Blocked, 'message' | 'purpose'>): string {
  switch (message) {
    case 'setup':
    case 'data':
      return conversation(who, purpose);
    case 'keepalive':
      return t('the keepalives of {0}', who);
    case 'rekey':
      return t('the rekey request of {0}', who);
    case 'dpd':
      return t('the DPD request of {0}', who);
    case 'delete':
      return t('the delete request of {0}', who);
    case 'inbound':
      return t('an unsolicited packet to {0}', conversation(who, purpose));
  }
}

function conversation(who: string, purpose: 'ike' | 'stream'): string {
  return purpose === 'ike' ? t('{0} IKE', who) : t('{0} stream', who);
}
