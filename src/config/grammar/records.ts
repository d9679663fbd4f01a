import type { Family, RecordStatement } from '../facts/records';

/** A line with `no` about a record. */
export function removal(family: Family, key: string): RecordStatement {
  return { kind: 'record', family, key, value: null } as RecordStatement;
}
