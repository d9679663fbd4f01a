import type { CommandFamily } from '../../config/commands/command';
import { aclDocs } from './acl';
import { asaNatDocs } from './asa-nat';
import { cryptoDocs } from './crypto';
import type { CommandDocs } from './docs';
import { firewallDocs } from './firewall';
import { ikev2Docs } from './ikev2';
import { interfaceDocs } from './interface';
import { natDocs } from './nat';
import { objectsDocs } from './objects';
import { routingDocs } from './routing';

const families: Readonly<Record<CommandFamily, CommandDocs>> = {
  acl: aclDocs,
  nat: natDocs,
  interface: interfaceDocs,
  crypto: cryptoDocs,
  ikev2: ikev2Docs,
  routing: routingDocs,
  firewall: firewallDocs,
  objects: objectsDocs,
  asaNat: asaNatDocs,
};

/** The documentation of a family's commands and words. */
export function docsOf(family: CommandFamily): CommandDocs {
  return families[family];
}
