type Cleanup = () => void | Promise<void>;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Cleanups that run once, last added first, when `dispose` is called or the process is told to end. */
export class Disposables {
  readonly #cleanups: Cleanup[] = [];
  #disposing: Promise<void> | undefined;

  /** Also runs the cleanups on Ctrl+C and on termination, and then ends the process with the code of the signal. */
  onSignals(): this {
    for (const signal of signals) {
      process.once(signal, () => {
        void this.dispose().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
      });
    }
    return this;
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
        console.error('cleanup failed:', error);
      }
    }
  }
}
