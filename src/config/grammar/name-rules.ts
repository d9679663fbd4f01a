import { compilePattern, initialsOf, type Pattern } from './name-pattern';

const entryNames =
  'object-group:8@object-group object@object addrgroup@object-group portgroup@object-group ' +
  'interface@nameif time-range@time-range reflect=acl';

/** Lines that stand in no mode; the first pattern that fits decides. See {@link compilePattern}. */
const globalRules = [
  'ip access-list|acc:8 log-update|logging|role-based|helper|persistent|match-local-traffic',
  'ip access-list:3 resequence @acl',
  'ip access-list:3 ?standard:1|extended:1 =acl',
  'access-list:8 alert-interval|deny-flow-max|mode|cached|compiled',
  'access-list:8 =acl remark:3',
  'access-list:8 =acl line # remark:3',
  `access-list:8 =acl … ${entryNames}`,
  `permit:3|deny:3 … ${entryNames}`,
  `# permit:3|deny:3 … ${entryNames}`,
  'evaluate:4 @acl',
  'access-group @acl in|out interface @nameif',
  'access-group @acl global',
  'ip prefix-list =prefix-list',
  'ip nat pool =nat-pool',
  'ip nat portmap =nat-portmap',
  'name * =address-name',
  'ip nat inside:2|outside:3 source:3|destination … list@acl route-map:5@route-map pool@nat-pool interface:3@interface vrf@vrf portmap@nat-portmap',
  'ip nat source … list@acl route-map:5@route-map pool@nat-pool interface:3@interface vrf@vrf',
  'ip nat service list @acl',
  'ip nat translation:2 max-entries … list@acl vrf@vrf',
  'ip nat log translations:2 … source@interface',
  'ip local policy route-map @route-map',
  'ip route vrf @vrf * * @interface',
  'ip route * * @interface',
  'ip local pool =local-pool',
  'ip inspect name =inspect-rule … java-list@acl',
  'ip vrf =vrf $',
  'vrf definition|context =vrf',
  'ip http|ssh|telnet|scp … access-class@acl source-interface@interface',
  'interface:3 range|policy',
  'interface:3 =interface',
  'object-group:8 network:4|service:4|protocol:4|icmp-type:4|security|user =object-group',
  'object-group:8 ip address|port =object-group',
  'object network:3|service:3 =object',
  'route-map:7 =route-map',
  'crypto:4 map =crypto-map interface @nameif',
  'crypto:4 map =crypto-map local-address @interface',
  'crypto:4 map =crypto-map isakmp-profile @isakmp-profile',
  'crypto:4 map =crypto-map ikev2-profile @ikev2-profile',
  'crypto:4 map =crypto-map # ipsec-isakmp|ipsec-manual … dynamic@dynamic-map',
  'crypto:4 map =crypto-map # match address @acl',
  'crypto:4 map =crypto-map # set ?ikev1 transform-set @transform-set+',
  'crypto:4 map =crypto-map # set ikev2 ipsec-proposal @ipsec-proposal+',
  'crypto:4 map =crypto-map',
  'crypto:4 dynamic-map =dynamic-map # match address @acl',
  'crypto:4 dynamic-map =dynamic-map # set ?ikev1 transform-set @transform-set+',
  'crypto:4 dynamic-map =dynamic-map # set ikev2 ipsec-proposal @ipsec-proposal+',
  'crypto:4 dynamic-map =dynamic-map',
  'crypto:4 ipsec ?ikev1 transform-set:5 =transform-set',
  'crypto:4 ipsec ikev2 ipsec-proposal =ipsec-proposal',
  'crypto:4 ipsec profile =ipsec-profile',
  'crypto:4 ipsec client ezvpn =ezvpn-client',
  'crypto:4 isakmp:3 client configuration group =ezvpn-group',
  'crypto:4 isakmp:3 client configuration address-pool local @local-pool',
  'crypto:4 isakmp:3 profile =isakmp-profile',
  'crypto:4 keyring =keyring vrf @vrf',
  'crypto:4 keyring =keyring',
  'crypto:4 ikev2 keyring =keyring',
  'crypto:4 ikev2 proposal =ikev2-proposal',
  'crypto:4 ikev2 policy =ikev2-policy',
  'crypto:4 ikev2 profile =ikev2-profile',
  'crypto:4 ikev1|ikev2|isakmp enable @nameif',
  'group-policy =group-policy internal|external',
  'group-policy @group-policy attributes',
  'tunnel-group =tunnel-group type',
  'tunnel-group @tunnel-group',
  'class-map type inspect ?match-any|match-all =class-map $',
  'class-map type * * ?match-any|match-all =class-map $',
  'class-map ?match-any|match-all =class-map',
  'policy-map type * =policy-map $',
  'policy-map type * * =policy-map $',
  'policy-map =policy-map',
  'service-policy @policy-map interface @nameif',
  'service-policy @policy-map',
  'zone security =zone',
  'zone-pair security * source @zone destination @zone',
  'time-range =time-range',
  'nat (,) ?after-auto … access-list@acl',
  'global|static (,) … access-list@acl',
  'route @nameif',
  'mtu @nameif #',
  'capture … access-list@acl interface@nameif',
  'ntp access-group * @acl',
  '* … source-interface@interface',
];

/** `nat (REAL,MAPPED) …` at the global level: twice NAT, whose names stand at fixed places. */
const twiceNatRules = [
  'nat (,) after-auto # source static|dynamic @object',
  'nat (,) after-auto source static|dynamic @object',
  'nat (,) # source static|dynamic @object',
  'nat (,) source static|dynamic @object',
].flatMap((head) => [
  `${head} pat-pool @object ?interface ?flat ?include-reserve ?extended ?round-robin destination static @object @object service @object @object`,
  `${head} pat-pool @object … service@object`,
  `${head} @object pat-pool @object … service@object`,
  `${head} @object ?interface destination static @object @object service @object @object`,
  `${head} @object ?interface destination static @object @object`,
  `${head} @object ?interface service @object @object`,
  `${head} @object`,
]);

/** Lines inside a mode. Modes share few words, so that the words alone say what a name is. */
const innerRules = [
  `permit:3|deny:3 … ${entryNames}`,
  `# permit:3|deny:3 … ${entryNames}`,
  'evaluate:4 @acl',
  '# evaluate:4 @acl',
  'remark:3|description:4|# remark',
  'ip access-group:8 @acl in|out',
  'ip vrf forwarding:3 @vrf',
  'vrf forwarding|forward|member @vrf',
  'vrf @vrf $',
  'ivrf @vrf',
  'ip unnumbered @interface',
  'ip inspect @inspect-rule in|out',
  'crypto:4 ipsec client ezvpn @ezvpn-client',
  'default-group-policy @group-policy',
  'ip policy route-map @route-map',
  'ip verify unicast source reachable-via * ?allow-default ?allow-self-ping @acl',
  'peer:2 default ip address pool @local-pool+',
  'nameif =nameif',
  'crypto:4 map @crypto-map',
  'tunnel:3 source:3 interface @nameif',
  'tunnel:3 source:3 @interface',
  'tunnel:3 vrf @vrf',
  'tunnel:3 protection:4 ipsec profile @ipsec-profile … ikev2-profile@ikev2-profile isakmp-profile@isakmp-profile',
  'tunnel:3 protection:4 ipsec policy ipv4|ipv6 @acl',
  'zone-member security @zone',
  'service-policy type * @policy-map',
  'inspect * @policy-map',
  'service-policy input|output|in|out @policy-map',
  'service-policy @policy-map',
  'match ip address:3 prefix-list @prefix-list+',
  'match ip address:3 @acl+',
  'match ip next-hop|route-source prefix-list @prefix-list+',
  'match ip next-hop|route-source @acl+',
  'match interface:3 @interface+',
  'match access-group name @acl',
  'match access-group @acl',
  'match access-list @acl',
  'match class-map @class-map',
  'match address:3 local interface @interface',
  'match address:3 ipv4|ipv6 @acl',
  'match address:3 @acl',
  'match identity group @ezvpn-group',
  'match identity|fvrf|protocol',
  'set ?ikev1 transform-set:5 @transform-set+',
  'set ikev2 ipsec-proposal @ipsec-proposal+',
  'set isakmp-profile @isakmp-profile',
  'set ikev2-profile @ikev2-profile',
  'set ip access-group @acl in|out',
  'set vrf @vrf',
  'set interface:3 @interface',
  'keyring local @keyring',
  'keyring aaa',
  'keyring @keyring+',
  'proposal @ikev2-proposal+',
  'local-address @interface',
  '?nat|connect acl @acl',
  'route set access-list @acl',
  'pool @local-pool',
  'address-pool (,) @local-pool+',
  'address-pool @local-pool+',
  'address-pools value @local-pool+',
  'access-class @acl',
  'vpn-filter value @acl',
  'split-tunnel-network-list value @acl',
  'class type inspect @class-map $',
  'class type * * @class-map',
  'class @class-map',
  'group-object @object-group',
  '# group-object @object-group',
  'network-object object @object',
  'service-object object @object',
  'nat (,) static|dynamic pat-pool @object',
  'nat (,) static|dynamic @object',
  'distribute-list prefix @prefix-list',
  'distribute-list route-map @route-map',
  'distribute-list @acl',
  'neighbor * distribute-list @acl',
  'neighbor * filter-list',
  'neighbor|redistribute|network|aggregate-address|default-information … route-map@route-map prefix-list@prefix-list update-source@interface',
  'passive-interface @interface',
  'address-family … vrf@vrf',
  '* … source-interface@interface',
];

/** Patterns by the letter that a line begins with, in their order, compiled when a line is first looked up. */
class PatternTable {
  private patterns: readonly Pattern[] | null = null;
  private readonly byInitial = new Map<number, readonly Pattern[]>();

  constructor(private readonly rules: readonly string[]) {}

  /** Those that may fit a line that begins with the letter `initial`; those that fit any beginning are among them. */
  patternsOf(initial: number): readonly Pattern[] {
    let fitting = this.byInitial.get(initial);
    if (fitting === undefined) {
      const letter = String.fromCharCode(initial);
      this.patterns ??= this.rules.map(compilePattern);
      fitting = this.patterns.filter((pattern) => {
        const initials = initialsOf(pattern);
        return initials === '' || initials.includes(letter);
      });
      this.byInitial.set(initial, fitting);
    }
    return fitting;
  }
}

const globalPatterns = new PatternTable([...twiceNatRules, ...globalRules]);
const innerPatterns = new PatternTable(innerRules);
const none: readonly Pattern[] = [];
const lastLetter = 127;

/** The patterns that a line may fit which begins with the letter `initial` (in small). */
export function namePatterns(inside: boolean, initial: number): readonly Pattern[] {
  return initial > lastLetter ? none : (inside ? innerPatterns : globalPatterns).patternsOf(initial);
}
