import type { snippetDocs } from '../../messages/commands/snippets';
import type { Block, Syntax } from '../../config/commands/command';

/** Several words or lines at once, with places to fill in as VS Code writes them. */
export interface Snippet {
  readonly id: keyof typeof snippetDocs;
  readonly label: string;
  readonly in: readonly Block[];
  readonly devices: readonly Syntax[];
  readonly body: readonly string[];
}

export const snippets: readonly Snippet[] = [
  {
    id: 'extendedList',
    label: 'ip access-list extended … (IPsec)',
    in: ['global'],
    devices: ['ios'],
    body: [
      'ip access-list extended ${1:OUTSIDE-IN}',
      ' permit udp any host ${2:192.0.2.1} eq isakmp',
      ' permit udp any host ${2:192.0.2.1} eq non500-isakmp',
      ' permit esp any host ${2:192.0.2.1}',
      ' deny ip any any log',
    ],
  },
  {
    id: 'ikeEntries',
    label: 'permit udp … (IKE and NAT-T)',
    in: ['extended-acl'],
    devices: ['ios'],
    body: [
      'permit udp any host ${1:192.0.2.1} eq isakmp',
      'permit udp any host ${1:192.0.2.1} eq non500-isakmp',
      'permit esp any host ${1:192.0.2.1}',
    ],
  },
  {
    id: 'entry',
    label: 'permit … (entry)',
    in: ['extended-acl'],
    devices: ['ios'],
    body: ['${1|permit,deny|} ${2|ip,udp,tcp,esp,icmp|} ${3:any} ${4:any}'],
  },
  {
    id: 'pat',
    label: 'ip nat inside source … overload',
    in: ['global'],
    devices: ['ios'],
    body: ['ip nat inside source list ${1:LIST} interface ${2:GigabitEthernet0/0} overload'],
  },
  {
    id: 'patPool',
    label: 'ip nat pool … overload',
    in: ['global'],
    devices: ['ios'],
    body: [
      'ip nat pool ${1:POOL} ${2:192.0.2.1} ${3:192.0.2.2} prefix-length ${4:24}',
      'ip nat inside source list ${5:LIST} pool ${1:POOL} overload',
    ],
  },
  {
    id: 'portForward',
    label: 'ip nat inside source static udp …',
    in: ['global'],
    devices: ['ios'],
    body: [
      'ip nat inside source static udp ${1:192.168.1.10} ${2:500} interface ${3:GigabitEthernet0/0} ${2:500}',
    ],
  },
  {
    id: 'udpTimeout',
    label: 'ip nat translation port-timeout …',
    in: ['global'],
    devices: ['ios'],
    body: ['ip nat translation port-timeout udp ${1:4500} ${2:300}'],
  },
  {
    id: 'interface',
    label: 'interface … (NAT)',
    in: ['global'],
    devices: ['ios'],
    body: [
      'interface ${1:GigabitEthernet0/0}',
      ' ip address ${2:192.0.2.2} ${3:255.255.255.0}',
      ' ip nat ${4|inside,outside|}',
      ' no shutdown',
    ],
  },
  {
    id: 'isakmpPolicy',
    label: 'crypto isakmp policy …',
    in: ['global'],
    devices: ['ios'],
    body: [
      'crypto isakmp policy ${1:10}',
      ' encryption aes 256',
      ' hash sha256',
      ' authentication pre-share',
      ' group 14',
    ],
  },
  {
    id: 'cryptoMap',
    label: 'crypto map … ipsec-isakmp',
    in: ['global'],
    devices: ['ios'],
    body: [
      'crypto map ${1:VPN} ${2:10} ipsec-isakmp',
      ' set peer ${3:198.51.100.1}',
      ' set transform-set ${4:TS}',
      ' match address ${5:LIST}',
    ],
  },
  {
    id: 'ikev2',
    label: 'crypto ikev2 … (pre-shared key)',
    in: ['global'],
    devices: ['ios'],
    body: [
      'crypto ikev2 proposal ${1:PROPOSAL}',
      ' encryption aes-cbc-256',
      ' integrity sha256',
      ' group 14',
      'crypto ikev2 policy ${2:POLICY}',
      ' proposal ${1:PROPOSAL}',
      'crypto ikev2 keyring ${3:KEYRING}',
      ' peer ${4:PEER}',
      '  address ${5:198.51.100.1}',
      '  pre-shared-key ${6:KEY}',
      'crypto ikev2 profile ${7:PROFILE}',
      ' match identity remote address ${5:198.51.100.1}',
      ' authentication local pre-share',
      ' authentication remote pre-share',
      ' keyring local ${3:KEYRING}',
    ],
  },
  {
    id: 'objectPat',
    label: 'object network … dynamic interface',
    in: ['global'],
    devices: ['asa'],
    body: [
      'object network ${1:INSIDE}',
      ' subnet ${2:192.168.1.0} ${3:255.255.255.0}',
      ' nat (${4:inside},${5:outside}) dynamic interface',
    ],
  },
  {
    id: 'asaEntries',
    label: 'access-list … (IPsec)',
    in: ['global'],
    devices: ['asa'],
    body: [
      'access-list ${1:OUTSIDE-IN} extended permit udp any host ${2:192.0.2.1} eq isakmp',
      'access-list ${1:OUTSIDE-IN} extended permit udp any host ${2:192.0.2.1} eq 4500',
      'access-list ${1:OUTSIDE-IN} extended permit esp any host ${2:192.0.2.1}',
    ],
  },
];
