import assert from 'node:assert/strict';
import { FlowReplay } from '../../../src/analysis/flow-replay';
import { FlowRowReader } from '../../../src/analysis/flow-rows';
import { parseAddress } from '../../../src/engine/address';
import { findProfile } from '../../../src/engine/profiles/index';
import { longPorts } from '../../../src/messages/ports';

const header = 'time,protocol,insideAddress,insidePort,outsideAddress,outsidePort,mappedAddress,mappedPort';

/** The predicted ports of each row, with ✓ or ✗ where something was observed; or the first problem. */
function replay(profile: string, text: string): readonly string[] {
  const found = findProfile(profile);
  assert.ok(found !== undefined);
  const device = new FlowReplay({ profile: found, addresses: [parseAddress('192.0.2.2')!], seed: 1 }, false);
  const reader = new FlowRowReader();
  return text.split('\n').flatMap((line) => {
    const row = reader.read(line);
    if (row === null) return [];
    if ('problem' in row) return [`${row.problem.code} at ${row.problem.column}`];
    const { prediction, contained } = device.next(row);
    const ports = longPorts(prediction.ports).replace(/ \(.*/, '');
    return [contained === null ? ports : `${ports} ${contained ? '✓' : '✗'}`];
  });
}

describe('FlowReplay', () => {
  it('predicts what is not observed and follows what is', () => {
    const text = `${header}
,udp,10.0.0.1,500,198.51.100.1,500,192.0.2.2,500
,udp,10.0.0.2,500,198.51.100.1,500,192.0.2.2,77
,udp,10.0.0.2,500,198.51.100.2,500,,
,udp,10.0.0.3,500,198.51.100.1,500,192.0.2.2,77`;
    assert.deepEqual(replay('linux', text), [
      '500 ✓',
      'any of 1-499, 501-511 ✓',
      '77',
      'any of 1-76, 78-499, 501-511 ✗',
    ]);
  });

  it('lets mappings expire by the timers of the profile, as if every packet were answered', () => {
    const rows = (gap: string): string => `${header}
0,udp,10.0.0.1,500,198.51.100.1,500,,
${gap},udp,10.0.0.2,500,198.51.100.1,500,,`;
    assert.deepEqual(replay('cisco-ios', rows('299')), ['500', '1']);
    assert.deepEqual(replay('cisco-ios', rows('5m')), ['500', '500']);
  });

  it('takes the address that is observed first as the address of the device', () => {
    const text = `${header}
,udp,10.0.0.1,500,198.51.100.1,500,203.0.113.7,500`;
    assert.deepEqual(replay('cisco-ios', text), ['500 ✓']);
  });
});

describe('FlowRowReader', () => {
  it('reads JSON Lines as it reads CSV, and columns in any order', () => {
    const json = `{"protocol":"udp","insideAddress":"10.0.0.1","insidePort":500,"outsideAddress":"198.51.100.1","outsidePort":"500"}
{"time":1.5,"protocol":17,"insideAddress":"10.0.0.2","insidePort":500,"outsideAddress":"198.51.100.1","outsidePort":500,"mappedAddress":null}`;
    assert.deepEqual(replay('cisco-ios', json), ['500', '1']);
    const csv = `outsidePort,outsideAddress,"insidePort",insideAddress,protocol
500,198.51.100.1,"500", 10.0.0.1,UDP\r
# a comment

500,198.51.100.1,500,10.0.0.2,udp\r`;
    assert.deepEqual(replay('cisco-ios', csv), ['500', '1']);
  });

  it('counts time from the first row, whatever the clock', () => {
    const reader = new FlowRowReader();
    reader.read(header);
    const rest = 'udp,10.0.0.1,500,198.51.100.1,500,,';
    const times = ['1700000000.5', '1700000001', '', '1700000002'].map((time) => {
      const row = reader.read(`${time},${rest}`);
      return row !== null && 'time' in row ? row.time : null;
    });
    assert.deepEqual(times, [0, 500, 500, 1500]);
  });

  it('says where a row is wrong', () => {
    const cases: Readonly<Record<string, string>> = {
      '0,udq,10.0.0.1,500,198.51.100.1,500,,': 'bad-protocol at 3',
      '0,udp,10.0.0.256,500,198.51.100.1,500,,': 'bad-address at 7',
      '0,udp,10.0.0.1,65536,198.51.100.1,500,,': 'bad-port at 16',
      '0,udp,10.0.0.1,0,198.51.100.1,500,,': 'bad-port at 16',
      '0,udp,10.0.0.1,,198.51.100.1,500,,': 'missing-value at 1',
      '0,udp,10.0.0.1,500,198.51.100.1,500,192.0.2.2,': 'missing-value at 1',
      'soon,udp,10.0.0.1,500,198.51.100.1,500,,': 'bad-time at 1',
      '0,udp,10.0.0.1': 'column-count at 15',
      '0,udp,10.0.0.1,500,198.51.100.1,500,,,9': 'column-count at 39',
      '"0,udp': 'open-quote at 1',
    };
    for (const [row, expected] of Object.entries(cases)) {
      assert.deepEqual(replay('cisco-ios', `${header}\n${row}`), [expected], row);
    }
    assert.deepEqual(replay('cisco-ios', 'a,b'), ['no-header at 1']);
    assert.deepEqual(replay('cisco-ios', 'protocol,insideAddress,insidePort,outsideAddress'), [
      'missing-column at 49',
    ]);
    assert.deepEqual(replay('cisco-ios', `${header},port`), ['unknown-column at 92']);
    assert.deepEqual(replay('cisco-ios', '{"protocol":'), ['bad-json at 1']);
  });

  it('lets time not go back', () => {
    const rest = 'udp,10.0.0.1,500,198.51.100.1,500,,';
    assert.deepEqual(replay('cisco-ios', `${header}\n2,${rest}\n1,${rest}`), ['500', 'time-goes-back at 1']);
  });
});
