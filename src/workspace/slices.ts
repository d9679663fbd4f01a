import type { Steps } from '../analysis/steps';

export { atOnce, type Steps } from '../analysis/steps';

/** Milliseconds that work goes on before others have their turn. */
const slice = 8;

/** When the first work of this turn of the event loop began; null where none has yet. */
let firstWork: number | null = null;

/** What follows upon each other, or is asked for together, without a turn in between shares one slice. */
function beginningOfTurn(): number {
  if (firstWork === null) {
    firstWork = performance.now();
    setTimeout(forgetTurn, 0);
  }
  return firstWork;
}

function forgetTurn(): void {
  firstWork = null;
}

/** Tells work of many parts when to let others have their turn. */
export class Turn {
  private began = beginningOfTurn();

  get isOver(): boolean {
    return performance.now() - Math.min(this.began, beginningOfTurn()) >= slice;
  }

  /** Resolves when the next turn begins. */
  async end(): Promise<void> {
    await pause();
    this.began = beginningOfTurn();
  }
}

/** The result of the work, done in slices; null once `isWanted` says no. */
export async function inSlices<T>(steps: Steps<T>): Promise<T>;
export async function inSlices<T>(steps: Steps<T>, isWanted: () => boolean, turn?: Turn): Promise<T | null>;
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
  forgetTurn();
  paused.shift()?.();
  if (paused.length > 0) setTimeout(resumeNext, 0);
}

function always(): boolean {
  return true;
}
