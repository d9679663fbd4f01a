/** The free ports of a range in no order, so that one of them is drawn in constant time, however few they are. */
export class FreePorts {
  private readonly ports: Uint16Array;
  /** Where each free port of the range stands among `ports`. */
  private readonly places: Uint16Array;
  size = 0;

  constructor(
    readonly first: number,
    readonly last: number,
    isFree: (port: number) => boolean,
  ) {
    this.ports = new Uint16Array(last - first + 1);
    this.places = new Uint16Array(last - first + 1);
    for (let port = first; port <= last; port++) {
      if (isFree(port)) {
        this.release(port);
      }
    }
  }

  /** One of the free ports by a number below `size`. */
  at(place: number): number {
    return this.ports[place]!;
  }

  /** A free port is taken; ports beyond the range are none of its business. */
  take(port: number): void {
    if (port < this.first || port > this.last) {
      return;
    }
    const { ports, places, first } = this;
    const place = places[port - first]!;
    const moved = ports[--this.size]!;
    ports[place] = moved;
    places[moved - first] = place;
  }

  /** A busy port is free again. */
  release(port: number): void {
    if (port < this.first || port > this.last) {
      return;
    }
    this.places[port - this.first] = this.size;
    this.ports[this.size++] = port;
  }
}
