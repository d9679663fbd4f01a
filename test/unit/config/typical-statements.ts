/**
 * Typical lines of every form of the families, as IOS takes them. Words in small letters are keywords; names, numbers and
 * addresses are not.
 */
export const iosStatements = `
hostname R1
interface GigabitEthernet0/0
 description Uplink
 ip address 192.0.2.2 255.255.255.0
 ip address 192.0.2.3 255.255.255.0 secondary
 ip address dhcp
 ip address negotiated
 ip unnumbered Loopback0
 ip access-group LIST in
 ip access-group LIST out
 ip nat inside
 ip nat outside
 ip nat enable
 ip vrf forwarding BLUE
 vrf forwarding BLUE
 ip inspect RULE in
 ip inspect RULE out
 zone-member security OUTSIDE
 crypto map VPN
 crypto map VPN redundancy GROUP stateful
 crypto ipsec client ezvpn CLIENT inside
 crypto ipsec client ezvpn CLIENT outside
 encapsulation dot1q 10
 shutdown
interface Tunnel0
 ip nhrp map 10.0.0.1 192.0.2.1
 ip nhrp nhs 10.0.0.1
 ip nhrp nhs 10.0.0.1 nbma 192.0.2.1
 tunnel source GigabitEthernet0/0
 tunnel source 192.0.2.2
 tunnel destination 198.51.100.1
 tunnel destination dynamic
 tunnel mode gre ip
 tunnel mode gre multipoint
 tunnel mode ipsec ipv4
 tunnel mode ipip
 tunnel vrf BLUE
 tunnel key 5
 tunnel protection ipsec profile PROFILE
 tunnel protection ipsec profile PROFILE shared
 tunnel protection ipsec profile PROFILE ikev2-profile IKE
interface Virtual-Template1 type tunnel
access-list 10 permit 10.0.0.0 0.0.0.255
access-list 10 deny any log
access-list 10 permit host 10.0.0.1
access-list 101 remark Voice
access-list 101 permit udp any eq isakmp any
access-list 101 permit udp host 10.0.0.1 range 1024 65535 object-group HUBS eq non500-isakmp log-input
access-list 101 deny tcp any gt 1023 any lt 1024 established
access-list 101 permit esp any host 192.0.2.1
access-list 101 permit icmp any any echo-reply
access-list 101 permit icmp any any 3 4
access-list 101 permit ip 10.0.0.0 0.0.0.255 any fragments
access-list 101 dynamic LOGIN timeout 5 permit ip any any
ip access-list standard INSIDE
 10 permit 10.0.0.0 0.0.0.255
 permit any
 deny host 10.0.0.1 log
 remark Engineers
 no 10
ip access-list extended LIST
 10 permit udp any any eq 500
 permit udp any neq 500 any
 permit object-group SERVICES any any
 permit tcp any any match-any +syn -ack
 permit tcp any any syn
 permit ip any any time-range HOURS
 permit ip any any dscp ef
 permit ip any any precedence 5
 permit ip any any tos 4
 permit ip any any ttl gt 5
 permit ip any any option any-options
 permit tcp any any reflect MIRROR timeout 300
 permit ahp any any log COOKIE
 permit gre any any
 permit 50 any any
 evaluate MIRROR
 20 remark Rest
object-group network HUBS
 host 192.0.2.1
 10.0.0.0 255.255.255.0
 range 10.0.0.5 10.0.0.9
 group-object SITES
 description All of them
object-group service SERVICES
 udp eq 500
 udp source eq 500
 tcp range 1 5
 tcp-udp eq 53
 icmp echo
 esp
 group-object OTHERS
 description All of them
ip prefix-list PREFIXES description Inside
ip prefix-list PREFIXES seq 5 permit 10.0.0.0/8
ip prefix-list PREFIXES seq 10 deny 10.1.0.0/16 ge 24 le 32
ip prefix-list PREFIXES permit 0.0.0.0/0 le 32
route-map MAP permit 10
 match ip address LIST INSIDE
 match ip address prefix-list PREFIXES
 match ip next-hop LIST
 match ip next-hop prefix-list PREFIXES
 match ip route-source LIST
 match interface GigabitEthernet0/0 GigabitEthernet0/1
 match length 100 500
 match tag 5 6
 match community 7
 match as-path 8
 match metric 9
 match route-type local
 set ip next-hop 192.0.2.1
 set interface GigabitEthernet0/0
route-map MAP deny 20
ip nat inside source list LIST interface GigabitEthernet0/0 overload
ip nat inside source list LIST interface GigabitEthernet0/0 vrf BLUE overload
ip nat inside source list LIST pool POOL
ip nat inside source list LIST pool POOL overload
ip nat inside source list LIST pool POOL vrf BLUE match-in-vrf overload
ip nat inside source list LIST pool POOL reversible
ip nat inside source list LIST pool POOL redundancy 1 mapping-id 100
ip nat inside source list LIST pool POOL mapping-id 100 overload
ip nat inside source list LIST interface GigabitEthernet0/0 oer overload
ip nat inside source list LIST pool POOL portmap PORTS
ip nat inside source route-map MAP interface GigabitEthernet0/0 overload
ip nat inside source route-map MAP pool POOL overload
ip nat inside source static 10.0.0.1 192.0.2.1
ip nat inside source static 10.0.0.1 192.0.2.1 extendable
ip nat inside source static 10.0.0.1 192.0.2.1 no-alias
ip nat inside source static 10.0.0.1 192.0.2.1 no-payload
ip nat inside source static 10.0.0.1 192.0.2.1 route-map MAP
ip nat inside source static 10.0.0.1 192.0.2.1 route-map MAP reversible
ip nat inside source static 10.0.0.1 192.0.2.1 vrf BLUE match-in-vrf
ip nat inside source static 10.0.0.1 192.0.2.1 redundancy HSRP mapping-id 100
ip nat inside source static 10.0.0.1 192.0.2.1 mapping-id 100
ip nat inside source static 10.0.0.1 interface GigabitEthernet0/0
ip nat inside source static network 10.0.0.0 192.0.2.0 /24
ip nat inside source static network 10.0.0.0 192.0.2.0 255.255.255.0 no-alias
ip nat inside source static tcp 10.0.0.1 80 192.0.2.1 8080 extendable
ip nat inside source static udp 10.0.0.1 500 interface GigabitEthernet0/0 500
ip nat inside source static esp 10.0.0.1 interface GigabitEthernet0/0
ip nat outside source list LIST pool POOL
ip nat outside source list LIST pool POOL add-route
ip nat outside source list LIST pool POOL vrf BLUE match-in-vrf
ip nat outside source route-map MAP pool POOL
ip nat outside source static 198.51.100.1 10.9.0.1
ip nat outside source static 198.51.100.1 10.9.0.1 add-route
ip nat outside source static tcp 198.51.100.1 80 10.9.0.1 80 extendable
ip nat outside source static network 198.51.100.0 10.9.0.0 /24
ip nat inside destination list LIST pool POOL
ip nat inside destination list LIST pool POOL redundancy 1 mapping-id 100
ip nat source list LIST interface GigabitEthernet0/0 overload
ip nat source static 10.0.0.1 192.0.2.1
ip nat pool POOL 192.0.2.1 192.0.2.9 netmask 255.255.255.0
ip nat pool POOL 192.0.2.1 192.0.2.9 prefix-length 24
ip nat pool POOL 192.0.2.1 192.0.2.9 prefix-length 24 type match-host
ip nat pool POOL 192.0.2.1 192.0.2.9 netmask 255.255.255.0 type rotary
ip nat pool POOL 192.0.2.1 192.0.2.9 prefix-length 24 add-route
ip nat pool POOL 192.0.2.1 192.0.2.9 prefix-length 24 accounting LIST arp-ping
ip nat pool MORE prefix-length 24
 address 192.0.2.1 192.0.2.3
 address 192.0.2.7 192.0.2.9
ip nat translation timeout 3600
ip nat translation udp-timeout 60
ip nat translation tcp-timeout never
ip nat translation finrst-timeout 60
ip nat translation syn-timeout 60
ip nat translation dns-timeout 60
ip nat translation icmp-timeout 60
ip nat translation pptp-timeout 60
ip nat translation arp-ping-timeout 60
ip nat translation routemap-entry-timeout 60
ip nat translation port-timeout udp 4500 300
ip nat translation port-timeout tcp 22 never
ip nat translation max-entries 1000
ip nat translation max-entries all-host 100
ip nat translation max-entries all-vrf 100
ip nat translation max-entries host 10.0.0.1 100
ip nat translation max-entries list LIST 100
ip nat translation max-entries vrf BLUE 100
ip nat service list LIST ESP spi-match
ip nat service list LIST IKE preserve-port
ip nat service enable-sym-port
ip nat service port-randomization
ip nat service fullrange udp port 500
ip nat service sip udp port 5060
ip nat service skinny tcp port 2000
ip nat service alg udp dns
ip nat service ipsec-esp enable
ip nat settings mode cgn
ip nat settings mode default
ip nat settings pap limit 60
ip nat settings support mapping outside
ip nat log translations syslog
ip nat log translations flow-export v9 udp destination 192.0.2.9 2055 source GigabitEthernet0/0
ip nat portmap PORTS
 appl SIP-RTP startport 32128 size 64
ip route 0.0.0.0 0.0.0.0 192.0.2.1
ip route 0.0.0.0 0.0.0.0 GigabitEthernet0/0 192.0.2.1 250 name BACKUP
ip route vrf BLUE 10.0.0.0 255.0.0.0 192.0.2.1 global
ip route 10.0.0.0 255.0.0.0 192.0.2.1 track 5
ip route 10.0.0.0 255.0.0.0 192.0.2.1 tag 6 permanent
ip route 0.0.0.0 0.0.0.0 dhcp
ip route 0.0.0.0 0.0.0.0 GigabitEthernet0/0 dhcp 250
ip route 10.0.0.0 255.0.0.0 Null0
ip vrf RED
 rd 65000:1
vrf definition BLUE
 rd 65000:2
 description Customers
crypto isakmp policy 10
 encryption aes 256
 encryption 3des
 hash sha256
 authentication pre-share
 authentication rsa-sig
 group 14
 lifetime 3600
crypto isakmp key SECRET address 198.51.100.1
crypto isakmp key 6 SECRET address 198.51.100.0 255.255.255.0 no-xauth
crypto isakmp key SECRET hostname PEER
crypto isakmp nat keepalive 20
crypto isakmp keepalive 30
crypto isakmp keepalive 30 5 periodic
crypto isakmp keepalive 30 5 on-demand
crypto isakmp identity hostname
crypto isakmp aggressive-mode disable
crypto isakmp invalid-spi-recovery
crypto isakmp enable
crypto isakmp fragmentation
crypto isakmp xauth timeout 60
crypto isakmp peer address 198.51.100.1
 set aggressive-mode client-endpoint fqdn ME
 set aggressive-mode password SECRET
 description Hub
crypto isakmp client configuration address-pool local CLIENTS
crypto isakmp client configuration group GROUP
 key SECRET
 pool CLIENTS
 acl LIST
 dns 10.0.0.53 10.0.0.54
 wins 10.0.0.55
 domain EXAMPLE
 netmask 255.255.255.0
 backup-gateway 192.0.2.9
 save-password
 split-dns EXAMPLE
 include-local-lan
 pfs
 max-users 100
 max-logins 2
 group-lock
 banner Hello
 firewall are-u-there
 access-restrict GigabitEthernet0/0
crypto isakmp profile ISAKMP
 description Sites
 vrf BLUE
 keyring KEYS
 self-identity address
 self-identity fqdn ME
 match identity address 198.51.100.0 255.255.255.0 BLUE
 match identity address 198.51.100.1
 match identity group GROUP
 match identity host PEER
 match identity host domain EXAMPLE
 match identity user SOMEBODY
 match certificate CERTIFICATES
 ca trust-point CA
 client authentication list USERS
 client configuration address respond
 client configuration group GROUP
 isakmp authorization list GROUPS
 accounting SESSIONS
 keepalive 30 retry 5
 initiate mode aggressive
 local-address GigabitEthernet0/0
 virtual-template 1
crypto keyring KEYS
 description Sites
 local-address 192.0.2.2
 local-address GigabitEthernet0/0
 pre-shared-key address 198.51.100.0 255.255.255.0 key SECRET
 pre-shared-key address 0.0.0.0 0.0.0.0 key 6 SECRET
 pre-shared-key hostname PEER key SECRET
crypto keyring FRONT vrf BLUE
crypto ipsec transform-set SET esp-aes 256 esp-sha256-hmac
 mode transport
 mode transport require
 mode tunnel
crypto ipsec transform-set AH ah-sha-hmac esp-3des esp-md5-hmac
crypto ipsec transform-set GCM esp-gcm 256
crypto ipsec profile PROFILE
 description Tunnels
 set transform-set SET AH
 set pfs group14
 set isakmp-profile ISAKMP
 set ikev2-profile IKE
 set security-association lifetime seconds 3600
 set security-association lifetime kilobytes 4608000
 set security-association idle-time 600
 set security-association replay window-size 1024
 set identity CERTIFICATES
 set mixed-mode
 responder-only
 reverse-route
crypto ipsec nat-transparency udp-encapsulation
crypto ipsec nat-transparency spi-matching
crypto ipsec security-association lifetime seconds 3600
crypto ipsec security-association lifetime kilobytes 4608000
crypto ipsec security-association lifetime kilobytes disable
crypto ipsec security-association idle-time 600
crypto ipsec security-association replay disable
crypto ipsec security-association replay window-size 1024
crypto ipsec df-bit clear
crypto ipsec fragmentation after-encryption
crypto ipsec fragmentation before-encryption
crypto map VPN local-address GigabitEthernet0/0
crypto map VPN client authentication list USERS
crypto map VPN client configuration address respond
crypto map VPN isakmp authorization list GROUPS
crypto map VPN isakmp-profile ISAKMP
crypto map VPN 10 ipsec-isakmp
 description Branch
 match address LIST
 set peer 198.51.100.1
 set peer 198.51.100.2 default
 set peer HUB dynamic
 set transform-set SET AH
 set pfs group14
 set isakmp-profile ISAKMP
 set ikev2-profile IKE
 set ip access-group LIST in
 set ip access-group LIST out
 set identity CERTIFICATES
 set nat demux
 set reverse-route distance 5
 set reverse-route tag 5
 set security-association lifetime seconds 3600
 set security-association level per-host
 set security-association idle-time 600 default
 set security-association replay disable
 qos pre-classify
 reverse-route
 reverse-route static
 reverse-route remote-peer 192.0.2.1
crypto map VPN 20 ipsec-isakmp dynamic DYNAMIC
crypto map VPN 20 ipsec-isakmp dynamic DYNAMIC discover
crypto map VPN 30 ipsec-isakmp profile ISAKMP
crypto map VPN 40 ipsec-manual
 set session-key inbound esp 1000 cipher SECRET authenticator SECRET
 set session-key outbound ah 1001 SECRET
 set peer 198.51.100.3
crypto map VPN 50 gdoi
crypto dynamic-map DYNAMIC 10
 match address LIST
 set transform-set SET
 set pfs
 reverse-route
crypto ipsec client ezvpn CLIENT
 connect auto
 connect manual
 connect acl LIST
 group GROUP key SECRET
 mode client
 mode network-extension
 mode network-plus
 peer 198.51.100.1
 peer 198.51.100.2 default
 peer HUB
 local-address GigabitEthernet0/0
 acl LIST
 nat allow
 nat acl LIST
 username SOMEBODY password SECRET
 virtual-interface 1
 xauth userid mode interactive
 idletime 120
 backup OTHER track 5
 ctcp port 10000
 flow allow acl LIST
crypto logging session
crypto logging ezvpn
crypto ikev2 proposal PROPOSAL
 encryption aes-cbc-256 aes-cbc-128
 integrity sha256 sha1
 prf sha256
 group 14 19
crypto ikev2 policy POLICY
 match fvrf BLUE
 match fvrf any
 match address local 192.0.2.2
 proposal PROPOSAL
crypto ikev2 keyring RING
 peer SITE
  description Branch
  address 198.51.100.1
  address 198.51.100.0 255.255.255.0
  hostname BRANCH
  identity address 198.51.100.1
  identity fqdn BRANCH
  identity fqdn domain EXAMPLE
  identity email SOMEBODY
  identity key-id NUMBER
  pre-shared-key SECRET
  pre-shared-key local SECRET
  pre-shared-key remote 6 SECRET
crypto ikev2 profile IKE
 description Sites
 match fvrf BLUE
 match identity remote address 198.51.100.1 255.255.255.255
 match identity remote fqdn BRANCH
 match identity remote fqdn domain EXAMPLE
 match identity remote email SOMEBODY
 match identity remote email domain EXAMPLE
 match identity remote key-id NUMBER
 match identity remote any
 match address local 192.0.2.2
 match address local interface GigabitEthernet0/0
 match certificate CERTIFICATES
 identity local address 192.0.2.2
 identity local fqdn ME
 identity local email ME
 identity local key-id ME
 identity local dn
 authentication local pre-share
 authentication remote pre-share key SECRET
 authentication remote rsa-sig
 authentication remote eap query-identity
 keyring local RING
 keyring aaa KEYS
 pki trustpoint CA
 aaa authorization group psk list GROUPS NAME
 config-exchange request
 dpd 30 5 on-demand
 dpd 30 5 periodic
 initial-contact force
 ivrf BLUE
 lifetime 86400
 nat force-encap
 nat keepalive 20
 virtual-template 1
 virtual-template 1 mode auto
 shutdown
crypto ikev2 dpd 30 5 on-demand
crypto ikev2 nat keepalive 20
crypto ikev2 cookie-challenge 100
crypto ikev2 limit max-in-negotation-sa 100
crypto ikev2 window 5
crypto ikev2 fragmentation mtu 1400
crypto ikev2 http-url cert
crypto ikev2 certificate-cache 100
crypto ikev2 diagnose error 50
ip inspect name RULE udp
ip inspect name RULE udp router-traffic timeout 30
ip inspect name RULE tcp alert on audit-trail off timeout 3600
ip inspect name RULE http java-list 10
ip inspect udp idle-time 30
ip inspect tcp synwait-time 30
ip inspect max-incomplete high 500
ip inspect one-minute low 400
ip inspect dns-timeout 5
ip inspect alert-off
zone security OUTSIDE
 description Internet
zone-pair security OUT source INSIDE destination OUTSIDE
 description To the Internet
 service-policy type inspect POLICY
zone-pair security SELF source OUTSIDE destination self
class-map type inspect match-any CLASS
 description IKE
 match access-group name LIST
 match access-group 101
 match protocol udp
 match protocol isakmp
 match class-map OTHERS
class-map type inspect match-all OTHERS
 match not protocol tcp
policy-map type inspect POLICY
 description Out
 class type inspect CLASS
  inspect
  inspect PARAMETERS
  police rate 8000 burst 1000
 class type inspect OTHERS
  pass
  pass log
 class class-default
  drop
  drop log
parameter-map type inspect PARAMETERS
 udp idle-time 30
 tcp synwait-time 30
 tcp max-incomplete host 100
 icmp idle-time 10
 dns-timeout 5
 max-incomplete low 400
 one-minute high 500
 sessions maximum 100
 alert on
 audit-trail off
ip local pool CLIENTS 10.9.0.1 10.9.0.9
`;

/** The same of the ASA, with what it wrote before 8.3. */
export const asaStatements = `
ASA Version 9.16(1)
hostname ASA1
names
name 198.51.100.1 HUB
name 10.0.0.0 LAN description Engineers
interface GigabitEthernet0/0
 description Uplink
 nameif OUTSIDE
 security-level 0
 ip address 192.0.2.2 255.255.255.0
 ip address 192.0.2.2 255.255.255.0 standby 192.0.2.3
 ip address dhcp setroute
 ip address pppoe setroute
 vlan 10
 shutdown
interface Tunnel1
 nameif VTI
 ip address 10.9.0.1 255.255.255.252
 tunnel source interface OUTSIDE
 tunnel destination 198.51.100.1
 tunnel mode ipsec ipv4
 tunnel protection ipsec profile PROFILE
object network HOST
 host 10.0.0.1
 description One
object network NET
 subnet 10.0.0.0 255.255.255.0
 nat (INSIDE,OUTSIDE) dynamic interface
 nat (INSIDE,OUTSIDE) dynamic POOL
 nat (INSIDE,OUTSIDE) dynamic POOL interface
 nat (INSIDE,OUTSIDE) dynamic pat-pool POOL
 nat (INSIDE,OUTSIDE) dynamic pat-pool POOL round-robin
 nat (INSIDE,OUTSIDE) dynamic pat-pool POOL extended
 nat (INSIDE,OUTSIDE) dynamic pat-pool POOL flat include-reserve
 nat (INSIDE,OUTSIDE) dynamic pat-pool POOL include-reserve
 nat (INSIDE,OUTSIDE) dynamic pat-pool POOL block-allocation
 nat (INSIDE,OUTSIDE) dynamic interface dns
 nat (INSIDE,OUTSIDE) static 192.0.2.9
 nat (INSIDE,OUTSIDE) static HOST dns
 nat (INSIDE,OUTSIDE) static HOST net-to-net
 nat (INSIDE,OUTSIDE) static interface service udp 500 500
 nat (INSIDE,OUTSIDE) static HOST no-proxy-arp route-lookup
object network POOL
 range 192.0.2.10 192.0.2.20
object network NAMED
 fqdn EXAMPLE
 fqdn v4 EXAMPLE
object service IKE
 service udp destination eq 500
 service udp source eq 500 destination range 1 65535
 service tcp destination eq 80
 service icmp echo
 service esp
object-group network HUBS
 description All of them
 network-object host 198.51.100.1
 network-object 10.0.0.0 255.255.255.0
 network-object object HOST
 group-object OTHERS
object-group service PORTS udp
 port-object eq 500
 port-object range 1 5
 group-object MORE
object-group service SERVICES
 service-object udp destination eq 500
 service-object tcp source eq 80
 service-object tcp-udp destination eq 53
 service-object object IKE
 service-object icmp echo
 service-object esp
object-group protocol PROTOCOLS
 protocol-object esp
object-group icmp-type TYPES
 icmp-object echo
access-list OUT remark Engineers
access-list OUT extended permit udp any4 host 192.0.2.2 eq isakmp
access-list OUT extended permit udp any object HOST eq 4500 log
access-list OUT extended deny ip any6 any6
access-list OUT extended permit object IKE any object-group HUBS
access-list OUT extended permit object-group SERVICES any any log informational interval 300
access-list OUT extended permit tcp any any eq 80 inactive
access-list OUT extended permit tcp any any eq 80 time-range HOURS
access-list OUT extended deny ip any any log disable
access-list OUT line 3 extended permit esp any any
access-list OUT extended permit icmp any any echo-reply
access-list OUT extended permit ip interface OUTSIDE any
access-list SPLIT standard permit 10.0.0.0 255.255.255.0
access-list SPLIT standard permit host 10.0.0.1
access-group OUT in interface OUTSIDE
access-group OUT out interface OUTSIDE
access-group OUT in interface OUTSIDE control-plane
access-group OUT global
nat (INSIDE,OUTSIDE) source static NET NET destination static HUBS HUBS no-proxy-arp route-lookup
nat (INSIDE,OUTSIDE) source dynamic NET interface
nat (INSIDE,OUTSIDE) source dynamic any interface inactive
nat (INSIDE,OUTSIDE) source dynamic NET pat-pool POOL flat include-reserve
nat (INSIDE,OUTSIDE) source dynamic NET pat-pool POOL interface round-robin
nat (INSIDE,OUTSIDE) source static HOST POOL service IKE IKE
nat (INSIDE,OUTSIDE) source static HOST POOL unidirectional
nat (INSIDE,OUTSIDE) 3 source static HOST POOL dns description Server
nat (INSIDE,OUTSIDE) after-auto source dynamic any interface
nat (INSIDE,OUTSIDE) after-auto 2 source dynamic any POOL
nat (INSIDE) 0 access-list OUT
nat (INSIDE) 1 10.0.0.0 255.255.255.0
nat (INSIDE) 1 0 0
nat (INSIDE) 1 10.0.0.0 255.255.255.0 dns outside tcp 100 50 udp 20 norandomseq
global (OUTSIDE) 1 interface
global (OUTSIDE) 1 192.0.2.10-192.0.2.20 netmask 255.255.255.0
global (OUTSIDE) 1 192.0.2.21
static (INSIDE,OUTSIDE) 192.0.2.9 10.0.0.9 netmask 255.255.255.255
static (INSIDE,OUTSIDE) udp interface isakmp 10.0.0.9 isakmp netmask 255.255.255.255
static (INSIDE,OUTSIDE) tcp 192.0.2.9 www 10.0.0.9 8080 netmask 255.255.255.255 dns
static (INSIDE,OUTSIDE) 192.0.2.9 access-list OUT
xlate per-session permit udp any4 any4 eq domain
xlate per-session deny tcp any any
xlate block-allocation size 512
timeout xlate 3:00:00
timeout pat-xlate 0:00:30
timeout conn 1:00:00 half-closed 0:10:00 udp 0:02:00 sctp 0:02:00 icmp 0:00:02
timeout sip 0:30:00 sip_media 0:02:00 sip-invite 0:03:00 sip-disconnect 0:02:00
timeout uauth 0:05:00 absolute
timeout floating-conn 0:00:00
route OUTSIDE 0.0.0.0 0.0.0.0 192.0.2.1 1
route OUTSIDE 0 0 192.0.2.1
route OUTSIDE 10.0.0.0 255.0.0.0 192.0.2.1 1 track 5
route OUTSIDE 0.0.0.0 0.0.0.0 192.0.2.1 tunneled
crypto ipsec ikev1 transform-set SET esp-aes-256 esp-sha-hmac
crypto ipsec ikev1 transform-set SET mode transport
crypto ipsec transform-set OLD esp-3des esp-md5-hmac
crypto ipsec ikev2 ipsec-proposal PROPOSAL
 protocol esp encryption aes-256 aes
 protocol esp integrity sha-256
crypto ipsec profile PROFILE
 set ikev1 transform-set SET
 set ikev2 ipsec-proposal PROPOSAL
 set pfs group14
 set security-association lifetime seconds 3600
 set security-association lifetime kilobytes 4608000
 responder-only
crypto ipsec security-association lifetime seconds 3600
crypto ipsec security-association lifetime kilobytes unlimited
crypto ipsec security-association replay window-size 128
crypto ipsec security-association pmtu-aging infinite
crypto ipsec df-bit clear-df OUTSIDE
crypto ipsec fragmentation after-encryption OUTSIDE
crypto map VPN 10 match address OUT
crypto map VPN 10 set peer 198.51.100.1 198.51.100.2
crypto map VPN 10 set ikev1 transform-set SET
crypto map VPN 10 set transform-set OLD
crypto map VPN 10 set ikev2 ipsec-proposal PROPOSAL
crypto map VPN 10 set ikev1 phase1-mode aggressive
crypto map VPN 10 set pfs group14
crypto map VPN 10 set nat-t-disable
crypto map VPN 10 set reverse-route
crypto map VPN 10 set trustpoint CA
crypto map VPN 10 set connection-type answer-only
crypto map VPN 10 set connection-type originate-only
crypto map VPN 10 set connection-type bidirectional
crypto map VPN 10 set security-association lifetime seconds 3600
crypto map VPN 20 ipsec-isakmp dynamic DYNAMIC
crypto map VPN interface OUTSIDE
crypto dynamic-map DYNAMIC 10 set ikev1 transform-set SET
crypto dynamic-map DYNAMIC 10 match address OUT
crypto dynamic-map DYNAMIC 10 set reverse-route
crypto isakmp nat-traversal 20
crypto isakmp identity address
crypto isakmp identity auto
crypto isakmp enable OUTSIDE
crypto isakmp policy 10
 authentication pre-share
 encryption aes-256
 hash sha
 group 14
 lifetime 86400
crypto ikev1 enable OUTSIDE
crypto ikev1 am-disable
crypto ikev1 ipsec-over-tcp port 10000
crypto ikev1 policy 10
 authentication pre-share
 encryption 3des
 hash md5
 group 2
 lifetime none
crypto ikev2 enable OUTSIDE
crypto ikev2 enable OUTSIDE client-services port 443
crypto ikev2 policy 10
 encryption aes-256 aes
 integrity sha256
 group 14 5
 prf sha256
 lifetime seconds 86400
crypto ikev2 cookie-challenge 50
crypto ikev2 limit max-sa 100
isakmp policy 20 encryption aes-256
isakmp enable OUTSIDE
isakmp key SECRET address 198.51.100.1 netmask 255.255.255.255
tunnel-group 198.51.100.1 type ipsec-l2l
tunnel-group 198.51.100.1 general-attributes
 default-group-policy POLICY
 address-pool CLIENTS
 authentication-server-group LOCAL
tunnel-group 198.51.100.1 ipsec-attributes
 ikev1 pre-shared-key SECRET
 pre-shared-key SECRET
 ikev2 remote-authentication pre-shared-key SECRET
 ikev2 local-authentication pre-shared-key SECRET
 ikev2 remote-authentication certificate
 ikev2 local-authentication certificate CA
 ikev1 trust-point CA
 ikev1 user-authentication none
 isakmp keepalive threshold 10 retry 2
 isakmp keepalive threshold infinite
 isakmp keepalive disable
 peer-id-validate nocheck
 chain
 nat-assigned-to-public-ip INSIDE
group-policy POLICY internal
group-policy POLICY attributes
 vpn-filter value OUT
 vpn-filter none
 vpn-tunnel-protocol ikev1 ikev2
 vpn-idle-timeout 30
 vpn-session-timeout none
 split-tunnel-policy tunnelspecified
 split-tunnel-network-list value SPLIT
 address-pools value CLIENTS
 ipsec-udp enable
 ipsec-udp-port 10000
sysopt connection permit-vpn
sysopt connection preserve-vpn-flows
ip local pool CLIENTS 10.9.0.1-10.9.0.9 mask 255.255.255.0
class-map CLASS
 description IKE
 match access-list OUT
 match port udp eq 500
 match any
 match default-inspection-traffic
policy-map type inspect ipsec-pass-thru PASS
 parameters
  esp per-client-max 10 timeout 0:11:00
  ah per-client-max 10
policy-map GLOBAL
 description All
 class CLASS
  inspect ipsec-pass-thru PASS
  inspect dns
  inspect ftp strict
  set connection timeout idle 1:00:00
  set connection conn-max 100
service-policy GLOBAL global
service-policy GLOBAL interface OUTSIDE fail-close
same-security-traffic permit intra-interface
same-security-traffic permit inter-interface
nat-control
`;
