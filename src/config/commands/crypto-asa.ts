import type { Command } from './command';
import { lifetime, pfs, replay } from './crypto-phrases';

/** IKEv1 and IPsec as ASA writes them. */
export const asaCrypto: readonly Command[] = [
  { id: 'isakmpPolicy', in: ['global'], syntax: 'crypto { ikev1 | isakmp } policy <number>' },
  { id: 'isakmpEnable', in: ['global'], syntax: 'crypto { ikev1 | isakmp } enable <name:nameif>' },
  { id: 'asaNatTraversal', in: ['global'], syntax: 'crypto isakmp nat-traversal [ <number> ]' },
  {
    id: 'isakmpIdentity',
    in: ['global'],
    syntax: 'crypto isakmp identity { address | hostname | auto | key-id <word> }',
  },
  {
    id: 'transformSet',
    in: ['global'],
    syntax:
      'crypto ipsec [ ikev1 ] transform-set <new:transform-set> { { esp-aes | esp-aes-192 | esp-aes-256 | esp-3des | esp-des | esp-null | esp-sha-hmac | esp-md5-hmac | esp-none }... | mode transport }',
  },
  {
    id: 'lifetime',
    in: ['global'],
    syntax: `crypto ipsec security-association { lifetime ${lifetime} | pmtu-aging { infinite | <number> } }`,
  },
  { id: 'replay', in: ['global'], syntax: `crypto ipsec security-association ${replay}` },
  {
    id: 'fragmentation',
    in: ['global'],
    syntax: 'crypto ipsec fragmentation { after-encryption | before-encryption } <name:nameif>',
  },
  { id: 'aggressive', in: ['global'], syntax: 'crypto { ikev1 | isakmp } am-disable' },
  {
    id: 'isakmpSetting',
    in: ['global'],
    syntax:
      'crypto { ikev1 | isakmp } { ipsec-over-tcp port <number> | disconnect-notify | reload-wait | limit max-in-negotiation-sa <number> }',
  },
  {
    id: 'isakmpKey',
    in: ['global'],
    syntax: '{ isakmp | crypto isakmp } key <secret> address <ipv4> [ netmask <mask> ]',
  },
  {
    id: 'pixPolicy',
    in: ['global'],
    syntax:
      'isakmp { policy <number> { encryption { aes | aes-192 | aes-256 | 3des | des } | hash { sha | md5 } | authentication { pre-share | rsa-sig } | group { 1 | 2 | 5 } | lifetime <number> } | enable <name:nameif> | identity { address | hostname } | nat-traversal [ <number> ] }',
  },
  { id: 'asaEncryption', in: ['ike-policy'], syntax: 'encryption { aes-192 | aes-256 }' },
  { id: 'policyLifetime', in: ['ike-policy'], syntax: 'lifetime none' },
  {
    id: 'phaseOne',
    in: ['global'],
    syntax:
      'crypto map <new:crypto-map> <number> set ikev1 phase1-mode { main | aggressive [ { group1 | group2 | group5 } ] }',
  },
  {
    id: 'setTrustpoint',
    in: ['global'],
    syntax: 'crypto map <new:crypto-map> <number> set trustpoint <word> [ chain ]',
  },
  {
    id: 'dfBit',
    in: ['global'],
    syntax: 'crypto ipsec df-bit { clear-df | copy-df | set-df } <name:nameif>',
  },
  {
    id: 'map',
    in: ['global'],
    syntax:
      'crypto { map <new:crypto-map> | dynamic-map <new:dynamic-map> } <number> match address <name:acl>',
  },
  {
    id: 'setPeer',
    in: ['global'],
    syntax: 'crypto map <new:crypto-map> <number> set peer { <ipv4> | <word> }...',
  },
  {
    id: 'setTransform',
    in: ['global'],
    syntax:
      'crypto { map <new:crypto-map> | dynamic-map <new:dynamic-map> } <number> set { [ ikev1 ] transform-set <name:transform-set>... | ikev2 ipsec-proposal <name:ipsec-proposal>... }',
  },
  {
    id: 'setNatDisable',
    in: ['global'],
    syntax: 'crypto { map <new:crypto-map> | dynamic-map <new:dynamic-map> } <number> set nat-t-disable',
  },
  {
    id: 'setConnection',
    in: ['global'],
    syntax:
      'crypto map <new:crypto-map> <number> set connection-type { answer-only | originate-only | bidirectional }',
  },
  {
    id: 'setPfs',
    in: ['global'],
    syntax: `crypto { map <new:crypto-map> | dynamic-map <new:dynamic-map> } <number> ${pfs}`,
  },
  {
    id: 'setLifetime',
    in: ['global'],
    syntax: `crypto { map <new:crypto-map> | dynamic-map <new:dynamic-map> } <number> set security-association lifetime ${lifetime}`,
  },
  {
    id: 'reverseRoute',
    in: ['global'],
    syntax: 'crypto { map <new:crypto-map> | dynamic-map <new:dynamic-map> } <number> set reverse-route',
  },
  {
    id: 'mapDynamic',
    in: ['global'],
    syntax: 'crypto map <new:crypto-map> <number> ipsec-isakmp dynamic <name:dynamic-map>',
  },
  { id: 'mapInterface', in: ['global'], syntax: 'crypto map <name:crypto-map> interface <name:nameif>' },
  { id: 'ipsecProfile', in: ['global'], syntax: 'crypto ipsec profile <new:ipsec-profile>' },
  {
    id: 'setTransform',
    in: ['ipsec-profile'],
    syntax:
      'set { ikev1 transform-set <name:transform-set>... | ikev2 ipsec-proposal <name:ipsec-proposal>... }',
  },
  { id: 'setPfs', in: ['ipsec-profile'], syntax: pfs },
  { id: 'setLifetime', in: ['ipsec-profile'], syntax: `set security-association lifetime ${lifetime}` },
  { id: 'responderOnly', in: ['ipsec-profile'], syntax: 'responder-only' },
  {
    id: 'tunnelGroup',
    in: ['global'],
    syntax:
      'tunnel-group <new:tunnel-group> { type { ipsec-l2l | remote-access } | general-attributes | ipsec-attributes | webvpn-attributes }',
  },
  {
    id: 'groupPolicy',
    in: ['global'],
    syntax: 'group-policy <new:group-policy> { internal | external | attributes }',
  },
  {
    id: 'tunnelKey',
    in: ['tunnel-group'],
    syntax:
      '{ [ ikev1 ] pre-shared-key <secret> | ikev2 { local-authentication | remote-authentication } { pre-shared-key <secret> | certificate [ <word> ] } }',
  },
  {
    id: 'tunnelKeepalive',
    in: ['tunnel-group'],
    syntax: 'isakmp keepalive { disable | threshold { infinite | <number> [ retry <number> ] } }',
  },
  {
    id: 'tunnelIdentity',
    in: ['tunnel-group'],
    syntax: '{ peer-id-validate { req | cert | nocheck } | ikev1 trust-point <word> | chain }',
  },
  { id: 'tunnelPolicy', in: ['tunnel-group'], syntax: 'default-group-policy <name:group-policy>' },
  { id: 'tunnelPool', in: ['tunnel-group'], syntax: 'address-pool <name:local-pool>...' },
  {
    id: 'tunnelUsers',
    in: ['tunnel-group'],
    syntax:
      '{ authentication-server-group { LOCAL | <word> } | ikev1 user-authentication { none | xauth | hybrid } }',
  },
  {
    id: 'tunnelPublic',
    in: ['tunnel-group'],
    syntax: 'nat-assigned-to-public-ip <name:nameif>',
  },
  { id: 'policyFilter', in: ['group-policy'], syntax: 'vpn-filter { none | value <name:acl> }' },
  {
    id: 'policyProtocols',
    in: ['group-policy'],
    syntax: 'vpn-tunnel-protocol { ikev1 | ikev2 | l2tp-ipsec | ssl-client | ssl-clientless }...',
  },
  {
    id: 'policyTimeout',
    in: ['group-policy'],
    syntax: '{ vpn-idle-timeout | vpn-session-timeout } { none | <number> }',
  },
  {
    id: 'policySplit',
    in: ['group-policy'],
    syntax:
      '{ split-tunnel-policy { tunnelall | tunnelspecified | excludespecified } | split-tunnel-network-list { none | value <name:acl> } }',
  },
  {
    id: 'policyUdp',
    in: ['group-policy'],
    syntax: '{ ipsec-udp { enable | disable } | ipsec-udp-port <number> }',
  },
  { id: 'policyPools', in: ['group-policy'], syntax: 'address-pools { none | value <name:local-pool>... }' },
  { id: 'sysopt', in: ['global'], syntax: 'sysopt connection { permit-vpn | preserve-vpn-flows }' },
];
