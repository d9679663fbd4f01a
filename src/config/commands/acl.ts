import type { Command, CommandTable } from './command';

const ios: readonly Command[] = [
  { id: 'named', in: ['global'], syntax: 'ip access-list { standard | extended } <new:acl>' },
  { id: 'resequence', in: ['global'], syntax: 'ip access-list resequence <name:acl> <number> <number>' },
  {
    id: 'numbered',
    in: ['global'],
    syntax: 'access-list <new:acl> [ dynamic <word> [ timeout <number> ] ] { $ACE | $STANDARD-ACE }',
  },
  { id: 'remark', in: ['global'], syntax: 'access-list <new:acl> remark <line>' },
  { id: 'entry', in: ['extended-acl'], syntax: '[ <number> ] $ACE' },
  { id: 'standardEntry', in: ['standard-acl'], syntax: '[ <number> ] $STANDARD-ACE' },
  { id: 'remark', in: ['extended-acl', 'standard-acl'], syntax: '[ <number> ] remark <line>' },
  { id: 'evaluate', in: ['extended-acl'], syntax: '[ <number> ] evaluate <name:acl>' },
];

const asa: readonly Command[] = [
  {
    id: 'asaEntry',
    in: ['global'],
    syntax: 'access-list <new:acl> [ line <number> ] extended $ACE',
  },
  { id: 'asaEntry', in: ['global'], syntax: 'access-list <new:acl> [ line <number> ] $ACE' },
  { id: 'asaStandard', in: ['global'], syntax: 'access-list <new:acl> standard $STANDARD-ACE' },
  { id: 'asaRemark', in: ['global'], syntax: 'access-list <new:acl> [ line <number> ] remark <line>' },
  {
    id: 'asaGroup',
    in: ['global'],
    syntax: 'access-group <name:acl> { { in | out } interface <name:nameif> [ control-plane ] | global }',
  },
];

/** Access lists. */
export const aclTables: readonly CommandTable[] = [
  { family: 'acl', devices: ['ios'], commands: ios },
  { family: 'acl', devices: ['asa'], commands: asa },
];
