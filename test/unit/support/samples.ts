import { readdirSync, readFileSync } from 'node:fs';

/** The files of a sample by their names. */
export function filesOfSample(sample: string): Readonly<Record<string, string>> {
  const folder = `samples/${sample}`;
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]),
  );
}
