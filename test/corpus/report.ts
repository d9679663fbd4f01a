import { existsSync, readFileSync } from 'node:fs';
import { checkConfig } from './understood';

const corpus = '../shared/corpus';
const wanted = 0.995;
const most = Number(process.argv[2] ?? 60);

interface Count {
  lines: number;
  understood: number;
}

/** Prints how much of the corpus is understood; the exit code says whether that is enough. */
function report(): number {
  if (!existsSync(`${corpus}/index.tsv`)) {
    console.log(`skipped: ${corpus} is missing`);
    return 0;
  }
  const families = new Map<string, Count>();
  const missing: string[] = [];
  const [, ...rows] = readFileSync(`${corpus}/index.tsv`, 'utf8').trim().split('\n');
  for (const row of rows) {
    const [file = ''] = row.split('\t');
    for (const { family, line, text, unassigned } of checkConfig(readFileSync(`${corpus}/${file}`, 'utf8'))) {
      const count = families.get(family) ?? { lines: 0, understood: 0 };
      families.set(family, count);
      count.lines++;
      count.understood += unassigned.length === 0 ? 1 : 0;
      if (unassigned.length > 0) {
        missing.push(
          `${file.slice(file.lastIndexOf('/') + 1)}:${line}: ${text}\n    ${unassigned.join(' ')}`,
        );
      }
    }
  }
  const total = [...families.values()].reduce(
    (sum, { lines, understood }) => ({ lines: sum.lines + lines, understood: sum.understood + understood }),
    { lines: 0, understood: 0 },
  );
  for (const [family, count] of [...families].sort(([one], [other]) => one.localeCompare(other))) {
    console.log(`${family.padEnd(18)} ${show(count)}`);
  }
  console.log(`${'all'.padEnd(18)} ${show(total)}`);
  console.log(missing.slice(0, most).join('\n'));
  return total.understood >= total.lines * wanted ? 0 : 1;
}

function show({ lines, understood }: Count): string {
  const share = ((100 * understood) / lines).toFixed(2);
  return `${String(understood).padStart(6)} of ${String(lines).padStart(6)} lines ${share.padStart(7)} %`;
}

process.exitCode = report();
