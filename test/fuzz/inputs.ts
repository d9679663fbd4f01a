import { existsSync, readFileSync } from 'node:fs';

const corpus = '../shared/corpus';

/** Numbers that look random and are the same for one seed. */
export class Random {
  constructor(private state: number) {}

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return limit === 0 ? 0 : Math.floor((this.state / 2 ** 32) * limit);
  }

  of<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }
}

/** Lines of every family, so that the fuzzer has something to begin with where the corpus is missing. */
const ownLines = [
  'ASA Version 9.16(1)',
  'interface GigabitEthernet0/0',
  ' ip address 10.0.0.1 255.255.255.0 secondary',
  ' ip nat inside',
  ' ip access-group A in',
  'ip access-list extended A',
  ' 10 permit udp any eq isakmp host 192.0.2.1 range 1 2 log',
  ' remark text',
  ' no 10',
  'access-list 101 permit tcp any any established',
  'access-list A extended permit udp object-group N object-group S object-group N',
  'ip nat inside source list A interface Gi0/0 overload',
  'ip nat inside source static udp 10.0.0.1 500 <ip> 500 extendable',
  'ip nat outside source static network 10.0.0.0 192.0.2.0 /24',
  'ip nat pool P 192.0.2.1 192.0.2.9 prefix-length 24',
  'ip nat service list 10 IKE preserve-port',
  'ip nat translation port-timeout udp 4500 never',
  'route-map M permit 10',
  ' match ip address prefix-list L',
  'crypto isakmp key 0 key address 192.0.2.1 255.255.255.255',
  'crypto ikev2 keyring K',
  ' peer P',
  '  identity fqdn x',
  'crypto map M 10 ipsec-isakmp',
  ' set security-association lifetime kilobytes unlimited seconds 3600',
  'object network O',
  ' range 10.0.0.1 10.0.0.9',
  ' nat (inside,outside) dynamic pat-pool P flat include-reserve',
  'nat (inside) 1 10.0.0.0 255.0.0.0',
  'static (inside,outside) udp interface 500 10.0.0.1 500',
  'name 10.0.0.1 hub',
  'object-group service S tcp-udp',
  ' service-object tcp-udp destination eq 500',
  'policy-map type inspect P',
  ' class C',
  '  inspect ipsec-pass-thru',
  'banner motd ^C',
  'crypto pki certificate chain T',
  ' certificate 01',
  '  quit',
  'R1(config-if)#exit',
  '! pat-lens: peer one 10.0.0.1 -> 192.0.2.1',
  '',
].join('\n');

const pieces = [
  '\0',
  '\r',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\ufeff',
  '\ufffd',
  '\ud800',
  '!',
  '"',
  '(',
  ')',
  ',',
  '-',
  '/',
  '.',
  '#',
  '999999999999',
  '256.1.1.1',
  '0',
  'no ',
  'exit',
  'any',
  'host',
  'object-group',
  'eq',
  'range',
  '^C',
  '--More--',
  'é',
  '\u{1f600}',
] as const;

/** Texts that the fuzzer changes: those of the corpus up to 200,000 characters, and our own. */
export function seeds(): readonly string[] {
  const own = [ownLines, ownLines.split('\n').slice(1).join('\r\n'), ownLines.replaceAll('\n', '\r')];
  if (!existsSync(`${corpus}/index.tsv`)) {
    console.log(`only our own seeds: ${corpus} is missing`);
    return own;
  }
  const [, ...rows] = readFileSync(`${corpus}/index.tsv`, 'utf8').trim().split('\n');
  const texts = rows.map((row) => readFileSync(`${corpus}/${row.split('\t')[0] ?? ''}`, 'utf8'));
  return [...own, ...texts.filter((text) => text.length < 200_000)];
}

/** A piece of a seed with some places changed, sometimes text without any sense. */
export function mutated(random: Random, texts: readonly string[]): string {
  if (random.below(12) === 0) {
    return Array.from({ length: random.below(60) }, () =>
      random.below(2) === 0 ? random.of(pieces) : String.fromCharCode(random.below(0x250)),
    ).join('');
  }
  const seed = texts[random.below(texts.length)] ?? '';
  const from = random.below(seed.length);
  let text = seed.slice(from, from + 20 + random.below(1500));
  for (let change = random.below(8); change > 0; change--) {
    const at = random.below(text.length + 1);
    const piece = random.below(3) === 0 ? text.slice(random.below(at), at) : random.of(pieces);
    text = text.slice(0, at) + piece + text.slice(at + random.below(6));
  }
  return text;
}
