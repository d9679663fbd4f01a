import type { Steps } from '../analysis/steps';

export { atOnce, type Steps } from '../analysis/steps';

/** Milliseconds that work goes on before others have their turn. */
const slice = 8;

/** Tells work of many parts when to let others have their turn. */
export class Turn {
  private began = performance.now();

  get isOver(): boolean {
    return performance.now() - this.began >= slice;
  }

  /** Resolves when the next turn begins. */
  async end(): Promise<void> {
    await pause();
    this.began = performance.now();
  }
}

/** The result of the work, done in slices; null once `isWanted` says no. */
export async function inSlices<T>(
  steps: Steps<T>,
  isWanted: () => boolean = always,
  turn: Turn = new Turn(),
): Promise<T | null> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (!turn.isOver) continue;
    await turn.end();
    if (!isWanted()) return null;
  }
}

/** All who pause share one event loop: were they resumed together, their slices would add up to one long one. */
const paused: (() => void)[] = [];

/** Resolves after everything that waits for its turn has had it. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    if (paused.push(resolve) === 1) setTimeout(resumeNext, 0);
  });
}

function resumeNext(): void {
  paused.shift()?.();
  if (paused.length > 0) setTimeout(resumeNext, 0);
}

function always(): boolean {
  return true;
}
