import assert from 'node:assert/strict';
import { conversationLabel } from '../../../src/messages/panel';
import { conversationText } from '../../../src/messages/table';

describe('the name of a conversation', () => {
  it('tells NAT-T from IPsec over UDP 10000, TCP and ESP', () => {
    const names = [
      conversationText('bob', 'ike', 17, 500),
      conversationText('bob', 'stream', 17, 4500),
      conversationText('bob', 'stream', 17, 10000),
      conversationText('bob', 'stream', 6, 4500),
      conversationText('bob', 'stream', 50, 0),
    ];
    const wanted = ['IKE', 'NAT-T stream', 'UDP 10000 stream', 'TCP stream', 'ESP'];
    assert.deepEqual(
      names,
      wanted.map((name) => `bob ${name}`),
    );
    const labels = [
      conversationLabel('ike', 'udp', 500),
      conversationLabel('stream', 'udp', 4500),
      conversationLabel('stream', 'udp', 10000),
      conversationLabel('stream', 'tcp', 4500),
      conversationLabel('stream', 'esp', 0),
    ];
    assert.deepEqual(labels, wanted);
  });
});
