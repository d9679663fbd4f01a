const none = -1;

/**
 * Items in an order in which others are put in between by position and taken out again, each in logarithmic time: a treap
 * whose nodes know how many items stand below them. Items are the numbers 0, 1, 2 and so on, each put in once.
 */
export class PositionTree {
  private root = none;
  private last = none;
  private readonly left: number[] = [];
  private readonly right: number[] = [];
  private readonly parent: number[] = [];
  private readonly priority: number[] = [];
  /** Items in the subtree, those taken out not counted. */
  private readonly size: number[] = [];
  private readonly present: boolean[] = [];
  private random = 1;

  get length(): number {
    return this.sizeOf(this.root);
  }

  /** Puts the next item behind all others. */
  append(): void {
    const item = this.add();
    if (this.last === none) {
      this.root = item;
    } else {
      this.right[this.last] = item;
      this.hang(item, this.last);
    }
    this.last = item;
  }

  /** Puts the next item before the one at `position`, from 0. */
  insert(position: number): void {
    if (position >= this.length) {
      this.append();
      return;
    }
    const item = this.add();
    let at = this.root;
    let before = position;
    for (;;) {
      const left = this.left[at] ?? none;
      const smaller = this.sizeOf(left);
      if (before < smaller) {
        at = left;
      } else if (before === smaller && this.present[at] === true) {
        break;
      } else {
        before -= smaller + (this.present[at] === true ? 1 : 0);
        at = this.right[at] ?? none;
      }
    }
    // The place right before an item is below it on the left, as far right as that goes.
    const left = this.left[at] ?? none;
    if (left === none) {
      this.left[at] = item;
    } else {
      at = left;
      for (let next = this.right[at] ?? none; next !== none; next = this.right[at] ?? none) {
        at = next;
      }
      this.right[at] = item;
    }
    this.hang(item, at);
  }

  /** Takes an item out. */
  remove(item: number): void {
    this.present[item] = false;
    for (let at = item; at !== none; at = this.parent[at] ?? none) {
      this.size[at] = this.sizeOf(at) - 1;
    }
  }

  /** The items that are left, in order. */
  items(): readonly number[] {
    const found: number[] = [];
    const open: number[] = [];
    let at = this.root;
    while (at !== none || open.length > 0) {
      if (at !== none) {
        open.push(at);
        at = this.left[at] ?? none;
      } else {
        const item = open.pop() ?? none;
        if (this.present[item] === true) {
          found.push(item);
        }
        at = this.right[item] ?? none;
      }
    }
    return found;
  }

  private sizeOf(item: number): number {
    return item === none ? 0 : (this.size[item] ?? 0);
  }

  private add(): number {
    const item = this.size.length;
    this.random = (Math.imul(this.random, 1664525) + 1013904223) | 0;
    this.left.push(none);
    this.right.push(none);
    this.parent.push(none);
    this.priority.push(this.random);
    this.size.push(1);
    this.present.push(true);
    return item;
  }

  /** Completes a new leaf below `parent`: counts it, and lifts it to where its priority puts it. */
  private hang(item: number, parent: number): void {
    this.parent[item] = parent;
    for (let at = parent; at !== none; at = this.parent[at] ?? none) {
      this.size[at] = this.sizeOf(at) + 1;
    }
    let above = parent;
    while (above !== none && (this.priority[item] ?? 0) > (this.priority[above] ?? 0)) {
      this.lift(item, above);
      above = this.parent[item] ?? none;
    }
  }

  private lift(item: number, above: number): void {
    const top = this.parent[above] ?? none;
    const isLeft = this.left[above] === item;
    const [near, far] = isLeft ? [this.left, this.right] : [this.right, this.left];
    const between = far[item] ?? none;
    near[above] = between;
    far[item] = above;
    if (between !== none) {
      this.parent[between] = above;
    }
    this.parent[above] = item;
    this.parent[item] = top;
    if (top === none) {
      this.root = item;
    } else if (this.left[top] === above) {
      this.left[top] = item;
    } else {
      this.right[top] = item;
    }
    this.count(above);
    this.count(item);
  }

  private count(item: number): void {
    this.size[item] =
      this.sizeOf(this.left[item] ?? none) +
      this.sizeOf(this.right[item] ?? none) +
      (this.present[item] === true ? 1 : 0);
  }
}
