import assert from 'node:assert/strict';
import { rename } from '../../../src/features/rename';
import { renameRefusal } from '../../../src/messages/rename';
import { named } from './named';

async function refusal(source: string, newName: string): Promise<string> {
  const { neighbours, offset } = await named(source);
  const result = rename(neighbours, offset, newName);
  return result.kind === 'refused' ? renameRefusal(result.problem) : 'renamed';
}

const list =
  'ip access-list extended O|UT\n permit udp any any eq 500\nip access-list extended IN\n permit ip any any\n';
const numbered =
  'access-list |101 permit ip any any\ninterface GigabitEthernet0/0\n ip access-group 101 in\n';

describe('rename', () => {
  it('edits the definition and every use', async () => {
    const { neighbours, offset, show, wanted } = await named(
      'interface GigabitEthernet0/0\n ip access-group «O|UT» in\nip access-list extended «OUT»\n permit ip any any\n',
      { 'b.cfg': 'line vty 0 4\n access-class «OUT» in\ninterface Vlan1\n ip address dhcp\n' },
    );
    const result = rename(neighbours, offset, 'OUTSIDE');
    assert.ok(result.kind === 'edits');
    assert.equal(show(result.places), wanted);
  });

  it('edits an interface however it is abbreviated', async () => {
    const { neighbours, offset, show, wanted } = await named(
      'interface «Gig|abitEthernet0/0»\n ip nat outside\nip nat inside source list A interface «gi0/0» overload\n',
    );
    const result = rename(neighbours, offset, 'GigabitEthernet0/1');
    assert.ok(result.kind === 'edits');
    assert.equal(show(result.places), wanted);
  });

  it('refuses what a device would not take as a name', async () => {
    const characters =
      'A name has 1 to 63 characters, no blanks, quotes or question marks, and does not begin with “!”.';
    for (const name of ['', 'A B', 'A?', '"A"', '!A', 'A'.repeat(64)])
      assert.equal(await refusal(list, name), characters);
    assert.equal(await refusal(list, 'A-b_1'), 'renamed');
  });

  it('refuses a name that is taken', async () => {
    assert.equal(await refusal(list, 'IN'), '“IN” is already defined.');
  });

  it('keeps a numbered list in the numbers of its type', async () => {
    assert.equal(await refusal(numbered, '2699'), 'renamed');
    for (const name of ['10', '200', '2700', 'OUT']) {
      assert.equal(
        await refusal(numbered, name),
        'A numbered extended ACL has a number in 100-199 or 2000-2699.',
      );
    }
    assert.equal(
      await refusal(
        'access-list |7 permit any\nip nat inside source list 7 interface Vlan1 overload\n',
        '100',
      ),
      'A numbered standard ACL has a number in 1-99 or 1300-1999.',
    );
  });

  it('gives a named list a number of its type only', async () => {
    assert.equal(await refusal(list, '50'), 'A numbered extended ACL has a number in 100-199 or 2000-2699.');
    assert.equal(await refusal(list, '150'), 'renamed');
  });

  it('takes any name for a list of the ASA', async () => {
    const asa =
      'ASA Version 9.16(1)\naccess-list |101 extended permit ip any any\naccess-group 101 in interface outside\n';
    assert.equal(await refusal(asa, 'OUTSIDE'), 'renamed');
  });

  it('says so where there is nothing to rename', async () => {
    assert.equal(
      await refusal('ip acc|ess-list extended A\n permit ip any any\n', 'B'),
      'There is no name of an ACL, interface or other object here.',
    );
  });
});
