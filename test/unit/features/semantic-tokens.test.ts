import assert from 'node:assert/strict';
import {
  semanticTokens,
  semanticTokensEdit,
  semanticTokensOfLines,
  tokenTypes,
} from '../../../src/features/semantic-tokens';
import type { TextDocument } from '../../../src/workspace/document';
import { documentOf } from './named';

/** Each token as `type:text`, a definition with an exclamation mark. */
function words(text: string, data: Uint32Array): readonly string[] {
  const lines = text.split('\n');
  const found: string[] = [];
  let line = 0;
  let column = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [down, right, length, type, modifiers] = data.subarray(at, at + 5) as unknown as [
      number,
      number,
      number,
      number,
      number,
    ];
    line += down;
    column = down > 0 ? right : column + right;
    const word = lines[line]!.slice(column, column + length);
    found.push(`${tokenTypes[type]!}${modifiers === 1 ? '!' : ''}:${word}`);
  }
  return found;
}

async function wordsOf(text: string): Promise<readonly string[]> {
  return words(text, semanticTokens(await documentOf(text)).data);
}

describe('semantic tokens', () => {
  it('know port names as somebody types them', async () => {
    assert.deepEqual(
      (await wordsOf('ip access-list extended A\n perm udp any eq isak any range 1 non500\n')).slice(4),
      [
        'keyword:perm',
        'enumMember:udp',
        'keyword:any',
        'operator:eq',
        'enumMember:isak',
        'keyword:any',
        'operator:range',
        'number:1',
        'enumMember:non500',
      ],
    );
  });

  it('tell keywords, names, numbers, operators and port names apart', async () => {
    assert.deepEqual(
      await wordsOf(
        'ip access-list extended OUT\n 10 permit udp object-group HQ host 192.0.2.1 eq isakmp ! why\n remark no port eq 500\n',
      ),
      [
        'keyword:ip',
        'keyword:access-list',
        'keyword:extended',
        'function!:OUT',
        'number:10',
        'keyword:permit',
        'enumMember:udp',
        'keyword:object-group',
        'variable:HQ',
        'keyword:host',
        'number:192.0.2.1',
        'operator:eq',
        'enumMember:isakmp',
        'comment:! why',
        'keyword:remark',
        'comment:no port eq 500',
      ],
    );
  });

  it('make strings of descriptions, banners and keys', async () => {
    assert.deepEqual(
      (
        await wordsOf(
          'interface Vlan1\n description to the 1 world\ncrypto isakmp key abc address 192.0.2.1\nbanner motd ^\nip nat ^\n',
        )
      ).filter((word) => word.startsWith('string')),
      ['string:to the 1 world', 'string:abc', 'string:ip nat ^'],
    );
  });

  it('take an interface in two words and the pair of an ASA rule', async () => {
    const found = await wordsOf(
      'ASA Version 9.16(1)\ninterface GigabitEthernet 0/0\n nameif inside\nnat (inside,outside) source dynamic any interface\n',
    );
    assert.ok(found.includes('type!:GigabitEthernet 0/0'));
    assert.deepEqual(
      found.filter((word) => word === 'type:inside' || word === 'type:outside'),
      ['type:inside', 'type:outside'],
    );
  });

  it('of a range are those of the whole file there', async () => {
    const text = Array.from({ length: 400 }, (_, at) => `access-list 101 permit udp any eq ${at} any`).join(
      '\n',
    );
    const document = await documentOf(text);
    const all = words(text, semanticTokens(document).data);
    const part = words(text, semanticTokensOfLines(document, 200, 210).data);
    assert.ok(part.length > 0 && part.length < all.length);
    assert.ok(all.join(' ').includes(part.join(' ')));
  });

  it('change by an edit into those of the next version, wherever the edit is', async () => {
    const lines = Array.from({ length: 300 }, (_, at) =>
      at % 10 === 0 ? `ip access-list extended L${at}` : ` permit udp any eq ${at} any`,
    );
    let document = await documentOf(`! top\n${lines.join('\n')}\n`);
    const check = (next: TextDocument): number => {
      const before = semanticTokens(document);
      const after = semanticTokens(next);
      const edit = semanticTokensEdit(before, after);
      const data = [...before.data];
      if (edit !== null) data.splice(edit.start, edit.deleteCount, ...edit.data);
      assert.deepEqual(data, [...after.data]);
      document = next;
      return edit?.data.length ?? 0;
    };
    let version = 1;
    for (const [start, removed, text] of [
      [3000, 0, 'x'],
      [3000, 1, ''],
      [0, 0, '\n\n'],
      [0, 6, ''],
      [4000, 300, ''],
      [2000, 0, 'interface Vlan1\n'],
      [5000, 0, '\nbanner motd ^\n'],
    ] as const) {
      check(document.edited(++version, [{ start, end: start + removed, text }]));
    }
    const size = check(document.edited(++version, [{ start: 2500, end: 2500, text: '\n' }]));
    assert.ok(size < semanticTokens(document).data.length / 2);
    const fresh = await documentOf(document.text);
    assert.deepEqual(semanticTokens(fresh).data, semanticTokens(document).data);
  });
});
