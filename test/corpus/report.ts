import { existsSync, readFileSync } from 'node:fs';
import { checkConfig } from './understood';

const corpus = '../shared/corpus';
const wanted = 0.995;
const most = Number(process.argv[2] ?? 60);

interface Count {
  lines: number;
  understood: number;
}

/** Prints how much of the corpus is understood; the exit code says whether that is enough in every family. */
function report(): number {
  if (!existsSync(`${corpus}/index.tsv`)) {
    console.log(`skipped: ${corpus} is missing`);
    return 0;
  }
  const families = new Map<string, Count>();
  const missing: string[] = [];
  const uncounted: string[] = [];
  const [, ...rows] = readFileSync(`${corpus}/index.tsv`, 'utf8').trim().split('\n');
  for (const row of rows) {
    const [file = ''] = row.split('\t');
    const name = file.slice(file.lastIndexOf('/') + 1);
    for (const checked of checkConfig(readFileSync(`${corpus}/${file}`, 'utf8'))) {
      const { family, because, line, text, unassigned } = checked;
      const isWhole = unassigned.length === 0;
      if (because !== null && !isWhole) uncounted.push(`${name}:${line}: ${text}\n    ${because}`);
      if (family === null || (because !== null && !isWhole)) continue;
      const count = families.get(family) ?? { lines: 0, understood: 0 };
      families.set(family, count);
      count.lines++;
      count.understood += isWhole ? 1 : 0;
      if (!isWhole) missing.push(`${name}:${line}: ${text}\n    ${unassigned.join(' ')}`);
    }
  }
  const sum = { lines: 0, understood: 0 };
  for (const [family, count] of [...families].sort(([one], [other]) => one.localeCompare(other))) {
    sum.lines += count.lines;
    sum.understood += count.understood;
    console.log(`${family.padEnd(18)} ${show(count)}`);
  }
  console.log(`${'all'.padEnd(18)} ${show(sum)}`);
  print('not understood', missing);
  print('not counted, and why', uncounted);
  return [...families.values()].every(({ lines, understood }) => understood >= lines * wanted) ? 0 : 1;
}

function print(title: string, lines: readonly string[]): void {
  console.log([`${title}: ${lines.length}`, ...lines.slice(0, most)].join('\n'));
}

function show({ lines, understood }: Count): string {
  const share = ((100 * understood) / lines).toFixed(2);
  return `${String(understood).padStart(6)} of ${String(lines).padStart(6)} lines ${share.padStart(7)} %`;
}

process.exitCode = report();
