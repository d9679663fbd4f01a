import { t } from '@vscode/l10n';
import type { PortRange } from '../engine/port-set';
import {
  claimOf,
  valueOf,
  type AddressChoice,
  type Choose,
  type Claim,
  type Claimed,
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
    say(t('reserved'), profile.reserved, (ranges) =>
      ranges.length === 0 ? t('no port') : rangeList(ranges),
    ),
    say(t('filtering'), profile.filtering, (filtering) => filtering),
    say(t('idle times'), profile.timers, ({ udp, tcp, esp }) =>
      t('UDP {0}; TCP {1}; ESP {2}', timersText(udp), timersText(tcp), timersText(esp)),
    ),
    say('ESP', profile.esp, (treatment) => treatment),
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
  return paired ? t('{0}; a host stays with its address', choose) : choose;
}

function timersText({ oneWay, twoWay }: Timers): string {
  const seconds = (value: number): string =>
    Number.isFinite(value) ? t('{0} s', value / 1000) : t('without end');
  return oneWay === twoWay
    ? seconds(twoWay)
    : t('{0} unanswered, {1} answered', seconds(oneWay), seconds(twoWay));
}
