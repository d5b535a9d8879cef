// Which wrong solutions of a lab `npm test` runs: enough to show that each step can be failed. All of them run in `npm run test:deep`.
import type { Lab, LabMutant } from '../src/lab/definition.ts';

/** The hard-coded one, and the first that each step must catch. All of them where the environment asks for that. */
export function oneForEachStep({
  mutants,
  steps,
}: Pick<Lab, 'mutants' | 'steps'>): readonly (readonly [name: string, mutant: LabMutant])[] {
  const all = Object.entries(mutants);
  if (process.env.SANDSHARK_WRONG_SOLUTIONS === 'all') return all;
  const failed = new Set<string | undefined>();
  return all.filter(([name, { fails }]) => {
    const step = steps.find(({ checks }) => checks.includes([fails].flat()[0] ?? ''))?.id;
    const seen = failed.has(step);
    failed.add(step);
    return !seen || name === 'hard-coded';
  });
}
