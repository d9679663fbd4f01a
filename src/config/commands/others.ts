import type { Block, Syntax } from './command';

/**
 * Keywords that IOS has beside those of our tables, as far as they tell which parts of keywords are ambiguous; from the
 * command lists of IOS 15 and IOS-XE 17.
 */
const ios: Readonly<Partial<Record<Block, readonly string[]>>> = {
  global: [
    'aaa|alias|archive|arp|banner|boot|bridge|buffers|call|call-home|card|cdp|chat-script|class|clock|cns|config-register|control-plane|controller|cts|default|dialer|dialer-list|diagnostic|dot1x|dspfarm|enable|end|environment|errdisable|event|exception|exit|file|flow|frame-relay|gateway|hw-module|identity|ipv6|isdn|kerberos|key|l2tp|l2tp-class|license|line|lldp|logging|login|mac|mac-address-table|map-class|memory|memory-size|menu|modemcap|monitor|mpls|multilink|netconf|ntp|parser|password|platform|policy-list|port-channel|ppp|privilege|process|prompt|queue-list|radius|radius-server|redundancy|rmon|router|scheduler|service|sip-ua|snmp|snmp-server|spanning-tree|stackwise|subscriber|switch|system|tacacs|tacacs-server|template|tftp-server|time-range|track|transport|username|version|vlan|voice|vpdn|vpdn-group|vtp|xdsl',
    'ip admission|alias|arp|as-path|audit|auth-proxy|bgp-community|bootp|cef|classless|community-list|ddns|default-gateway|default-network|dhcp|dns|domain|domain-list|domain-lookup|domain-name|explicit-path|extcommunity-list|finger|flow|flow-export|forward-protocol|ftp|gratuitous-arps|helper-address|host|http|icmp|identd|igmp|ips|kerberos|mobile|mrm|mroute|msdp|multicast|multicast-routing|name-server|nbar|options|ospf|pim|policy-list|port-map|radius|rcmd|reflexive-list|rsvp|rtcp|sap|scp|security|sla|source-route|spd|ssh|subnet-zero|tacacs|tcp|telnet|tftp|traffic-export|urlfilter|wccp',
    'crypto call|eli|engine|gdoi|identity|key|mib|provisioning|ssl|wui|xauth',
    'crypto isakmp default',
    'crypto ipsec ipv4-deny|optional|server',
    'crypto ikev2 authorization|client|cluster|cts|name-mangler|policy',
    'class-map type access-control|appnav|control|multimedia|ngsw-qos|traffic|urlfilter',
    'policy-map type access-control|appnav|control|multimedia|ngsw-qos|packet-service|queueing|service|traffic|urlfilter',
    'parameter-map type cws|mma|ooo|patch|protocol-info|regex|umbrella|urlf-glob|urlfilter|urlfpolicy|waas|webauth',
    'object-group security|v6-network|v6-service',
    'ip access-list fqdn|helper|log-update|logging|match-local-traffic|persistent|role-based',
    'ip local pool',
    'ip nat create|piggyback-support|sip-sbc',
  ],
  interface: [
    'arp|backup|bandwidth|bfd|bridge-group|carrier-delay|cdp|channel-group|clock|cts|dampening|default|delay|dialer|dialer-group|dot1x|duplex|exit|fair-queue|flowcontrol|frame-relay|full-duplex|glbp|half-duplex|hold-queue|ipv6|isdn|isis|keepalive|lldp|load-interval|logging|loopback|mac|mac-address|macro|max-reserved-bandwidth|media-type|mop|mpls|multilink-group|negotiation|ntp|peer|physical-layer|power|ppp|pppoe|pppoe-client|priority-group|pvc|qos|random-detect|rate-limit|rmon|service|service-policy|snmp|spanning-tree|speed|standby|storm-control|switchport|timeout|traffic-shape|transmit-interface|tx-ring-limit|udld|vrrp|xconnect',
    'ip admission|arp|authentication|bandwidth-percent|bgp|broadcast-address|cef|dampening-change|dhcp|directed-broadcast|flow|hello-interval|helper-address|hold-time|igmp|information-reply|ips|irdp|load-sharing|local-proxy-arp|mask-reply|mobile|mroute-cache|multicast|nbar|next-hop-self|ospf|pim|policy|probe|proxy-arp|redirects|rgmp|rip|route-cache|router|rsvp|rtp|sap|security|split-horizon|sticky-arp|summary-address|traffic-export|unreachables|verify|wccp',
    'ip nat allow-static-host|create',
    'ip tcp compression-connections|header-compression',
    'ip nhrp attribute|authentication|cache|group|holdtime|interest|max-send|multicast|path|record|redirect|registration|responder|server-only|shortcut|summary-map|trigger-svc|use',
    'tunnel bandwidth|checksum|endpoint|entropy|flow|mpls|raw-packet-interface|rbscp|route-via|sequence-datagrams|tos|tsp-hop|ttl|udlr|vlan',
    'tunnel mode aurp|cayman|dvmrp|eon|ethernet|iptalk|ipv6|ipv6ip|mpls|nos|rbscp|tag-switching|udp',
    'crypto engine|identity',
    'encapsulation frame-relay|isl|lapb|slip|x25',
  ],
  'extended-acl': ['default|exit'],
  'standard-acl': ['default|exit'],
  'route-map': [
    'continue|default|exit',
    'match clns|extcommunity|ipv6|local-preference|mpls-label|policy-list|rpki|source-protocol',
    'match ip flowspec|multicast|redistribution-source',
    'set as-path|automatic-tag|clns|comm-list|community|dampening|default|extcommunity|global|ipv6|level|local-preference|metric|metric-type|mpls-label|origin|tag|traffic-index|vrf|weight',
    'set ip address|default|df|global|precedence|qos-group|tos|vrf',
  ],
  'nat-pool': ['exit'],
  'network-group': ['exit'],
  'service-group': ['exit'],
  'crypto-map': ['default|exit'],
  'transform-set': ['exit'],
  'ipsec-profile': ['default|exit'],
  'ike-policy': ['default|exit'],
  keyring: ['default|exit|rsa-pubkey'],
  'isakmp-profile': ['default|exit'],
  'ikev2-keyring': ['exit'],
  'ikev2-peer': ['exit'],
  'ikev2-profile': ['exit'],
  'ikev2-policy': ['exit'],
  'ikev2-proposal': ['exit'],
  'ezvpn-client': ['default|exit'],
  'flexvpn-client': ['default|exit'],
  'ezvpn-group': ['exit'],
  'zone-pair': ['exit'],
  zone: ['exit'],
  'class-map': ['exit|rename'],
  'policy-map': ['exit|rename'],
  'policy-class': ['exit'],
  'parameter-map': ['exit'],
  vrf: ['exit'],
};

/** Syntaxes of commands that we know the names of only. */
export function otherSyntaxes(block: Block, device: Syntax): readonly string[] {
  const lists = device === 'ios' ? (ios[block] ?? []) : [];
  return lists.map((list) => {
    const cut = list.lastIndexOf(' ') + 1;
    return `${list.slice(0, cut)}{ ${list.slice(cut).replaceAll('|', ' | ')} } [ <line> ]`;
  });
}
