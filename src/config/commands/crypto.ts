import type { Command, CommandTable } from './command';
import { asaCrypto } from './crypto-asa';
import { lifetime, pfs, replay } from './crypto-phrases';

const transforms =
  '{ esp-aes [ { 128 | 192 | 256 } ] | esp-gcm [ { 128 | 192 | 256 } ] | esp-gmac [ { 128 | 192 | 256 } ] | esp-seal | esp-3des | esp-des | esp-null | esp-sha-hmac | esp-sha256-hmac | esp-sha384-hmac | esp-sha512-hmac | esp-md5-hmac | ah-sha-hmac | ah-md5-hmac }...';
const idle = 'idle-time <number> [ default ]';

const policy: readonly Command[] = [
  {
    id: 'authentication',
    in: ['ike-policy'],
    syntax: 'authentication { pre-share | rsa-sig | rsa-encr | ecdsa-sig }',
  },
  { id: 'encryption', in: ['ike-policy'], syntax: 'encryption $ALGORITHM' },
  { id: 'hash', in: ['ike-policy'], syntax: 'hash { sha | sha256 | sha384 | sha512 | md5 }' },
  { id: 'group', in: ['ike-policy'], syntax: 'group { 1 | 2 | 5 | 14 | 15 | 16 | 19 | 20 | 21 | 24 }' },
  { id: 'policyLifetime', in: ['ike-policy'], syntax: 'lifetime <number>' },
];

const maps: readonly Command[] = [
  { id: 'matchAddress', in: ['crypto-map'], syntax: 'match address <name:acl>' },
  { id: 'setPeer', in: ['crypto-map'], syntax: 'set peer { <ipv4> | <word> } [ { dynamic | default } ]...' },
  { id: 'setPfs', in: ['crypto-map', 'ipsec-profile'], syntax: pfs },
  {
    id: 'setLifetime',
    in: ['crypto-map', 'ipsec-profile'],
    syntax: `set security-association { lifetime ${lifetime} | ${idle} | ${replay} | level per-host }`,
  },
  {
    id: 'setOther',
    in: ['crypto-map', 'ipsec-profile'],
    syntax: 'set { identity <word> | nat demux | mixed-mode | reverse-route { distance | tag } <number> }',
  },
  {
    id: 'description',
    in: ['crypto-map', 'ipsec-profile', 'keyring', 'isakmp-profile', 'isakmp-peer'],
    syntax: 'description <line>',
  },
  { id: 'preClassify', in: ['crypto-map'], syntax: 'qos pre-classify' },
  {
    id: 'sessionKey',
    in: ['crypto-map'],
    syntax:
      'set session-key { inbound | outbound } { ah <number> <secret> | esp <number> cipher <secret> [ authenticator <secret> ] }',
  },
  {
    id: 'reverseRoute',
    in: ['crypto-map', 'ipsec-profile'],
    syntax: 'reverse-route [ static ] [ remote-peer <ipv4> ]',
  },
];

const ios: readonly Command[] = [
  { id: 'isakmpPolicy', in: ['global'], syntax: 'crypto isakmp policy <number>' },
  {
    id: 'isakmpKey',
    in: ['global'],
    syntax:
      'crypto isakmp key [ { 0 | 6 } ] <secret> { address <ipv4> [ <mask> ] | hostname <word> } [ no-xauth ]',
  },
  {
    id: 'isakmpKeepalive',
    in: ['global'],
    syntax: 'crypto isakmp keepalive <number> [ <number> ] [ { periodic | on-demand } ]',
  },
  { id: 'natKeepalive', in: ['global'], syntax: 'crypto isakmp nat keepalive <number>' },
  { id: 'isakmpEnable', in: ['global'], syntax: 'crypto isakmp enable' },
  { id: 'isakmpIdentity', in: ['global'], syntax: 'crypto isakmp identity { address | hostname | dn }' },
  { id: 'aggressive', in: ['global'], syntax: 'crypto isakmp aggressive-mode disable' },
  {
    id: 'isakmpSetting',
    in: ['global'],
    syntax:
      'crypto isakmp { invalid-spi-recovery | fragmentation | xauth timeout <number> | disconnect-revoked-peers }',
  },
  {
    id: 'isakmpPeer',
    in: ['global'],
    syntax: 'crypto isakmp peer { address <ipv4> [ vrf <name:vrf> ] | hostname <word> }',
  },
  {
    id: 'peerAggressive',
    in: ['isakmp-peer'],
    syntax:
      'set aggressive-mode { client-endpoint { fqdn <word> | user-fqdn <word> | ipv4-address <ipv4> } | password <secret> }',
  },
  { id: 'logging', in: ['global'], syntax: 'crypto logging { session | ezvpn [ group <word> ] | ikev2 }' },
  { id: 'isakmpProfile', in: ['global'], syntax: 'crypto isakmp profile <new:isakmp-profile>' },
  { id: 'keyring', in: ['global'], syntax: 'crypto keyring <new:keyring> [ vrf <name:vrf> ]' },
  {
    id: 'keyringKey',
    in: ['keyring'],
    syntax: 'pre-shared-key { address <ipv4> [ <mask> ] | hostname <word> } key [ { 0 | 6 } ] <secret>',
  },
  {
    id: 'profileMatch',
    in: ['isakmp-profile'],
    syntax:
      'match identity { address <ipv4> [ <mask> ] [ <name:vrf> ] | group <word> | host [ domain ] <word> | user <word> | user-fqdn <word> | fqdn [ domain ] <word> }',
  },
  {
    id: 'profileCertificate',
    in: ['isakmp-profile'],
    syntax: '{ match certificate <word> | ca trust-point <word> }',
  },
  { id: 'profileAccounting', in: ['isakmp-profile'], syntax: 'accounting <word>' },
  {
    id: 'profileQos',
    in: ['isakmp-profile'],
    syntax: 'qos-group <number>',
  },
  { id: 'profileKeyring', in: ['isakmp-profile'], syntax: 'keyring <name:keyring>' },
  { id: 'profileVrf', in: ['isakmp-profile'], syntax: 'vrf <name:vrf>' },
  {
    id: 'localAddress',
    in: ['keyring', 'isakmp-profile', 'ezvpn-client'],
    syntax: 'local-address { <name:interface> | <ipv4> }',
  },
  {
    id: 'profileIdentity',
    in: ['isakmp-profile'],
    syntax: 'self-identity { address | fqdn [ <word> ] | user-fqdn <word> }',
  },
  { id: 'profileKeepalive', in: ['isakmp-profile'], syntax: 'keepalive <number> retry <number>' },
  { id: 'profileInitiate', in: ['isakmp-profile'], syntax: 'initiate mode aggressive' },
  { id: 'profileTemplate', in: ['isakmp-profile'], syntax: 'virtual-template <number>' },
  {
    id: 'profileClient',
    in: ['isakmp-profile'],
    syntax:
      '{ client { authentication list <word> | configuration { address { initiate | respond } | group <name:ezvpn-group> } } | isakmp authorization list <word> }',
  },
  {
    id: 'transformSet',
    in: ['global'],
    syntax: `crypto ipsec transform-set <new:transform-set> ${transforms}`,
  },
  { id: 'mode', in: ['transform-set'], syntax: 'mode { tunnel | transport [ require ] }' },
  { id: 'ipsecProfile', in: ['global'], syntax: 'crypto ipsec profile <new:ipsec-profile>' },
  {
    id: 'setTransform',
    in: ['crypto-map', 'ipsec-profile'],
    syntax: 'set transform-set <name:transform-set>...',
  },
  {
    id: 'setProfile',
    in: ['crypto-map', 'ipsec-profile'],
    syntax: 'set { isakmp-profile <name:isakmp-profile> | ikev2-profile <name:ikev2-profile> }',
  },
  { id: 'responderOnly', in: ['ipsec-profile'], syntax: 'responder-only' },
  { id: 'setAccessGroup', in: ['crypto-map'], syntax: 'set ip access-group <name:acl> { in | out }' },
  { id: 'natTransparency', in: ['global'], syntax: 'crypto ipsec nat-transparency udp-encapsulation' },
  { id: 'spiMatching', in: ['global'], syntax: 'crypto ipsec nat-transparency spi-matching' },
  {
    id: 'lifetime',
    in: ['global'],
    syntax: `crypto ipsec security-association { lifetime ${lifetime} | ${idle} }`,
  },
  { id: 'replay', in: ['global'], syntax: `crypto ipsec security-association ${replay}` },
  {
    id: 'fragmentation',
    in: ['global'],
    syntax: 'crypto ipsec fragmentation { after-encryption | before-encryption }',
  },
  { id: 'dfBit', in: ['global', 'interface'], syntax: 'crypto ipsec df-bit { clear | copy | set }' },
  {
    id: 'map',
    in: ['global'],
    syntax:
      'crypto map <new:crypto-map> <number> { ipsec-isakmp [ profile <name:isakmp-profile> ] | ipsec-manual | gdoi }',
  },
  {
    id: 'mapDynamic',
    in: ['global'],
    syntax: 'crypto map <new:crypto-map> <number> ipsec-isakmp dynamic <name:dynamic-map> [ discover ]',
  },
  {
    id: 'mapOptions',
    in: ['global'],
    syntax:
      'crypto map <name:crypto-map> { client { authentication list <word> | configuration address { initiate | respond } } | isakmp authorization list <word> | isakmp-profile <name:isakmp-profile> | redundancy <word> }',
  },
  { id: 'mapLocal', in: ['global'], syntax: 'crypto map <name:crypto-map> local-address <name:interface>' },
  { id: 'dynamicMap', in: ['global'], syntax: 'crypto dynamic-map <new:dynamic-map> <number>' },
  { id: 'ezvpnClient', in: ['global'], syntax: 'crypto ipsec client ezvpn <new:ezvpn-client>' },
  { id: 'ezvpnConnect', in: ['ezvpn-client'], syntax: 'connect { auto | manual | acl <name:acl> }' },
  { id: 'ezvpnGroupUse', in: ['ezvpn-client'], syntax: 'group <word> key <secret>' },
  { id: 'ezvpnMode', in: ['ezvpn-client'], syntax: 'mode { client | network-extension | network-plus }' },
  { id: 'ezvpnPeer', in: ['ezvpn-client'], syntax: 'peer { <ipv4> | <word> } [ default ]' },
  { id: 'ezvpnTraffic', in: ['ezvpn-client'], syntax: 'acl <name:acl>' },
  { id: 'ezvpnNat', in: ['ezvpn-client'], syntax: 'nat { allow | acl <name:acl> }' },
  { id: 'ezvpnUser', in: ['ezvpn-client'], syntax: 'username <word> password <secret>' },
  {
    id: 'ezvpnXauth',
    in: ['ezvpn-client'],
    syntax: 'xauth userid mode { interactive | local | http-intercept }',
  },
  {
    id: 'ezvpnOptions',
    in: ['ezvpn-client'],
    syntax:
      '{ idletime <number> | backup <name:ezvpn-client> track <number> | ctcp port <number> | flow allow acl <name:acl> }',
  },
  { id: 'ezvpnInterface', in: ['ezvpn-client'], syntax: 'virtual-interface [ <number> ]' },
  { id: 'ezvpnGroup', in: ['global'], syntax: 'crypto isakmp client configuration group <new:ezvpn-group>' },
  { id: 'ezvpnKey', in: ['ezvpn-group'], syntax: 'key <secret>' },
  { id: 'ezvpnPool', in: ['ezvpn-group'], syntax: 'pool <name:local-pool>' },
  { id: 'ezvpnAcl', in: ['ezvpn-group'], syntax: 'acl <name:acl>' },
  {
    id: 'ezvpnClientSettings',
    in: ['ezvpn-group'],
    syntax:
      '{ { dns | wins } <ipv4> [ <ipv4> ] | domain <word> | netmask <mask> | save-password | backup-gateway <word> | split-dns <word> | include-local-lan | pfs | max-users <number> | max-logins <number> | group-lock | banner <line> | firewall are-u-there | access-restrict <name:interface> }',
  },
  {
    id: 'clientPool',
    in: ['global'],
    syntax: 'crypto isakmp client configuration address-pool local <name:local-pool>',
  },
  { id: 'pki', in: ['global'], syntax: 'crypto pki { trustpoint <word> | certificate chain <word> }' },
];

/** IKEv1 and IPsec. */
export const cryptoTables: readonly CommandTable[] = [
  { family: 'crypto', devices: ['ios', 'asa'], commands: policy },
  { family: 'crypto', devices: ['ios'], commands: [...ios, ...maps] },
  { family: 'crypto', devices: ['asa'], commands: asaCrypto },
];
