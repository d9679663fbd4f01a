/** Runs every bench one after the other, each in a process of its own; the reports go to out/bench.json. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from './report';

const folder = import.meta.dirname;
const reports: Report[] = [];
let failed = 0;

for (const file of readdirSync(folder).filter((name) => name.endsWith('.bench.ts'))) {
  console.log(`\n${file}`);
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', join(folder, file)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = stdout.trimEnd().split('\n');
  const isReport = lines.at(-1)?.startsWith('{') === true;
  console.log((isReport ? lines.slice(0, -1) : lines).join('\n'));
  if (status !== 0 || !isReport) {
    console.error(`${file} ended ${status === null ? 'by a signal' : `with ${status}`} and without a report`);
    failed++;
    continue;
  }
  reports.push(JSON.parse(lines.at(-1) ?? '') as Report);
}

mkdirSync('out', { recursive: true });
writeFileSync(join('out', 'bench.json'), `${JSON.stringify(reports, null, 2)}\n`);
console.log('\nwritten to out/bench.json');
process.exitCode = failed > 0 ? 1 : 0;
