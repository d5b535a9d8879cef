// Which wrong solutions of a lab `npm test` runs: enough to show that each check can fail. The others run in `npm run test:deep`.
import type { LabMutant } from '../src/lab/definition.ts';

/** The hard-coded one, and for each check the first that it must catch. All of them where the environment asks for that. */
export function oneForEachCheck(mutants: Readonly<Record<string, LabMutant>>): readonly (readonly [name: string, mutant: LabMutant])[] {
  const all = Object.entries(mutants);
  if (process.env.SANDSHARK_WRONG_SOLUTIONS === 'all') return all;
  const caughtBy = new Set<string>();
  return all.filter(([name, { fails }]) => {
    const [check = ''] = [fails].flat();
    const seen = caughtBy.has(check);
    caughtBy.add(check);
    return !seen || name === 'hard-coded';
  });
}
