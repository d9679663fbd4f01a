import assert from 'node:assert/strict';
import { documentHighlights } from '../../../src/features/document-highlights';
import { references } from '../../../src/features/references';
import { named } from './named';

const config = `interface GigabitEthernet0/0
 ip access-group «101» in
ip nat inside source list «101» interface GigabitEthernet0/0 overload
access-list |«101» permit ip any any
access-list «101» deny ip any any
`;

describe('references', () => {
  it('are every line of a numbered list and every use', async () => {
    const { neighbours, offset, show, wanted } = await named(config);
    assert.equal(show(references(neighbours, offset, true)), wanted);
  });

  it('leave the definitions out when nobody asks for them', async () => {
    const { neighbours, offset } = await named(config);
    assert.equal(references(neighbours, offset, false).length, 2);
  });

  it('reach scenarios and fragments that are open', async () => {
    const { neighbours, offset, show, wanted } = await named(
      'ip access-list extended «O|UT»\n permit udp any any eq 500\n',
      {
        'b.cfg': 'interface GigabitEthernet0/0\n ip access-group «OUT» in\n',
        'x.pat.yaml':
          'version: 1\npat: { profile: linux, addresses: [192.0.2.2] }\npeers: []\nacls:\n  - { config: a.cfg, name: «OUT» }\n  - { config: b.cfg, name: IN }\n',
      },
    );
    assert.equal(show(references(neighbours, offset, true)), wanted);
  });
});

describe('highlights', () => {
  it('are the places in the file, definitions apart from uses', async () => {
    const { neighbours, offset } = await named(config, {
      'b.cfg': 'interface Vlan1\n ip access-group 101 in\n',
    });
    assert.deepEqual(
      documentHighlights(neighbours, offset).map(({ role }) => role),
      ['reference', 'reference', 'definition', 'definition'],
    );
  });
});
