import assert from 'node:assert/strict';
import { isFromPanel, isPanelState, isToPanel } from '../../../src/panel/guards';
import { freeSettings, threeEngineers } from '../../panel/views';

const change = (settings: unknown) => ({ type: 'change', sequence: 1, settings });
const simulation = freeSettings.simulation;

describe('a message from the panel', () => {
  const taken = [
    { type: 'ready', state: null },
    { type: 'ready', state: { version: 1, uri: null, settings: freeSettings } },
    change(freeSettings),
    change({ profile: null, order: null, simulation: null }),
    change({ ...freeSettings, order: { kind: 'custom', peers: [2, 0, 1] } }),
    { type: 'copy', format: 'markdown', text: '| a |' },
    { type: 'open', address: 'https://www.rfc-editor.org/rfc/rfc7296' },
    { type: 'reveal', place: { uri: 'file:///hub.cfg', line: 12, column: 1 } },
  ];
  for (const message of taken) {
    it(`is taken: ${JSON.stringify(message)}`, () => assert.ok(isFromPanel(message)));
  }

  const refused: readonly (readonly [string, unknown])[] = [
    ['nothing', null],
    ['a text', 'ready'],
    ['an unknown type', { type: 'run', command: 'rm' }],
    ['a sequence of zero', { type: 'change', sequence: 0, settings: freeSettings }],
    ['a broken sequence', { type: 'change', sequence: 1.5, settings: freeSettings }],
    ['no peers', change({ ...freeSettings, simulation: { ...simulation, peers: 0 } })],
    ['too many peers', change({ ...freeSettings, simulation: { ...simulation, peers: 65 } })],
    ['no address', change({ ...freeSettings, simulation: { ...simulation, address: '192.0.2.999' } })],
    ['a simulation without a profile', change({ ...freeSettings, profile: null })],
    ['a simulation without an order', change({ ...freeSettings, order: null })],
    ['an order of other peers', change({ ...freeSettings, order: { kind: 'custom', peers: [0, 1] } })],
    [
      'an order that names a peer twice',
      change({ ...freeSettings, order: { kind: 'custom', peers: [0, 1, 1] } }),
    ],
    ['an order that is none', change({ ...freeSettings, order: { kind: 'random' } })],
    ['an unknown format', { type: 'copy', format: 'html', text: '' }],
    ['a script address', { type: 'open', address: 'javascript:alert(1)' }],
    ['a command address', { type: 'open', address: 'command:workbench.action.terminal.new' }],
    ['a plain address', { type: 'open', address: 'http://www.example.com/' }],
    [
      'a place before the first line',
      { type: 'reveal', place: { uri: 'file:///hub.cfg', line: 0, column: 1 } },
    ],
    [
      'a state of another version',
      { type: 'ready', state: { version: 2, uri: null, settings: freeSettings } },
    ],
  ];
  for (const [name, message] of refused) {
    it(`is refused: ${name}`, () => assert.equal(isFromPanel(message), false));
  }
});

describe('a message to the panel', () => {
  it('is taken when it has its parts', () => {
    assert.ok(isToPanel({ type: 'start', sentences: null }));
    assert.ok(isToPanel({ type: 'show', sequence: 0, view: threeEngineers() }));
    assert.ok(isToPanel({ type: 'copied', format: 'text' }));
  });

  it('is refused otherwise', () => {
    assert.equal(isToPanel({ type: 'show', sequence: -1, view: threeEngineers() }), false);
    assert.equal(isToPanel({ type: 'show', sequence: 1, view: { title: 'x' } }), false);
    assert.equal(isToPanel(undefined), false);
    assert.equal(isToPanel([]), false);
  });
});

describe('the kept state', () => {
  it('says who the peers are: a file or a simulation, never both or none', () => {
    const followed = { profile: null, order: null, simulation: null };
    assert.ok(isPanelState({ version: 1, uri: 'file:///a.pat.yaml', settings: followed }));
    assert.equal(isPanelState({ version: 1, uri: null, settings: followed }), false);
    assert.equal(isPanelState({ version: 1, uri: 'file:///a.pat.yaml', settings: freeSettings }), false);
    assert.equal(isPanelState(undefined), false);
  });
});
