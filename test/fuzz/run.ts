import { parseArgs } from 'node:util';
import { checkInput } from './checks';
import { Random, inputOf, seeds } from './inputs';
import { superlinear } from './time';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    /** One seed, or several with commas between them: the inputs are divided among them. */
    seed: { type: 'string', default: '1' },
  },
});

/** Milliseconds that one small input may take before it counts as a hang. */
const mostTime = 2000;
const reportEvery = 50_000;

/** Milliseconds of the processor: other people's load is no hang. */
function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Reads inputs until one breaks something; the exit code says whether one did. */
function run(count: number, chosen: readonly number[]): number {
  const slow = superlinear();
  if (slow.length > 0) {
    console.log(`not linear: ${slow.join(', ')}`);
    return 1;
  }
  const from = seeds();
  const each = Math.ceil(count / chosen.length);
  let done = 0;
  let longest = 0;
  for (const seed of chosen) {
    for (let index = 0; index < each && done < count; index++) {
      const random = new Random(seed * 1_000_003 + index);
      const input = inputOf(random, from);
      const start = ownTime();
      try {
        checkInput(input, random);
      } catch (error) {
        console.log(`input ${index} of seed ${seed}:\n${JSON.stringify(input)}\n${String(error)}`);
        return 1;
      }
      longest = Math.max(longest, ownTime() - start);
      if (longest > mostTime) {
        console.log(
          `input ${index} of seed ${seed} takes ${longest.toFixed(0)} ms:\n${JSON.stringify(input)}`,
        );
        return 1;
      }
      if (++done % reportEvery === 0)
        console.log(`${done} inputs, the longest took ${longest.toFixed(0)} ms`);
    }
  }
  console.log(
    `${done} inputs of ${chosen.length} seeds: nothing broke, the longest took ${longest.toFixed(0)} ms`,
  );
  return 0;
}

process.exitCode = run(Number(values.count), values.seed.split(',').map(Number));
