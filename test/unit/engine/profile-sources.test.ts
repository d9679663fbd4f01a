import assert from 'node:assert/strict';
import type { Citation } from '../../../src/engine/prediction';
import { claimOf, valueOf, type Claim, type Profile } from '../../../src/engine/profile';
import { claimsOf as allClaims } from '../../../src/engine/profile-claims';
import { profiles } from '../../../src/engine/profiles/index';

/** Every claim that a profile makes, by the path of what it is about. */
function claimsOf(profile: Profile): ReadonlyMap<string, Claim> {
  const claims = new Map<string, Claim>([['', profile]]);
  const add = (path: string, value: unknown, owner: Claim): Claim => {
    const claim = claimOf(value, owner);
    claims.set(path, claim);
    return claim;
  };
  profile.rules.forEach((rule, index) => {
    const at = `rules[${index}]`;
    claims.set(at, rule);
    const notValues = ['match', 'confidence', 'source'];
    for (const [name, value] of Object.entries(rule)) {
      if (!notValues.includes(name)) add(`${at}.${name}`, value, rule);
    }
  });
  for (const name of ['reserved', 'filtering', 'esp'] as const) add(name, profile[name], profile);
  const { whenFull } = valueOf(profile.addresses);
  add('addresses.whenFull', whenFull, add('addresses', profile.addresses, profile));
  const owner = claimOf<unknown>(profile.timers, profile);
  const timers = valueOf(profile.timers);
  for (const name of ['udp', 'tcp', 'esp'] as const) {
    const claim = add(`timers.${name}`, timers[name], owner);
    add(`timers.${name}.afterClose`, valueOf(timers[name]).afterClose, claim);
  }
  return claims;
}

/** A document (a title of several words, and an address with a path), or a file of a repository at a commit or tag. */
function problemOf({ title, address }: Citation): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return 'no address';
  if (url.pathname.length < 2) return 'no more than a site';
  if (url.hostname !== 'github.com') return title.split(' ').length < 3 ? 'no title' : null;
  const [, owner, repository, blob, at = '', ...path] = decodeURI(url.pathname).split('/');
  if (blob !== 'blob' || path.length === 0) return 'no file of a repository';
  if (!/^(v[0-9.]+|[0-9a-f]{8,40})$/.test(at)) return 'neither a commit nor a release';
  return title === `${owner}/${repository} ${path.join('/')}` ? null : 'the title is not repository and path';
}

describe('the sources of profiles', () => {
  for (const profile of profiles) {
    it(`${profile.id}: every claim has one, or is assumed`, () => {
      for (const [path, { confidence, source }] of claimsOf(profile)) {
        if (confidence === 'assumed') assert.equal(source, null, path);
        else assert.equal(source === null ? 'no source' : problemOf(source), null, path);
      }
    });
  }

  it('are all found in the data of a profile', () => {
    for (const profile of profiles) {
      const known = (claims: Iterable<Claim>): readonly string[] =>
        [
          ...new Set([...claims].map(({ confidence, source }) => `${confidence} ${source?.address}`)),
        ].toSorted();
      assert.deepEqual(known(allClaims(profile)), known(claimsOf(profile).values()), profile.id);
    }
  });

  it('refuse what is none', () => {
    const refused = (title: string, address: string): string | null => problemOf({ title, address });
    assert.equal(refused('A title of words', 'https://example.net/'), 'no more than a site');
    assert.equal(refused('owner/name path', 'https://github.com/owner/name'), 'no file of a repository');
    assert.equal(
      refused('owner/name a.c', 'https://github.com/owner/name/blob/main/a.c'),
      'neither a commit nor a release',
    );
    assert.equal(refused('owner/name a.c', 'https://github.com/owner/name/blob/v6.12/a.c'), null);
  });

  it('say of the timers of each protocol what is known of it', () => {
    const grades = (id: string): string => {
      const claims = claimsOf(profiles.find((profile) => profile.id === id)!);
      return ['udp', 'tcp', 'esp'].map((name) => claims.get(`timers.${name}`)?.confidence).join(' ');
    };
    assert.equal(grades('cisco-ios'), 'documented documented assumed');
    assert.equal(grades('cisco-ios-xe'), 'assumed assumed assumed');
    assert.equal(grades('cisco-asa'), 'documented documented assumed');
    assert.equal(grades('linux'), 'source source source');
    assert.equal(grades('pf'), 'source source source');
    assert.equal(grades('freebsd-ipfw'), 'source source assumed');
    assert.equal(grades('vpp-ed'), 'source source source');
    assert.equal(grades('azure-nat-gateway'), 'documented documented assumed');
    assert.equal(grades('rfc-4787'), 'documented assumed assumed');
    for (const id of ['fortigate', 'juniper-srx', 'aws-nat-gateway', 'gcp-cloud-nat', 'palo-alto-dipp'])
      assert.equal(grades(id), 'assumed assumed assumed', id);
  });
});
