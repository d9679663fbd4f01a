import { listsEqual } from './assembly/entry-views';
import type { AccessList, DeviceSummary } from './model';
import { valuesEqual } from './values/equal';

/** Whether two summaries say the same about a device; parts that are one object in both are not looked into. */
export function summariesEqual(a: DeviceSummary, b: DeviceSummary): boolean {
  if (a === b) {
    return true;
  }
  const keys = Object.keys(a) as (keyof DeviceSummary)[];
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        key in b &&
        (key === 'accessLists' ? allEqual(a.accessLists, b.accessLists) : valuesEqual(a[key], b[key])),
    )
  );
}

function allEqual(a: readonly AccessList[], b: readonly AccessList[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((list, index) => {
        const other = b[index];
        return other !== undefined && listsEqual(list, other);
      }))
  );
}
