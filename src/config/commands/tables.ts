import { aclTables } from './acl';
import { asaNatTable } from './asa-nat';
import type { CommandTable } from './command';
import { cryptoTables } from './crypto';
import { firewallTables } from './firewall';
import { ikev2Tables } from './ikev2';
import { interfaceTables } from './interface';
import { natTable } from './nat';
import { objectsTables } from './objects';
import { routingTables } from './routing';

/** Every command that is completed and explained. */
export const commandTables: readonly CommandTable[] = [
  ...aclTables,
  natTable,
  asaNatTable,
  ...interfaceTables,
  ...cryptoTables,
  ...ikev2Tables,
  ...routingTables,
  ...firewallTables,
  ...objectsTables,
];
