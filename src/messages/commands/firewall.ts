import { t } from '@vscode/l10n';
import type { CommandDocs } from './docs';

export const firewallDocs = {
  commands: {
    inspectRule: () =>
      t('A protocol that the firewall (CBAC) watches; answers are admitted while the conversation lives.'),
    inspectSetting: () =>
      t('How long the firewall (CBAC) keeps conversations, and how many half-open ones it bears.'),
    parameterMap: () => t('Opens timers and limits for what is inspected.'),
    parameterSetting: () =>
      t('How long conversations are kept without traffic, and how many half-open ones are borne.'),
    inspectionMap: () => t('Opens how one protocol is inspected.'),
    parameters: () => t('Opens the settings of the inspection.'),
    passThru: () =>
      t('How many ESP or AH conversations a client may have, and how long they last without traffic.'),
    setConnection: () => t('Limits and timers for the connections of the class.'),
    zone: () => t('Makes a firewall zone.'),
    zonePair: () => t('Opens the rules for traffic from one zone to another; without one, nothing passes.'),
    servicePolicy: () => t('The policy-map that decides.'),
    classMap: () => t('Opens a class of traffic.'),
    classMatch: () => t('What belongs to the class.'),
    policyMap: () => t('Opens a policy: what is done with each class.'),
    class: () => t('Opens what is done with a class.'),
    inspect: () => t('Admits the traffic and its answers.'),
    pass: () => t('Admits the traffic in this direction; answers need a rule of their own.'),
    drop: () => t('Drops the traffic.'),
    asaInspect: () =>
      t('Watches a protocol; ipsec-pass-thru admits the ESP that belongs to an IKE conversation.'),
    asaServicePolicy: () => t('Applies a policy to an interface or to all.'),
    police: () => t('The most traffic that the class lets pass.'),
    description: () => t('A text for people.'),
  },
  words: {
    self: () => t('The device itself as a zone: IKE that it answers comes here.'),
    'match-any': () => t('One condition is enough.'),
    'match-all': () => t('All conditions must hold.'),
    'access-group': () => t('What an access list permits.'),
    protocol: () => t('A protocol by name.'),
    'router-traffic': () => t('Also conversations that the device itself opens.'),
    'ipsec-pass-thru': () => t('ESP and AH are admitted for peers whose IKE was.'),
    'class-default': () => t('All that no other class matches.'),
  },
} as const satisfies CommandDocs;
