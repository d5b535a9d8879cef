// npm run test:deep: what takes too long for every change (long fuzz, mutants in Chromium, peers): tests/deep.
import { globSync } from 'node:fs';
import { PlainError } from '../../src/server/plain-error.ts';
import { untilAsked } from '../../src/server/until-asked.ts';
import { summary } from './outcome.ts';
import { root } from './root.ts';
import { vitest } from './test-steps.ts';

export async function main(): Promise<number> {
  void untilAsked().then(() => process.exit(130));
  if (globSync('tests/deep/**/*.test.ts', { cwd: root }).length === 0)
    throw new PlainError('there is no deep test yet: tests/deep is empty.');
  const outcomes = await vitest('vitest.deep.config.ts', {});
  process.stdout.write(summary(outcomes));
  return outcomes.some((outcome) => outcome.status === 'failed') ? 1 : 0;
}
