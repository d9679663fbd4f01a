import { worker } from 'workerpool';
import { Checker, type CheckOptions } from './checker';
import type { CheckedFile } from './check-file';
import type { CheckTask } from './tasks';

/** The name under which a thread takes tasks. */
export const checkMethod = 'check';

/** What a thread does: the tasks of one run, one after the other. */
export type CheckInThread = (task: CheckTask, options: CheckOptions) => Promise<readonly CheckedFile[]>;

/** Makes this thread one that checks tasks for the thread that started it. */
export function serveChecks(): void {
  let checker: Checker | null = null;
  const check: CheckInThread = (task, options) => {
    checker ??= new Checker(options);
    return checker.check(task);
  };
  worker({ [checkMethod]: check });
}
