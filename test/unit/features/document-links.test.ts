import assert from 'node:assert/strict';
import { documentLinks } from '../../../src/features/document-links';
import { uriOf } from '../support/workspace';
import { named } from './named';

describe('document links', () => {
  it('lead from the paths of a scenario to its configs, and nowhere outside its folder', async () => {
    const { neighbours, show, wanted } = await named(
      'version: 1\npat: { profile: linux, config: «sub/b.cfg» }\npeers: []\nacls:\n  - { config: «c.cfg», name: A }\n  - { config: ../../d.cfg, name: A }\n',
      { 's/sub/b.cfg': 'hostname b\n' },
      's/a.pat.yaml',
    );
    const links = documentLinks(neighbours);
    assert.equal(show(links.map(({ span }) => ({ uri: uriOf('s/a.pat.yaml'), span }))), wanted);
    assert.deepEqual(
      links.map(({ target }) => target),
      [uriOf('s/sub/b.cfg'), uriOf('s/c.cfg')],
    );
  });
});
