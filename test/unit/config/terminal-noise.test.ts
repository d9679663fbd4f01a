import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseConfig } from '../../../src/config/parse';
import { showEntry, summaryOf } from './helpers';

const clean = [
  'version 15.2',
  'hostname R1',
  'interface GigabitEthernet0/0',
  ' ip address 192.0.2.1 255.255.255.0',
  ' ip nat outside',
  'ip access-list extended A',
  ' permit udp any eq isakmp any',
  ' deny ip any any',
  'ip nat inside source list A interface GigabitEthernet0/0 overload',
];
const expected = summaryOf(...clean);

const noisy: Readonly<Record<string, string>> = {
  'carriage returns and line feeds': clean.join('\r\n'),
  'lone carriage returns': clean.join('\r'),
  'a byte order mark': `\ufeff${clean.join('\n')}`,
  'tabs and trailing blanks': clean.map((line) => line.replace(/^ /, '\t') + '  \t').join('\n'),
  'a captured session': [
    'R1#terminal length 0',
    'R1#show run',
    'Building configuration...',
    '',
    ...clean,
    'end',
    '',
    'R1#',
  ].join('\n'),
  'prompts of a typed change': [
    'R1(config)#version 15.2',
    'R1(config)#hostname R1',
    'R1(config)#int gi0/0',
    'R1(config-if)#ip add 192.0.2.1 255.255.255.0',
    'R1(config-if)# ip nat outside',
    'R1(config-if)#ip acc ext A',
    'R1(config-ext-nacl)#perm udp any eq isakmp any',
    'R1(config-ext-nacl)#deny ip any any',
    'R1(config-ext-nacl)#exit',
    'R1(config)#ip nat inside source list A int gi0/0 overload',
    'R1(config)#end',
    'R1#',
  ].join('\n'),
  'no indentation': clean.map((line) => line.trim()).join('\n'),
  'no indentation and separators': clean.map((line) => line.trim()).join('\n!\n'),
  'indentation of the whole': clean.map((line) => `    ${line}`).join('\n'),
  'pager marks': clean
    .flatMap((line, index) =>
      index % 3 === 0 ? [` --More-- \b\b\b\b\b\b\b\b\b\b          \b\b\b\b\b\b\b\b\b\b${line}`] : [line],
    )
    .join('\n'),
  'pager marks of their own': clean.flatMap((line) => ['<--- More --->\r              \r' + line]).join('\n'),
  'NUL bytes and other control characters': clean.map((line) => line.replaceAll(' ', ' \0')).join('\0\n'),
  capitals: clean
    .map((line) =>
      line.replace(/\b(ip|permit|interface|udp|any|host|deny|hostname|list)\b/g, (word) =>
        word.toUpperCase(),
      ),
    )
    .join('\n'),
  'exit lines': clean
    .flatMap((line) => [line, ...(line.includes('outside') || line === ' deny ip any any' ? [' exit'] : [])])
    .join('\n'),
};

describe('terminal noise', () => {
  for (const [name, text] of Object.entries(noisy)) {
    it(`leaves the model as it is: ${name}`, () => assert.deepEqual(parseConfig(text).summary, expected));
  }

  for (const [open, close] of [
    ['^C', '^C'],
    ['^', '^'],
    ['#', 'end of text #'],
    ['c  ', ' art   c'],
    ['\x03', '\x03'],
  ] as const) {
    it(`does not read the text of a banner between ${JSON.stringify(open)} and ${JSON.stringify(close)}`, () => {
      const summary = summaryOf(
        `banner motd ${open}`,
        'hostname WRONG',
        'interface Gi0/9',
        close,
        'hostname R1',
      );
      assert.deepEqual([summary.hostname, summary.interfaces], ['R1', []]);
    });
  }

  it('reads on after a banner of one line', () => {
    assert.equal(summaryOf('banner motd #Keep out#', 'hostname R1').hostname, 'R1');
  });

  it('does not read certificates', () => {
    const { accessLists, hostname } = summaryOf(
      'crypto pki certificate chain TP',
      ' certificate ca 01',
      '  30820201 3082016A',
      '  deny 592CC3E0',
      '  \tquit',
      'hostname R1',
    );
    assert.deepEqual([accessLists, hostname], [[], 'R1']);
  });

  it('keeps unknown lines of an unindented interface inside it', () => {
    const { interfaces } = summaryOf(
      'interface FastEthernet0',
      'ip address 192.0.2.1 255.255.255.0',
      'fancy stuff',
      'ip nat outside',
      'ip nat inside source list 1 pool P',
    );
    assert.deepEqual(
      interfaces.map((one) => [one.name, one.nat]),
      [['FastEthernet0', 'outside']],
    );
  });

  it('does not take a global crypto map for the one of the interface above', () => {
    const { interfaces } = summaryOf(
      'interface Gi0/0',
      ' ip nat outside',
      'crypto map M 10 ipsec-isakmp',
      ' set peer 192.0.2.1',
    );
    assert.equal(interfaces[0]?.cryptoMap, null);
  });

  it('reads lines behind prompts of modes that do not begin with config', () => {
    const lines = [
      ['config', 'crypto ipsec transform-set T esp-aes esp-sha-hmac'],
      ['cfg-crypto-trans', 'mode transport'],
      ['config', 'crypto keyring K'],
      ['conf-keyring', 'pre-shared-key address 192.0.2.1 key word'],
      ['config', 'crypto isakmp profile I'],
      ['conf-isa-prof', 'keyring K'],
      ['config', 'crypto ipsec profile P'],
      ['ipsec-profile', 'set transform-set T'],
      ['config', 'end'],
    ];
    assert.deepEqual(
      summaryOf(...lines.map(([mode, line]) => `R1(${mode})#${line}`)),
      summaryOf(...lines.map(([mode, line]) => (mode === 'config' ? line! : ` ${line}`))),
    );
  });

  for (const line of [
    'R1(mode)#hostname A',
    'R1(a-)#hostname A',
    'R1(-a)#hostname A',
    'R1(a b-c)#hostname A',
  ]) {
    it(`takes no prompt from ${line}`, () => assert.equal(summaryOf(line).hostname, null));
  }

  it('takes a line of five million characters in linear time', () => {
    const summary = summaryOf(
      'hostname R1',
      'permit '.repeat(700_000),
      `description ${'x'.repeat(5_000_000)}`,
      'R1(config'.repeat(500_000),
    );
    assert.equal(summary.hostname, 'R1');
  });

  it('reads the hit counters of show access-lists', () => {
    const [list] = summaryOf(
      'ip access-list extended A',
      '    10 permit udp any any eq isakmp (12 matches)',
    ).accessLists;
    assert.deepEqual(list?.entries.map(showEntry), ['10 permit 17 any > any eq 500']);
  });
});
