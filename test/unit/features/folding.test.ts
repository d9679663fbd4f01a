import assert from 'node:assert/strict';
import { foldingRanges } from '../../../src/features/folding';
import { documentOf } from './named';
import { atOnce } from '../../../src/workspace/slices';

async function folds(text: string): Promise<readonly string[]> {
  const ranges = atOnce(foldingRanges(await documentOf(text)));
  return ranges.map(({ first, last, kind }) => `${first}-${last}${kind === 'comment' ? ' comment' : ''}`);
}

describe('folding', () => {
  it('folds blocks, lists that repeat their name, comments and what is indented inside', async () => {
    const text = `! one
! two
interface GigabitEthernet0/0
 ip address dhcp
 ip nat outside
!
access-list 101 permit udp any any
access-list 101 deny ip any any
router bgp 1
 address-family ipv4 vrf A
  neighbor 192.0.2.1 activate
 exit-address-family
no ip http server
`;
    assert.deepEqual(await folds(text), ['0-1 comment', '2-4', '6-7', '8-11', '9-10']);
  });

  it('folds blocks that are not indented', async () => {
    assert.deepEqual(await folds('interface Vlan1\nip address dhcp\nip nat inside\nhostname a\n'), ['0-2']);
  });

  it('folds a banner, whatever stands in it', async () => {
    assert.deepEqual(await folds('hostname a\nbanner motd ^\ninterface Vlan1\n x\n^\nip cef\n'), ['1-4']);
  });
});
