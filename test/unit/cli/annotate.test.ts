import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, sampleFolder, scenario, TemporaryFolder } from './command-line';

interface Annotated {
  readonly files: readonly {
    readonly file: string;
    readonly dialect: string | null;
    readonly annotations: readonly {
      readonly line: number;
      readonly text: string;
      readonly verdict: string | null;
    }[];
  }[];
}

describe('pat-lens annotate', () => {
  const folder = new TemporaryFolder();
  after(() => folder.remove());

  it('prints the file again with a line below each line of interest', async () => {
    const { exitCode, output, errors } = await run(sampleFolder, ['annotate', 'hub.cfg']);
    assert.deepEqual([exitCode, errors], [0, '']);
    const lines = output.split('\n');
    const notes = lines.filter((line) => line.trimStart().startsWith('↳'));
    assert.ok(notes.length >= 3);
    const text = readFileSync(join(sampleFolder, 'hub.cfg'), 'utf8');
    assert.equal(lines.filter((line) => !notes.includes(line)).join('\n'), text);
    const isakmp = lines.findIndex((line) => line.includes('eq isakmp host'));
    assert.match(lines[isakmp + 1] ?? '', /✗ bob :1, carol :2/);
  });

  it('finds the peers in the scenario that is named', async () => {
    const { output } = await run(sampleFolder, [
      'annotate',
      '--json',
      '--scenario',
      'three-engineers.pat.yaml',
      'edge.cfg',
      'hub.cfg',
    ]);
    const { files } = JSON.parse(output) as Annotated;
    assert.deepEqual(
      files.map(({ file, dialect }) => [file, dialect]),
      [
        ['edge.cfg', 'ios'],
        ['hub.cfg', 'ios'],
      ],
    );
    assert.ok(files.every(({ annotations }) => annotations.length > 0));
  });

  it('annotates the peers of a scenario', async () => {
    folder.write('own.pat.yaml', scenario);
    const { output } = await run(folder.path, ['annotate', '--json', 'own.pat.yaml']);
    const [file] = (JSON.parse(output) as Annotated).files;
    assert.equal(file?.dialect, 'scenario');
    assert.match(file.annotations[0]?.text ?? '', /500\/4500/);
  });

  it('takes as many hosts of the NAT ACL as asked for', async () => {
    folder.write('router.cfg', readFileSync(join(sampleFolder, 'edge.cfg')));
    const { output } = await run(folder.path, ['annotate', '--peers', '2', 'router.cfg']);
    assert.match(output, /↳ .*peer-2/);
    assert.doesNotMatch(output, /peer-3/);
  });

  it('says that it does not recognise a text, and ends with 0', async () => {
    const { exitCode, output, errors } = await run(folder.path, ['annotate', '-'], 'Dear all,\nhello.\n');
    assert.deepEqual([exitCode, output], [0, 'Dear all,\nhello.\n']);
    assert.match(errors, /^-:1:1: info unrecognised: /);
  });

  it('reads UTF-16 and keeps odd line ends apart', async () => {
    folder.write(
      'wide.cfg',
      Buffer.from(`\uFEFF${readFileSync(join(sampleFolder, 'hub.cfg'), 'utf8')}`, 'utf16le'),
    );
    const { exitCode, output } = await run(folder.path, ['annotate', 'wide.cfg']);
    assert.equal(exitCode, 0);
    assert.match(output, /↳ /);
  });

  it('ends with 2 for a folder', async () => {
    const { exitCode, errors } = await run(folder.path, ['annotate', '.']);
    assert.equal(exitCode, 2);
    assert.match(errors, /^\.:1:1: error cli\.is-folder: /);
  });

  it('says that it leaves out a binary config, goes on with the others, and ends with 0', async () => {
    folder.write('binary.cfg', Buffer.from([1, 0, 2]));
    const { exitCode, output, errors } = await run(folder.path, ['annotate', 'binary.cfg', '-'], 'Hello.\n');
    assert.deepEqual([exitCode, output], [0, 'Hello.\n']);
    assert.match(errors, /^binary\.cfg:1:1: warning file\.binary: /);
  });

  it('keeps the line ends of the file', async () => {
    const text = readFileSync(join(sampleFolder, 'edge.cfg'), 'utf8').trimEnd().split('\n').join('\r\n');
    const { output } = await run(folder.path, ['annotate', '-'], text);
    const lines = output.split('\r\n');
    assert.ok(lines.some((line) => line.startsWith('↳ ')));
    assert.equal(lines.filter((line) => !line.startsWith('↳ ')).join('\r\n'), `${text}\r\n`);
  });

  it('takes a config by itself where the scenario beside it is broken, and says what is wrong there', async () => {
    const own = new TemporaryFolder();
    for (const name of ['edge.cfg', 'hub.cfg']) own.write(name, readFileSync(join(sampleFolder, name)));
    const alone = await run(own.path, ['annotate', 'hub.cfg', 'edge.cfg']);
    const sample = readFileSync(join(sampleFolder, 'three-engineers.pat.yaml'), 'utf8');
    own.write('s.pat.yaml', sample.replace('192.168.100.12', '192.168.100.999'));
    const beside = await run(own.path, ['annotate', 'hub.cfg', 'edge.cfg']);
    own.remove();
    assert.equal(beside.output, alone.output);
    assert.match(alone.output, /↳ /);
    assert.equal(beside.exitCode, 0);
    assert.match(beside.errors, /^s\.pat\.yaml:13:11: error scenario\.bad-address: .*\n$/);
  });

  it('says what is wrong in a scenario itself, and ends with 0', async () => {
    folder.write('empty.pat.yaml', '');
    const { exitCode, output, errors } = await run(folder.path, ['annotate', 'empty.pat.yaml']);
    assert.deepEqual([exitCode, output], [0, '']);
    assert.match(errors, /^empty\.pat\.yaml:1:1: error scenario\.empty: /);
  });

  it('ends with 2 for a scenario that cannot be used', async () => {
    folder.write('broken.pat.yaml', 'version: 1\n');
    const { exitCode, errors } = await run(folder.path, [
      'annotate',
      '--scenario',
      'broken.pat.yaml',
      'router.cfg',
    ]);
    assert.equal(exitCode, 2);
    assert.match(errors, /^broken\.pat\.yaml:1:1: error scenario\.missing-field: /);
  });
});
