/** Finds the longest time in which the event loop served nobody. */
export class GapMeter {
  private longest = 0;
  private last = performance.now();
  private running = true;

  constructor() {
    this.turn();
  }

  /** Milliseconds of the longest gap. */
  stop(): number {
    this.running = false;
    this.note();
    return this.longest;
  }

  private turn(): void {
    this.note();
    if (this.running) setImmediate(() => this.turn());
  }

  private note(): void {
    const now = performance.now();
    this.longest = Math.max(this.longest, now - this.last);
    this.last = now;
  }
}
