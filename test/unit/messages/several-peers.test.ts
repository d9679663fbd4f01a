import assert from 'node:assert/strict';
import type { Concerned, Finding, FindingCode } from '../../../src/analysis/findings/finding';
import { ipsecFindingText, natFindingText } from '../../../src/messages/nat-ipsec-findings';

const one: readonly Concerned[] = [
  { peer: 'bob', translation: 0 },
  { peer: 'bob', translation: 1 },
];
const two: readonly Concerned[] = [...one, { peer: 'carol', translation: 2 }];

function finding(code: FindingCode, concerned: readonly Concerned[], args: Finding['args'] = {}): Finding {
  const place = { kind: 'acl-name', list: 'IN' } as const;
  return { code, severity: 'error', file: 'hub.cfg', place, concerned, args, related: [] };
}

describe('a sentence about several peers', () => {
  it('has the verb of its peers, however many conversations one has', () => {
    const code = 'ipsec.nat-t-disabled';
    assert.match(ipsecFindingText(finding(code, one), 'bob'), /bob stands behind PAT: its ESP/);
    assert.match(
      ipsecFindingText(finding(code, two), 'bob, carol'),
      /bob, carol stand behind PAT: their ESP/,
    );
  });

  it('says from which address they come', () => {
    const missing = finding('ipsec.psk-by-address', two, { kind: 'no-key', address: '192.0.2.2' });
    assert.match(ipsecFindingText(missing, 'bob, carol'), /from which bob, carol come: /);
  });

  it('does not say that keys which nobody read are the same', () => {
    const shared = finding('ipsec.psk-by-address', two, { kind: 'shared', address: '192.0.2.2' });
    assert.equal(
      ipsecFindingText(shared, 'bob, carol'),
      'The key entry for 192.0.2.2 is used for bob, carol: IKEv1 main mode looks for the key by address, which they share.',
    );
  });

  it('says that their addresses go out as they are', () => {
    const code = 'nat.peer-not-translated';
    assert.match(natFindingText(finding(code, one), 'bob', 'bob'), /its private address goes/);
    assert.match(
      natFindingText(finding(code, two), 'bob, carol', 'bob, carol'),
      /their private addresses go out as they are/,
    );
  });
});
