/** Allocator figures: `npx tsx bench/engine.bench.ts` prints a table and, last, one line of JSON. */
import { findProfile } from '../src/engine/profiles/index';
import type { PatOptions } from '../src/engine/pat';
import { Run } from '../src/engine/run';

const ports = 64_512;
const steps = 1_000_000;

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

function options(profile: string, addresses: number): PatOptions {
  const found = findProfile(profile);
  if (found === undefined) throw new Error(`unknown profile ${profile}`);
  return {
    profile: found,
    addresses: Array.from({ length: addresses }, (_, index) => 0xc0000200 + index),
    seed: 1,
  };
}

/** A small generator, so that the bench's own share of a step stays small. */
function numbers(): () => number {
  let state = 0x12345678;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** Releases a random live mapping and makes a new one, over and over: steps per second, and the share without a port. */
function churn(profile: string, percent: number): readonly Figure[] {
  const run = new Run(options(profile, 1), ports);
  const next = numbers();
  const outside = 0xc6336401;
  const level = Math.floor((ports * percent) / 100);
  const live: number[] = [];
  let host = 0x0a000000;
  const open = (): number => run.open(17, host++, 1024 + (next() % ports), outside, 4500, 0);
  while (live.length < level) {
    const row = open();
    if (row >= 0) live.push(row);
  }
  let lost = 0;
  const start = performance.now();
  for (let step = 0; step < steps; step++) {
    const at = next() % live.length;
    run.release(live[at] ?? 0);
    let row = open();
    while (row < 0) {
      lost++;
      step++;
      row = open();
    }
    live[at] = row;
  }
  const seconds = (performance.now() - start) / 1000;
  return [
    { name: `${profile}, churn at ${percent} %`, value: steps / seconds, unit: 'steps/s' },
    { name: `${profile}, churn at ${percent} %, no port`, value: lost / steps, unit: 'of steps' },
  ];
}

/** Fills 256 addresses to the last port, then lets everything expire. */
function fill(): readonly Figure[] {
  const addresses = 256;
  const wanted = addresses * ports;
  const run = new Run(options('cisco-ios', addresses), wanted);
  const start = performance.now();
  for (let index = 0; index < wanted; index++) {
    const port = 1024 + Math.floor(index / addresses);
    if (run.open(17, 0x0a000000 + index, port, 0xc6336401, 4500, index / 1000) < 0) {
      throw new Error(`no port for mapping ${index}`);
    }
  }
  const filled = performance.now();
  const memory = process.memoryUsage().rss;
  run.expire(Infinity);
  if (run.size !== 0) throw new Error(`${run.size} mappings did not expire`);
  const expired = performance.now();
  return [
    { name: 'live mappings on 256 addresses', value: wanted, unit: '' },
    { name: 'fill', value: (filled - start) / 1000, unit: 's' },
    { name: 'resident memory, all told', value: memory / 2 ** 30, unit: 'GiB' },
    { name: 'expiry of all', value: (expired - filled) / 1000, unit: 's' },
  ];
}

const figures = [
  ...fill(),
  ...['cisco-ios', 'cisco-asa', 'linux'].flatMap((profile) =>
    [10, 50, 90, 99, 99.9].flatMap((percent) => churn(profile, percent)),
  ),
];
const width = Math.max(...figures.map(({ name }) => name.length));
for (const { name, value, unit } of figures) {
  const text = value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(3);
  console.log(`${name.padEnd(width)}  ${text.padStart(12)} ${unit}`);
}
console.log(JSON.stringify({ bench: 'engine', figures }));
