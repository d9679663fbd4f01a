import assert from 'node:assert/strict';
import { diagnostics } from '../../../src/features/diagnostics';
import { sampleFiles, uriOf, workspaceOf } from '../support/workspace';

async function found(path: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { workspace } = workspaceOf(files);
  const snapshot = await workspace.snapshot(uriOf(path));
  const { text } = snapshot.document!;
  return diagnostics(snapshot).map(
    ({ code, severity, span }) => `${severity} ${code} «${text.slice(span.start, span.end)}»`,
  );
}

describe('severities of .pat-lens.yaml', () => {
  it('say what a finding is, or that it is none', async () => {
    const files = sampleFiles();
    files['.pat-lens.yaml'] = 'severity: { acl.source-port-pinned: hint }\n';
    assert.deepEqual(
      (await found('hub.cfg', files)).map((one) => one.split(' ', 2).join(' ')),
      ['hint acl.source-port-pinned', 'hint acl.source-port-pinned'],
    );
    files['.pat-lens.yaml'] = 'severity: { acl.source-port-pinned: off }\n';
    assert.deepEqual(await found('hub.cfg', files), []);
  });

  it('hold for scenarios and for errors of a config too', async () => {
    const settings = 'severity: { config.bad-port: info, scenario.empty: warning }\n';
    const config = 'hostname a\nip access-list extended A\n permit udp any eq 70000 any\n';
    const files = { '.pat-lens.yaml': settings, 'a.cfg': config, 'a.pat.yaml': '' };
    assert.deepEqual(await found('a.cfg', files), ['info config.bad-port «70000»']);
    assert.deepEqual(await found('a.pat.yaml', files), ['warning scenario.empty «»']);
  });
});

describe('diagnostics of .pat-lens.yaml', () => {
  it('stand where the problem is', async () => {
    const text = 'include: "*.cfg"\nseverity: { acl.nothing: off }\ndefaultProfile: linus\n';
    assert.deepEqual(await found('.pat-lens.yaml', { '.pat-lens.yaml': text }), [
      'error settings.unknown-code «acl.nothing»',
      'error settings.unknown-profile «linus»',
    ]);
  });
});

describe('a comment that names no profile', () => {
  const directive = '! pat-lens: profile linus';

  it('is an error at its place, and the default one predicts', async () => {
    const files = { 'edge.cfg': `${directive}\n${sampleFiles()['edge.cfg']!}` };
    assert.deepEqual(await found('edge.cfg', files), [`error config.unknown-profile «${directive}»`]);
    const { fileStudy } = await workspaceOf(files).workspace.snapshot(uriOf('edge.cfg'));
    const [stage] = fileStudy!.study.situation.stages;
    assert.deepEqual(stage!.profileReason, { code: 'unknown-directive', id: 'linus' });
    assert.equal(stage!.pools[0]!.options.profile.id, 'cisco-ios');
  });

  it('is a problem of the scenario that takes the config, which is predicted all the same', async () => {
    const files = sampleFiles();
    files['edge.cfg'] = `${directive}\n${files['edge.cfg']!}`;
    const path = 'three-engineers.pat.yaml';
    files[path] = files[path]!.replace(/^ *profile: cisco-ios.*\n/m, '').replace('profile: cisco-ios, ', '');
    assert.deepEqual(await found(path, files), ['error scenario.unknown-profile «edge.cfg»']);
    const { fileStudy } = await workspaceOf(files).workspace.snapshot(uriOf(path));
    assert.notEqual(fileStudy, null);
  });
});
