import { t } from '@vscode/l10n';
import type { PortRange } from '../engine/port-set';
import {
  claimOf,
  valueOf,
  type AddressChoice,
  type Choose,
  type Claim,
  type Claimed,
  type EspTreatment,
  type Filtering,
  type Match,
  type PortGroup,
  type Profile,
  type Rule,
  type Timers,
} from '../engine/profile';
import { rangeList } from './ports';

/** One thing that a profile declares, in words, with the claim behind it. */
export interface DeclaredText {
  readonly name: string;
  readonly text: string;
  readonly claim: Claim;
}

/** For which flows a rule decides. */
export function matchText(match: Match | undefined): string {
  const parts = [
    match?.protocol?.toUpperCase(),
    match?.insidePorts === undefined ? undefined : t('inside ports {0}', rangeList(match.insidePorts)),
    match?.outsidePorts === undefined ? undefined : t('outside ports {0}', rangeList(match.outsidePorts)),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? t('every flow') : parts.join(', ');
}

/** What a rule declares, in the order in which a device acts on it. */
export function ruleTexts(rule: Rule): readonly DeclaredText[] {
  const say = <T>(name: string, value: Claimed<T>, text: (value: T) => string): DeclaredText => ({
    name,
    text: text(valueOf(value)),
    claim: claimOf(value, rule),
  });
  return [
    say(t('unique'), rule.unique, uniqueText),
    say(t('same source'), rule.reuse, reuseText),
    say(t('own port'), rule.keep, keepText),
    say(t('groups'), rule.groups, groupsText),
    say(t('choice'), rule.choose, chooseText),
    ...(rule.block === undefined
      ? []
      : [
          say(t('blocks'), rule.block, ({ size, perHost }) =>
            t('{0} ports, at most {1} per host', size, perHost),
          ),
        ]),
    ...(rule.reuseFactor === undefined
      ? []
      : [say(t('reuse'), rule.reuseFactor, (most) => t('a port serves at most {0} mappings', most))]),
    ...(rule.limitPerDestination === undefined
      ? []
      : [
          say(t('limit'), rule.limitPerDestination, (most) =>
            t('at most {0} mappings per destination', most),
          ),
        ]),
  ];
}

/** What a profile declares beside its rules. */
export function deviceTexts(profile: Profile): readonly DeclaredText[] {
  const say = <T>(name: string, value: Claimed<T>, text: (value: T) => string): DeclaredText => ({
    name,
    text: text(valueOf(value)),
    claim: claimOf(value, profile),
  });
  return [
    say(t('addresses'), profile.addresses, addressesText),
    fullText(profile),
    say(t('reserved'), profile.reserved, (ranges) =>
      ranges.length === 0 ? t('no port') : rangeList(ranges),
    ),
    say(t('filtering'), profile.filtering, filteringText),
    say('ESP', profile.esp, espText),
    ...timerTexts(profile),
  ];
}

function uniqueText(unique: ReturnType<typeof valueOf<Rule['unique']>>): string {
  switch (unique) {
    case 'address-port':
      return t('PAT address and port');
    case 'outside-address':
      return t('PAT address and port for each outside address');
    case 'outside-port':
      return t('PAT address and port for each outside address and port');
    case 'nothing':
      return t('nothing: the device tells flows apart by something else');
    default:
      return '';
  }
}

function reuseText(reuse: string): string {
  switch (reuse) {
    case 'always':
      return t('has one port for all destinations');
    case 'never':
      return t('has a port of its own for each destination');
    case 'newest-if-free':
      return t('gets its newest port again where that is free for the destination');
    default:
      return t('the sources do not say');
  }
}

function keepText(keep: 'always' | 'never' | readonly PortRange[]): string {
  if (keep === 'always') return t('kept when free');
  return keep === 'never' ? t('never kept') : t('kept when free in {0}', rangeList(keep));
}

function groupsText(groups: readonly PortGroup[]): string {
  return groups
    .map(({ original, candidates }) => `${rangeList(original)} → ${rangeList(candidates)}`)
    .join('; ');
}

function chooseText(choose: Choose): string {
  switch (choose.kind) {
    case 'lowest':
      return t('the lowest free port of the group');
    case 'above':
      return choose.from === 'original'
        ? t('the next free port above the original one')
        : t('the next free port above the last one chosen');
    case 'random':
      return t('any free port of the group, at random');
    case 'draws':
      return t('{0} ports are drawn at random; none free: no port', choose.attempts);
    case 'probe':
      return t('from a random port upwards, {0} tries', choose.rounds.join(' + '));
    case 'none':
      return t('no other port');
  }
}

function addressesText({ choose, paired }: AddressChoice): string {
  const text = chooseAddressText(choose);
  return paired ? t('{0}; a host stays with its address', text) : text;
}

function chooseAddressText(choose: AddressChoice['choose']): string {
  switch (choose) {
    case 'fill-first':
      return t('the first one until it has no port left');
    case 'round-robin':
      return t('by turns');
    case 'random':
      return t('at random');
    case 'hash':
      return t('by a hash of the flow’s addresses');
  }
}

/** What happens when an address has no port for a flow. */
function fullText(profile: Profile): DeclaredText {
  const { whenFull } = valueOf(profile.addresses);
  const next = t('the next address; where none has a port, the flow is dropped');
  return {
    name: t('no port'),
    text: whenFull !== undefined && valueOf(whenFull) === 'drop' ? t('the flow is dropped') : next,
    claim: claimOf<unknown>(whenFull, claimOf<unknown>(profile.addresses, profile)),
  };
}

function espText(treatment: EspTreatment): string {
  switch (treatment) {
    case 'tracked-by-spi':
      return t('told apart by SPI');
    case 'one-host-per-gateway':
      return t('one inside host per gateway');
    case 'dropped':
      return t('dropped');
    case 'untranslated':
      return t('passed on untranslated');
  }
}

function filteringText(filtering: Filtering): string {
  switch (filtering) {
    case 'endpoint-independent':
      return t('anybody may send to a mapping');
    case 'address-dependent':
      return t('only outside addresses that a mapping was used for may send to it');
    case 'address-and-port-dependent':
      return t('only outside addresses and ports that a mapping was used for may send to it');
  }
}

function timerTexts({ timers, ...profile }: Profile): readonly DeclaredText[] {
  const { udp, tcp, esp } = valueOf(timers);
  const owner = claimOf<unknown>(timers, profile);
  const say = (protocol: string, value: Claimed<Timers>): readonly DeclaredText[] => {
    const times = valueOf(value);
    const claim = claimOf(value, owner);
    const idle = { name: t('{0} idle', protocol), text: timersText(times), claim };
    if (times.afterClose === undefined) return [idle];
    const after = durationText(valueOf(times.afterClose));
    return [
      idle,
      {
        name: t('{0} ended', protocol),
        text: t('the port is free {0} later', after),
        claim: claimOf(times.afterClose, claim),
      },
    ];
  };
  return [...say('UDP', udp), ...say('TCP', tcp), ...say('ESP', esp)];
}

function timersText(timers: Timers): string {
  const { oneWay, twoWay, first = oneWay, twoWayAfter = 0 } = timers;
  return [
    ...(first === oneWay ? [] : [t('{0} after the first packet', durationText(first))]),
    ...(oneWay === twoWay
      ? [durationText(twoWay)]
      : [t('{0} unanswered', durationText(oneWay)), t('{0} answered', durationText(twoWay))]),
    ...(twoWayAfter === 0 ? [] : [t('answered counts from {0} of age', durationText(twoWayAfter))]),
  ].join(', ');
}

/** `2 h 4 min`, `30 s`; `time` in milliseconds. */
function durationText(time: number): string {
  if (!Number.isFinite(time)) return t('without end');
  const parts = [
    { count: Math.floor(time / 3_600_000), text: (count: number) => t('{0} h', count) },
    { count: Math.floor(time / 60_000) % 60, text: (count: number) => t('{0} min', count) },
    { count: (time % 60_000) / 1000, text: (count: number) => t('{0} s', count) },
  ].filter(({ count }) => count > 0);
  return parts.length === 0 ? t('{0} s', 0) : parts.map(({ count, text }) => text(count)).join(' ');
}
