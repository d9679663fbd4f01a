import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Syntax } from '../../../src/config/commands/command';
import { LineParser } from '../../../src/config/grammar/line';
import { valuesEqual } from '../../../src/config/values/equal';
import { summaryOf } from './helpers';
import { typicalLines } from './typical-lines';
import { asaStatements, iosStatements } from './typical-statements';

/** A line, the ways to write it with shorter keywords, each of them and all at once, and the state before it. */
interface Shortened {
  readonly line: string;
  readonly short: readonly string[];
  readonly state: number;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function edited(line: string, edits: readonly Edit[]): string {
  return edits.reduceRight(
    (text, { start, end, text: word }) => text.slice(0, start) + word + text.slice(end),
    line,
  );
}

/** The fewest letters that no other keyword of the place begins with; the word itself where it needs all of them. */
function shortest(word: string, keywords: readonly string[]): string {
  const others = keywords.map((one) => one.toLowerCase()).filter((one) => one !== word);
  let length = 1;
  while (length < word.length && others.some((one) => one.startsWith(word.slice(0, length)))) length++;
  return word.slice(0, length);
}

function shortenings(text: string, device: Syntax): readonly Shortened[] {
  return typicalLines(text, device).flatMap(({ text: line, state, words, spans, graph }) => {
    if (graph === null) return [];
    const edits = graph.read(words).keywords.flatMap((keyword, index): readonly Edit[] => {
      const span = spans[index];
      if (keyword === undefined || span === undefined || !/^[a-z]/.test(keyword)) return [];
      // An object may have the short form as its name.
      if (words[0] === 'nat' && ['any', 'interface'].includes(keyword)) return [];
      const short = shortest(keyword.toLowerCase(), graph.keywordsAfter(words.slice(0, index)));
      // An interface may be a Dialer, which is no keyword of ours.
      const typed = keyword === 'dhcp' && short === 'd' ? 'dh' : short;
      return typed.length < keyword.length ? [{ ...span, text: typed }] : [];
    });
    if (edits.length === 0) return [];
    return [{ line, short: [...edits.map((edit) => edited(line, [edit])), edited(line, edits)], state }];
  });
}

describe('keywords as short as a device takes them', () => {
  for (const [device, text, least] of [
    ['ios', iosStatements, 900],
    ['asa', asaStatements, 500],
  ] as const) {
    it(`say what the whole ones say, in every typical statement of ${device}`, () => {
      const all = shortenings(text, device);
      const whole = new LineParser(device);
      const typed = new LineParser(device);
      const different = all.flatMap(({ line, short, state }) => {
        const statement = whole.read(line, 0, line.length, state);
        return short.filter(
          (other) =>
            !valuesEqual(typed.read(other, 0, other.length, state), statement) || typed.next !== whole.next,
        );
      });
      assert.deepEqual(different, []);
      assert.ok(all.flatMap(({ short }) => short).length > least);
    });
  }

  it('are taken in the lines that people type', () => {
    const typed = summaryOf(
      'int g0/0.10',
      ' enc dot1q 10',
      ' ip na in',
      ' ip access-g X ou',
      'ip access st Y',
      ' per 10.0.0.0 0.0.0.255',
      'int tu0',
      ' tun so g0/0.10',
      ' tun prot ips prof P',
      'cr isa pol 10',
      'cr map M 10 ipsec-i',
      ' se pe 1.2.3.4',
      ' se tra TS',
      ' mat addr X',
      'policy-m ty ins PM',
      ' cl ty ins C',
      '  ins',
      'route-m R',
      ' mat ip ad pref PL',
      'ip pref PL per 10.0.0.0/8',
      'ip nat ins so li 1 int g0/0.10 ov',
      'acc 101 per udp any eq 500 any',
    );
    const whole = summaryOf(
      'interface GigabitEthernet0/0.10',
      ' encapsulation dot1q 10',
      ' ip nat inside',
      ' ip access-group X out',
      'ip access-list standard Y',
      ' permit 10.0.0.0 0.0.0.255',
      'interface Tunnel0',
      ' tunnel source GigabitEthernet0/0.10',
      ' tunnel protection ipsec profile P',
      'crypto isakmp policy 10',
      'crypto map M 10 ipsec-isakmp',
      ' set peer 1.2.3.4',
      ' set transform-set TS',
      ' match address X',
      'policy-map type inspect PM',
      ' class type inspect C',
      '  inspect',
      'route-map R',
      ' match ip address prefix-list PL',
      'ip prefix-list PL permit 10.0.0.0/8',
      'ip nat inside source list 1 interface GigabitEthernet0/0.10 overload',
      'access-list 101 permit udp any eq 500 any',
    );
    assert.deepEqual(typed, whole);
  });

  for (const [line, source, mapped, fallback] of [
    ['nat (inside,outside) source static a b', 'a', 'b', false],
    ['nat (inside,outside) source static an int', 'an', 'int', false],
    ['nat (inside,outside) source dynamic a int interface', 'a', 'int', true],
    ['nat (in,out) source dynamic any i dns', null, 'i', false],
    ['nat (inside,outside) sou dyn a p', 'a', 'p', false],
  ] as const) {
    it(`are names where an object may stand: ${line}`, () => {
      const { records } = summaryOf('ASA Version 9.8(2)', line);
      const rules = records?.asaNatRules?.map((rule) => [rule.source, rule.mapped, rule.interfaceFallback]);
      assert.deepEqual(rules, [[source, { kind: 'object', name: mapped }, fallback]]);
    });
  }

  it('are keywords where no object could stand', () => {
    const [rule] =
      summaryOf('ASA Version 9.8(2)', 'nat (in,out) so dyn a pat P roun').records?.asaNatRules ?? [];
    assert.deepEqual([rule?.patPool, rule?.patPoolOptions.roundRobin], [{ kind: 'object', name: 'P' }, true]);
  });

  it('say nothing where more than one keyword begins with them', () => {
    for (const line of ['class-m ty ins match-a C', 'crypto i policy 10', 'z security Z']) {
      const { records } = summaryOf('interface Gi0/0', line);
      assert.equal(records, undefined, line);
    }
  });

  it('are names where a name may stand and the line needs one', () => {
    const { routeMaps } = summaryOf('route-map R permit 10', ' match ip address pre');
    assert.deepEqual(routeMaps[0]?.matchAccessLists, ['pre']);
  });
});
