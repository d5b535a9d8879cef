// What became of one test, and the sum that npm test ends with.

export interface Outcome {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Wall time, in milliseconds. */
  readonly tookMs: number;
  /** Why it was skipped. */
  readonly reason?: string;
}

/** The end of npm test's output: skips with reasons, failures, the ten slowest, and the line that counts. */
export function summary(outcomes: readonly Outcome[]): string {
  const of = (status: Outcome['status']) => outcomes.filter((outcome) => outcome.status === status);
  const slowest = outcomes.toSorted((one, other) => other.tookMs - one.tookMs).slice(0, 10);
  const skipped = of('skipped');
  return [
    '',
    'the ten slowest:',
    ...slowest.map(({ name, tookMs }) => `  ${(tookMs / 1000).toFixed(2).padStart(7)} s  ${name}`),
    ...(skipped.length > 0 ? ['skipped:', ...skipped.map(({ name, reason }) => `  ${name}: ${reason}`)] : []),
    ...(of('failed').length > 0 ? ['failed:', ...of('failed').map(({ name }) => `  ${name}`)] : []),
    `tests: ${of('passed').length} passed, ${of('failed').length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
    '',
  ].join('\n');
}
