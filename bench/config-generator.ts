/** Numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state;
  }
}

/**
 * `mixed` has interfaces, lists, NAT and routes in turn, the others are one long access list; that of `pinned` is in the way of
 * peers behind PAT, and each of its entries pins the source port.
 */
export const shapes = ['mixed', 'named', 'numbered', 'pinned'] as const;

export type Shape = (typeof shapes)[number];

const gateway = [
  'interface GigabitEthernet0/0',
  ' ip address 198.51.100.1 255.255.255.0',
  ' ip access-group LONG out',
  ' ip nat outside',
  'interface GigabitEthernet0/1',
  ' ip address 192.168.1.1 255.255.255.0',
  ' ip nat inside',
  'ip nat inside source list INSIDE interface GigabitEthernet0/0 overload',
  'ip access-list standard INSIDE',
  ' permit 192.168.1.0 0.0.0.255',
];

/** A config of `lines` lines. */
export function largeConfig(lines: number, shape: Shape): string {
  const random = numbers(1);
  const next = (below: number): number => random.next().value % below;
  const address = (): string => `${10 + next(180)}.${next(256)}.${next(256)}.${next(256)}`;
  const ports = ['eq 443', 'eq domain', 'eq 4500', 'range 1024 65535', 'gt 1023', 'eq 500 4500'];
  const port = (udp: boolean): string =>
    udp && next(3) === 0 ? 'eq isakmp' : (ports[next(ports.length)] ?? '');
  const entry = (): string => {
    const source = next(2) === 0 ? `host ${address()}` : `${address()} 0.0.0.255`;
    const action = next(9) === 0 ? 'deny' : 'permit';
    const udp = next(2) === 0;
    return next(5) === 0
      ? `${action} ip ${source} any`
      : `${action} ${udp ? 'udp' : 'tcp'} ${source} host ${address()} ${port(udp)}${next(4) === 0 ? ' log' : ''}`;
  };
  const written = ['version 15.2', 'hostname bench'];
  if (shape === 'pinned') written.push(...gateway);
  if (shape === 'named' || shape === 'pinned') {
    written.push('ip access-list extended LONG');
  }
  for (let block = 0; written.length < lines; block++) {
    if (shape === 'named') {
      written.push(` ${entry()}`);
    } else if (shape === 'pinned') {
      written.push(` permit udp any eq isakmp ${next(4) === 0 ? 'any' : `host ${address()}`}`);
    } else if (shape === 'numbered') {
      written.push(`access-list 101 ${entry()}`);
    } else {
      writeBlock(written, block, entry, address);
    }
  }
  return written.slice(0, lines).join('\n');
}

function writeBlock(written: string[], block: number, entry: () => string, address: () => string): void {
  written.push(
    '!',
    `interface GigabitEthernet0/${block % 64}.${block}`,
    ` description Customer ${block}, rack ${block % 40}`,
    ` encapsulation dot1Q ${block % 4094}`,
    ` ip address ${address()} 255.255.255.0`,
    ` ip access-group IN-${block} in`,
    ' ip nat inside',
    ' ip virtual-reassembly in',
    '!',
    `ip nat pool POOL-${block} ${address().replace(/^\d+/, '5')} 223.255.255.254 netmask 255.255.255.0`,
    `ip nat inside source list NAT-${block} pool POOL-${block} overload`,
    `ip nat inside source static udp ${address()} 500 ${address()} ${500 + (block % 1000)} extendable`,
    `ip route ${address()} 255.255.255.255 ${address()}`,
    '!',
    `ip access-list extended IN-${block}`,
    ' remark what the customer may send',
  );
  for (let index = 0; index < 14; index++) {
    written.push(` ${entry()}`);
  }
}
