// What the lab "Your own rows" demands: app and policy by the lab's own specs, and the learner's attacks by the policies that they get through.
import { type Check, type CheckContext, CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import type { SpecResult, SpecResults } from '../../src/lab/run-events.ts';
import { type BrokenName, brokenPolicies } from './broken-policies.ts';
import { type Demand, judgeSpec } from './judge-spec.ts';
import type { WalkWithPeople } from './visitors.ts';

type Context = CheckContext<WalkWithPeople>;

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

/** A learner's specs that were not all run say nothing about an app. */
function requireEnded(specs: SpecResults): void {
  if (specs.failure) fail(`Your specs did not run to their end: ${specs.failure.message}`, 'All specs are run.');
}

/** One of the learner's specs is red under a policy with this hole, and was green under the learner's own policy. */
async function requireNoticed({ files, runSpecs, evidence }: Context, name: BrokenName): Promise<void> {
  const own = evidence.specs ?? { specs: [] };
  requireEnded(own);
  const green = new Set(own.specs.filter(({ status }) => status === 'passed').map(nameOf));
  const { hole, wanted, policy } = brokenPolicies[name];
  const { specs } = await runSpecs({ ...files, 'policy.ts': policy });
  if (!specs.some((spec) => spec.status === 'failed' && green.has(nameOf(spec))))
    fail(`Your specs are green under a policy that ${hole}.`, wanted);
}

function requireGreen({ evidence: { specs = { specs: [] } } }: Context): void {
  const red = specs.specs.find(({ status }) => status === 'failed');
  if (red) fail(`Your spec "${nameOf(red)}" is red: ${reasonOf(red)}`, 'All specs are green.');
  requireEnded(specs);
}

const demands = (id: string, demand: Demand, title: string, expected: string): Check<WalkWithPeople> => ({
  id,
  title,
  on: 'both',
  judge: (context) => requireDemand(context, demand, expected),
});

const tests = (id: string, title: string, name: BrokenName): Check<WalkWithPeople> => ({
  id,
  title,
  on: 'shown',
  judge: (context) => requireNoticed(context, name),
});

const DENIED = "AccessDeniedException: the policy allows a call only if all its leading keys are the visitor's own identity.";

export default defineChecks<WalkWithPeople>([
  demands(
    'keys',
    'keys',
    'signIn() gives each visitor one identity, and keys of that identity.',
    'GetId with the logins, GetCredentialsForIdentity with the identity and the logins, and a DynamoDBClient with these credentials.',
  ),
  demands(
    'answers',
    'answers',
    'An answer is saved as a row of the visitor, and fetched from there.',
    'A row with userId, puzzleId and answer, where userId is the identityId of the session.',
  ),
  demands('by-key', 'by-key', 'Nobody reads, changes or deletes a row of somebody else.', DENIED),
  demands('by-query', 'by-query', 'Nobody queries the rows of somebody else.', DENIED),
  demands('by-batch', 'by-batch', 'One foreign key in a batch denies the whole batch.', DENIED),
  demands('own-rows-open', 'own-rows', 'A visitor may still read and delete their own rows.', 'The calls on own rows are answered.'),
  tests('batch-tested', 'Your specs notice a policy that leaves the batch open.', 'batch-open'),
  demands(
    'by-scan',
    'by-scan',
    'Nobody scans the table.',
    'AccessDeniedException: a Scan has no leading keys, no condition about them can stop it, and so it is not among the actions.',
  ),
  tests('scan-tested', 'Your specs notice a policy that allows the scan.', 'scan-open'),
  { id: 'specs-green', title: 'All your specs are green on your own app.', on: 'shown', judge: requireGreen },
]);
