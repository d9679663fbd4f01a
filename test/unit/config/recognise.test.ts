import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { recogniseDialect } from '../../../src/config/recognise';

const texts: readonly (readonly [string, string, string | null])[] = [
  ['one access-list entry', 'permit udp any eq 500 any', 'ios'],
  ['a named list', 'ip access-list extended A\n permit esp any any', 'ios'],
  ['a numbered list', 'access-list 101 permit udp host 40.76.X.X eq isakmp host 131.X.X.X', 'ios'],
  ['a standard list', 'ip access-list standard A\n permit 10.0.0.0 0.0.0.255', 'ios'],
  ['a change script', 'R1(config)#interface gi0/0\nR1(config-if)#ip access-group A in', 'ios'],
  ['an IOS-XE config', 'version 17.3\nhostname R1\ninterface GigabitEthernet1\n ip address dhcp', 'ios-xe'],
  [
    'an ASA config',
    ': Saved\nASA Version 9.16(1)\nhostname fw\ninterface GigabitEthernet0/0\n nameif outside',
    'asa',
  ],
  ['an ASA list', 'access-list OUT extended permit udp any any eq isakmp', 'asa'],
  ['an NX-OS config', 'version 7.0(3)I7(6)\nhostname sw\nfeature bgp\nvrf context M', 'nx-os'],
  ['nothing', '', null],
  [
    'prose',
    'The router has an interface to the Internet.\nWe permit ip any any on it, and deny the rest.\nPlease check.',
    null,
  ],
  [
    'prose about commands',
    'Use ip nat inside source to translate.\nThen look at the result and write it down.\nThe interface is up.\nNothing else was changed.\nIt works.\nHave fun.\nBye for now.\nSee you.\nAnd more.',
    null,
  ],
  ['properties', '# hosts\nhost=192.0.2.1\nversion=15.2\nip.address=10.0.0.1', null],
  ['an ini file', '[server]\nhostname = R1\nport = 500\n[client]\nname = x', null],
  ['YAML', 'version: 1\nhostname: R1\ninterfaces:\n  - name: eth0\n    ip: 10.0.0.1', null],
  ['nginx', 'server {\n  listen 80;\n  deny all;\n  allow 10.0.0.0/8;\n}', null],
  [
    'Junos',
    'set version 20.4R1\nset system host-name fw\nset security nat source pool P address 192.0.2.1/32',
    null,
  ],
  ['iptables', '*nat\n-A POSTROUTING -o eth0 -j MASQUERADE\nCOMMIT', null],
  ['TypeScript', "import { a } from 'b';\nexport interface Line1 {\n  line: number;\n}", null],
  [
    'Markdown with a config in a fence',
    '# Lab\n```\nhostname R1\nip access-list extended A\n permit ip any any\n```',
    null,
  ],
  ['ssh_config', 'Host r1\n  HostName 192.0.2.1\n  User admin\n  Port 22', null],
];

describe('recogniseDialect', () => {
  for (const [name, text, dialect] of texts) {
    it(`takes ${name} for ${dialect ?? 'none of ours'}`, () => assert.equal(recogniseDialect(text), dialect));
  }
});
