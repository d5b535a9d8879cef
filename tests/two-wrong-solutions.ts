// Which wrong solutions of a lab `npm test` runs, which has twelve minutes for all labs. Every one of them runs in `npm run test:deep`.
import type { Lab, LabMutant } from '../src/lab/definition.ts';

/** The hard-coded one, and the first that another step must catch. All of them where the environment asks for that. */
export function twoWrongSolutions({
  mutants,
  steps,
}: Pick<Lab, 'mutants' | 'steps'>): readonly (readonly [name: string, mutant: LabMutant])[] {
  const all = Object.entries(mutants);
  if (process.env.SANDSHARK_WRONG_SOLUTIONS === 'all') return all;
  const stepOf = ({ fails }: LabMutant) => steps.find(({ checks }) => checks.includes([fails].flat()[0] ?? ''))?.id;
  const hardCoded = all.filter(([name]) => name === 'hard-coded');
  const other = all.find(([, mutant]) => stepOf(mutant) !== hardCoded.map(([, first]) => stepOf(first))[0]);
  return other ? [...hardCoded, other] : hardCoded;
}
