import type { AsaNatRule } from '../facts/asa';
import type { RemoteIdentity } from '../facts/crypto';
import type { InspectionClass, PolicyClass } from '../facts/firewall';
import type { GroupMember } from '../facts/objects';
import type { Family } from '../facts/records';
import type { Statement } from '../statements';
import type { Table } from './table';
import { Withdrawals } from './withdrawals';

/** The records of each family that has some. */
export type RecordTableByFamily = ReadonlyMap<Family, Table<unknown>>;

type Fields = Readonly<Record<string, unknown>>;

type MutableFields = Record<string, unknown>;

type RecordsStatement = Extract<
  Statement,
  {
    readonly kind:
      | 'record'
      | 'fields'
      | 'asa-nat'
      | 'asa-timeouts'
      | 'class-action'
      | 'class-inspection'
      | 'no-member'
      | 'no-fields'
      | 'keyring-remote'
      | 'keyring-description';
  }
>;

interface Draft {
  readonly value: MutableFields;
  /** What holds when nobody says anything. */
  readonly initial: Fields;
  readonly line: number;
  /** The last line with its key. */
  lastLine: number;
}

/** Collects records over the lines of a config; lines with one key are about one record. */
export class RecordTables {
  private readonly families = new Map<Family, Map<string, Draft>>();
  private readonly open = new Map<Family, Draft>();
  /** Items of lists that were copied, because statements are shared by the versions of a text. */
  private readonly own = new WeakSet();
  private readonly withdrawals = new Withdrawals();

  /** Whether a NAT rule of the ASA took the place of an earlier one. */
  replacesRules = false;

  add(statement: RecordsStatement, line: number): void {
    switch (statement.kind) {
      case 'record':
        this.addRecord(statement.family, statement.key, statement.value, line, statement.fields);
        break;
      case 'fields':
        this.extend(statement.family, { ...statement.fields });
        break;
      case 'asa-nat':
        this.addNat(statement.rule, statement.negated, line);
        break;
      case 'asa-timeouts':
        for (const timeout of statement.values) {
          this.addRecord('asaTimeouts', timeout.name, timeout, line);
        }
        break;
      case 'class-action':
        this.extendClass(statement.fields);
        break;
      case 'class-inspection':
        this.addInspection(statement.fields);
        break;
      case 'no-fields':
        this.takeBack(statement.family, { ...statement.fields });
        break;
      case 'no-member':
        this.removeMember(statement.member);
        break;
      case 'keyring-description':
        Object.assign(this.lastOf('keyrings', 'peers'), { description: statement.description });
        break;
      case 'keyring-remote':
        this.addRemote(statement.remote);
        break;
    }
  }

  private extend(family: Family, fields: Fields): void {
    const draft = this.open.get(family);
    if (draft !== undefined) {
      this.merge(draft.value, fields);
    }
  }

  private takeBack(family: Family, fields: Fields): void {
    const draft = this.open.get(family);
    if (draft !== undefined) {
      this.withdraw(draft, fields);
    }
  }

  private addRecord(family: Family, key: string, value: object | null, line: number, fields?: object): void {
    let drafts = this.families.get(family);
    if (drafts === undefined) {
      drafts = new Map();
      this.families.set(family, drafts);
    }
    if (value === null) {
      drafts.delete(key);
      this.open.delete(family);
      return;
    }
    let draft = drafts.get(key);
    if (draft === undefined) {
      draft = { value: ownCopy(value), initial: ownCopy(value), line, lastLine: line };
      drafts.set(key, draft);
    } else if (fields === undefined) {
      this.merge(draft.value, written(value));
    }
    if (fields !== undefined) {
      this.merge(draft.value, { ...fields });
    }
    draft.lastLine = line;
    this.open.set(family, draft);
  }

  /** An object has one rule, which translates the object; rules of twice NAT are told by their text. */
  private addNat(rule: AsaNatRule, negated: boolean, line: number): void {
    const object = rule.section === 'object' ? this.open.get('networkObjects')?.value['name'] : undefined;
    const name = typeof object === 'string' ? object : rule.name;
    const value = typeof object === 'string' ? { ...rule, name, source: name } : rule;
    const key = `${rule.section === 'object' ? 'object' : 'twice'} ${name}`;
    this.replacesRules = this.families.get('asaNatRules')?.delete(key) === true || this.replacesRules;
    if (!negated) {
      this.addRecord('asaNatRules', key, value, line);
    }
  }

  private extendClass(fields: Partial<PolicyClass>): void {
    Object.assign(this.lastOf('policyMaps', 'classes'), fields);
  }

  private removeMember(member: GroupMember): void {
    const value = this.open.get('objectGroups')?.value;
    if (value !== undefined && Array.isArray(value['members'])) {
      this.withdrawals.withdraw(value['members'], member);
    }
  }

  private addInspection(fields: Partial<InspectionClass>): void {
    append(this.lastOf('inspectionPolicies', 'classes'), { ...fields });
  }

  /** An address or identity belongs to the peer that stands above it. */
  private addRemote(remote: RemoteIdentity): void {
    this.extend('keyrings', { remotes: [remote] });
    append(this.lastOf('keyrings', 'peers'), { remotes: [remote] });
  }

  /** The last item of a list of the open record, a copy of its own that may be changed; any object where there is none. */
  private lastOf(family: Family, field: string): MutableFields {
    const list = this.open.get(family)?.value[field];
    if (!Array.isArray(list) || list.length === 0) {
      return {};
    }
    const items = list as object[];
    let last = items.at(-1) as MutableFields;
    if (!this.own.has(last)) {
      last = ownCopy(last);
      this.own.add(last);
      items[items.length - 1] = last;
    }
    return last;
  }

  private merge(value: MutableFields, fields: Fields): void {
    for (const [name, field] of Object.entries(fields)) {
      const before = value[name];
      if (!Array.isArray(field)) {
        value[name] = isPlain(before) && isPlain(field) ? { ...before, ...field } : field;
        continue;
      }
      if (!Array.isArray(before)) {
        value[name] = (field as unknown[]).slice();
        continue;
      }
      for (const item of field as unknown[]) {
        this.withdrawals.add(before, item);
      }
    }
  }

  /** Items of lists go one by one, all of them where the line names none; single values are what they were at first. */
  private withdraw({ value, initial }: Draft, fields: Fields): void {
    for (const [name, field] of Object.entries(fields)) {
      const before = value[name];
      if (Array.isArray(field) && Array.isArray(before)) {
        if (field.length === 0) {
          value[name] = [];
        }
        for (const item of field as unknown[]) {
          this.withdrawals.withdraw(before, item);
        }
      } else if (name in initial) {
        value[name] = initial[name];
      } else {
        Reflect.deleteProperty(value, name);
      }
    }
  }

  finish(): RecordTableByFamily {
    const tables = new Map<Family, Table<unknown>>();
    this.withdrawals.settleAll();
    for (const [family, drafts] of this.families) {
      if (drafts.size === 0) continue;
      const all = [...drafts.values()];
      tables.set(family, {
        values: all.map(({ value }) => value),
        keys: [...drafts.keys()],
        first: all.map(({ line }) => line),
        last: all.map(({ lastLine }) => lastLine),
      });
    }
    return tables;
  }
}

/** The lists of a record grow, so they are the record's own. */
function ownCopy(value: object): MutableFields {
  return Object.fromEntries(
    Object.entries(value).map(([name, field]: [string, unknown]) => [
      name,
      Array.isArray(field) ? field.slice() : field,
    ]),
  );
}

/** Adds the items of lists, the same ones again as well. */
function append(value: MutableFields, fields: Fields): void {
  for (const [name, items] of Object.entries(fields) as [string, readonly unknown[]][]) {
    const before = value[name];
    if (Array.isArray(before)) {
      before.push(...items);
    } else {
      value[name] = items.slice();
    }
  }
}

/** A header that stands a second time says only what it writes out, and its lists add what is new. */
function written(value: object): Fields {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, field]: [string, unknown]) =>
        field !== null && field !== false && !(Array.isArray(field) && field.length === 0),
    ),
  );
}

/** Objects of settings grow field by field. */
function isPlain(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !('kind' in value) && !Array.isArray(value);
}
