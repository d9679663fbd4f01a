import type { Citation } from '../prediction';
import { assumed, type Profile, type Rule } from '../profile';
import { anyOf, assumedTimers, documented, idle, minutes, repositoryFile, seconds } from './groups';

const aws: Citation = {
  title: 'Amazon VPC user guide: NAT gateway basics',
  address: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
};

const awsPorts: Citation = {
  title: 'AWS knowledge center: connectivity issues with a NAT gateway (ports 1024-65535)',
  address: 'https://repost.aws/knowledge-center/vpc-troubleshoot-nat-gateway-connection',
};

const azureDocs = 'MicrosoftDocs/azure-docs';
const azure = repositoryFile(
  azureDocs,
  '0d504c767ac3caadadd5062352adc5588dddaad4',
  'articles/nat-gateway/nat-gateway-snat.md',
);
const azureTimers = repositoryFile(
  azureDocs,
  '012ad308577ca7a4bcf96132a0e71b2819fa4a98',
  'articles/nat-gateway/nat-overview.md',
);

const gcp: Citation = {
  title: 'Google Cloud documentation: Cloud NAT, IP addresses and ports',
  address: 'https://cloud.google.com/nat/docs/ports-and-addresses',
};

const paloAlto: Citation = {
  title: 'Palo Alto Networks, NGFW help 11.2: NAT, Translated Packet tab',
  address: 'https://docs.paloaltonetworks.com/ngfw/help/11-2/policies/policies-nat/nat-translated-packet-tab',
};

const rule: Rule = {
  unique: 'outside-port',
  reuse: assumed('never'),
  keep: assumed('never'),
  groups: anyOf(1024, 65535),
  choose: assumed({ kind: 'random' }),
  confidence: 'documented',
  source: aws,
};

export const awsNatGateway: Profile = {
  id: 'aws-nat-gateway',
  title: 'AWS NAT gateway',
  rules: [{ ...rule, groups: documented(anyOf(1024, 65535), awsPorts), limitPerDestination: 55_000 }],
  addresses: assumed({ choose: 'hash', paired: false }),
  reserved: assumed([]),
  filtering: assumed('address-and-port-dependent'),
  timers: assumedTimers(idle(seconds(350)), idle(seconds(350))),
  esp: 'dropped',
  confidence: 'documented',
  source: aws,
};

export const azureNatGateway: Profile = {
  ...awsNatGateway,
  id: 'azure-nat-gateway',
  title: 'Azure NAT Gateway',
  rules: [{ ...rule, keep: 'never', choose: { kind: 'random' }, source: azure }],
  addresses: assumed({ choose: 'random', paired: false }),
  timers: {
    udp: documented({ ...idle(minutes(4)), afterClose: seconds(65) }, azureTimers),
    tcp: documented(idle(minutes(4)), azureTimers),
    esp: assumed(idle(minutes(4))),
  },
  esp: assumed('dropped'),
  source: azure,
};

/** A block of ports for each inside host, by default 64. */
export const gcpCloudNat: Profile = {
  ...awsNatGateway,
  id: 'gcp-cloud-nat',
  title: 'Google Cloud NAT (static port allocation)',
  rules: [
    {
      ...rule,
      unique: assumed('outside-port'),
      block: assumed({ size: 64, perHost: 1, choose: 'random' }),
      source: gcp,
    },
  ],
  timers: assumedTimers(idle(seconds(30)), { first: seconds(30), oneWay: seconds(30), twoWay: minutes(20) }),
  esp: assumed('dropped'),
  source: gcp,
};

/** Dynamic IP and port: an address and port serves two (by platform up to eight) destination addresses. */
export const paloAltoDipp: Profile = {
  ...awsNatGateway,
  id: 'palo-alto-dipp',
  title: 'Palo Alto Networks, dynamic IP and port',
  rules: [{ ...rule, unique: 'outside-address', reuseFactor: 2, source: paloAlto }],
  addresses: { choose: 'hash', paired: true, whenFull: assumed('next') },
  timers: assumedTimers(idle(seconds(30)), { first: seconds(5), oneWay: seconds(5), twoWay: minutes(60) }),
  esp: assumed('one-host-per-gateway'),
  source: paloAlto,
};
