// What the lab "A view and a router" demands: the app by the lab's own specs, and the learner's specs by the faulty apps that they find.
import { type Check, type CheckContext, CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import type { SpecResult, SpecResults } from '../../src/lab/run-events.ts';
import { type BrokenName, brokenApps, goodApp } from './broken-apps.ts';
import { type Demand, judgeSpec } from './judge-spec.ts';
import type { PuzzleWalk } from './puzzles.ts';

type Context = CheckContext<PuzzleWalk>;

const SPEC_FILE = /\.spec\.ts$/;

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

const nameOf = ({ path }: SpecResult) => path.join(' ');
const reasonOf = (spec: SpecResult) => spec.failures[0]?.message ?? 'It says no reason.';

/** All checks of one run look at the same result of the lab's specs: they are run once. */
const judged = new WeakMap<Context, Promise<SpecResults>>();

function judgeApp(context: Context): Promise<SpecResults> {
  const own = Object.entries(context.files).filter(([path]) => !SPEC_FILE.test(path));
  const results = judged.get(context) ?? context.runSpecs({ ...Object.fromEntries(own), 'judge.spec.ts': judgeSpec });
  judged.set(context, results);
  return results;
}

/** The app does what the lab's spec of this name asks. */
async function requireDemand(context: Context, demand: Demand, expected: string): Promise<void> {
  const results = await judgeApp(context);
  const spec = results.specs.find(({ path }) => path[0] === demand);
  if (spec?.status === 'passed') return;
  const lost = results.failure?.message ?? results.specs.map(reasonOf)[0] ?? 'The app could not be asked.';
  fail(spec ? reasonOf(spec) : lost, expected);
}

/** Of the learner's specs, those that are green on a good app: is one of them red on each of these? */
async function requireNoticed({ files, runSpecs }: Context, names: readonly BrokenName[], good: Promise<SpecResults>): Promise<void> {
  const { specs } = await good;
  const green = new Set(specs.filter(({ status }) => status === 'passed').map(nameOf));
  const unfair = specs.find(({ status }) => status === 'failed');
  const found = await Promise.all(names.map((name) => runSpecs({ ...files, 'app.ts': brokenApps[name].app })));
  const missed = names.find((_, index) => !found[index]?.specs.some((spec) => spec.status === 'failed' && green.has(nameOf(spec))));
  if (missed === undefined) return;
  const { fault, wanted } = brokenApps[missed];
  const why = unfair ? ` "${nameOf(unfair)}" is red on an app that is right, and does not count: ${reasonOf(unfair)}` : '';
  fail(`Your specs do not notice an app that ${fault}.${why}`, wanted);
}

/** The learner's specs on a good app: run once for all checks of a run. */
const onGoodApp = new WeakMap<Context, Promise<SpecResults>>();

function goodResults(context: Context): Promise<SpecResults> {
  const results = onGoodApp.get(context) ?? context.runSpecs({ ...context.files, 'app.ts': goodApp });
  onGoodApp.set(context, results);
  return results;
}

function requireGreen({ evidence: { specs = { specs: [] } } }: Context): void {
  const red = specs.specs.find(({ status }) => status === 'failed');
  if (red) fail(`Your spec "${nameOf(red)}" is red: ${reasonOf(red)}`, 'All specs are green.');
  if (specs.failure) fail(`Your specs did not run to their end: ${specs.failure.message}`, 'All specs are run.');
}

const demands = (id: string, demand: Demand, title: string, expected: string): Check<PuzzleWalk> => ({
  id,
  title,
  on: 'both',
  judge: (context) => requireDemand(context, demand, expected),
});

const tests = (id: string, title: string, names: readonly BrokenName[]): Check<PuzzleWalk> => ({
  id,
  title,
  on: 'shown',
  judge: (context) => requireNoticed(context, names, goodResults(context)),
});

export default defineChecks<PuzzleWalk>([
  demands('rules-shown', 'rules', "showView('#/rules') shows the rules, and nothing else.", 'One view in <main>: the one of the hash.'),
  tests('rules-tested', 'Your specs notice an app without rules.', ['rules-not-shown']),
  demands(
    'puzzle-shown',
    'puzzle',
    "showView('#/puzzle/2') shows the second puzzle.",
    'The view puzzle, with the title and the question of the puzzle with that number.',
  ),
  demands('not-found-shown', 'not-found', 'An address that the app does not know shows that.', "The view 'not-found', and no error."),
  tests('puzzle-tested', 'Your specs notice a wrong puzzle, and an unknown address that looks known.', [
    'always-the-first',
    'unknown-is-welcome',
  ]),
  demands('start-shows', 'start', 'start() shows the view of the address.', 'The view of location.hash, as it is when start() is called.'),
  demands('start-follows', 'follows', 'After start(), the view follows the address.', 'Another view for each hashchange of the window.'),
  tests('start-tested', 'Your specs notice an app that starts wrong, or stays where it is.', ['starts-at-welcome', 'does-not-follow']),
  { id: 'specs-green', title: 'All your specs are green on your own app.', on: 'shown', judge: requireGreen },
]);
