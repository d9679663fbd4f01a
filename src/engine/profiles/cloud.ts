import type { Citation } from '../prediction';
import { assumed, type Profile, type Rule } from '../profile';
import { anyOf, minutes, seconds } from './groups';

const aws: Citation = {
  title: 'AWS: NAT gateway basics (55,000 connections to each unique destination; TCP, UDP and ICMP)',
  address: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
};

const azure: Citation = {
  title: 'MicrosoftDocs/azure-docs articles/nat-gateway/nat-gateway-resource.md',
  address: 'https://github.com/MicrosoftDocs/azure-docs',
};

const gcp: Citation = {
  title: 'GitLab infrastructure issue 10627: Cloud NAT port use',
  address: 'https://gitlab.com/gitlab-com/gl-infra/production-engineering/-/issues/10627',
};

const paloAlto: Citation = {
  title: 'Palo Alto Networks: NAT Translated Packet tab (Dynamic IP and Port)',
  address:
    'https://docs.paloaltonetworks.com/pan-os/10-1/pan-os-web-interface-help/policies/policies-nat/nat-translated-packet-tab',
};

const rule: Rule = {
  unique: 'outside-port',
  reuse: assumed('never'),
  keep: 'never',
  groups: anyOf(1024, 65535),
  choose: { kind: 'random' },
  confidence: 'documented',
  source: aws,
};

export const awsNatGateway: Profile = {
  id: 'aws-nat-gateway',
  title: 'AWS NAT gateway',
  rules: [{ ...rule, limitPerDestination: 55_000 }],
  addresses: assumed({ choose: 'hash', paired: false }),
  reserved: assumed([]),
  filtering: assumed('address-and-port-dependent'),
  timers: assumed({
    udp: { oneWay: seconds(350), twoWay: seconds(350) },
    tcp: { oneWay: seconds(350), twoWay: seconds(350) },
    esp: { oneWay: seconds(350), twoWay: seconds(350) },
  }),
  esp: 'dropped',
  confidence: 'documented',
  source: aws,
};

export const azureNatGateway: Profile = {
  ...awsNatGateway,
  id: 'azure-nat-gateway',
  title: 'Azure NAT Gateway',
  rules: [{ ...rule, source: azure }],
  addresses: assumed({ choose: 'random', paired: false }),
  timers: assumed({
    udp: { oneWay: minutes(4), twoWay: minutes(4) },
    tcp: { oneWay: minutes(4), twoWay: minutes(4) },
    esp: { oneWay: minutes(4), twoWay: minutes(4) },
  }),
  source: azure,
};

/** A block of ports for each inside host, by default 64. */
export const gcpCloudNat: Profile = {
  ...awsNatGateway,
  id: 'gcp-cloud-nat',
  title: 'Google Cloud NAT (static port allocation)',
  rules: [{ ...rule, block: { size: 64, perHost: 1, choose: 'random' }, confidence: 'sample', source: gcp }],
  timers: assumed({
    udp: { oneWay: seconds(30), twoWay: seconds(30) },
    tcp: { first: seconds(30), oneWay: seconds(30), twoWay: minutes(20) },
    esp: { oneWay: seconds(30), twoWay: seconds(30) },
  }),
  confidence: 'sample',
  source: gcp,
};

/** Dynamic IP and port: an address and port serves two (by platform up to eight) destination addresses. */
export const paloAltoDipp: Profile = {
  ...awsNatGateway,
  id: 'palo-alto-dipp',
  title: 'Palo Alto Networks, dynamic IP and port',
  rules: [{ ...rule, unique: 'outside-address', reuseFactor: 2, source: paloAlto }],
  timers: assumed({
    udp: { oneWay: seconds(30), twoWay: seconds(30) },
    tcp: { first: seconds(5), oneWay: seconds(5), twoWay: minutes(60) },
    esp: { oneWay: seconds(30), twoWay: seconds(30) },
  }),
  esp: assumed('one-host-per-gateway'),
  source: paloAlto,
};
