import assert from 'node:assert/strict';
import { languageOffer } from '../../../src/features/language-offer';

describe('the language offer', () => {
  it('associates an extension for configs, and the one file where the extension is common', () => {
    assert.deepEqual(languageOffer('ios', 'properties', '/lab/edge.cfg'), {
      language: 'patlens-ios',
      pattern: '*.cfg',
    });
    assert.equal(languageOffer('ios-xe', 'plaintext', '/lab/edge.txt')!.pattern, '**/lab/edge.txt');
    assert.equal(languageOffer('ios', 'plaintext', '/lab/edge-confg')!.pattern, '**/lab/edge-confg');
  });

  it('takes the mode by dialect', () => {
    assert.equal(languageOffer('asa', 'plaintext', '/asa.cfg')!.language, 'patlens-asa');
    assert.equal(languageOffer('nx-os', 'plaintext', '/n.cfg')!.language, 'patlens-ios');
  });

  it('is none where the document has the mode', () => {
    assert.equal(languageOffer('ios', 'patlens-ios', '/lab/edge.cfg'), null);
    assert.notEqual(languageOffer('asa', 'patlens-ios', '/lab/edge.cfg'), null);
  });

  it('means characters of globs by themselves', () => {
    assert.equal(languageOffer('ios', 'plaintext', '/a[1]/x.txt')!.pattern, '**/a[[]1[]]/x.txt');
  });
});
