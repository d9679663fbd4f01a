/** Finds the longest time in which the event loop served nobody. */
export class GapMeter {
  private longest = 0;
  private longestBusy = 0;
  private last = performance.now();
  private lastBusy = busy();
  private running = true;

  constructor() {
    this.turn();
  }

  /**
   * Milliseconds of the longest gap by the clock, and of the longest by processor time, of which other processes take nothing
   * away and to which the collector's threads add.
   */
  stop(): { readonly clock: number; readonly processor: number } {
    this.running = false;
    this.note();
    return { clock: this.longest, processor: this.longestBusy };
  }

  private turn(): void {
    this.note();
    if (this.running) setImmediate(() => this.turn());
  }

  private note(): void {
    const now = performance.now();
    const nowBusy = busy();
    this.longest = Math.max(this.longest, now - this.last);
    this.longestBusy = Math.max(this.longestBusy, nowBusy - this.lastBusy);
    this.last = now;
    this.lastBusy = nowBusy;
  }
}

function busy(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
