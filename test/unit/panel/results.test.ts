import assert from 'node:assert/strict';
import { summarySentence } from '../../../src/messages/panel';
import { mostShownPeers, type PanelPeer, type PanelPorts } from '../../../src/panel/protocol';
import { resultsOf, summarize } from '../../../src/panel/results';
import { lowestFree, peer, threeEngineers, uncertain } from '../../panel/views';

const exact = (port: number): PanelPorts => ({ kind: 'exact', port });
const sentence = (peers: readonly PanelPeer[]) => summarySentence(summarize(peers));

function one(index: number, ike: PanelPorts, stream: PanelPorts, verdict?: 'permit' | 'deny' | 'partial') {
  const more = verdict === undefined ? {} : { verdict };
  return peer(index, `peer ${index + 1}`, [
    { purpose: 'ike', ports: ike, because: '', ...more },
    { purpose: 'stream', ports: stream, because: '', ...more },
  ]);
}

describe('the summary', () => {
  it('counts who keeps the ports and whom an ACL drops', () => {
    const { content } = threeEngineers();
    assert.ok(content.kind === 'results');
    assert.equal(
      summarySentence(content.summary),
      '1 of 3 peers keeps 500/4500; 2 are dropped by hub.cfg OUTSIDE-IN.',
    );
  });

  it('says what becomes of the others where no ACL is on the way', () => {
    assert.equal(
      sentence([
        one(0, exact(500), exact(4500)),
        one(1, exact(1), exact(1024)),
        one(2, exact(2), exact(1025)),
      ]),
      '1 of 3 peers keeps 500/4500; 2 get other ports.',
    );
  });

  it('says that all is well', () => {
    const kept = (index: number) => one(index, exact(500), exact(4500), 'permit');
    assert.equal(sentence([kept(0), kept(1)]), 'All 2 peers keep 500/4500; the ACLs permit all of them.');
    assert.equal(sentence([kept(0)]), 'The only peer keeps 500/4500; the ACLs permit it.');
  });

  it('promises nothing where the order or the draw decides', () => {
    const low: PanelPorts = {
      kind: 'any-of',
      ranges: [
        [1, 1],
        [500, 500],
      ],
      sample: 500,
    };
    const high: PanelPorts = {
      kind: 'any-of',
      ranges: [
        [1024, 1024],
        [4500, 4500],
      ],
      sample: 4500,
    };
    assert.equal(
      sentence([one(0, low, high), one(1, low, high)]),
      'None of 2 peers is certain to keep 500/4500.',
    );
  });

  it('counts a peer without a port once, whatever its other conversation gets', () => {
    const dropped: PanelPorts = { kind: 'dropped', reason: 'no port is free' };
    const summary = summarize([one(0, dropped, exact(4500)), one(1, exact(500), exact(1024))]);
    assert.deepEqual([summary.kept, summary.changed, summary.withoutPort, summary.uncertain], [0, 1, 1, 0]);
  });

  it('names its own ports only where all peers send from the same', () => {
    const [first, second] = [one(0, exact(500), exact(4500)), one(1, exact(500), exact(4500))];
    const [ike, stream] = second.translations;
    const moved = { ...stream!, insideLocal: { ...stream!.insideLocal, port: 40_000 } };
    assert.deepEqual(summarize([first, second]).ports, [500, 4500]);
    assert.equal(summarize([first, { ...second, translations: [ike!, moved] }]).ports, null);
  });

  it('does not call a port kept that is another one on an alternative address', () => {
    const [row] = one(0, exact(500), exact(4500)).translations;
    const alternative = { address: '192.0.2.3', ports: exact(1) };
    const torn = {
      ...one(0, exact(500), exact(4500)),
      translations: [{ ...row!, alternatives: [alternative] }],
    };
    assert.equal(summarize([torn]).uncertain, 1);
  });

  it('sums up to the number of peers', () => {
    const { content } = uncertain();
    assert.ok(content.kind === 'results');
    const { peers, kept, changed, withoutPort, uncertain: open } = content.summary;
    assert.equal(kept + changed + withoutPort + open, peers);
  });
});

describe('the results', () => {
  it('show a limited number of peers and sum up all of them', () => {
    const names = [...Array(mostShownPeers + 44).keys()].map((index) => `peer ${index + 1}`);
    const all = lowestFree(names, [...names.keys()]);
    const results = resultsOf(all, { anyOrder: false, notes: [], groups: [], timeline: null });
    assert.equal(results.peers.length, mostShownPeers);
    assert.equal(results.omitted, 44);
    assert.equal(results.summary.peers, mostShownPeers + 44);
  });
});
