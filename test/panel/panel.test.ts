import assert from 'node:assert/strict';
import type { FromPanel, PanelSettings, PanelState, PanelView } from '../../src/panel/protocol';
import { resultsOf } from '../../src/panel/results';
import { PanelBrowser, type PanelDriver } from './browser';
import { themes, type Theme } from './themes';
import { empty, freeSettings, peer, problems, simulation, threeEngineers, uncertain } from './views';

describe('the panel in Chromium', function () {
  this.timeout(60_000);
  let browser: PanelBrowser;
  let panel: PanelDriver;

  before(async () => (browser = await PanelBrowser.launch()));
  after(() => browser.close());

  afterEach(async () => {
    assert.deepEqual(panel.errors, []);
    assert.deepEqual(await panel.violations(), [], 'the content security policy refused something');
    await panel.close();
  });

  async function open(view: PanelView, theme: Theme = themes.dark, width?: number): Promise<PanelDriver> {
    panel = await browser.open(theme, width);
    await panel.tell({ type: 'start', sentences: null });
    await panel.tell({ type: 'show', sequence: 0, view });
    await panel.heard();
    return panel;
  }

  /** The settings of the only change that was told since the last look. */
  async function changed(): Promise<PanelSettings> {
    const [message, ...more] = await panel.heard();
    assert.deepEqual(more, []);
    assert.ok(message?.type === 'change', JSON.stringify(message));
    return message.settings;
  }

  const focused = () => panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
  const peerNames = () => panel.page.locator('tbody .peer .place').allInnerTexts();

  describe('at the start', () => {
    it('says that it is ready before it gets anything, and gives the kept state back', async () => {
      const state: PanelState = { version: 1, uri: null, settings: freeSettings };
      panel = await browser.open(themes.dark, 1000, state);
      assert.deepEqual(await panel.heard(), [{ type: 'ready', state }]);
      assert.equal(await panel.page.locator('#panel').innerText(), '');
    });

    it('gives no state back that is not its own', async () => {
      panel = await browser.open(themes.dark, 1000, { version: 1, uri: null } as PanelState);
      assert.deepEqual(await panel.heard(), [{ type: 'ready', state: null }]);
    });

    it('keeps the settings of each view and of each change', async () => {
      await open(simulation(freeSettings));
      assert.deepEqual(await panel.state(), { version: 1, uri: null, settings: freeSettings });
      await panel.page.getByRole('button', { name: 'One peer more' }).click();
      assert.equal((await panel.state())?.settings.simulation?.peers, 4);
    });

    it('speaks the display language', async () => {
      panel = await browser.open(themes.light);
      await panel.tell({ type: 'start', sentences: { 'Source before PAT': 'Quelle vor PAT' } });
      await panel.tell({ type: 'show', sequence: 0, view: threeEngineers() });
      assert.ok((await panel.page.locator('thead').innerText()).includes('Quelle vor PAT'));
    });

    it('ignores what is no message of its host', async () => {
      await open(threeEngineers());
      await panel.page.evaluate(() => {
        for (const data of [null, 'show', { type: 'show', sequence: 9 }, { type: 'run' }]) {
          window.postMessage(data, '*');
        }
      });
      await panel.tell({ type: 'copied', format: 'text' });
      assert.deepEqual(await peerNames(), ['alice', 'bob', 'carol']);
    });
  });

  describe('its table', () => {
    it('shows sources before and after PAT, the reason and the deciding line', async () => {
      await open(threeEngineers());
      const cells = await panel.page
        .locator('tbody:nth-of-type(2) tr')
        .first()
        .locator('th, td')
        .allInnerTexts();
      assert.deepEqual(
        cells.map((text) => text.split(/\s+/).filter(Boolean).join(' ')),
        [
          '2 bob denied',
          'IKE',
          '192.168.100.12:500',
          '192.0.2.2:1 changed',
          '500 is taken by alice; first free port of 1-511 documented by the vendor',
          'deny hub.cfg:15 OUTSIDE-IN deny ip any any log',
        ],
      );
      assert.equal(
        await panel.page.locator('.summary').innerText(),
        '1 of 3 peers keeps 500/4500; 2 are dropped by hub.cfg OUTSIDE-IN.',
      );
    });

    it('is a table with row and column headers, also where it is too narrow for columns', async () => {
      for (const width of [1000, 300]) {
        if (width !== 1000) await panel.close();
        await open(threeEngineers(), themes.dark, width);
        const { page } = panel;
        assert.equal(await page.getByRole('table').count(), 1);
        assert.equal(await page.getByRole('columnheader').count(), 5);
        assert.equal(await page.getByRole('rowheader', { name: 'NAT-T stream' }).count(), 3);
        assert.equal(await page.getByRole('cell').count(), 6 * 4);
      }
    });

    it('opens the deciding line and the peer in the editor', async () => {
      await open(threeEngineers());
      await panel.page.getByRole('button', { name: 'hub.cfg:15' }).first().click();
      await panel.page.getByRole('button', { name: 'alice', exact: true }).click();
      const told = await panel.heard();
      assert.deepEqual(
        told.map((message) => message.type === 'reveal' && `${message.place.uri}:${message.place.line}`),
        [
          'file:///work/samples/three-engineers/hub.cfg:15',
          'file:///work/samples/three-engineers/three-engineers.pat.yaml:8',
        ],
      );
    });

    it('shows its sources on demand and keeps them open when the view changes', async () => {
      await open(threeEngineers());
      const sure = panel.page.locator('tbody:nth-of-type(2) details').first();
      await sure.locator('summary').press('Enter');
      await sure.getByRole('button').click();
      const [message] = await panel.heard();
      assert.ok(message?.type === 'open' && message.address.startsWith('https://www.cisco.com/'));
      assert.ok((await sure.innerText()).includes('torvalds/linux net/netfilter/nf_nat_core.c'));
      await panel.tell({ type: 'show', sequence: 0, view: threeEngineers() });
      assert.equal(await sure.getAttribute('open'), '');
    });

    it('tells what happens over time when the timeline is opened', async () => {
      await open(threeEngineers());
      await panel.page.getByText('Timeline: 5 events in 5m').click();
      const moments = await panel.page.locator('.moments li').allInnerTexts();
      assert.deepEqual(
        moments.map((text) => text.split(/\s*\n\s*/).join(' ')),
        ['0s alice is connected', '0s bob IKE gets 1', '1m 29.478s bob gives up'],
      );
      await panel.page.getByText('… and 2 more events').waitFor();
    });

    it('shows names as text, whatever they are', async () => {
      const name = '<img src=x onerror="document.title=1"><script>alert(1)</script>';
      const hostile = peer(0, name, [{ purpose: 'ike', ports: { kind: 'exact', port: 500 }, because: name }]);
      const content = resultsOf([hostile], { anyOrder: false, notes: [name], groups: [], timeline: null });
      await open({ ...threeEngineers(), title: name, content });
      assert.deepEqual(await peerNames(), [name]);
      assert.equal(await panel.page.locator('#panel').locator('img, script').count(), 0);
    });

    it('copies itself and says so', async () => {
      await open(threeEngineers());
      await panel.page.getByRole('button', { name: 'Copy as Markdown' }).click();
      await panel.page.getByRole('button', { name: 'Copy as Text' }).press('Enter');
      const told = await panel.heard();
      const texts = told.map((message) => (message.type === 'copy' ? message.text.split('\n')[0] : null));
      assert.deepEqual(texts, [
        '### Three engineers behind one address',
        'Three engineers behind one address',
      ]);
      await panel.tell({ type: 'copied', format: 'text' });
      assert.equal(await panel.page.locator('.said').innerText(), 'Copied.');
    });
  });

  describe('its settings', () => {
    beforeEach(() => open(simulation(freeSettings)));

    it('choose a profile by a part of its name', async () => {
      const profile = panel.page.getByRole('combobox', { name: 'PAT profile' });
      await profile.click();
      await profile.pressSequentially('asa');
      await profile.press('ArrowDown');
      await profile.press('Enter');
      assert.deepEqual(await changed(), { ...freeSettings, profile: 'cisco-asa' });
    });

    it('choose an order by mouse', async () => {
      await panel.page.getByRole('combobox', { name: 'Start order' }).click();
      await panel.page.getByRole('option', { name: 'Reversed' }).click();
      const settings = await changed();
      assert.deepEqual(settings, { ...freeSettings, order: { kind: 'reversed' } });
      await panel.tell({ type: 'show', sequence: 1, view: simulation(settings) });
      assert.deepEqual(await peerNames(), ['peer 3', 'peer 2', 'peer 1']);
    });

    it('step the number of peers and take a typed one', async () => {
      await panel.page.getByRole('button', { name: 'One peer less' }).click();
      assert.equal((await changed()).simulation?.peers, 2);
      await panel.page.getByRole('spinbutton', { name: 'Peers' }).fill('12');
      assert.equal((await changed()).simulation?.peers, 12);
    });

    it('say what is wrong with a number of peers and tell nothing', async () => {
      const field = panel.page.getByRole('spinbutton', { name: 'Peers' });
      for (const text of ['0', '65', '2.5', '']) {
        await field.fill(text);
        assert.equal(
          await panel.page.getByRole('alert').innerText(),
          'Enter a number of peers from 1 to 64.',
        );
      }
      assert.deepEqual(await panel.heard(), []);
      await field.fill('64');
      assert.equal(await panel.page.getByRole('alert').count(), 0);
      assert.equal((await changed()).simulation?.peers, 64);
      await panel.page.getByRole('button', { name: 'One peer more' }).press('Enter');
      assert.deepEqual(await panel.heard(), []);
    });

    it('say what is wrong with an address and tell each valid one', async () => {
      const field = panel.page.getByRole('textbox', { name: 'PAT address' });
      await field.fill('192.0.2.256');
      assert.equal(
        await panel.page.getByRole('alert').innerText(),
        'Each number of an IPv4 address lies between 0 and 255.',
      );
      await panel.picture('address-problem-dark');
      assert.deepEqual(await panel.heard(), []);
      await field.fill('203.0.113.7');
      assert.equal(await panel.page.getByRole('alert').count(), 0);
      const settings = await changed();
      assert.equal(settings.simulation?.address, '203.0.113.7');
      await panel.tell({ type: 'show', sequence: 1, view: simulation(settings) });
      assert.equal(await field.inputValue(), '203.0.113.7');
      assert.equal(await panel.page.locator('.port-space h2').innerText(), 'Source ports on 203.0.113.7');
    });

    it('leave an address alone that is being typed when a view comes in', async () => {
      const field = panel.page.getByRole('textbox', { name: 'PAT address' });
      await field.fill('203.0.113.');
      await panel.tell({ type: 'show', sequence: 0, view: simulation(freeSettings) });
      assert.equal(await field.inputValue(), '203.0.113.');
    });

    it('are complete in every change, the newest ones included', async () => {
      await panel.page.getByRole('button', { name: 'One peer more' }).click();
      await panel.page.getByRole('textbox', { name: 'PAT address' }).fill('192.0.2.9');
      const told = await panel.heard();
      assert.deepEqual(
        told.map((message) => message.type === 'change' && [message.sequence, message.settings.simulation]),
        [
          [1, { peers: 4, address: '192.0.2.2' }],
          [2, { peers: 4, address: '192.0.2.9' }],
        ],
      );
    });

    it('are not overtaken by the answer to an older change', async () => {
      await panel.page.getByRole('button', { name: 'One peer more' }).click();
      const first = await changed();
      await panel.page.getByRole('button', { name: 'One peer more' }).click();
      const second = await changed();
      await panel.tell({ type: 'show', sequence: 1, view: simulation(first) });
      assert.equal((await peerNames()).length, 3);
      await panel.tell({ type: 'show', sequence: 2, view: simulation(second) });
      assert.equal((await peerNames()).length, 5);
    });
  });

  describe('its order buttons', () => {
    beforeEach(() => open(simulation(freeSettings)));

    it('move a peer, keep the focus and say where it is now', async () => {
      await panel.page.getByRole('button', { name: 'Start peer 2 earlier' }).press('Enter');
      const settings = await changed();
      assert.deepEqual(settings.order, { kind: 'custom', peers: [1, 0, 2] });
      await panel.tell({ type: 'show', sequence: 1, view: simulation(settings) });
      assert.deepEqual(await peerNames(), ['peer 2', 'peer 1', 'peer 3']);
      assert.equal(await focused(), 'Start peer 2 earlier');
      assert.equal(await panel.page.locator('.announcer').innerText(), 'peer 2 starts as number 1 of 3.');
      assert.equal(await panel.page.getByRole('combobox', { name: 'Start order' }).innerText(), 'Own order');
      await panel.page.keyboard.press('Enter');
      assert.deepEqual(await panel.heard(), []);
    });

    it('move on from the order that was asked for, not from the one that is still shown', async () => {
      const button = panel.page.getByRole('button', { name: 'Start peer 1 later' });
      await button.press('Enter');
      await button.press('Enter');
      const orders = (await panel.heard()).map(
        (message) => message.type === 'change' && message.settings.order,
      );
      assert.deepEqual(orders, [
        { kind: 'custom', peers: [1, 0, 2] },
        { kind: 'custom', peers: [1, 2, 0] },
      ]);
    });

    it('go with the peers that leave', async () => {
      await panel.page.getByRole('button', { name: 'Start peer 3 earlier' }).click();
      const settings = await changed();
      await panel.tell({ type: 'show', sequence: 1, view: simulation(settings) });
      await panel.page.getByRole('button', { name: 'One peer less' }).click();
      assert.deepEqual((await changed()).order, { kind: 'custom', peers: [0, 1] });
    });

    it('are not there for any order', async () => {
      const any = simulation({ ...freeSettings, order: { kind: 'any' } });
      await panel.tell({ type: 'show', sequence: 0, view: any });
      assert.equal(await panel.page.getByRole('button', { name: /earlier/ }).count(), 0);
    });
  });

  describe('following a file', () => {
    it('offers what the file says first and has no settings of its own peers', async () => {
      await open(threeEngineers());
      const { page } = panel;
      assert.equal(await page.getByRole('spinbutton').count(), 0);
      assert.equal(await page.getByRole('textbox').count(), 0);
      await page.getByRole('combobox', { name: 'Start order' }).click();
      await page.getByRole('option', { name: 'Any order' }).click();
      const settings = await changed();
      assert.deepEqual(settings, { profile: null, order: { kind: 'any' }, simulation: null });
      await panel.tell({ type: 'show', sequence: 1, view: { ...threeEngineers(), settings } });
      await page.getByRole('combobox', { name: 'Start order' }).click();
      await page.getByRole('option', { name: 'As in the file' }).click();
      assert.equal((await changed()).order, null);
    });

    it('says what is wrong with the file and leads to it, and comes back when it is mended', async () => {
      await open(problems());
      const { page } = panel;
      assert.equal(await page.getByRole('table').count(), 0);
      await page.getByRole('button', { name: 'three-engineers.pat.yaml:14:12' }).click();
      const [message] = await panel.heard();
      assert.ok(message?.type === 'reveal' && message.place.line === 14);
      await panel.tell({ type: 'show', sequence: 0, view: threeEngineers() });
      assert.equal(await page.getByRole('table').count(), 1);
      assert.equal(await page.locator('.notice').isVisible(), false);
    });

    it('says why there is nothing to predict', async () => {
      await open(empty());
      assert.ok((await panel.page.locator('.notice').innerText()).startsWith('Nothing to predict yet'));
    });
  });

  describe('its pictures', () => {
    const many = simulation({ ...freeSettings, simulation: { peers: 64, address: '192.0.2.2' } });
    const views = {
      seed: threeEngineers(),
      uncertain: uncertain(),
      simulation: simulation(freeSettings),
      many,
      problems: problems(),
      empty: empty(),
    };
    for (const [name, view] of Object.entries(views)) {
      for (const theme of Object.values(themes)) {
        it(`are taken: ${name}, ${theme.name}`, async () => {
          await open(view, theme);
          await panel.picture(`${name}-${theme.name}`, name !== 'many');
        });
      }
      for (const width of [640, 300]) {
        it(`are taken: ${name}, ${width} pixels wide, and need no scrolling sideways`, async () => {
          await open(view, themes.dark, width);
          await panel.picture(`${name}-${width}`, name !== 'many');
          const needed = await panel.page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(needed <= width, `${needed} pixels`);
        });
      }
    }

    it('are taken: sources and a list opened', async () => {
      await open(uncertain(), themes.light);
      await panel.page.locator('details summary').first().click();
      await panel.page.getByRole('combobox', { name: 'PAT profile' }).click();
      await panel.picture('opened-light');
    });

    it('describe the ports to those who do not see them', async () => {
      await open(threeEngineers());
      const picture = panel.page.getByRole('img', { name: 'Source ports' });
      assert.equal(
        await picture.getAttribute('aria-label'),
        'Source ports on 192.0.2.2: changed 1; changed 2; kept 500; changed 1024-1025; kept 4500.',
      );
    });
  });

  it('tells nothing that its host would refuse', async () => {
    const { isFromPanel } = await import('../../src/panel/guards');
    await open(simulation(freeSettings));
    await panel.page.getByRole('button', { name: 'Start peer 3 earlier' }).click();
    await panel.page.getByRole('button', { name: 'One peer more' }).click();
    await panel.page.getByRole('button', { name: 'Copy as Text' }).click();
    const told: readonly FromPanel[] = await panel.heard();
    assert.equal(told.length, 3);
    for (const message of told) assert.ok(isFromPanel(message), JSON.stringify(message));
  });
});
