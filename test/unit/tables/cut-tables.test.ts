import assert from 'node:assert/strict';
import { tableProblemMessage } from '../../../src/messages/tables';
import { readTables } from '../../../src/tables/read-tables';

const tables: Readonly<Record<string, string>> = {
  'show ip nat translations': `edge#show ip nat translations
Pro Inside global      Inside local       Outside local      Outside global
udp 192.0.2.2:500      192.168.100.11:500 198.51.100.1:500   198.51.100.1:500
esp 192.0.2.2:0        192.168.100.13:0   198.51.100.1:0     198.51.100.1:9A3C5B01
udp 192.0.2.2:1        192.168.100.12:500 198.51.100.1:500   198.51.100.1:500
Total number of translations: 3
`,
  'show ip nat translations verbose': `Pro  Inside global  Inside local  Outside local  Outside global
udp  10.5.5.1:1025  192.0.2.1:4000  ---  ---
create: 02/15/12 11:38:01, use: 02/15/12 11:39:02, timeout: 00:00:00
Map-Id(In): 1
udp  10.5.5.1:1024  192.0.2.3:4000  ---  ---
create: 02/15/12 11:38:00, use: 02/15/12 11:39:02, timeout: 00:00:00
Total number of translations: 2
`,
  'show xlate': `2 in use, 9 most used
UDP PAT from inside:192.168.100.11/500 to outside:192.0.2.2/500 flags ri idle 0:00:06 timeout 0:00:30
UDP PAT from inside:192.168.100.12/500 to outside:192.0.2.2/29 flags ri idle 0:00:06 timeout 0:00:30
`,
  'show xlate of ASA 8.2': `3 in use, 3 most used
PAT Global 192.0.2.2(500) Local 192.168.100.11(500)
PAT Global 192.0.2.2(29) Local 192.168.100.12(500)
PAT Global 192.0.2.2(0) Local 192.168.100.12 ICMP id 340
`,
  'conntrack -L': `udp      17 170 src=192.168.100.11 dst=198.51.100.1 sport=500 dport=500 src=198.51.100.1 dst=192.0.2.2 sport=500 dport=500 [ASSURED] mark=0 use=1
udp      17 170 src=192.168.100.12 dst=198.51.100.1 sport=500 dport=500 src=198.51.100.1 dst=192.0.2.2 sport=500 dport=473 [ASSURED] mark=0 use=1
conntrack v1.4.6 (conntrack-tools): 2 flow entries have been shown.
`,
  'pfctl -ss': `all udp 192.0.2.2:55270 (192.168.100.12:4500) -> 198.51.100.1:4500       MULTIPLE:MULTIPLE
all udp 192.168.100.12:4500 -> 192.0.2.2:55271 -> 198.51.100.2:4500       MULTIPLE:SINGLE
`,
};

/** The rows without their offsets. */
function rowsOf(text: string): readonly string[] {
  return readTables(text).tables.flatMap(({ rows }) =>
    rows.map(({ protocol, kind, inside, global, outside }) =>
      JSON.stringify([protocol, kind, inside, global, outside]),
    ),
  );
}

describe('a table that is cut', () => {
  for (const [name, text] of Object.entries(tables)) {
    const whole = rowsOf(text);

    it(`${name}: whole, it has no problem`, () => {
      assert.deepEqual(readTables(text).problems, []);
      assert.ok(whole.length >= 2);
    });

    it(`${name}: at any place, every problem is a sentence that names its line`, () => {
      for (let end = 0; end < text.length; end++) {
        const part = text.slice(0, end);
        for (const problem of readTables(part).problems) {
          assert.match(tableProblemMessage(problem), /[Ee]xpected.*\.$/, part);
          assert.ok(problem.start <= problem.end && problem.end <= part.length, part);
        }
      }
    });

    it(`${name}: inside an entry, it is said, or nothing of the entry is lost`, () => {
      const silent: string[] = [];
      for (let end = 1; end < text.length; end++) {
        const part = text.slice(0, end);
        const line = part.slice(part.lastIndexOf('\n') + 1);
        if (line.trim() === '' || readTables(part).problems.length > 0) continue;
        const found = rowsOf(part);
        const begun = text.split('\n').slice(0, part.split('\n').length);
        const entries = begun.filter((each) => /^(?:udp|esp|UDP|PAT|all) /.test(each)).length;
        const isPrefix = found.length === entries && found.every((row, index) => row === whole[index]);
        // A number that is cut still is one, and only the count that the device gives would tell.
        const isInNumber = found.length === entries && /[0-9]$/.test(line) && /^[0-9]/.test(text.slice(end));
        if (!isPrefix && !isInNumber) silent.push(line);
      }
      assert.deepEqual(silent, []);
    });
  }

  it('is said by the number of entries where the device gives one, wherever a line ends', () => {
    for (const name of ['show xlate', 'show xlate of ASA 8.2']) {
      const lines = tables[name]!.split('\n');
      for (let count = 1; count < lines.length - 1; count++) {
        const [problem] = readTables(`${lines.slice(0, count).join('\n')}\n`).problems;
        assert.equal(problem?.expected, 'more-rows', `${name}, ${count} lines`);
      }
    }
  });
});
