import assert from 'node:assert/strict';
import { run, sampleFolder, scenario, TemporaryFolder } from './command-line';

describe('pat-lens simulate', () => {
  const folder = new TemporaryFolder();
  after(() => folder.remove());

  it('shows the sample with the verdict of each line, and its expectations hold', async () => {
    const { exitCode, output, errors } = await run(sampleFolder, ['simulate', 'three-engineers.pat.yaml']);
    assert.equal(errors, '');
    assert.equal(exitCode, 0);
    const rows = output.split('\n').filter((line) => line.includes('192.168.100.'));
    assert.deepEqual(
      rows.map((row) => /:(\d+) .*:(\d+) .*(permit|deny)/.exec(row)?.slice(1)),
      [
        ['500', '500', 'permit'],
        ['4500', '4500', 'permit'],
        ['500', '1', 'deny'],
        ['4500', '1024', 'deny'],
        ['500', '2', 'deny'],
        ['4500', '1025', 'deny'],
      ],
    );
    assert.match(output, /3 of 3 expectations hold/);
    assert.match(output, /^Session .* hub\.cfg OUTSIDE-IN +Why$/m);
    assert.match(output, /^bob IKE .* deny, line \d+ +500 is taken by alice; first free port of 1-511$/m);
    assert.deepEqual(
      output.split('\n').filter((line) => line.startsWith('Assumes: ')).length,
      new Set(output.split('\n').filter((line) => line.startsWith('Assumes: '))).size,
    );
    assert.match(output, /^Assumes: the address is otherwise idle in 1-511\b.*\.$/m);
  });

  it('ends with 1 and names the line when an expectation fails', async () => {
    folder.write(
      'wrong.pat.yaml',
      `${scenario}expect:\n  - { peer: p2, ike: 500 }\n  - { peer: p1, ike: 500 }\n`,
    );
    const { exitCode, errors } = await run(folder.path, ['simulate', 'wrong.pat.yaml']);
    assert.equal(exitCode, 1);
    assert.match(errors, /^wrong\.pat\.yaml:6:5: error scenario\.expectation-failed: .*p2.*\n$/);
  });

  it('does not let an expectation pass that it cannot evaluate', async () => {
    folder.write('at.pat.yaml', `${scenario}expect:\n  - { at: 14m, peer: p1, ike: 500 }\n`);
    assert.equal((await run(folder.path, ['simulate', 'at.pat.yaml'])).exitCode, 1);
  });

  it('prints JSON alone on standard output, also where an expectation fails', async () => {
    folder.write('json.pat.yaml', `${scenario}expect:\n  - { peer: p2, ike: 500 }\n`);
    const { exitCode, output } = await run(folder.path, ['simulate', '--json', 'json.pat.yaml']);
    assert.equal(exitCode, 1);
    const result = JSON.parse(output) as {
      translations: { peer: string; insideGlobal: { ports: unknown } }[];
      expectations: { line: number; passed: boolean }[];
    };
    assert.deepEqual(
      result.translations.map(({ peer, insideGlobal }) => [peer, insideGlobal.ports]),
      [500, 4500, 1, 1024, 2, 1025].map((port, index) => [`p${1 + (index >> 1)}`, { kind: 'exact', port }]),
    );
    assert.deepEqual(
      result.expectations.map(({ line, passed }) => [line, passed]),
      [[6, false]],
    );
  });

  it('takes another profile and another port range', async () => {
    const { output } = await run(
      folder.path,
      ['simulate', '-', '--profile', 'linux', '--ports', '2000-2003', '--json'],
      scenario,
    );
    const result = JSON.parse(output) as {
      profile: string;
      scenario: string;
      translations: { insideGlobal: { ports: { kind: string; ranges?: unknown } } }[];
    };
    assert.equal(result.profile, 'linux');
    assert.equal(result.scenario, '-');
    const kinds = result.translations.map(({ insideGlobal }) => insideGlobal.ports.kind);
    assert.ok(kinds.includes('any-of'));
  });

  it('runs every scenario of a folder, in an array', async () => {
    const many = new TemporaryFolder();
    many.write('b/two.pat.yml', scenario);
    many.write('a.pat.yaml', scenario);
    many.write('node_modules/x.pat.yaml', 'nonsense');
    const { exitCode, output } = await run(many.path, ['simulate', '.', '--json']);
    many.remove();
    assert.equal(exitCode, 0);
    const names = (JSON.parse(output) as { scenario: string }[]).map((result) => result.scenario);
    assert.deepEqual(names, ['a.pat.yaml', 'b/two.pat.yml']);
  });

  for (const [name, content, expected] of [
    [
      'a mapping that is not closed',
      'version: 1\npat: {\n',
      /^bad\.pat\.yaml:2:6: error scenario\.yaml-syntax: .*“}” is missing/m,
    ],
    [
      'a list that is not closed',
      'version: 1\npat: [\npeers: []\n',
      /^bad\.pat\.yaml:2:6: error scenario\.yaml-syntax: .*“]” is missing/m,
    ],
    [
      'an unknown profile',
      scenario.replace('cisco-ios', 'cisco-iso'),
      /^bad\.pat\.yaml:2:17: error scenario\.unknown-profile: .*cisco-iso/,
    ],
    [
      'port 0',
      `${scenario}expect: [{ peer: p1, ike: 0 }]\n`,
      /^bad\.pat\.yaml:5:27: error scenario\.bad-port: “0” /,
    ],
    [
      'port 65536',
      `${scenario}expect: [{ peer: p1, ike: 65536 }]\n`,
      /^bad\.pat\.yaml:5:27: error scenario\.bad-port: “65536” /,
    ],
    [
      'an address that is none',
      scenario.replace('192.0.2.2', '192.0.2.256'),
      /^bad\.pat\.yaml:2:37: error scenario\.bad-address: /,
    ],
    [
      'a config that is missing',
      `${scenario}acls: [{ config: no.cfg, name: A }]\n`,
      /^bad\.pat\.yaml:5:18: error scenario\.config-not-found: .*no\.cfg/,
    ],
    [
      'a path out of the folder',
      `${scenario}acls: [{ config: ../no.cfg, name: A }]\n`,
      /^bad\.pat\.yaml:5:18: error scenario\.path-outside: /,
    ],
    [
      'an ACL that does not exist',
      `${scenario}acls: [{ config: r.cfg, name: NONE }]\n`,
      /^bad\.pat\.yaml:5:31: error scenario\.unknown-acl: .*NONE/,
    ],
    ['an empty file', '', /^bad\.pat\.yaml:1:1: error scenario\.empty: /],
    ['a binary file', '\0\0\0\u0001', /^bad\.pat\.yaml:1:1: error file\.binary: /],
    ['a line of 5 MB', 'x'.repeat(5_000_000), /^bad\.pat\.yaml:1:1: error scenario\.too-large: /],
  ] as const) {
    it(`ends with 2 and a positioned sentence for ${name}`, async () => {
      folder.write('r.cfg', 'hostname r\nip access-list extended OTHER\n permit ip any any\n');
      folder.write('bad.pat.yaml', content);
      const { exitCode, output, errors } = await run(folder.path, ['simulate', 'bad.pat.yaml']);
      assert.match(errors, expected);
      assert.equal(output, '');
      assert.equal(exitCode, 2);
    });
  }

  it('names what is wrong in the order of the lines, in the text or beside it', async () => {
    const text = `${scenario}acls: [{ config: no.cfg, name: A }]\nexpect: [{ peer: p1, ike: 0 }]\n`;
    const { errors } = await run(folder.path, ['simulate', '-'], text);
    assert.deepEqual(
      errors
        .trimEnd()
        .split('\n')
        .map((line) => /^-:(\d+):\d+: error (\S+):/.exec(line)?.slice(1)),
      [
        ['5', 'scenario.config-not-found'],
        ['6', 'scenario.bad-port'],
      ],
    );
  });

  it('ends with 2 for a file that does not exist, and still runs the others', async () => {
    folder.write('good.pat.yaml', scenario);
    const { exitCode, output, errors } = await run(folder.path, [
      'simulate',
      'none.pat.yaml',
      'good.pat.yaml',
    ]);
    assert.equal(exitCode, 2);
    assert.match(errors, /^none\.pat\.yaml:1:1: error file\.not-found: /);
    assert.match(output, /p3/);
  });
});
