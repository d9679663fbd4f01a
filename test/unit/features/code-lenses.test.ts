import assert from 'node:assert/strict';
import { referenceLenses } from '../../../src/features/code-lenses';
import { named } from './named';

describe('code lenses', () => {
  it('count the uses of what is defined, and pass over interfaces that nobody names', async () => {
    const { neighbours } = await named(
      'interface GigabitEthernet0/0\n ip access-group 101 in\ninterface Vlan1\n ip nat inside\naccess-list 101 permit ip any any\naccess-list 101 deny ip any any\nip access-list extended UNUSED\n permit ip any any\nip nat inside source list 101 interface gi0/0 overload\n',
    );
    assert.deepEqual(
      referenceLenses(neighbours).map(({ place, references }) => `${place.name} ${references().length}`),
      ['GigabitEthernet0/0 1', '101 2', 'UNUSED 0'],
    );
  });
});
