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

  it('ends with 2 for a folder and a binary file', async () => {
    folder.write('binary.cfg', Buffer.from([1, 0, 2]));
    const { exitCode, errors } = await run(folder.path, ['annotate', '.', 'binary.cfg']);
    assert.equal(exitCode, 2);
    assert.match(errors, /^\.:1:1: error cli\.is-folder: .*\nbinary\.cfg:1:1: error file\.binary: /);
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
