/** Work that says where others may have their turn, and gives its result in the end. */
export type Steps<T> = Generator<undefined, T>;

/** Milliseconds that work goes on before others have their turn. */
const slice = 8;

/** The result of the work, done in slices; null once `isWanted` says no. */
export async function inSlices<T>(steps: Steps<T>, isWanted: () => boolean = always): Promise<T | null> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < slice) continue;
    await pause();
    if (!isWanted()) return null;
    began = performance.now();
  }
}

/** The result of the work, done without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Resolves after everything that waits for its turn has had it. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function always(): boolean {
  return true;
}
