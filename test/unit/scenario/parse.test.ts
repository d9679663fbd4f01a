import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseScenario } from '../../../src/scenario/parse';
import { problemsOf, scenarioText } from './scenario-text';

function address(text: string): number {
  return text.split('.').reduce((value, octet) => value * 256 + Number(octet), 0);
}

describe('parseScenario', () => {
  it('reads every field of the format', () => {
    const { scenario, problems } = parseScenario(`
version: 1
title: Everything
pat:
  - { config: home.cfg, profile: linux, address: 100.64.0.9, ports: 1024-4095, acceptsInput: true }
  - { profile: cisco-ios, addresses: [192.0.2.2, 192.0.2.4-192.0.2.5], timeouts: { udp: 300s, esp: 1h }, seed: 42 }
order: any
peers:
  - name: alice
    host: 192.168.100.11
    gateway: 198.51.100.1
    encapsulation: esp
    local: { ike: ephemeral, stream: 4501 }
    begin: 4500
    mobike: true
    ikeVersion: 1
    mode: aggressive
    start: 250ms
    keepalive: 0
    dpd: 30s
    rekey: 8h
    retry: 1d
background:
  - { protocol: tcp, host: 192.168.100.50, ports: 40000-40010, gateway: 203.0.113.9, gatewayPort: 443 }
events:
  - { at: 10m, peer: alice, do: disconnect }
  - { at: 12m, do: clear-translations }
  - { at: 13m, peer: alice, do: gateway-down }
  - { at: 14m, peer: alice, do: gateway-up }
until: 20m
rtt: 40ms
gatewayNat: { public: 198.51.100.1, private: 10.0.0.4 }
acls:
  - { config: hub.cfg, name: 101, flow: return, sees: local }
expect:
  - { at: 14m, peer: alice, ike: [500, 1-511], stream: none, verdict: partial }
`);
    assert.deepEqual(problems, []);
    const plain: unknown = JSON.parse(
      JSON.stringify(scenario, (key, value: unknown) => (key.endsWith('pan') ? undefined : value)),
    );
    assert.deepEqual(plain, {
      title: 'Everything',
      stages: [
        {
          profile: { value: 'linux' },
          addresses: [{ value: { first: address('100.64.0.9'), last: address('100.64.0.9') } }],
          config: { value: 'home.cfg' },
          timeouts: {},
          ports: { value: { first: 1024, last: 4095 } },
          seed: 1,
          acceptsInput: true,
        },
        {
          profile: { value: 'cisco-ios' },
          addresses: [
            { value: { first: address('192.0.2.2'), last: address('192.0.2.2') } },
            { value: { first: address('192.0.2.4'), last: address('192.0.2.5') } },
          ],
          config: null,
          timeouts: { udp: 300_000, esp: 3_600_000 },
          ports: null,
          seed: 42,
          acceptsInput: false,
        },
      ],
      order: 'any',
      peers: [
        {
          name: 'alice',
          host: address('192.168.100.11'),
          gateway: address('198.51.100.1'),
          encapsulation: 'esp',
          local: { ike: 'ephemeral', stream: 4501 },
          begin: 4500,
          mobike: true,
          ikeVersion: 1,
          mode: 'aggressive',
          start: 250,
          keepalive: 0,
          dpd: 30_000,
          rekey: 28_800_000,
          retry: 86_400_000,
        },
      ],
      background: [
        {
          protocol: 'tcp',
          host: address('192.168.100.50'),
          ports: { first: 40_000, last: 40_010 },
          gateway: address('203.0.113.9'),
          gatewayPort: 443,
        },
      ],
      events: [
        { at: 600_000, peer: { value: 'alice' }, do: 'disconnect' },
        { at: 720_000, peer: null, do: 'clear-translations' },
        { at: 780_000, peer: { value: 'alice' }, do: 'gateway-down' },
        { at: 840_000, peer: { value: 'alice' }, do: 'gateway-up' },
      ],
      until: 1_200_000,
      rtt: 40,
      gatewayNat: { public: address('198.51.100.1'), private: address('10.0.0.4') },
      acls: [{ config: { value: 'hub.cfg' }, name: { value: '101' }, flow: 'return', sees: 'local' }],
      expect: [
        {
          at: 840_000,
          peer: { value: 'alice' },
          ike: {
            value: [
              { first: 500, last: 500 },
              { first: 1, last: 511 },
            ],
          },
          stream: { value: 'none' },
          verdict: { value: 'partial' },
        },
      ],
    });
  });

  it('fills in the defaults of the format', () => {
    const peer = parseScenario(scenarioText()).scenario?.peers[0];
    assert.deepEqual(
      { ...peer, span: null, nameSpan: null },
      {
        name: 'alice',
        host: address('192.168.100.11'),
        gateway: address('198.51.100.1'),
        encapsulation: 'nat-t',
        local: { ike: 500, stream: 4500 },
        begin: 500,
        mobike: false,
        ikeVersion: 2,
        mode: 'main',
        start: null,
        keepalive: 20_000,
        dpd: 0,
        rekey: null,
        retry: null,
        span: null,
        nameSpan: null,
      },
    );
  });

  it('takes a peer with a mode for one of IKEv1', () => {
    const { scenario } = parseScenario(
      scenarioText({
        peers: '[{ name: alice, host: 192.168.100.11, gateway: 198.51.100.1, mode: aggressive }]',
      }),
    );
    const { ikeVersion, mode } = scenario!.peers[0]!;
    assert.deepEqual({ ikeVersion, mode }, { ikeVersion: 1, mode: 'aggressive' });
  });

  it('points at names, profiles and paths', () => {
    const text = scenarioText({ acls: '[{ config: "hub.cfg", name: OUTSIDE-IN }]' });
    const { scenario } = parseScenario(text);
    const spans = [
      scenario?.peers[0]?.nameSpan,
      scenario?.stages[0]?.profile?.span,
      scenario?.acls[0]?.config.span,
    ];
    assert.deepEqual(
      spans.map((span) => text.slice(span?.start, span?.end)),
      ['alice', 'cisco-ios', '"hub.cfg"'],
    );
  });

  it('keeps positions with a byte order mark and Windows line ends', () => {
    const text = `\uFEFF${scenarioText({ order: 'sorted' }).replaceAll('\n', '\r\n')}`;
    assert.deepEqual(problemsOf(text), ['scenario.bad-choice «sorted»']);
  });

  it('reports every problem of a file and keeps what is right', () => {
    const text = `version: 2
titel: Misspelt
pat: { profile: cisco-ios, address: 192.0.2.300, seed: -1 }
peers:
  - { name: alice, host: 192.168.100.11, gateway: 198.51.100.1, keepalive: 20 }
  - { name: bob, host: 192.168.100, gateway: 198.51.100.1 }
  - { name: carol, host: 192.168.100.13, gateway: 198.51.100.1 }
expect:
  - { peer: alice, ike: 0 }
  - { peer: alise, ike: 65536 }
  - { peer: bob, ike: 1 }
  - { peer: carol, ike: 2 }
`;
    assert.deepEqual(problemsOf(text), [
      'scenario.unsupported-version «2»',
      'scenario.unknown-field «titel»',
      'scenario.bad-address «192.0.2.300»',
      'scenario.bad-number «-1»',
      'scenario.bad-duration «20»',
      'scenario.bad-address «192.168.100»',
      'scenario.bad-port «0»',
      'scenario.unknown-peer «alise»',
      'scenario.bad-port «65536»',
    ]);
    const { scenario } = parseScenario(text);
    assert.deepEqual(
      scenario?.peers.map(({ name, keepalive }) => [name, keepalive]),
      [
        ['alice', 20_000],
        ['carol', 20_000],
      ],
    );
    assert.deepEqual(
      scenario.expect.map(({ peer }) => peer.value),
      ['carol'],
    );
  });

  it('suggests the field, the word or the peer that was meant', () => {
    const text = scenarioText({
      ordre: 'any',
      peers: '[{ name: alice, host: 192.168.100.11, gateway: 198.51.100.1, encapsulation: natt }]',
      expect: '[{ peer: alcie, ike: 500 }]',
    });
    assert.deepEqual(
      parseScenario(text).problems.map(({ args }) => args['suggestion']),
      ['nat-t', 'order', 'alice'],
    );
  });

  const wrong: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
    ['a field without a value', { title: '' }, ['scenario.missing-value «title»']],
    ['a field that stands twice', { order: 'any\norder: listed' }, ['scenario.duplicate-field «order»']],
    ['a quoted port', { expect: '[{ peer: alice, ike: "500" }]' }, ['scenario.quoted-number «"500"»']],
    ['a reversed range', { expect: '[{ peer: alice, ike: 511-1 }]' }, ['scenario.reversed-range «511-1»']],
    ['a range with port 0', { expect: '[{ peer: alice, ike: 0-511 }]' }, ['scenario.bad-port «0-511»']],
    ['an IPv6 address', { pat: '{ address: "2001:db8::1" }' }, ['scenario.ipv6-address «"2001:db8::1"»']],
    ['an absolute path', { pat: '{ config: /etc/edge.cfg }' }, ['scenario.bad-path «/etc/edge.cfg»']],
    ['a drive as a path', { pat: '{ config: "C:/edge.cfg" }' }, ['scenario.bad-path «"C:/edge.cfg"»']],
    ['a timeout of 0', { pat: '{ timeouts: { udp: 0s } }' }, ['scenario.zero-duration «0s»']],
    [
      'two ways to give addresses',
      { pat: '{ address: 192.0.2.2, addresses: [192.0.2.3] }' },
      ['scenario.conflicting-fields «addresses»'],
    ],
    ['an event of no peer', { events: '[{ at: 1m, do: connect }]' }, ['scenario.missing-field «at»']],
    [
      'a peer where the device acts',
      { events: '[{ at: 1m, do: clear-translations, peer: alice }]' },
      ['scenario.conflicting-fields «peer»'],
    ],
    ['an expectation of nothing', { expect: '[{ peer: alice }]' }, ['scenario.empty-expectation «peer»']],
    ['no peers', { peers: '[]' }, ['scenario.empty-list «[]»']],
    ['a word for a mapping', { pat: 'linux' }, ['scenario.wrong-type «linux»']],
    [
      'an unknown anchor',
      { title: '*nothing' },
      ['scenario.unknown-anchor «*nothing»', 'scenario.missing-value «title»'],
    ],
  ];
  for (const [name, sections, expected] of wrong) {
    it(`reports ${name}`, () => {
      assert.deepEqual(problemsOf(scenarioText(sections)).toSorted(), expected.toSorted());
    });
  }

  it('positions YAML syntax errors and reads what surrounds them', () => {
    const text = `version: 1
pat: { profile: cisco-ios, address: 192.0.2.2
peers:
  - { name: alice, host: 192.168.100.11, gateway: 198.51.100.1 }
`;
    const { problems } = parseScenario(text);
    const [first] = problems.filter(({ code }) => code === 'scenario.yaml-syntax');
    assert.deepEqual(first?.args, { reason: 'unclosed-mapping' });
    assert.equal(text.slice(0, first.span.start).split('\n').length, 2);
  });

  for (const [name, text, code] of [
    ['an empty file', '', 'scenario.empty'],
    ['a file of comments', '# nothing\n', 'scenario.empty'],
    ['a list', '- 1\n', 'scenario.wrong-type'],
    ['a word', 'hello', 'scenario.wrong-type'],
    ['binary content', '\0\u0001\uFFFD\0', 'scenario.wrong-type'],
    ['a text of more than 1 MiB', `title: ${'ü'.repeat(600_000)}`, 'scenario.too-large'],
    ['a line of 5 MB', 'a'.repeat(5_000_000), 'scenario.too-large'],
    ['brackets without end', '['.repeat(100_000), 'scenario.too-deep'],
    ['lists in one line without end', '- '.repeat(100_000), 'scenario.too-deep'],
  ] as const) {
    it(`has no scenario for ${name}, and says why`, () => {
      const { scenario, problems } = parseScenario(text);
      assert.equal(scenario, null);
      assert.deepEqual(
        problems.map((problem) => problem.code),
        [code],
      );
    });
  }

  it('stops after a thousand problems', () => {
    const { problems } = parseScenario('a: 1\n'.repeat(5000));
    assert.equal(problems.length, 1001);
    assert.equal(problems.filter(({ code }) => code === 'scenario.too-many-problems').length, 1);
  });

  it('reads only the first of several YAML documents', () => {
    const text = `${scenarioText()}---\nversion: 1\n`;
    assert.deepEqual(problemsOf(text), ['scenario.several-documents «---»']);
  });

  it('never throws, and keeps every position inside the text', () => {
    const pieces = fc.constantFrom(
      ...[
        'version: 1',
        'pat:',
        'peers:',
        '- ',
        '{ ',
        ' }',
        '[',
        ']',
        'name: ',
        '&a ',
        '*a',
        '\n',
        '  ',
        ': ',
        '"',
        "'",
        '|',
        '? ',
        '%',
        '!',
        '#',
        '---',
        '\t',
        'expect:',
        'peer: x',
        '\r\n',
        '192.0.2.1',
        '500',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        for (const { span } of parseScenario(text).problems) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
