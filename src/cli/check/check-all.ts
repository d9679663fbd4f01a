import { pool } from 'workerpool';
import { Checker, type CheckOptions } from './checker';
import type { CheckedFile } from './check-file';
import type { CheckTask } from './tasks';
import { checkMethod, type CheckInThread } from './worker';

/** Where tasks are done: in this thread, or in so many others that run a script. */
export type Threads = 'own' | { readonly count: number; readonly script: string };

/** What each task found, in the order of the tasks, whatever thread was first. */
export async function* checkAll(
  tasks: readonly CheckTask[],
  options: CheckOptions,
  threads: Threads,
): AsyncGenerator<readonly CheckedFile[]> {
  if (threads === 'own') {
    const checker = new Checker(options);
    for (const task of tasks) yield await checker.check(task);
    return;
  }
  const workers = pool(threads.script, { workerType: 'thread', maxWorkers: threads.count });
  try {
    const results: (Promise<readonly CheckedFile[]> | undefined)[] = tasks.map((task) =>
      Promise.resolve(workers.exec<CheckInThread>(checkMethod, [task, options])),
    );
    // The first that fails ends the run; nobody is left to hear of the others.
    for (const result of results) result?.catch(() => undefined);
    for (let at = 0; at < results.length; at++) {
      const result = await results[at];
      // What was handed on is not kept.
      results[at] = undefined;
      yield result ?? [];
    }
  } finally {
    await workers.terminate(true);
  }
}
