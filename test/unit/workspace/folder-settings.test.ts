import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv, type AnySchemaObject } from 'ajv';
import { parse } from 'yaml';
import { settableCodes } from '../../../src/analysis/findings/severities';
import { profiles } from '../../../src/engine/profiles/index';
import { settingsProblemMessage } from '../../../src/messages/settings';
import { defaultSettings, parseFolderSettings } from '../../../src/workspace/folder-settings';
import { ownProfile } from './settings-text';

const schema = JSON.parse(readFileSync('schemas/pat-lens.schema.json', 'utf8')) as AnySchemaObject;
const validate = new Ajv({ allowUnionTypes: true }).compile(schema);

/** Each problem as its code and the text that it underlines. */
function problemsOf(text: string): readonly string[] {
  return parseFolderSettings(text).problems.map(
    ({ code, span }) => `${code} «${text.slice(span.start, span.end)}»`,
  );
}

const good = [
  'include: "*.cfg"',
  'include: ["sites/**/*.cfg", "*.pat.yaml"]\nexclude: []',
  'exclude: backup',
  'severity: { acl.source-port-pinned: warning, scenario.expectation-failed: off }',
  'severity: {}',
  'defaultProfile: linux',
  `defaultProfile: lab-box\nprofiles:${ownProfile}`,
];

const bad: readonly (readonly [text: string, problem: string])[] = [
  ['inclde: a', 'settings.unknown-field «inclde»'],
  ['include: []', 'settings.empty-list «[]»'],
  ['include: {}', 'settings.wrong-type «{}»'],
  ['include: "!a"', 'settings.bad-pattern «"!a"»'],
  ['exclude: [""]', 'settings.bad-pattern «""»'],
  ['severity: { acl.source-port-pined: off }', 'settings.unknown-code «acl.source-port-pined»'],
  ['severity: { acl.peer-blocked: fatal }', 'settings.bad-choice «fatal»'],
  ['severity: error', 'settings.wrong-type «error»'],
  ['defaultProfile: ""', 'settings.bad-name «""»'],
  ['profiles: {}', 'settings.wrong-type «{}»'],
  ['profiles: [linux]', 'settings.profile-not-object «linux»'],
  [`profiles:${ownProfile.replace('esp: dropped', 'esp: drop')}`, 'settings.profile-unknown-value «drop»'],
  [
    `profiles:${ownProfile.replace('30999', '30999000')}`,
    'settings.profile-port-out-of-range «[30000, 30999000]»',
  ],
  [`profiles:${ownProfile.replace('    reserved: []\n', '')}`, 'settings.profile-missing-field «id»'],
  [`profiles:${ownProfile}    reserve.d: 1\n`, 'settings.profile-unknown-field «reserve.d»'],
];

describe('.pat-lens.yaml', () => {
  it('says what folders are searched for, how grave findings are and which device is the default', () => {
    const { settings, problems } = parseFolderSettings(
      'include: "*.cfg"\nexclude: [old/]\nseverity: { acl.peer-blocked: hint }\ndefaultProfile: linux\n',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(settings, {
      include: ['*.cfg'],
      exclude: ['old/'],
      profiles: [],
      severity: { 'acl.peer-blocked': 'hint' },
      defaultProfile: 'linux',
    });
  });

  it('may be empty: it then marks a folder', () => {
    for (const text of ['', '# nothing yet\n', '{}']) {
      const { settings, problems } = parseFolderSettings(text);
      assert.deepEqual([settings, problems], [defaultSettings, []]);
    }
  });

  it('brings profiles of its own', () => {
    const { settings, problems } = parseFolderSettings(`defaultProfile: lab-box\nprofiles:${ownProfile}`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      settings.profiles.map(({ id, title }) => [id, title]),
      [['lab-box', 'Lab box']],
    );
    assert.equal(settings.defaultProfile, 'lab-box');
  });

  it('loses only the fields that are wrong', () => {
    const text = `include: "["\nseverity: { acl.peer-blocked: hint }\ndefaultProfile: [\n`;
    const { settings, problems } = parseFolderSettings(text);
    assert.deepEqual(
      [settings.include, settings.severity, settings.defaultProfile],
      [null, { 'acl.peer-blocked': 'hint' }, 'cisco-ios'],
    );
    assert.ok(problems.some(({ code }) => code === 'settings.yaml-syntax'));
  });

  it('refuses ids that are taken, and a default that nobody has', () => {
    assert.deepEqual(problemsOf(`profiles:${ownProfile}${ownProfile.trimStart().replace(/^/, '  ')}`), [
      'settings.duplicate-profile «lab-box»',
    ]);
    const text = `profiles:${ownProfile.replace('lab-box', 'linux')}\ndefaultProfile: lab-box\n`;
    assert.deepEqual(problemsOf(text), [
      'settings.built-in-profile «linux»',
      'settings.unknown-profile «lab-box»',
    ]);
  });

  it('does not let aliases grow without bound', () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const inner = level === 0 ? '1' : `*l${level - 1}`;
      return `    l${level}: &l${level} [${Array.from({ length: 8 }, () => inner).join(', ')}]`;
    });
    const [first] = levels;
    assert.deepEqual(problemsOf(`profiles:\n  -\n${levels.join('\n')}\n`), [
      `settings.too-many-values «${first!.trim().split(':')[0]!}»`,
    ]);
  });

  it('has a sentence for each problem, with what was meant', () => {
    const messages = bad.flatMap(([text]) => parseFolderSettings(text).problems.map(settingsProblemMessage));
    assert.deepEqual(
      messages.filter((message) => message.startsWith('settings.')),
      [],
    );
    assert.ok(
      messages.includes(
        'There is no finding “acl.source-port-pined”. Did you mean “acl.source-port-pinned”?',
      ),
    );
  });
});

describe('the JSON Schema of .pat-lens.yaml', () => {
  for (const text of good) {
    it(`accepts, as the parser does, ${JSON.stringify(text.slice(0, 80))}`, () => {
      assert.deepEqual(problemsOf(text), []);
      assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
    });
  }

  for (const [text, problem] of bad) {
    it(`refuses, as the parser does, ${problem}`, () => {
      assert.deepEqual(problemsOf(text), [problem]);
      assert.equal(validate(parse(text)), false);
    });
  }

  it('accepts, as the parser does, every built-in profile under another id', () => {
    for (const profile of profiles) {
      const text = JSON.stringify({ profiles: [{ ...profile, id: `own-${profile.id}` }] });
      assert.deepEqual(problemsOf(text), []);
      assert.ok(validate(JSON.parse(text)), `${profile.id}: ${JSON.stringify(validate.errors)}`);
    }
  });

  it('knows exactly the codes of the findings', () => {
    const properties = schema['properties'] as {
      readonly severity: { readonly properties: Readonly<Record<string, unknown>> };
    };
    assert.deepEqual(Object.keys(properties.severity.properties).sort(), [...settableCodes].sort());
  });
});
