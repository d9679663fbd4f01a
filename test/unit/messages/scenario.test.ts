import assert from 'node:assert/strict';
import { scenarioProblemMessage } from '../../../src/messages/scenario';
import { parseScenario } from '../../../src/scenario/parse';
import { scenarioText } from '../scenario/scenario-text';

function messagesOf(sections: Readonly<Record<string, string>>): readonly (string | null)[] {
  return parseScenario(scenarioText(sections)).problems.map(scenarioProblemMessage);
}

describe('sentences for scenario problems', () => {
  it('name the field, the part and what was meant', () => {
    assert.deepEqual(messagesOf({ ordre: 'any' }), [
      '“ordre” is not a field of a scenario. Did you mean “order”?',
    ]);
  });

  it('say which values are allowed', () => {
    assert.deepEqual(messagesOf({ order: 'sorted' }), [
      '“sorted” is not one of the allowed values: listed, any.',
    ]);
    assert.deepEqual(messagesOf({ expect: '[{ peer: alice, ike: 65536 }]' }), [
      '“65536” is not a port; ports are 1 to 65535.',
    ]);
  });

  it('show how hosts are numbered', () => {
    const peers = '[{ name: lab, hosts: 10.0.0.1-10.0.0.2, gateway: 198.51.100.1 }]';
    assert.deepEqual(messagesOf({ peers }), ['2 hosts cannot share the name “lab”; “lab-{n}” numbers them.']);
  });

  it('quote a long value in part and on one line', () => {
    const [message] = messagesOf({ order: `"${'x'.repeat(500)}"` });
    assert.ok(message !== null && message !== undefined && message.length < 140 && message.includes('x…”'));
  });

  it('are left to others for codes of other floors', () => {
    assert.equal(
      scenarioProblemMessage({ code: 'nat.ports-exhausted', span: { start: 0, end: 0 }, args: {} }),
      null,
    );
  });
});
