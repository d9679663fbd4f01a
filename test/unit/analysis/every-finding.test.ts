import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { findingCodes } from '../../../src/analysis/findings/finding';

/** The codes that `findingTable` is called with; its types ask for near misses and what the fix does. */
function tables(): readonly string[] {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => {
      const text = readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
      return [...text.matchAll(/^findingTable\(\n {2}'([^']+)',$/gm)].map(([, code = '']) => code);
    });
}

describe('every finding', () => {
  const tested = tables();
  for (const code of Object.keys(findingCodes)) {
    it(`${code} has a table of where it fires, where not, how it is silenced, and its fix`, () => {
      assert.equal(tested.filter((one) => one === code).length, 1);
    });

    it(`${code} has a page that says what happens, how to fix it and what the quick fix does`, () => {
      const page = `docs/findings/${code}.md`;
      assert.ok(existsSync(page));
      const text = readFileSync(page, 'utf8');
      for (const part of [
        'What happens',
        'Severity',
        'How to fix it',
        'Quick fix',
        'Source',
        'To ignore it',
      ]) {
        assert.ok(text.includes(`**${part}`), `${code}: ${part}`);
      }
      assert.ok(readFileSync('docs/findings/README.md', 'utf8').includes(`(${code}.md)`));
    });
  }
});
