import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TableEndpoint } from '../../../src/tables/model';
import { readTables } from '../../../src/tables/read-tables';

/** Each row as `protocol kind inside > global > outside`. */
function rows(text: string): readonly (readonly string[])[] {
  return readTables(text).tables.map((table) =>
    table.rows.map(
      ({ protocol, kind, inside, global, outside }) =>
        `${protocol} ${kind} ${end(inside)} > ${end(global)} > ${outside === null ? '-' : end(outside)}`,
    ),
  );
}

function end({ address, port }: TableEndpoint): string {
  const dotted = [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
  return port === null ? dotted : `${dotted}:${port}`;
}

function problem(text: string): { readonly expected: string | undefined; readonly at: string } {
  const found = readTables(text).problems[0];
  return { expected: found?.expected, at: text.slice(found?.start, found?.end) };
}

const ios = `edge#show ip nat translations
Pro Inside global      Inside local       Outside local      Outside global
udp 192.0.2.2:1        192.168.100.12:500 198.51.100.1:500   198.51.100.1:500
udp 192.0.2.2:500      192.168.100.11:500 198.51.100.1:500   198.51.100.1:500
esp 192.0.2.2:0        192.168.100.13:0   198.51.100.1:0     198.51.100.1:9A3C5B01
tcp 192.0.2.3:443      192.168.100.80:443 ---                ---
--- 192.0.2.4          192.168.100.90     ---                ---
--- ---                ---                203.0.113.5        10.9.9.9
edge#
`;

const asa = `5 in use, 9 most used
Flags: D - DNS, e - extended, I - identity, i - dynamic, r - portmap,
       s - static, T - twice, N - net-to-net
UDP PAT from inside:192.168.100.11/500 to outside:192.0.2.2/500 flags ri idle 0:00:06 timeout 0:00:30
UDP PAT from inside:192.168.100.12/500(LOCAL\\bob) to outside:192.0.2.2/29 flags ri idle 0:00:06 timeout 0:00:30
TCP PAT from dmz:10.1.1.80/443 443-443 to outside:192.0.2.2/443 flags sr idle 1:00:06 timeout 0:00:00
NAT from inside:10.1.1.0/24 to outside:10.1.1.0/24
    flags sIT idle 0:00:06 timeout 0:00:00
UDP PAT from inside:10.0.0.1/7 to outside(198.51.100.1):192.0.2.2/7 flags rie idle 0:00:06 timeout 0:00:30
`;

const conntrack = `udp      17 170 src=192.168.100.12 dst=198.51.100.1 sport=500 dport=500 src=198.51.100.1 dst=192.0.2.2 sport=500 dport=473 [ASSURED] mark=0 use=1
udp      17 25 src=192.0.2.2 dst=198.51.100.1 sport=4500 dport=4500 [UNREPLIED] src=198.51.100.1 dst=192.0.2.2 sport=4500 dport=4500 mark=0 use=1
ipv4     2 tcp      6 431999 ESTABLISHED src=192.168.100.12 dst=203.0.113.9 sport=40000 dport=443 packets=3 bytes=180 src=203.0.113.9 dst=192.0.2.2 sport=443 dport=40000 packets=2 bytes=120 [ASSURED] mark=0 use=1
unknown  50 590 src=192.168.100.13 dst=198.51.100.1 src=198.51.100.1 dst=192.0.2.2 mark=0 use=1
icmp     1 29 src=192.168.100.12 dst=203.0.113.9 type=8 code=0 id=7 src=203.0.113.9 dst=192.0.2.2 type=0 code=0 id=7 mark=0 use=1
udp      17 20 src=fe80::1 dst=ff02::2 sport=546 dport=547 src=ff02::2 dst=fe80::1 sport=547 dport=546 mark=0 use=1
conntrack v1.4.6 (conntrack-tools): 6 flow entries have been shown.
`;

const pf = `all udp 192.0.2.2:55270 (192.168.100.12:4500) -> 198.51.100.1:4500       MULTIPLE:MULTIPLE
   age 00:00:10, expires in 00:00:55, 3:2 pkts, 300:200 bytes
all udp 192.168.100.12:4500 -> 192.0.2.2:55271 -> 198.51.100.2:4500       MULTIPLE:SINGLE
all tcp 192.168.100.1:22 <- 192.168.100.12:50000       ESTABLISHED:ESTABLISHED
em0 udp 192.0.2.2:500 -> 198.51.100.1:500       MULTIPLE:MULTIPLE
all esp 192.0.2.2 (192.168.100.13) -> 198.51.100.1       MULTIPLE:MULTIPLE
all udp fe80::1[546] -> ff02::2[547]       SINGLE:NO_TRAFFIC
`;

describe('readTables', () => {
  it('reads show ip nat translations, static entries and ESP included', () => {
    assert.deepEqual(rows(ios), [
      [
        'udp dynamic 192.168.100.12:500 > 192.0.2.2:1 > 198.51.100.1:500',
        'udp dynamic 192.168.100.11:500 > 192.0.2.2:500 > 198.51.100.1:500',
        'esp dynamic 192.168.100.13 > 192.0.2.2 > 198.51.100.1',
        'tcp static 192.168.100.80:443 > 192.0.2.3:443 > -',
        'any static 192.168.100.90 > 192.0.2.4 > -',
      ],
    ]);
    assert.deepEqual(readTables(ios).problems, []);
  });

  it('takes entries without outside columns as dynamic where no entry has them (CGN mode)', () => {
    const cgn = `Pro  Inside global  Inside local  Outside local  Outside global
udp  10.5.5.1:1025  192.0.2.1:4000  ---  ---
create: 02/15/12 11:38:01, use: 02/15/12 11:39:02, timeout: 00:00:00
Map-Id(In): 1

udp  10.5.5.1:1024  192.0.2.3:4000  ---  ---
Total number of translations: 2
`;
    assert.deepEqual(rows(cgn), [
      ['udp dynamic 192.0.2.1:4000 > 10.5.5.1:1025 > -', 'udp dynamic 192.0.2.3:4000 > 10.5.5.1:1024 > -'],
    ]);
  });

  it('reads show xlate with users, static ports and extended entries, and passes identity over', () => {
    assert.deepEqual(rows(asa), [
      [
        'udp dynamic 192.168.100.11:500 > 192.0.2.2:500 > -',
        'udp dynamic 192.168.100.12:500 > 192.0.2.2:29 > -',
        'tcp static 10.1.1.80:443 > 192.0.2.2:443 > -',
        'udp dynamic 10.0.0.1:7 > 192.0.2.2:7 > 198.51.100.1',
      ],
    ]);
    assert.deepEqual(readTables(asa).problems, []);
  });

  it('reads show xlate of PIX and of ASA up to 8.2, short and in detail', () => {
    const short = `4 in use, 9 most used
PAT Global 192.0.2.2(500) Local 192.168.100.11(500)
PAT Global 192.0.2.2 (1024) Local 192.168.100.12(500)
PAT Global 192.0.2.2(0) Local 192.168.100.12 ICMP id 340
Global 192.0.2.9 Local 192.168.100.90 static
Global 10.9.9.9 Local 10.9.9.9
`;
    assert.deepEqual(rows(short), [
      [
        'tcp-or-udp dynamic 192.168.100.11:500 > 192.0.2.2:500 > -',
        'tcp-or-udp dynamic 192.168.100.12:500 > 192.0.2.2:1024 > -',
        'icmp dynamic 192.168.100.12 > 192.0.2.2:0 > -',
        'any static 192.168.100.90 > 192.0.2.9 > -',
      ],
    ]);
    const long = `2 in use, 2 most used
Flags: D - DNS, d - dump, I - identity, i - inside, n - no random,
       r - portmap, s - static
UDP PAT from inside:192.168.100.11/500 to outside:192.0.2.2/500 flags ri
NAT from inside:192.168.100.90 to outside:192.0.2.9 flags s
`;
    assert.deepEqual(rows(long), [
      ['udp dynamic 192.168.100.11:500 > 192.0.2.2:500 > -', 'any static 192.168.100.90 > 192.0.2.9 > -'],
    ]);
    for (const text of [short, long]) {
      assert.equal(readTables(text).format, 'asa');
      assert.deepEqual(readTables(text).problems, []);
    }
    assert.deepEqual(problem('PAT Global 192.0.2.2(500) Local 192.168.100.11(5\n'), {
      expected: 'asa-local',
      at: '192.168.100.11(5',
    });
  });

  it('takes a word that an entry begins with as the end of a table, and of nothing else', () => {
    assert.equal(problem(`${conntrack.split('\n')[0]!}\nud`).expected, 'conntrack-original');
    assert.equal(problem('ud').expected, 'table');
    assert.deepEqual(readTables(`${ios}u`).problems, []);
  });

  it('reads conntrack -L: translations, and ports that the router itself takes', () => {
    assert.deepEqual(rows(conntrack), [
      [
        'udp dynamic 192.168.100.12:500 > 192.0.2.2:473 > 198.51.100.1:500',
        'udp own 192.0.2.2:4500 > 192.0.2.2:4500 > 198.51.100.1:4500',
        'tcp dynamic 192.168.100.12:40000 > 192.0.2.2:40000 > 203.0.113.9:443',
        'esp dynamic 192.168.100.13 > 192.0.2.2 > 198.51.100.1',
        'icmp dynamic 192.168.100.12 > 192.0.2.2 > 203.0.113.9',
      ],
    ]);
    assert.deepEqual(readTables(conntrack).problems, []);
  });

  it('takes an unsolicited packet to the router as a port of its address', () => {
    const text =
      'udp 17 29 src=198.51.100.1 dst=192.0.2.2 sport=4500 dport=4500 [UNREPLIED] src=192.0.2.2 dst=198.51.100.1 sport=4500 dport=4500 mark=0 use=1\n';
    assert.deepEqual(rows(text), [['udp own 198.51.100.1:4500 > 198.51.100.1:4500 > 192.0.2.2:4500']]);
  });

  it('reads pfctl -ss in both forms', () => {
    assert.deepEqual(rows(pf), [
      [
        'udp dynamic 192.168.100.12:4500 > 192.0.2.2:55270 > 198.51.100.1:4500',
        'udp dynamic 192.168.100.12:4500 > 192.0.2.2:55271 > 198.51.100.2:4500',
        'udp own 192.0.2.2:500 > 192.0.2.2:500 > 198.51.100.1:500',
        'esp dynamic 192.168.100.13 > 192.0.2.2 > 198.51.100.1',
      ],
    ]);
  });

  it('gives each table of a text that holds several', () => {
    const two = `${ios}\nlater\n${ios}`;
    assert.deepEqual(
      readTables(two).tables.map((table) => table.rows.length),
      [5, 5],
    );
  });

  it('reads the same with carriage returns, a byte order mark and tabs', () => {
    assert.deepEqual(rows(`\uFEFF${ios.replaceAll('\n', '\r\n').replaceAll('udp ', 'udp\t')}`), rows(ios));
  });

  it('says at an entry that breaks off what should follow', () => {
    const row = 'udp 192.0.2.2:1 192.168.100.12:500 ';
    const head = 'Pro Inside global Inside local Outside local Outside global\n';
    assert.deepEqual(problem(`${head}${row}`), { expected: 'ios-columns', at: '' });
    assert.deepEqual(problem(`${head}${row}198.51.100.1:500 198.5`), {
      expected: 'ios-address',
      at: '198.5',
    });
    assert.deepEqual(problem(`${head}${row}198.51.100.1:500 198.51.100.1:5`), {
      expected: 'ios-line-end',
      at: '198.51.100.1:5',
    });
    assert.equal(
      problem(asa.slice(0, asa.indexOf('flags ri idle 0:00:06 timeout 0:00:30\nTCP') + 9)).expected,
      'asa-flags',
    );
    assert.equal(problem(asa.slice(0, asa.indexOf('192.0.2.2/29') + 5)).expected, 'asa-to');
    assert.equal(
      problem(conntrack.slice(0, conntrack.indexOf('dst=192.0.2.2') + 8)).expected,
      'conntrack-reply',
    );
    assert.equal(problem(pf.slice(0, pf.indexOf('\nall tcp') - 14)).expected, 'pf-states');
  });

  it('counts what the device says it printed', () => {
    const cut = `Pro Inside global Inside local Outside local Outside global
udp 192.0.2.2:1 192.168.100.12:500 198.51.100.1:500 198.51.100.1:500
Total number of translations: 3
`;
    assert.deepEqual(problem(cut), { expected: 'more-rows', at: 'Total number of translations: 3' });
    assert.deepEqual(readTables(cut).problems[0]?.counts, { said: 3, read: 1 });
  });

  it('recognises no table in other text', () => {
    for (const text of ['', '\n\n', 'hostname edge\ninterface Gi0/0\n ip nat outside\n', 'a,b\n1,2\n']) {
      assert.equal(readTables(text).format, null);
      assert.equal(problem(text).expected, 'table');
    }
  });

  it('neither throws nor loses its place on any text', () => {
    const word = fc.constantFrom(
      'udp',
      'src=1.2.3.4',
      '---',
      '1.2.3.4:5',
      'PAT',
      'from',
      '->',
      'Pro',
      'Inside',
      '\n',
      '(1',
    );
    const part = fc.oneof(word, fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join(' ');
        for (const { start, end: stop } of readTables(text).problems) {
          assert.ok(0 <= start && start <= stop && stop <= text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
