/** Something that ends what it started. */
export interface Ending {
  dispose(): unknown;
}

/** Ends, last first, whatever was registered with it. */
export abstract class Disposable {
  private readonly endings: Ending[] = [];

  protected register<T extends Ending>(ending: T): T {
    this.endings.push(ending);
    return ending;
  }

  dispose(): void {
    for (const ending of this.endings.reverse()) ending.dispose();
    this.endings.length = 0;
  }
}
