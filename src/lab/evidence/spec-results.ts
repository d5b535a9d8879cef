// Specs as evidence, for checks: the lab's own specs judge the learner's app, and apps with a fault judge the learner's specs.
import { type CheckContext, CheckFailure, type LabFiles } from '../definition.ts';
import type { SpecResult, SpecResults } from '../run-events.ts';
import { isSpecFile } from '../specs/spec-entry.ts';

/** What these functions need of a check's context, whatever its data is. */
type Context = Pick<CheckContext<unknown>, 'files' | 'runSpecs' | 'evidence'>;

const nameOf = ({ path }: SpecResult) => path.join(' ');
const reasonOf = (spec: SpecResult) => spec.failures[0]?.message ?? 'It says no reason.';

/** All checks of one run look at the same result of the lab's specs: they are run once. */
const judged = new WeakMap<Context, Promise<SpecResults>>();

function judgeApp(context: Context, judgeSpec: string): Promise<SpecResults> {
  const own = Object.entries(context.files).filter(([path]) => !isSpecFile(path));
  const results = judged.get(context) ?? context.runSpecs({ ...Object.fromEntries(own), 'judge.spec.ts': judgeSpec });
  judged.set(context, results);
  return results;
}

export interface Demand {
  /** JavaScript. One text for all checks of a lab. */
  readonly judgeSpec: string;
  /** The name of the `it` in it. */
  readonly spec: string;
  /** A sentence: what should have been. */
  readonly expected: string;
}

/**
 * The learner's app turns a spec of the lab's green.
 * @throws CheckFailure with the reason of the spec
 */
export async function requireDemand(context: Context, { judgeSpec, spec, expected }: Demand): Promise<void> {
  const results = await judgeApp(context, judgeSpec);
  const found = results.specs.find(({ path }) => path[0] === spec);
  if (found?.status === 'passed') return;
  const lost = results.failure?.message ?? results.specs.map(reasonOf)[0] ?? 'The app could not be asked.';
  throw new CheckFailure({ observed: found ? reasonOf(found) : lost, expected });
}

/** Files with a fault, in place of the learner's: JavaScript. The two sentences are told when no spec sees it. */
export interface Fault {
  readonly files: LabFiles;
  readonly observed: string;
  readonly expected: string;
}

/**
 * One of the learner's specs that are green on the learner's own files is red on the faulty ones.
 * @throws CheckFailure; it names a spec that is red on both, which expects something wrong
 */
export async function requireNoticed({ files, runSpecs, evidence }: Context, { files: faulty, observed, expected }: Fault): Promise<void> {
  const own = evidence.specs ?? { specs: [] };
  requireEnded(own);
  const green = new Set(own.specs.filter(({ status }) => status === 'passed').map(nameOf));
  const { specs } = await runSpecs({ ...files, ...faulty });
  const red = new Set(specs.filter(({ status }) => status === 'failed').map(nameOf));
  if ([...red].some((name) => green.has(name))) return;
  const wrong = own.specs.find((spec) => spec.status === 'failed' && red.has(nameOf(spec)));
  const hint = wrong ? ` Your spec "${nameOf(wrong)}" is red with your own files, too: ${reasonOf(wrong)}` : '';
  throw new CheckFailure({ observed: observed + hint, expected });
}

/**
 * All specs of the learner's were run, and none of them is red.
 * @throws CheckFailure
 */
export function requireGreen({ evidence: { specs = { specs: [] } } }: Pick<Context, 'evidence'>): void {
  const red = specs.specs.find(({ status }) => status === 'failed');
  if (red) throw new CheckFailure({ observed: `Your spec "${nameOf(red)}" is red: ${reasonOf(red)}`, expected: 'All specs are green.' });
  requireEnded(specs);
}

/** Specs that were not all run say nothing about an app. */
function requireEnded({ failure }: SpecResults): void {
  if (failure)
    throw new CheckFailure({ observed: `Your specs did not run to their end: ${failure.message}`, expected: 'All specs are run.' });
}
