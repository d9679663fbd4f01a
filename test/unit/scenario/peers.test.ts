import assert from 'node:assert/strict';
import { parseScenario } from '../../../src/scenario/parse';
import { problemsOf, scenarioText } from './scenario-text';

function peersText(entries: string): string {
  return scenarioText({ peers: `[${entries}]` });
}

function namesOf(entries: string): readonly string[] {
  return parseScenario(peersText(entries)).scenario?.peers.map(({ name }) => name) ?? [];
}

describe('scenario peers', () => {
  it('number the hosts of an entry from 1', () => {
    const text = peersText(
      '{ name: "lab-{n}", hosts: [192.168.100.12-192.168.100.13, 192.168.100.20], gateway: 198.51.100.1 }',
    );
    const { scenario, problems } = parseScenario(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      scenario?.peers.map(({ name, host }) => [name, host % 256]),
      [
        ['lab-1', 12],
        ['lab-2', 13],
        ['lab-3', 20],
      ],
    );
  });

  it('are numbered at the end, with a problem, when their entry names them all alike', () => {
    const entry = '{ name: lab, hosts: 192.168.100.12-192.168.100.13, gateway: 198.51.100.1 }';
    assert.deepEqual(namesOf(entry), ['lab-1', 'lab-2']);
    assert.deepEqual(problemsOf(peersText(entry)), ['scenario.name-without-number «lab»']);
  });

  it('keep the first of two with one name', () => {
    const entries =
      '{ name: a, host: 10.0.0.1, gateway: 198.51.100.1 }, { name: a, host: 10.0.0.2, gateway: 198.51.100.1 }';
    assert.deepEqual(namesOf(entries), ['a']);
    assert.deepEqual(problemsOf(peersText(entries)), ['scenario.duplicate-peer «a»']);
  });

  it('may be 65,536 and no more', () => {
    const most = '{ name: "p{n}", hosts: 10.0.0.0-10.0.255.255, gateway: 198.51.100.1 }';
    assert.equal(namesOf(most).length, 65_536);
    const more = `${most}, { name: last, host: 10.1.0.0, gateway: 198.51.100.1 }`;
    assert.equal(namesOf(more).length, 65_536);
    const { problems } = parseScenario(peersText(more));
    assert.deepEqual(
      problems.map(({ code, args }) => [code, args]),
      [['scenario.too-many-peers', { limit: 65_536, count: 65_537 }]],
    );
  });

  it('of a refused range are not called unknown where they are named', () => {
    const text = scenarioText({
      peers: '[{ name: "p{n}x", hosts: 0.0.0.0-255.255.255.255, gateway: 198.51.100.1 }]',
      expect: '[{ peer: p7x, ike: 500 }, { peer: q7, ike: 500 }]',
    });
    assert.deepEqual(problemsOf(text), [
      'scenario.too-many-peers «0.0.0.0-255.255.255.255»',
      'scenario.unknown-peer «q7»',
    ]);
  });

  it('may share values by YAML anchors, within the limit', () => {
    const first = '{ name: a, host: 10.0.0.1, gateway: &gw 198.51.100.1 }';
    const rest = (count: number) =>
      Array.from(
        { length: count },
        (_, index) => `, { name: b${index}, host: 10.0.1.${index}, gateway: *gw }`,
      ).join('');
    assert.equal(namesOf(first + rest(100)).length, 101);
    assert.deepEqual(
      parseScenario(peersText(first + rest(101)))
        .problems.map(({ code }) => code)
        .slice(-2),
      ['scenario.missing-value', 'scenario.too-many-aliases'],
    );
  });
});
