import { parseArgs } from 'node:util';
import { checkInput } from './checks';
import { Random, mutated, seeds } from './inputs';
import { superlinear } from './time';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});

/** Reads changed texts until one breaks something; the exit code says whether one did. */
function run(count: number, seed: number): number {
  const slow = superlinear();
  if (slow.length > 0) {
    console.log(`not linear: ${slow.join(', ')}`);
    return 1;
  }
  const texts = seeds();
  for (let index = 0; index < count; index++) {
    const random = new Random(seed + index * 7919);
    const text = mutated(random, texts);
    try {
      checkInput(text, random, mutated(random, texts));
    } catch (error) {
      console.log(`input ${index} of seed ${seed}:\n${JSON.stringify(text)}\n${String(error)}`);
      return 1;
    }
  }
  console.log(`${count} inputs of seed ${seed}: nothing broke`);
  return 0;
}

process.exitCode = run(Number(values.count), Number(values.seed));
