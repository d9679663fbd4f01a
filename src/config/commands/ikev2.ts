import type { Command, CommandTable } from './command';

const dpd = 'dpd <number> <number> { on-demand | periodic }';
const identities =
  '{ address <ipv4> | fqdn [ domain ] <word> | email [ domain ] <word> | key-id <word> | dn }';
const hashes = '{ sha1 | sha256 | sha384 | sha512 | md5 }...';

/** What a proposal of IOS and a policy of the ASA have in common. */
const algorithmsIn = (block: 'ikev2-proposal' | 'ikev2-policy'): readonly Command[] => [
  { id: 'integrity', in: [block], syntax: `integrity ${hashes}` },
  { id: 'prf', in: [block], syntax: `prf ${hashes}` },
  {
    id: 'group',
    in: [block],
    syntax: 'group { 1 | 2 | 5 | 14 | 15 | 16 | 19 | 20 | 21 | 24 }...',
  },
];

const ios: readonly Command[] = [
  { id: 'proposal', in: ['global'], syntax: 'crypto ikev2 proposal <new:ikev2-proposal>' },
  { id: 'policy', in: ['global'], syntax: 'crypto ikev2 policy <new:ikev2-policy>' },
  { id: 'keyring', in: ['global'], syntax: 'crypto ikev2 keyring <new:ikev2-keyring>' },
  { id: 'profile', in: ['global'], syntax: 'crypto ikev2 profile <new:ikev2-profile>' },
  { id: 'natKeepalive', in: ['global'], syntax: 'crypto ikev2 nat keepalive <number>' },
  { id: 'dpd', in: ['global'], syntax: `crypto ikev2 ${dpd}` },
  { id: 'cookie', in: ['global'], syntax: 'crypto ikev2 cookie-challenge <number>' },
  {
    id: 'encryption',
    in: ['ikev2-proposal'],
    syntax:
      'encryption { aes-cbc-128 | aes-cbc-192 | aes-cbc-256 | aes-gcm-128 | aes-gcm-256 | 3des | des }...',
  },
  { id: 'useProposal', in: ['ikev2-policy'], syntax: 'proposal <name:ikev2-proposal>' },
  { id: 'matchVrf', in: ['ikev2-policy', 'ikev2-profile'], syntax: 'match fvrf { any | <name:vrf> }' },
  { id: 'address', in: ['ikev2-policy'], syntax: 'match address local <ipv4>' },
  { id: 'peer', in: ['ikev2-keyring', 'ikev2-peer'], syntax: 'peer <word>' },
  { id: 'address', in: ['ikev2-peer'], syntax: 'address <ipv4> [ <mask> ]' },
  { id: 'identity', in: ['ikev2-peer'], syntax: `identity ${identities}` },
  {
    id: 'key',
    in: ['ikev2-peer'],
    syntax: 'pre-shared-key [ { local | remote } ] [ { 0 | 6 } ] <secret>',
  },
  {
    id: 'match',
    in: ['ikev2-profile'],
    syntax:
      'match { identity remote { address <ipv4> [ <mask> ] | fqdn [ domain ] <word> | email [ domain ] <word> | key-id <word> | any } | address local { <ipv4> | interface <name:interface> } | certificate <word> }',
  },
  { id: 'ownIdentity', in: ['ikev2-profile'], syntax: `identity local ${identities}` },
  {
    id: 'authentication',
    in: ['ikev2-profile'],
    syntax:
      'authentication { local | remote } { pre-share [ key <secret> ] | rsa-sig | ecdsa-sig | eap [ query-identity ] }',
  },
  { id: 'useKeyring', in: ['ikev2-profile'], syntax: 'keyring { local <name:ikev2-keyring> | aaa <word> }' },
  { id: 'dpd', in: ['ikev2-profile'], syntax: dpd },
  { id: 'natKeepalive', in: ['ikev2-profile'], syntax: 'nat keepalive <number>' },
  { id: 'natForced', in: ['ikev2-profile'], syntax: 'nat force-encap' },
  {
    id: 'profileSetting',
    in: ['ikev2-profile'],
    syntax:
      '{ pki trustpoint <word> [ { sign | verify } ] | aaa { authorization { group | user } { psk | cert | eap | override } list <word> <word> | accounting <word>... } | config-exchange { request | set { send | accept } } | initial-contact force | redirect gateway auth | shutdown }',
  },
  { id: 'description', in: ['ikev2-profile', 'ikev2-peer'], syntax: 'description <line>' },
  { id: 'address', in: ['ikev2-peer'], syntax: 'hostname <word>' },
  {
    id: 'setting',
    in: ['global'],
    syntax:
      'crypto ikev2 { limit { max-in-negotation-sa | max-sa } <number> | window <number> | fragmentation [ mtu <number> ] | http-url cert | certificate-cache <number> | diagnose error <number> }',
  },
  { id: 'lifetime', in: ['ikev2-profile'], syntax: 'lifetime <number>' },
  { id: 'ivrf', in: ['ikev2-profile'], syntax: 'ivrf <name:vrf>' },
  { id: 'flexvpn', in: ['global'], syntax: 'crypto ikev2 client flexvpn <word>' },
  {
    id: 'flexvpnPeer',
    in: ['flexvpn-client'],
    syntax:
      'peer { <number> { <ipv4> | fqdn <word> [ dynamic ] } [ track <number> [ { up | down } ] ] | reactivate }',
  },
  {
    id: 'flexvpnTunnel',
    in: ['flexvpn-client'],
    syntax: 'client { connect <name:interface> | inside <name:interface> }',
  },
  {
    id: 'flexvpnConnect',
    in: ['flexvpn-client'],
    syntax: 'connect { auto | manual | track <number> [ { up | down } ] }',
  },
  {
    id: 'flexvpnSource',
    in: ['flexvpn-client'],
    syntax: 'source <number> <name:interface> [ track <number> [ { up | down } ] ]',
  },
  { id: 'flexvpnBackup', in: ['flexvpn-client'], syntax: 'backup group { default | <number> }' },
  { id: 'virtualTemplate', in: ['ikev2-profile'], syntax: 'virtual-template <number> [ mode auto ]' },
];

const asa: readonly Command[] = [
  { id: 'policy', in: ['global'], syntax: 'crypto ikev2 policy <number>' },
  {
    id: 'asaEnable',
    in: ['global'],
    syntax: 'crypto ikev2 enable <name:nameif> [ client-services [ port <number> ] ]',
  },
  { id: 'cookie', in: ['global'], syntax: 'crypto ikev2 cookie-challenge { always | never | <number> }' },
  {
    id: 'setting',
    in: ['global'],
    syntax: 'crypto ikev2 limit { max-in-negotiation-sa | max-sa } <number>',
  },
  { id: 'ipsecProposal', in: ['global'], syntax: 'crypto ipsec ikev2 ipsec-proposal <new:ipsec-proposal>' },
  {
    id: 'encryption',
    in: ['ikev2-policy'],
    syntax: 'encryption { aes | aes-192 | aes-256 | aes-gcm | aes-gcm-256 | 3des | des }...',
  },
  { id: 'lifetime', in: ['ikev2-policy'], syntax: 'lifetime seconds <number>' },
  {
    id: 'proposalCiphers',
    in: ['ipsec-proposal'],
    syntax:
      'protocol esp { encryption { aes | aes-192 | aes-256 | aes-gcm | aes-gcm-256 | 3des | des | null }... | integrity { sha-1 | sha-256 | sha-384 | sha-512 | md5 | null }... }',
  },
];

/** IKEv2. */
export const ikev2Tables: readonly CommandTable[] = [
  { family: 'ikev2', devices: ['ios'], commands: algorithmsIn('ikev2-proposal') },
  { family: 'ikev2', devices: ['asa'], commands: algorithmsIn('ikev2-policy') },
  { family: 'ikev2', devices: ['ios'], commands: ios },
  { family: 'ikev2', devices: ['asa'], commands: asa },
];
