import { valuesEqual } from '../values/equal';
import { keyOf } from '../values/key';

/** Shorter lists are searched item by item. */
const searched = 64;

/** What was taken back from one long list. */
interface Withdrawn {
  /** How many times something was taken back. */
  times: number;
  /** That count when each item was put in, or was last known to be there. */
  readonly since: number[];
  /** That count when what a key stands for was taken back last. */
  readonly gone: Map<string, number>;
}

/**
 * Adds items to the lists of records and takes them back, each in the same time however long a list is: the items that were
 * taken back leave a long list when it is settled. Its last item is never one of these.
 */
export class Withdrawals {
  private readonly lists = new Map<unknown[], Withdrawn>();

  /** Adds an item unless a short list has it already. */
  add(list: unknown[], item: unknown): void {
    if (list.length > searched || !list.some((one) => valuesEqual(one, item))) {
      list.push(item);
      const withdrawn = this.lists.get(list);
      withdrawn?.since.push(withdrawn.times);
    }
  }

  /** Takes back all items that `item` names. */
  withdraw(list: unknown[], item: unknown): void {
    if (list.length <= searched) {
      keepOnly(list, (one) => !isNamedBy(item, one));
      return;
    }
    const withdrawn = this.withdrawnOf(list);
    const { since, gone } = withdrawn;
    withdrawn.times++;
    gone.set(keyOf(item), withdrawn.times);
    if (isSetting(item) && item.value === '') {
      gone.set(settingKey(item.name), withdrawn.times);
    }
    if (isNamedBy(item, list.at(-1))) {
      do {
        list.pop();
        since.pop();
      } while (list.length > 0 && isGone(withdrawn, list.at(-1), list.length - 1));
    }
    if (list.length <= searched) {
      this.settle(list, withdrawn);
    } else {
      since[list.length - 1] = withdrawn.times;
    }
  }

  private withdrawnOf(list: unknown[]): Withdrawn {
    let withdrawn = this.lists.get(list);
    if (withdrawn === undefined) {
      withdrawn = { times: 0, since: new Array<number>(list.length).fill(0), gone: new Map() };
      this.lists.set(list, withdrawn);
    }
    return withdrawn;
  }

  /** Leaves in each list what was not taken back. */
  settleAll(): void {
    for (const [list, withdrawn] of this.lists) {
      this.settle(list, withdrawn);
    }
  }

  private settle(list: unknown[], withdrawn: Withdrawn): void {
    keepOnly(list, (one, index) => !isGone(withdrawn, one, index));
    this.lists.delete(list);
  }
}

function isGone({ since, gone }: Withdrawn, item: unknown, index: number): boolean {
  const put = since[index] ?? 0;
  return (
    put < (gone.get(keyOf(item)) ?? 0) || (isSetting(item) && put < (gone.get(settingKey(item.name)) ?? 0))
  );
}

function keepOnly(list: unknown[], isKept: (item: unknown, index: number) => boolean): void {
  let count = 0;
  for (let index = 0; index < list.length; index++) {
    if (isKept(list[index], index)) {
      list[count++] = list[index];
    }
  }
  list.length = count;
}

/** A setting is named by its words alone, whatever value it has. */
function isNamedBy(item: unknown, one: unknown): boolean {
  if (valuesEqual(item, one)) {
    return true;
  }
  return isSetting(item) && isSetting(one) && item.name === one.name && item.value === '';
}

function settingKey(name: unknown): string {
  return `setting ${keyOf(name)}`;
}

function isSetting(value: unknown): value is { readonly name: unknown; readonly value: unknown } {
  return typeof value === 'object' && value !== null && 'name' in value && 'value' in value;
}
