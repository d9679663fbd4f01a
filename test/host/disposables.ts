type Cleanup = () => void | Promise<void>;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Cleanups that run once, last added first, when `dispose` is called or the process is told to end. */
export class Disposables {
  readonly #cleanups: Cleanup[] = [];
  readonly #print: (...args: unknown[]) => void;
  #disposing: Promise<void> | undefined;

  /** `print` is told of cleanups that fail. */
  constructor(print: (...args: unknown[]) => void = console.error) {
    this.#print = print;
  }

  /** Also runs the cleanups on Ctrl+C and on termination, and then ends the process with the code of the signal. */
  onSignals(): this {
    for (const signal of signals) {
      process.once(signal, () => {
        void this.dispose().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
      });
    }
    return this;
  }

  /** Also runs the cleanups and ends the process when the process that started this one is gone. */
  onOrphaned(): this {
    const parent = process.ppid;
    // What is still printed then has no reader, and that must not keep the cleanups from running.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
    const watch = setInterval(() => {
      if (process.ppid !== parent) void this.dispose().finally(() => process.exit(1));
    }, 1000);
    watch.unref();
    return this;
  }

  /** Whether the cleanups have begun. */
  get disposing(): boolean {
    return this.#disposing !== undefined;
  }

  add(cleanup: Cleanup): void {
    this.#cleanups.push(cleanup);
  }

  /** A cleanup that fails is printed and does not keep the others from running. */
  dispose(): Promise<void> {
    this.#disposing ??= this.#runAll();
    return this.#disposing;
  }

  async #runAll(): Promise<void> {
    for (let cleanup = this.#cleanups.pop(); cleanup !== undefined; cleanup = this.#cleanups.pop()) {
      try {
        await cleanup();
      } catch (error) {
        this.#print('cleanup failed:', error);
      }
    }
  }
}
