import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileGlob } from '../../../src/workspace/glob';

function fits(pattern: string, paths: string): readonly string[] {
  const matches = compileGlob(pattern);
  assert.equal(typeof matches, 'function', `${pattern}: ${String(matches)}`);
  return typeof matches === 'string' ? [] : paths.split(' ').filter((path) => matches(path));
}

describe('a pattern', () => {
  it('without a slash fits a name in any folder', () => {
    assert.deepEqual(fits('*.cfg', 'a.cfg b/c.cfg a.cfgx b.cfg/d'), ['a.cfg', 'b/c.cfg']);
    assert.deepEqual(fits('backup/', 'backup a/backup backup/a'), ['backup', 'a/backup']);
  });

  it('with a slash fits from the folder of the settings', () => {
    assert.deepEqual(fits('sites/*.cfg', 'sites/a.cfg x/sites/a.cfg sites/b/a.cfg'), ['sites/a.cfg']);
    assert.deepEqual(fits('/a.cfg', 'a.cfg b/a.cfg'), ['a.cfg']);
    assert.deepEqual(fits('./sites/a.cfg', 'sites/a.cfg'), ['sites/a.cfg']);
  });

  it('takes ** for any number of folders, none too, and as a whole segment only', () => {
    assert.deepEqual(fits('**/a', 'a b/a b/c/a ba'), ['a', 'b/a', 'b/c/a']);
    assert.deepEqual(fits('a/**', 'a a/b a/b/c ab'), ['a/b', 'a/b/c']);
    assert.deepEqual(fits('a/**/b', 'a/b a/x/b a/x/y/b a/xb'), ['a/b', 'a/x/b', 'a/x/y/b']);
    assert.deepEqual(fits('x/a**b', 'x/ab x/a1b x/a/b'), ['x/ab', 'x/a1b']);
  });

  it('takes alternatives, also within each other and with nothing in them', () => {
    assert.deepEqual(fits('*.{cfg,conf}', 'a.cfg a.conf a.txt'), ['a.cfg', 'a.conf']);
    assert.deepEqual(fits('a{,b{c,d}}', 'a abc abd ab'), ['a', 'abc', 'abd']);
    assert.deepEqual(fits('**/*.{cfg,conf,config}', 'a.cfg b/a.config b/a.c'), ['a.cfg', 'b/a.config']);
    assert.deepEqual(fits('{a/**,b}/c', 'a/x/c b/c a/c c'), ['a/x/c', 'b/c']);
  });

  it('takes sets of characters and escapes', () => {
    assert.deepEqual(fits('r[0-3x].cfg', 'r0.cfg r4.cfg rx.cfg'), ['r0.cfg', 'rx.cfg']);
    assert.deepEqual(fits('r[!0-3].cfg', 'r0.cfg r4.cfg r/.cfg'), ['r4.cfg']);
    assert.deepEqual(fits('a[]]?', 'a]b a]/ a]'), ['a]b']);
    assert.deepEqual(fits('\\*.cfg', '*.cfg a.cfg'), ['*.cfg']);
  });

  it('does not tell upper from lower case', () => {
    assert.deepEqual(fits('*.CFG', 'EDGE.cfg'), ['EDGE.cfg']);
  });

  it('is refused where it means nothing', () => {
    for (const [pattern, problem] of [
      ['', 'empty'],
      ['/', 'empty'],
      ['!a', 'negated'],
      ['a[b', 'unclosed'],
      ['a{b,c', 'unclosed'],
      ['a'.repeat(501), 'too-long'],
    ] as const) {
      assert.equal(compileGlob(pattern), problem);
    }
  });

  it('without special characters fits itself alone', () => {
    const name = fc.stringMatching(/^[a-z0-9_.-]{1,12}$/);
    fc.assert(
      fc.property(name, name, (pattern, path) => {
        const matches = compileGlob(`/${pattern}`);
        return typeof matches !== 'string' && matches(path) === (path === pattern);
      }),
    );
  });

  it('agrees with the regular expression that says the same', () => {
    const parts = fc.constantFrom('*', '?', 'a', 'b', '/', '{a,b}', '[ab]', '[!a]');
    const same: Readonly<Record<string, string>> = {
      '*': '[^/]*',
      '?': '[^/]',
      '{a,b}': '(?:a|b)',
      '[!a]': '[^a/]',
    };
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 5 }), text, (pattern, path) => {
        const glob = `x/${pattern.join('')}x`;
        fc.pre(!glob.includes('**'));
        const expected = new RegExp(`^x/${pattern.map((part) => same[part] ?? part).join('')}x$`);
        const matches = compileGlob(glob);
        return typeof matches !== 'string' && matches(`x/${path}x`) === expected.test(`x/${path}x`);
      }),
      { numRuns: 500 },
    );
  });

  it('with many stars still answers: no way is tried twice', () => {
    const matches = compileGlob(`${'*a'.repeat(100)}b`);
    assert.ok(typeof matches === 'function' && !matches('a'.repeat(2000)));
  });
});
