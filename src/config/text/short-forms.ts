/** Keywords that people write with two letters. */
export const twoLetters: ReadonlySet<string> = new Set([
  'address',
  'authentication',
  'encryption',
  'group',
  'hash',
  'identity',
  'inside',
  'lifetime',
  'match',
  'mode',
  'peer',
  'pfs',
  'pool',
  'profile',
  'protection',
  'shutdown',
  'source',
  'transform-set',
]);

/** Words that begin others and are commands of their own: the device takes them for what they are. */
export const wholeWords: ReadonlySet<string> = new Set([
  'access',
  'class',
  'client',
  'global',
  'group',
  'host',
  'interface',
  'ipv6',
  'key',
  'line',
  'local',
  'log',
  'map',
  'match',
  'name',
  'names',
  'object',
  'policy',
  'port',
  'range',
  'redundancy',
  'route',
  'router',
  'server',
  'service',
  'session',
  'set',
  'static',
  'time',
  'track',
  'tunnel',
  'vlan',
  'zone',
]);

/** Keywords for which people write a part. */
const keywords = [
  'access-group',
  'access-list',
  'address',
  'authentication',
  'certificate',
  'crypto',
  'description',
  'destination',
  'dynamic-map',
  'encryption',
  'established',
  'extended',
  'forwarding',
  'fragments',
  'group',
  'group-object',
  'hash',
  'hostname',
  'identity',
  'ikev2',
  'inside',
  'inspect',
  'integrity',
  'interface',
  'ipsec',
  'ipsec-isakmp',
  'isakmp',
  'keyring',
  'lifetime',
  'local',
  'match',
  'mode',
  'nameif',
  'netmask',
  'network',
  'object-group',
  'outside',
  'overload',
  'peer',
  'permit',
  'pfs',
  'policy',
  'pool',
  'pre-share',
  'pre-shared-key',
  'prefix-length',
  'prefix-list',
  'profile',
  'proposal',
  'protection',
  'remote',
  'reverse-route',
  'route',
  'route-map',
  'secondary',
  'security',
  'security-association',
  'service',
  'shutdown',
  'source',
  'standard',
  'timeout',
  'transform-set',
  'translation',
  'tunnel',
  'unnumbered',
  'zone-member',
];

/** The parts of keywords, and for their first two letters the lengths that they have, a bit each. */
interface ShortForms {
  readonly words: ReadonlySet<string>;
  readonly lengths: Uint32Array;
}

let shortForms: ShortForms | null = null;

function allShortForms(): ShortForms {
  const words = new Set<string>();
  const lengths = new Uint32Array(1024);
  for (const keyword of keywords) {
    for (let length = 2; length < keyword.length; length++) {
      const part = keyword.slice(0, length);
      if (!wholeWords.has(part) && !keywords.includes(part)) {
        words.add(part);
        const pair = pairOf(part.charCodeAt(0), part.charCodeAt(1));
        lengths[pair] = (lengths[pair] ?? 0) | (1 << length);
      }
    }
  }
  return { words, lengths };
}

/** The same for capitals and small letters. */
function pairOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}

/** Whether a word of some length that begins with two characters may be a part of a keyword; most words may not. */
export function mayBeginShortForm(first: number, second: number, length: number): boolean {
  shortForms ??= allShortForms();
  return length < 32 && ((shortForms.lengths[pairOf(first, second)] ?? 0) & (1 << length)) !== 0;
}

/** Whether a word, in small letters, may be a part of a keyword. */
export function isShortForm(word: string): boolean {
  shortForms ??= allShortForms();
  return shortForms.words.has(word);
}
