import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchemaObject } from 'ajv';
import { parse } from 'yaml';
import { parseScenario } from '../../../src/scenario/parse';
import { scenarioText } from './scenario-text';

const file = join(import.meta.dirname, '../../../schemas/pat-scenario.schema.json');
const schema = JSON.parse(readFileSync(file, 'utf8')) as AnySchemaObject;
const validate = new Ajv({ allowUnionTypes: true, keywords: ['patternErrorMessage'] }).compile(schema);

const peer = (fields: string): Record<string, string> => ({
  peers: `[{ name: alice, host: 192.168.100.11, gateway: 198.51.100.1, ${fields} }]`,
});
const expect = (fields: string): Record<string, string> => ({ expect: `[{ peer: alice, ${fields} }]` });

const good: readonly Record<string, string>[] = [
  {},
  { title: '2026' },
  { pat: '[{}, { profile: linux }]' },
  { pat: '{ addresses: 192.0.2.2-192.0.2.9 }' },
  { pat: '{ addresses: [192.0.2.2, 192.0.2.4-192.0.2.5], seed: 4294967295, ports: 1024-65535 }' },
  { pat: '{ timeouts: { udp: 300s, tcp: 1d, esp: 250ms }, config: ../sites/edge.cfg }' },
  {
    background: '[{ protocol: udp, host: 10.0.0.1, ports: 1-65535, gateway: 203.0.113.9, gatewayPort: 53 }]',
  },
  { events: '[{ at: 0, do: clear-translations }, { at: 1m, peer: alice, do: inbound }]' },
  { gatewayNat: '{ public: 198.51.100.1, private: 10.0.0.4 }' },
  { acls: '[{ config: hub.cfg, name: 101 }]', until: '20m', rtt: '0' },
  { events: '[]', expect: '[]', acls: '[]', background: '[]' },
  peer(
    'local: { ike: ephemeral }, begin: 4500, mobike: true, ikeVersion: 1, keepalive: 0, rekey: 8h, retry: 1m',
  ),
  { until: '13m 20s', rtt: '20.5s' },
  peer('start: 1d2h 3m 4.25s 5ms, rekey: 1m0s'),
  peer('mode: aggressive, dpd: 30s'),
  peer('mode: main, ikeVersion: 1, dpd: 0'),
  { pat: '{ profile: linux, acceptsInput: true }' },
  { events: '[{ at: 1m, peer: alice, do: gateway-down }, { at: 2m, peer: alice, do: gateway-up }]' },
  expect('ike: 500'),
  expect('ike: [500, 1-511], stream: dropped, verdict: partial, at: 14m'),
];

const bad: readonly Record<string, string>[] = [
  { version: '2' },
  { version: '"1"' },
  { titel: 'x' },
  { title: '' },
  { title: '[a]' },
  { pat: '[]' },
  { pat: 'linux' },
  { pat: '{ profil: linux }' },
  { pat: '{ profile: "" }' },
  { pat: '{ address: 192.0.2.300 }' },
  { pat: '{ address: 192.0.2 }' },
  { pat: '{ address: 192.0.02.1 }' },
  { pat: '{ address: 192.0.2.1- }' },
  { pat: '{ address: 192.0.2.1, addresses: [192.0.2.2] }' },
  { pat: '{ addresses: [] }' },
  { pat: '{ seed: 4294967296 }' },
  { pat: '{ seed: 1.5 }' },
  { pat: '{ ports: 0-65535 }' },
  { pat: '{ ports: 1-65536 }' },
  { pat: '{ timeouts: { udp: 0s } }' },
  { pat: '{ timeouts: { udp: 0m 0s } }' },
  { until: '20s 13m' },
  { until: '1m 1m' },
  { until: '"20s "' },
  { until: '1.5m' },
  { pat: '{ timeouts: { icmp: 1s } }' },
  { pat: '{ config: /etc/edge.cfg }' },
  { pat: '{ config: "file:edge.cfg" }' },
  { order: 'sorted' },
  { peers: '[]' },
  { peers: '[{ host: 10.0.0.1, gateway: 10.0.0.2 }]' },
  { peers: '[{ name: a, gateway: 10.0.0.2 }]' },
  { peers: '[{ name: a, host: 10.0.0.1 }]' },
  { peers: '[{ name: a, host: 10.0.0.1, hosts: 10.0.0.1, gateway: 10.0.0.2 }]' },
  { peers: `[{ name: ${'a'.repeat(65)}, host: 10.0.0.1, gateway: 10.0.0.2 }]` },
  peer('begin: 501'),
  peer('mobike: "yes"'),
  peer('ikeVersion: 3'),
  peer('ikeVersion: 2, mode: aggressive'),
  peer('mode: quick'),
  peer('dpd: soon'),
  { pat: '{ acceptsInput: 1 }' },
  { events: '[{ at: 1m, do: gateway-down }]' },
  peer('encapsulation: gre'),
  peer('local: { ike: 0 }'),
  peer('local: { ike: 65536 }'),
  peer('local: { ike: "500" }'),
  peer('keepalive: 20'),
  peer('keepalive: 20 s'),
  peer('keepalive: -20s'),
  peer('rekey: 0'),
  { background: '[{ protocol: icmp, host: 10.0.0.1, ports: 1, gateway: 203.0.113.9 }]' },
  { background: '[{ protocol: udp, host: 10.0.0.1, ports: ephemeral, gateway: 203.0.113.9 }]' },
  { events: '[{ at: 1m, do: connect }]' },
  { events: '[{ peer: alice, do: connect }]' },
  { events: '[{ at: 1m, peer: alice, do: reboot }]' },
  { events: '[{ at: 1m, peer: alice, do: clear-translations }]' },
  { gatewayNat: '{ public: 198.51.100.1 }' },
  { acls: '[{ config: hub.cfg }]' },
  { acls: '[{ config: hub.cfg, name: A, flow: inbound }]' },
  { acls: '[{ config: hub.cfg, name: A, sees: both }]' },
  { until: '0' },
  { rtt: '1' },
  { peers: 'null' },
  expect('at: 1m'),
  expect('ike: 0'),
  expect('ike: -5'),
  expect('ike: []'),
  expect('ike: [dropped]'),
  expect('ike: gone'),
  expect('verdict: allow'),
];

describe('the JSON Schema of scenarios', () => {
  for (const sections of good) {
    const text = scenarioText(sections);
    it(`accepts, as the parser does, ${JSON.stringify(sections)}`, () => {
      assert.deepEqual(parseScenario(text).problems, []);
      assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
    });
  }

  for (const sections of bad) {
    const text = scenarioText(sections);
    it(`refuses, as the parser does, ${JSON.stringify(sections)}`, () => {
      assert.notDeepEqual(parseScenario(text).problems, []);
      assert.equal(validate(parse(text)), false);
    });
  }

  it('has a title and a description for every field', () => {
    const without: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, child] of Object.entries(value)) visit(child, `${path}/${key}`);
      const properties = 'properties' in value && !path.endsWith('/if') ? value.properties : {};
      for (const [name, field] of Object.entries(properties as Record<string, Record<string, unknown>>)) {
        const described =
          field['$ref'] === '#/definitions/gatewayNat' || ('title' in field && 'description' in field);
        if (!described) without.push(`${path}/${name}`);
      }
    };
    visit(schema, '');
    assert.deepEqual(without, []);
  });
});
