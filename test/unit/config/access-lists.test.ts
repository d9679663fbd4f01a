import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { asaEntryOf, entryOf, listsOf } from './helpers';

const entries: Readonly<Record<string, string>> = {
  'permit udp any eq isakmp host 198.51.100.1 eq isakmp': 'permit 17 any eq 500 > 198.51.100.1 eq 500',
  'permit udp any eq non500-isakmp any eq non500-isakmp': 'permit 17 any eq 4500 > any eq 4500',
  'permit udp any any eq isakmp 4500 ntp log': 'permit 17 any > any eq 500,4500,123',
  'permit udp any neq 500 any': 'permit 17 any neq 500 > any',
  'permit tcp any gt 1023 any lt 1024 established': 'permit 6 any gt 1023 > any lt 1024 [established]',
  'permit udp any range 1024 65535 any range isakmp 4500': 'permit 17 any 1024-65535 > any 500-4500',
  'permit udp any eq 0 any': 'permit 17 any eq 0 > any',
  'permit esp 10.0.0.0 0.255.255.255 host 192.0.2.1': 'permit 50 10.0.0.0~0.255.255.255 > 192.0.2.1',
  'permit ahp any any': 'permit 51 any > any',
  'permit 50 any any log-input': 'permit 50 any > any',
  'permit ip any any log MYTAG': 'permit ip any > any',
  'deny ip 10.0.0.0 0.0.254.255 0.0.0.0 255.255.255.255': 'deny ip 10.0.0.0~0.0.254.255 > any',
  'permit tcp any eq www any time-range WORK': 'permit 6 any eq 80 > any [time-range WORK]',
  'permit tcp any any eq time time-range WORK log': 'permit 6 any > any eq 37 [time-range WORK]',
  'permit udp any any fragments': 'permit 17 any > any [fragments]',
  'permit icmp any any echo-reply': 'permit 1 any > any [echo-reply]',
  'permit icmp any any 3 4 log': 'permit 1 any > any [3 4]',
  'permit icmp any any ttl eq 1': 'permit 1 any > any [ttl eq 1]',
  'permit ip any any ttl eq 1 2 3 log': 'permit ip any > any [ttl eq 1 2 3]',
  'permit ip any any dscp EF log': 'permit ip any > any [dscp ef]',
  'permit ip any any precedence routine tos 4': 'permit ip any > any [precedence routine] [tos 4]',
  'permit ip any any option reflect': 'permit ip any > any [option reflect]',
  'permit tcp any any match-all +ack -syn': 'permit 6 any > any [all of +ack -syn]',
  'permit tcp any any syn': 'permit 6 any > any [all of syn]',
  'permit udp any any reflect BACK timeout 60': 'permit 17 any > any reflect BACK',
  'evaluate BACK': 'evaluate BACK',
  'permit tcp object-group S object-group D eq 443': 'permit 6 group:S > group:D eq 443',
  'permit tcp object-group S object-group SP object-group D object-group DP':
    'permit 6 group:S group:SP > group:D group:DP',
  'permit object-group SVC object-group S any': 'permit group:SVC group:S > any',
  'permit udp host 40.76.X.X eq isakmp host 131.X.X.X': 'permit 17 ?40.76.X.X eq 500 > ?131.X.X.X',
  'permit udp <peer> <wildcard> any eq 500': 'permit 17 ?<peer> <wildcard> > any eq 500',
  'permit udp x.x.x.x y.y.y.y any': 'permit 17 ?x.x.x.x y.y.y.y > any',
  'permit udp host ${peer} any eq 4500': 'permit 17 ?${peer} > any eq 4500',
  'permit ip host gateway any': 'permit ip ?gateway > any',
  'perm udp any eq 500 any': 'permit 17 any eq 500 > any',
  'permit udp any eq <port> any': 'unknown',
  'permit quic any any': 'unknown',
  'permit ip any any (12 matches)': 'permit ip any > any',
  'permit udp any any eq 500 ! from the branch': 'permit 17 any > any eq 500',
  '10 permit tcp 10.0.0.0/8 any eq bgp': '10 permit 6 10.0.0.0~0.255.255.255 > any eq 179',
  'permit tcp addrgroup A portgroup P addrgroup B': 'permit 6 group:A group:P > group:B',
};

const asaEntries: Readonly<Record<string, string>> = {
  'permit udp any4 eq isakmp host 192.0.2.1 eq 4500': 'permit 17 any eq 500 > 192.0.2.1 eq 4500',
  'permit tcp 10.0.0.0 255.0.0.0 object-group WEB eq https log 4 interval 60':
    'permit 6 10.0.0.0~0.255.255.255 > group:WEB eq 443',
  'permit ip object A object B inactive': 'permit ip object:A > object:B inactive',
  'deny ip any interface outside log disable': 'deny ip any > interface:outside',
  'permit object ospf any any': 'permit group:ospf any > any',
  'permit icmp any any unreachable log interval 1 time-range T':
    'permit 1 any > any [unreachable] [time-range T]',
  'permit ip user LAB\\joe any any': 'permit ip any > any [user lab\\joe]',
};

describe('access-list entries', () => {
  for (const [line, expected] of Object.entries(entries)) {
    it(`IOS: ${line}`, () => assert.equal(entryOf(line), expected));
  }
  for (const [line, expected] of Object.entries(asaEntries)) {
    it(`ASA: ${line}`, () => assert.equal(asaEntryOf(line), expected));
  }
});

describe('access lists', () => {
  it('joins the lines of a numbered list and knows standard ones by number', () => {
    assert.deepEqual(
      listsOf(
        'access-list 10 permit 1.1.1.15',
        'access-list 10 remark the rest',
        'access-list 10 permit 10.0.0.0 0.0.0.255 log',
        'access-list 2699 deny udp any any eq 500',
        'access-list 700 permit 0000.0000.0000 ffff.ffff.ffff',
      ),
      ['10: permit ip 1.1.1.15 > any; permit ip 10.0.0.0~0.0.0.255 > any', '2699: deny 17 any > any eq 500'],
    );
  });

  describe('ports of entries whose protocol is a group', () => {
    const entriesOf = (...entries: readonly string[]): readonly string[] =>
      listsOf(
        'ASA Version 9.1(2)',
        'object-group protocol TCPUDP',
        ' protocol-object udp',
        ' protocol-object tcp',
        'object-group service S tcp-udp',
        ' port-object eq 53',
        'object-group network N',
        ' network-object host 192.0.2.1',
        ...entries.map((entry) => `access-list A extended permit ${entry}`),
      );

    it('are those behind the addresses', () => {
      assert.deepEqual(
        entriesOf('object-group TCPUDP any any eq domain', 'object T any range 1 5 any gt 6'),
        ['A: permit group:TCPUDP any > any eq 53; permit group:T any 1-5 > any gt 6'],
      );
    });

    it('are service groups where an address follows, or where the line ends', () => {
      assert.deepEqual(entriesOf('object-group TCPUDP any object-group S any object-group S log'), [
        'A: permit group:TCPUDP any group:S > any group:S',
      ]);
    });

    it('are told from groups of addresses', () => {
      assert.deepEqual(
        entriesOf(
          'object-group TCPUDP any object-group S object-group N',
          'object-group TCPUDP any object-group N object-group S',
          'object-group TCPUDP object-group N object-group N',
        ),
        [
          'A: permit group:TCPUDP any group:S > group:N; permit group:TCPUDP any > group:N group:S; permit group:TCPUDP group:N > group:N',
        ],
      );
    });
  });

  it('evaluates by sequence number, not by line', () => {
    assert.deepEqual(
      listsOf('ip access-list standard A', ' permit any', ' 5 deny host 10.0.0.1', ' 7 deny 10.0.0.2'),
      ['A: 5 deny ip 10.0.0.1 > any; 7 deny ip 10.0.0.2 > any; permit ip any > any'],
    );
  });

  it('numbers an entry after the highest one', () => {
    assert.deepEqual(
      listsOf(
        'ip access-list extended A',
        ' 30 permit esp any any',
        ' 20 permit 47 any any',
        ' deny ip any any',
      ),
      ['A: 20 permit 47 any > any; 30 permit 50 any > any; deny ip any > any'],
    );
  });

  it('takes a list that is opened again as the same list', () => {
    assert.deepEqual(
      listsOf(
        'ip access-list extended A',
        ' permit esp any any',
        'hostname R1',
        'ip access-list extended A',
        ' deny ip any any',
      ),
      ['A: permit 50 any > any; deny ip any > any'],
    );
  });

  it('removes what `no` removes', () => {
    assert.deepEqual(
      listsOf(
        'ip access-list extended A',
        ' permit esp any any',
        ' permit ahp any any',
        ' 30 permit gre any any',
        ' no permit esp any any',
        ' no 30',
        'access-list 101 permit ip any any',
        'no access-list 101',
        'ip access-list extended B',
        ' permit ip any any',
        'no ip access-list extended B',
        'ip access-list extended B',
        ' deny ip any any',
      ),
      ['A: permit 51 any > any', 'B: deny ip any > any'],
    );
  });

  it('inserts at the line that an ASA entry names and removes single ASA entries', () => {
    assert.deepEqual(
      listsOf(
        'access-list A extended permit esp any any',
        'access-list A extended permit ip any any',
        'access-list A line 1 extended deny udp any any eq 500',
        'no access-list A extended permit ip any any',
      ),
      ['A: deny 17 any > any eq 500; permit 50 any > any'],
    );
  });

  it('counts only the entries that are left when an entry is inserted after one was removed', () => {
    assert.deepEqual(
      listsOf(
        'access-list A extended permit esp any any',
        'access-list A extended permit ah any any',
        'access-list A extended permit ip any any',
        'no access-list A extended permit esp any any',
        'access-list A line 2 extended deny udp any any',
        'access-list A extended permit gre any any',
        'no access-list A extended permit ah any any',
        'access-list A line 1 extended deny tcp any any',
      ),
      ['A: deny 6 any > any; deny 17 any > any; permit ip any > any; permit 47 any > any'],
    );
  });

  it('keeps entries that stand under no list as a list without a name', () => {
    assert.deepEqual(
      listsOf('permit udp any eq 500 any', '20 deny ip any any', 'permit 10.0.0.0 0.0.0.255'),
      [': permit 17 any eq 500 > any; 20 deny ip any > any; permit ip 10.0.0.0~0.0.0.255 > any'],
    );
  });
});

describe('entries that are taken away and added again', () => {
  it('follows the device line by line', () => {
    const lines = [
      ' permit esp any any',
      ' permit udp any any eq 500',
      ' no 10',
      ' permit esp any any',
      ' no permit udp any any eq 500',
    ];
    assert.deepEqual(listsOf('ip access-list extended A', ...lines, ' 5 deny ip any any'), [
      'A: 5 deny ip any > any; permit 50 any > any',
    ]);
  });

  it('takes the first of equal entries away, and none twice', () => {
    const lines = [
      ' permit esp any any',
      ' deny ip any any',
      ' permit esp any any',
      ' no permit esp any any',
    ];
    assert.deepEqual(listsOf('ip access-list extended A', ...lines), [
      'A: deny ip any > any; permit 50 any > any',
    ]);
    assert.deepEqual(listsOf('ip access-list extended A', ...lines, ' no 10'), [
      'A: deny ip any > any; permit 50 any > any',
    ]);
  });
});
