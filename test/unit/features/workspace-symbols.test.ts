import assert from 'node:assert/strict';
import { workspaceSymbols } from '../../../src/features/workspace-symbols';
import { named } from './named';

describe('workspace symbols', () => {
  it('are the definitions whose names have the letters in their order, each once a file', async () => {
    const { neighbours, workspace } = await named(
      'access-list 101 permit ip any any\naccess-list 101 deny ip any any\n',
      {
        'b.cfg':
          'ip access-list extended OUTSIDE-IN\n permit ip any any\nobject-group network OTHER\n host 10.0.0.1\n',
      },
    );
    const found = (query: string): readonly string[] =>
      workspaceSymbols(neighbours.configs, query, workspace.index).map(({ name }) => name);
    assert.deepEqual(found(''), ['101', 'OUTSIDE-IN', 'OTHER']);
    assert.deepEqual(found('oin'), ['OUTSIDE-IN']);
    assert.deepEqual(found('zz'), []);
  });
});
