import assert from 'node:assert/strict';
import type { PatOptions } from '../../../src/engine/pat';
import { translateListed } from '../../../src/engine/translate-listed';
import { address, device, flow, text } from './flows';

function listed(options: PatOptions, flows: readonly string[]): readonly string[] {
  return translateListed(
    options,
    flows.map((each, owner) => flow(each, owner)),
  ).map(text);
}

const three = (port: number, gateways = [1, 1, 1]): readonly string[] =>
  gateways.map((gateway, host) => `192.168.100.${11 + host}:${port} > 198.51.100.${gateway}:${port}`);

describe('translateListed', () => {
  it('gives the second and third peer on cisco-ios the first free ports of their groups', () => {
    assert.deepEqual(listed(device('cisco-ios'), three(500)), ['500', '1', '2']);
    assert.deepEqual(listed(device('cisco-ios'), three(4500)), ['4500', '1024', '1025']);
    assert.deepEqual(listed(device('cisco-ios'), three(4500, [1, 2, 3])), ['4500', '1024', '1025']);
  });

  it('takes a duplicate of 700 to 512 with three groups and to 1 with two', () => {
    assert.deepEqual(listed(device('cisco-ios'), three(700)), ['700', '512', '513']);
    assert.deepEqual(listed(device('cisco-ios-2008'), three(700)), ['700', '1', '2']);
  });

  it('draws from the group of the port on linux, per destination', () => {
    assert.deepEqual(listed(device('linux'), three(500)), [
      '500',
      'any of 1-499,501-511',
      'any of 1-499,501-511',
    ]);
    assert.deepEqual(listed(device('linux'), three(700)).slice(0, 2), ['700', 'any of 600-699,701-1023']);
    assert.deepEqual(listed(device('linux'), three(500, [1, 2, 3])), ['500', '500', '500']);
  });

  it('never subtracts a port that was only drawn', () => {
    const flows = [...three(500), '192.168.100.9:7 > 198.51.100.1:500'];
    const [, , , seven] = translateListed(
      device('linux'),
      flows.map((each) => flow(each)),
    );
    assert.ok(seven?.ports.kind === 'any-of' && seven.ports.likely?.port === 7 && seven.ports.ports.has(9));
    assert.ok(!seven.ports.ports.has(500));
  });

  it('names the holder of the port', () => {
    const [, second] = translateListed(
      device('cisco-ios'),
      three(500).map((each, owner) => flow(each, owner + 7)),
    );
    assert.deepEqual(second?.because, {
      code: 'port-taken',
      port: 500,
      address: address('192.0.2.2'),
      holder: 7,
      candidates: [[1, 511]],
      rule: 'lowest',
    });
    assert.deepEqual(second.assumes, [{ code: 'otherwise-idle', candidates: [[1, 511]] }]);
  });

  it('leaves ports of static entries and of the device itself alone', () => {
    const options = device('cisco-ios', {
      statics: [
        {
          protocol: 17,
          inside: { address: address('192.168.100.99'), port: 500 },
          global: { address: address('192.0.2.2'), port: 500 },
        },
      ],
      reserved: [{ address: null, protocol: 17, ports: [1, 2] }],
    });
    assert.deepEqual(listed(options, [...three(500), '192.168.100.99:500 > 198.51.100.1:500']), [
      '3',
      '4',
      '5',
      '500',
    ]);
  });

  it('goes to the next address when a group is full, and tries the own port there first', () => {
    const options = device('cisco-ios', {
      addresses: [address('192.0.2.2'), address('192.0.2.3')],
      reserved: [{ address: address('192.0.2.2'), protocol: null, ports: [1, 510] }],
    });
    const predictions = translateListed(
      options,
      three(511).map((each) => flow(each)),
    );
    assert.deepEqual(predictions.map(text), ['511', '511', '1']);
    assert.deepEqual(
      predictions.map((each) => each.address - address('192.0.2.0')),
      [2, 3, 3],
    );
  });

  it('drops when no port of the group is left', () => {
    const options = device('cisco-ios', { reserved: [{ address: null, protocol: 17, ports: [1, 510] }] });
    assert.deepEqual(listed(options, three(511)), ['511', 'dropped no-port-free', 'dropped no-port-free']);
  });

  it('puts an explicit range in the place of the groups', () => {
    const options = device('linux', { ports: [4500, 4501] });
    assert.deepEqual(listed(options, three(4500)), ['4500', '4501', 'dropped no-port-free']);
    assert.deepEqual(listed(options, three(500)), [
      'any of 4500-4501',
      'any of 4500-4501',
      'dropped no-port-free',
    ]);
  });

  it('says that ESP has no port, and drops the second host where only one can have the gateway', () => {
    const esp = [
      'esp 192.168.100.11 > 198.51.100.1',
      'esp 192.168.100.12 > 198.51.100.1',
      'esp 192.168.100.12 > 198.51.100.2',
    ];
    assert.deepEqual(listed(device('cisco-ios'), esp), ['portless', 'portless', 'portless']);
    assert.deepEqual(listed(device('linux'), esp), ['portless', 'dropped esp-conflict', 'portless']);
  });

  it('keeps both outcomes of a remapped host to another gateway where the sources do not say', () => {
    const flows = [
      ...three(4500).slice(0, 2),
      '192.168.100.12:4500 > 198.51.100.2:4500',
      '192.168.100.11:4500 > 198.51.100.2:4500',
    ];
    assert.deepEqual(listed(device('cisco-ios'), flows), ['4500', '1024', 'any of 1024-1025', '4500']);
  });
});
