import assert from 'node:assert/strict';
import { panelPage } from '../../../src/panel/page';

describe('the page of the panel', () => {
  const page = panelPage({
    title: '"><script>alert(1)</script>',
    language: 'en',
    cspSource: 'https://*.vscode-cdn.net',
    nonce: 'abc123',
    script: 'https://host/dist/panel.js?a=1&b=2',
    style: 'https://host/media/panel.css',
  });

  it('allows one style source and scripts with the nonce, and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    assert.equal(
      policy,
      "default-src 'none'; style-src https://*.vscode-cdn.net; script-src 'nonce-abc123'; base-uri 'none'; form-action 'none'",
    );
  });

  it('escapes what it is given and holds no inline style or script', () => {
    assert.ok(!page.includes('alert(1)</script>'));
    assert.ok(page.includes('src="https://host/dist/panel.js?a=1&amp;b=2"'));
    assert.ok(!page.includes(' style='));
    assert.equal(page.match(/<script/g)?.length, 1);
  });
});
