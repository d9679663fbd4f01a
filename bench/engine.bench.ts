import { performance } from 'node:perf_hooks';
import type { PatOptions } from '../src/engine/pat';
import type * as Profiles from '../src/engine/profiles/index';
import type * as Runs from '../src/engine/run';
import { bundled, printed, type Figure } from './report';

const ports = 64_512;
const slices = 5;
const stepsPerSlice = 250_000;
const levels = [10, 50, 90, 99, 99.9];
const outside = 0xc6336401;

type Engine = typeof Profiles & typeof Runs;

/** A small generator, so that the bench's own share of a step stays small. */
class Numbers {
  private state = 0x12345678;

  below(limit: number): number {
    let state = this.state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.state = state;
    return ((state >>> 0) % limit) | 0;
  }
}

function optionsOf(engine: Engine, id: string, addresses: number): PatOptions {
  const profile = engine.findProfile(id);
  if (profile === undefined) throw new Error(`unknown profile ${id}`);
  return {
    profile,
    addresses: Array.from({ length: addresses }, (_, index) => 0xc0000200 + index),
    seed: 1,
  };
}

/** A run at a level of live mappings, and the rows of these. */
class Churn {
  readonly live: Int32Array;
  lost = 0;
  private readonly run: Runs.Run;
  private readonly numbers = new Numbers();
  private host = 0x0a000000;

  constructor(engine: Engine, profile: string, percent: number) {
    this.run = new engine.Run(optionsOf(engine, profile, 1), ports);
    this.live = new Int32Array(Math.floor((ports * percent) / 100));
    for (let index = 0; index < this.live.length; index++) {
      this.live[index] = this.openUntilMade();
    }
    this.lost = 0;
  }

  /** Releases a random live mapping and makes a new one, so many times; a flow that gets no port counts as a step. */
  advance(steps: number): void {
    const { live, run, numbers } = this;
    const end = this.lost + steps;
    for (let step = this.lost; step < end; step++) {
      const at = numbers.below(live.length);
      run.release(live[at] ?? 0);
      const before = this.lost;
      live[at] = this.openUntilMade();
      step += this.lost - before;
    }
  }

  /** What the bench itself costs: the same choices, no allocator. */
  idle(steps: number): number {
    const { live, numbers } = this;
    let sum = 0;
    for (let step = 0; step < steps; step++) {
      sum += (live[numbers.below(live.length)] ?? 0) + numbers.below(ports);
    }
    return sum;
  }

  private openUntilMade(): number {
    for (;;) {
      const row = this.run.open(17, this.host++, 1024 + this.numbers.below(ports), outside, 4500, 0);
      if (row >= 0) return row;
      this.lost++;
    }
  }
}

/** Steps per second of the best and of the middle slice. */
function rates(work: (steps: number) => void): readonly [number, number] {
  work(stepsPerSlice / 2);
  const found = Array.from({ length: slices }, () => {
    const start = performance.now();
    work(stepsPerSlice);
    return stepsPerSlice / ((performance.now() - start) / 1000);
  }).sort((a, b) => b - a);
  return [found[0] ?? 0, found[slices >> 1] ?? 0];
}

function churn(engine: Engine, profile: string, percent: number): readonly Figure[] {
  const aim = profile !== 'linux' ? 2_500_000 : percent === 99.9 ? 1_000_000 : undefined;
  const bench = new Churn(engine, profile, percent);
  const name = `${profile}, churn at ${percent} %`;
  const [best, middle] = rates((steps) => bench.advance(steps));
  const share = bench.lost / (stepsPerSlice * (slices + 0.5));
  return [
    { name, value: best, unit: 'steps/s', ...(aim === undefined ? {} : { atLeast: aim }) },
    { name: `${name}, middle of ${slices}`, value: middle, unit: 'steps/s' },
    ...(share === 0 ? [] : [{ name: `${name}, without a port`, value: share, unit: 'of steps' }]),
  ];
}

function empty(engine: Engine): Figure {
  const bench = new Churn(engine, 'cisco-ios', 99.9);
  const [best] = rates((steps) => {
    if (bench.idle(steps) < 0) throw new Error('the sum of rows and ports is never below zero');
  });
  return { name: 'the bench alone, without the allocator', value: best, unit: 'steps/s' };
}

/** Fills 256 addresses to the last port, then lets everything expire. */
function fill(engine: Engine): readonly Figure[] {
  const addresses = 256;
  const wanted = addresses * ports;
  const run = new engine.Run(optionsOf(engine, 'cisco-ios', addresses), wanted);
  const start = performance.now();
  for (let index = 0; index < wanted; index++) {
    const port = 1024 + Math.floor(index / addresses);
    if (run.open(17, 0x0a000000 + index, port, outside, 4500, index / 1000) < 0) {
      throw new Error(`no port for mapping ${index}`);
    }
  }
  const filled = performance.now();
  const memory = process.memoryUsage().rss;
  run.expire(Infinity);
  if (run.size !== 0) throw new Error(`${run.size} mappings did not expire`);
  const expired = performance.now();
  return [
    { name: 'live mappings on 256 addresses', value: wanted, unit: '', atLeast: 16_000_000 },
    { name: 'fill', value: (filled - start) / 1000, unit: 's', atMost: 20 },
    { name: 'resident memory, all told', value: memory / 2 ** 30, unit: 'GiB', atMost: 1 },
    { name: 'expiry of all', value: (expired - filled) / 1000, unit: 's' },
  ];
}

/** Steady churn, and many mappings: the allocator's speed and memory. */
async function bench(): Promise<readonly Figure[]> {
  const engine = await bundled<Engine>(['src/engine/run', 'src/engine/profiles/index']);
  return [
    ...fill(engine),
    empty(engine),
    ...['cisco-ios', 'cisco-asa', 'linux'].flatMap((profile) =>
      levels.flatMap((percent) => churn(engine, profile, percent)),
    ),
  ];
}

void bench().then((figures) => printed('engine', figures));
