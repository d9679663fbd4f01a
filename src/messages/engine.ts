import { t } from '@vscode/l10n';
import { formatAddress } from '../engine/address';
import type { Address } from '../engine/flow';
import type { PortRange } from '../engine/port-set';
import type { Assumption, Because, Confidence, DropReason, RuleCode } from '../engine/prediction';
import { rangeList } from './ports';

/** Why a conversation has its port, as one clause without a full stop; `nameOf` names the owner of a mapping. */
export function becauseText(because: Because, nameOf: (owner: number) => string): string {
  switch (because.code) {
    case 'port-free':
      return t('{0} is free on {1}', because.port, addressText(because.address));
    case 'port-taken':
      return takenText(because, nameOf);
    case 'never-kept':
      return t('{0} is never kept; {1}', because.port, chosenText(because.rule, because.candidates));
    case 'same-source':
      return t('the same inside address and port has {0} already', because.port);
    case 'static-entry':
      return t('a static entry for {0}', addressText(because.address));
    case 'exempt':
      return t('no rule translates it');
    case 'esp-rule':
      return espText(because.treatment, because.holder, nameOf);
    case 'no-port':
      return because.candidates.length === 0
        ? t('no port is declared for {0}', because.port)
        : t('no port of {0} is free', rangeList(because.candidates));
    case 'port-may-be-taken':
      return because.candidates.length === 0
        ? t('{0} may be taken', because.port)
        : t('{0} may be taken; then a free port of {1}', because.port, rangeList(because.candidates));
    case 'order-unknown':
      return because.bounded
        ? t('it depends on who starts first; at most these ports are possible')
        : t('it depends on who starts first');
    case 'no-address':
      return t('every address of the pool belongs to another host');
    case 'not-started':
      return t('no mapping is alive at that moment');
  }
}

/** 0 stands for an address that no text tells. */
function addressText(address: Address): string {
  return address === 0 ? t('the PAT address') : formatAddress(address);
}

function takenText(
  { port, address, holder, candidates, rule }: Extract<Because, { code: 'port-taken' }>,
  nameOf: (owner: number) => string,
): string {
  const taken =
    holder === null
      ? t('{0} of {1} is held by a static entry or by the device itself', port, addressText(address))
      : t('{0} is taken by {1}', port, nameOf(holder));
  return rule === 'dropped'
    ? t('{0}; no other port is tried', taken)
    : `${taken}; ${chosenText(rule, candidates)}`;
}

function chosenText(rule: RuleCode, candidates: readonly PortRange[]): string {
  const group = rangeList(candidates);
  switch (rule) {
    case 'lowest':
      return t('first free port of {0}', group);
    case 'above':
      return t('next free port of {0}', group);
    case 'block':
      return t("a free port of the host's block in {0}", group);
    default:
      return t('any free port of {0}', group);
  }
}

function espText(treatment: string, holder: number | null, nameOf: (owner: number) => string): string {
  switch (treatment) {
    case 'tracked-by-spi':
      return t('ESP has no port; the device tells hosts apart by SPI');
    case 'one-host-per-gateway':
      return holder === null
        ? t('ESP has no port; one host per gateway passes')
        : t('ESP has no port; {0} already has this gateway', nameOf(holder));
    case 'dropped':
      return t('the device passes no raw ESP');
    default:
      return t('ESP has no port');
  }
}

/** What must hold for a prediction to be right, as one clause. */
export function assumptionText(assumption: Assumption): string {
  switch (assumption.code) {
    case 'otherwise-idle':
      return t(
        'the address is otherwise idle in {0}, else the next free port above',
        rangeList(assumption.candidates),
      );
    case 'address-unknown':
      return t('the PAT address is not known from the text');
    case 'bounded':
      return t('too many start orders to tell exactly: the set may be larger than what is possible');
    case 'first-outcome':
      return assumption.detail;
    case 'several-rules':
      return t('several NAT rules match and the text does not say which of them decides: each may');
    case 'clause-not-judged':
      return clauseText(assumption);
    case 'entry-limit':
      return limitText(assumption);
    case 'active-of-group':
      return t('the device is the active one of the redundancy group {0}', assumption.group);
    case 'other-reading':
      return t('the text fits the profile {0} as well: its ports are in the set', assumption.profile);
    case 'own-ike':
      return t(
        'the device terminates IKE on the same address: {0} may be its own',
        assumption.ports.join(', '),
      );
  }
}

function clauseText(assumption: Extract<Assumption, { code: 'clause-not-judged' }>): string {
  const { routeMap, sequence, clause, matches } = assumption;
  return matches
    ? t('“{0}” of route-map {1} {2}, which is not judged, matches', clause, routeMap, sequence)
    : t('“{0}” of route-map {1} {2}, which is not judged, matches nothing', clause, routeMap, sequence);
}

function limitText({ limit, entries }: Extract<Assumption, { code: 'entry-limit' }>): string {
  const command = `max-entries ${limit === 'all' ? '' : `${limit} `}${entries}`;
  return t('the translations stay within “{0}”: who comes when the limit is reached gets no port', command);
}

/** How sure a rule is, in the words of a citation. */
export function confidenceText(confidence: Confidence): string {
  switch (confidence) {
    case 'source':
      return t('read in source code');
    case 'documented':
      return t('documented');
    case 'observed':
      return t('seen in a capture');
    case 'sample':
      return t('seen only in teaching or test text');
    case 'assumed':
      return t('assumed');
  }
}

/** Why a conversation gets no mapping. */
export function dropReasonText(reason: DropReason): string {
  switch (reason) {
    case 'no-address-free':
      return t('no address is free');
    case 'no-port-free':
      return t('no port is free');
    case 'port-conflict':
      return t('the port is taken and the device tries no other');
    case 'esp-conflict':
      return t('another host already has raw ESP to this gateway');
    case 'esp-not-supported':
      return t('the device passes no raw ESP');
    case 'limit-reached':
      return t('the destination has all the mappings that the device allows');
  }
}

/** The name of the rule that decided. */
export function ruleText(rule: RuleCode): string {
  switch (rule) {
    case 'preserved':
      return t('port preserved');
    case 'reused':
      return t('mapping reused');
    case 'lowest':
      return t('first free port of the group');
    case 'above':
      return t('next free port');
    case 'random':
    case 'draws':
    case 'probe':
      return t('random port of the group');
    case 'block':
      return t('port block of the host');
    case 'static':
      return t('static entry');
    case 'not-translated':
      return t('not translated');
    case 'esp':
      return t('raw ESP');
    case 'dropped':
      return t('dropped');
    case 'expired':
      return t('expired');
    case 'any-order':
      return t('any start order');
  }
}
