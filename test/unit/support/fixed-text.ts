import { fixAll } from '../../../src/features/fixes';
import type { Files } from './finding-table';
import { uriOf, workspaceOf } from './workspace';

/** What the preferred fixes of one code change in a file, as `- old` and `+ new`; none where no fix can be proven. */
export async function fixedBy(code: string, files: Files, file: string): Promise<readonly string[]> {
  const { workspace } = workspaceOf(files);
  const fixed = fixAll(await workspace.snapshot(uriOf(file)), ({ finding }) => finding.code === code);
  return [...fixed.values()].flatMap(changedLines);
}

/** The lines of a text that its other version does not have, as `- old` and `+ new`. */
export function changedLines({
  before,
  after,
}: {
  readonly before: string;
  readonly after: string;
}): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}
