import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, TemporaryFolder } from './command-line';

const site = (name: string): string => readFileSync(`samples/site-to-site/${name}.cfg`, 'utf8');
const indented = (text: string): string => text.replace(/^(?=.)/gm, '   ');
const pinned = 'permit udp any eq isakmp host 198.51.100.1 eq isakmp';

const notes = `# A site

\`\`\`ios
${site('hub')}\`\`\`

~~~
${site('edge')}~~~

1. The branches, \`\`\`permit\`\`\` them:

   \`\`\`\`cisco
${indented(site('branch-1'))}   \`\`\`\`

\`\`\`json
{ "permit": "no config" }
\`\`\`

\`\`\`
${site('branch-2')}`;

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

describe('configs in the fences of a Markdown file', () => {
  const folder = new TemporaryFolder();
  after(() => folder.remove());
  folder.write('notes.md', notes);
  folder.write('windows.md', notes.replaceAll('\n', '\r\n'));

  it('are one network, each a device, with the places of the Markdown file', async () => {
    const { output, exitCode } = await run(folder.path, ['check', 'notes.md']);
    const line = lineOf(notes, pinned);
    assert.equal(exitCode, 1);
    assert.match(output, new RegExp(`^notes\\.md:${line}:17: error acl\\.source-port-pinned: `, 'm'));
    assert.match(
      output,
      new RegExp(`^  notes\\.md:${lineOf(notes, 'set peer') - 1}:4: The peer branch-1`, 'm'),
    );
    const windows = await run(folder.path, ['check', 'windows.md']);
    assert.equal(windows.output, output.replaceAll('notes.md', 'windows.md'));
  });

  it('are read from standard input too', async () => {
    const { output } = await run(folder.path, ['check', '-'], notes);
    assert.match(output, new RegExp(`^-:${lineOf(notes, pinned)}:17: error acl\\.source-port-pinned: `, 'm'));
  });

  it('have their regions and fixes in JSON and SARIF', async () => {
    interface Json {
      findings: {
        code: string;
        fixes: { edits: { file: string; range: { start: { line: number } } }[] }[];
      }[];
    }
    const json = await run(folder.path, ['check', 'notes.md', '--format', 'json']);
    const [first] = (JSON.parse(json.output) as Json).findings.filter(({ fixes }) => fixes.length > 0);
    const [edit] = first?.fixes[0]?.edits ?? [];
    assert.deepEqual([edit?.file, edit?.range.start.line], ['notes.md', lineOf(notes, pinned)]);
    const sarif = await run(folder.path, ['check', 'notes.md', '--format', 'sarif']);
    interface Region {
      locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
    }
    const { runs } = JSON.parse(sarif.output) as { runs: { results: Region[] }[] };
    const places = runs[0]?.results.map(({ locations }) => locations[0]?.physicalLocation);
    assert.ok(places?.every((place) => place?.artifactLocation.uri === 'notes.md'));
    assert.ok(places?.some((place) => place?.region.startLine === lineOf(notes, pinned)));
  });

  it('are annotated in the whole text', async () => {
    const { output } = await run(folder.path, ['annotate', 'notes.md']);
    assert.match(output, /eq isakmp\n ↳ 1 of 2 pass\n/);
    const without = output.split('\n').filter((line) => !line.includes('↳'));
    assert.equal(without.join('\n'), notes);
  });

  it('are fixed inside their fences only', async () => {
    folder.write('fixed.md', notes);
    const { output } = await run(folder.path, ['fix', 'fixed.md']);
    assert.match(output, /^-.*eq isakmp\n-.*\n\+ permit udp any host 198\.51\.100\.1 eq isakmp$/m);
    await run(folder.path, ['fix', 'fixed.md', '--write']);
    const wanted = notes
      .replace('any eq isakmp host', 'any host')
      .replace('any eq non500-isakmp host', 'any host');
    assert.equal(readFileSync(join(folder.path, 'fixed.md'), 'utf8'), wanted);
    const { output: changes } = await run(folder.path, ['diff', 'notes.md', 'fixed.md']);
    assert.match(changes, /^branch-1 IKE is admitted$/m);
  });

  it('that stand for one device are looked at one beside the others, not both', async () => {
    const fixed = site('hub').replace(pinned, 'permit udp any host 198.51.100.1 eq isakmp');
    const both = `Before:\n${notes}\`\`\`\nAfter:\n\`\`\`\n${fixed}\`\`\`\n`;
    folder.write('both.md', both);
    const { output } = await run(folder.path, ['check', 'both.md']);
    const lines = output.split('\n').flatMap((line) => /^both\.md:(\d+):\d+: error/.exec(line)?.[1] ?? []);
    const nat = 'permit udp any eq non500-isakmp host';
    const first = lineOf(both, pinned);
    const last = both.slice(0, both.lastIndexOf(nat)).split('\n').length;
    assert.deepEqual(lines, [`${first}`, `${first + 1}`, `${last}`]);
  });

  it('have fingerprints of their own, so that a baseline knows each', async () => {
    folder.write('twice.md', `${notes}\`\`\`\n\n\`\`\`\n${site('hub')}\`\`\`\n`);
    await run(folder.path, ['check', 'twice.md', '--write-baseline', 'known.json']);
    const { output, exitCode, errors } = await run(folder.path, [
      'check',
      'twice.md',
      '--baseline',
      'known.json',
    ]);
    assert.equal(errors, '');
    assert.match(output, /^No new findings; the baseline has \d+\.$/m);
    assert.equal(exitCode, 0);
  });

  it('are looked for in a folder only where the settings include them', async () => {
    const own = new TemporaryFolder();
    own.write('notes.md', notes);
    const none = await run(own.path, ['check', '.']);
    own.write('.pat-lens.yaml', 'include: ["*.md"]\n');
    const some = await run(own.path, ['check', '.']);
    own.remove();
    assert.doesNotMatch(none.output, /notes\.md/);
    assert.match(some.output, /^notes\.md:\d+:17: error acl\.source-port-pinned/m);
  });

  it('may stand below the lines by which a text is recognised', async () => {
    folder.write('long.md', `${'Prose.\n'.repeat(3000)}${notes}`);
    const { output } = await run(folder.path, ['check', 'long.md']);
    assert.match(output, new RegExp(`^long\\.md:${3000 + lineOf(notes, pinned)}:17: error`, 'm'));
  });

  it('are all there is: prose around them says nothing, and Markdown without them is no config', async () => {
    folder.write('prose.md', 'interface is a word\n\n```sh\nls\n```\n');
    const { output, errors, exitCode } = await run(folder.path, ['check', 'prose.md']);
    assert.equal(output, 'No findings.\n');
    assert.match(errors, /^prose\.md:1:1: info unrecognised: /);
    assert.equal(exitCode, 0);
  });

  it('beyond 200 of one file are left out, which is said', async () => {
    folder.write('many.md', '```\naccess-list 1 permit any\n```\n'.repeat(203));
    const { errors } = await run(folder.path, ['check', 'many.md']);
    assert.match(errors, /^many\.md:1:1: warning markdown\.too-many: .* 3 more/m);
  });
});
