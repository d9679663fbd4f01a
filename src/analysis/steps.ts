/** Work that says where others may have their turn, and gives its result in the end. */
export type Steps<T> = Generator<undefined, T>;

/** The result of the work, done without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Items of short work that are done in one step. */
const itemsOfStep = 500;

/** Does something with each item, in steps of some hundred items. */
export function* inSteps<T>(items: Iterable<T>, work: (item: T, index: number) => void): Steps<void> {
  let index = 0;
  for (const item of items) {
    work(item, index);
    if (++index % itemsOfStep === 0) yield;
  }
}

/** What is made of each item, in steps of some hundred items. */
export function* flatMapInSteps<T, Made>(
  items: Iterable<T>,
  make: (item: T, index: number) => readonly Made[],
): Steps<readonly Made[]> {
  const made: Made[] = [];
  yield* inSteps(items, (item, index) => {
    for (const one of make(item, index)) made.push(one);
  });
  return made;
}
