import assert from 'node:assert/strict';
import { run, sampleFolder, scenario, TemporaryFolder } from './command-line';

describe('pat-lens check', () => {
  const folder = new TemporaryFolder();
  after(() => folder.remove());

  it('reports the pinned source port of the sample and ends with 1', async () => {
    const { exitCode, output, errors } = await run(sampleFolder, ['check', '.']);
    assert.deepEqual([exitCode, errors], [1, '']);
    assert.match(output, /^hub\.cfg:\d+:\d+: error acl\.source-port-pinned: .*bob/m);
  });

  it('ends with 0 below the level', async () => {
    assert.equal((await run(sampleFolder, ['check', '.', '--fail-on', 'never'])).exitCode, 0);
    folder.write('quiet.pat.yaml', scenario);
    assert.equal((await run(folder.path, ['check', 'quiet.pat.yaml', '--fail-on', 'warning'])).exitCode, 0);
  });

  it('reports scenario problems as findings, not as failures', async () => {
    const broken = `${scenario}expect: [{ peer: p1, ike: 0 }]\n`;
    const own = new TemporaryFolder();
    own.write('broken.pat.yaml', broken);
    const { exitCode, output } = await run(own.path, ['check', '.']);
    own.remove();
    assert.equal(exitCode, 1);
    assert.match(output, /^broken\.pat\.yaml:5:27: error scenario\.bad-port: /);
  });

  it('reports what stands in a config on standard input', async () => {
    const config = `hostname gw
crypto isakmp key EXAMPLE address 203.0.113.9
ip access-list extended IN
 permit udp host 203.0.113.9 eq isakmp any eq isakmp
`;
    const { exitCode, output } = await run(folder.path, ['check', '-'], config);
    assert.equal(exitCode, 0);
    assert.match(output, /^-:4:30: info acl\.source-port-pinned: /);
  });

  it('says so only of a named file when it does not recognise it', async () => {
    folder.write('letter.txt', 'Dear all,\nhello.\n');
    const named = await run(folder.path, ['check', 'letter.txt', '-'], 'Dear all,\n');
    assert.equal(named.errors.match(/info unrecognised: /g)?.length, 2);
    assert.equal((await run(folder.path, ['check', '.'])).errors, '');
    assert.equal(named.exitCode, 0);
  });

  it('says that it leaves out a binary config, and ends with 0', async () => {
    folder.write('binary.cfg', Buffer.from([1, 0, 2]));
    const { exitCode, output, errors } = await run(folder.path, ['check', 'binary.cfg']);
    assert.deepEqual([exitCode, output], [0, 'No findings.\n']);
    assert.match(errors, /^binary\.cfg:1:1: warning file\.binary: /);
  });

  it('reports a file with more findings than a call takes arguments', async () => {
    const entry = ' permit udp host 203.0.113.9 eq isakmp any eq isakmp\n';
    const config = `hostname gw\ncrypto isakmp key EXAMPLE address 203.0.113.9\nip access-list extended IN\n${entry.repeat(130_000)}`;
    const { exitCode, output } = await run(folder.path, ['check', '-'], config);
    assert.equal(exitCode, 0);
    assert.match(output.slice(-40), /259999 findings\.\n$/);
  });

  it('writes SARIF with positions that count from 1', async () => {
    const { output } = await run(sampleFolder, ['check', '.', '--format', 'sarif']);
    const log = JSON.parse(output) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: {
          ruleIndex: number;
          ruleId: string;
          locations: {
            physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
          }[];
        }[];
      }[];
    };
    assert.equal(log.version, '2.1.0');
    const [result] = log.runs[0]!.results;
    assert.equal(log.runs[0]!.tool.driver.rules[result!.ruleIndex]?.id, result!.ruleId);
    assert.equal(result!.locations[0]!.physicalLocation.artifactLocation.uri, 'hub.cfg');
    assert.ok(result!.locations[0]!.physicalLocation.region.startLine > 1);
  });
});
