import { Fields, type Read } from './fields';
import type { AclStation } from './model';
import { readPath } from './paths';
import { readChoice, readName } from './values';

/** One entry of `acls:`. */
export const readAclStation: Read<AclStation> = (tree, problems) => {
  const fields = Fields.open(tree, 'acl', ['config', 'name', 'flow', 'sees'], problems);
  if (fields === null) return null;
  const config = fields.require('config', readPath);
  const name = fields.require('name', readName);
  const flow = fields.read('flow', readChoice(['outbound', 'return']));
  const sees = fields.read('sees', readChoice(['local', 'global']));
  if (config === null || name === null) return null;
  return { config, name, flow, sees, span: fields.span };
};
