/** How many tests a run passed and failed. */
export interface TestCount {
  readonly passed: number;
  readonly failed: number;
}

const countLine = /^(\d+) passed, (\d+) failed$/;

/** The count that a suite's closing line tells; undefined for every other line. */
export function readCount(line: string): TestCount | undefined {
  const match = countLine.exec(line);
  return match === null ? undefined : { passed: Number(match[1]), failed: Number(match[2]) };
}

export function addCounts(counts: readonly TestCount[]): TestCount {
  return counts.reduce(
    (sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }),
    { passed: 0, failed: 0 },
  );
}

/** A suite's closing line, alone on its line. */
export function writeCount({ passed, failed }: TestCount): string {
  return `${passed} passed, ${failed} failed`;
}
