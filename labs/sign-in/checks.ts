// What the lab "Sign in" demands: the app by the lab's own specs, and the learner's specs by the faulty apps that they find.
import { type Check, type CheckContext, CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import type { SpecResult, SpecResults } from '../../src/lab/run-events.ts';
import { type BrokenName, brokenIdentities } from './broken-identities.ts';
import { type Demand, judgeSpec } from './judge-spec.ts';
import type { WalkWithGuest } from './people.ts';

type Context = CheckContext<WalkWithGuest>;

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

/** One of the learner's specs that are green on the learner's own app is red on this faulty one. */
async function requireNoticed({ files, runSpecs, evidence }: Context, name: BrokenName): Promise<void> {
  const own = evidence.specs ?? { specs: [] };
  requireEnded(own);
  const green = new Set(own.specs.filter(({ status }) => status === 'passed').map(nameOf));
  const { fault, wanted, identity } = brokenIdentities[name];
  const { specs } = await runSpecs({ ...files, 'identity.ts': identity });
  if (!specs.some((spec) => spec.status === 'failed' && green.has(nameOf(spec))))
    fail(`Your specs do not notice an app that ${fault}.`, wanted);
}

function requireGreen({ evidence: { specs = { specs: [] } } }: Context): void {
  const red = specs.specs.find(({ status }) => status === 'failed');
  if (red) fail(`Your spec "${nameOf(red)}" is red: ${reasonOf(red)}`, 'All specs are green.');
  requireEnded(specs);
}

const demands = (id: string, demand: Demand, title: string, expected: string): Check<WalkWithGuest> => ({
  id,
  title,
  on: 'both',
  judge: (context) => requireDemand(context, demand, expected),
});

const tests = (id: string, title: string, name: BrokenName): Check<WalkWithGuest> => ({
  id,
  title,
  on: 'shown',
  judge: (context) => requireNoticed(context, name),
});

export default defineChecks<WalkWithGuest>([
  demands(
    'account',
    'account',
    'signUp() makes a user of the pool, and confirm() confirms it with the code of the mail.',
    'UNCONFIRMED after signUp(), CONFIRMED after confirm(): SignUp with the address as Username, then ConfirmSignUp with the code.',
  ),
  demands(
    'signed-in',
    'signed-in',
    'signIn() keeps the tokens that Cognito gives for the right password.',
    'InitiateAuth with USER_SRP_AUTH, RespondToAuthChallenge with PASSWORD_VERIFIER, and its three tokens in keep().',
  ),
  demands(
    'refused',
    'refused',
    'signIn() throws when the password is wrong.',
    "Cognito's NotAuthorizedException comes out of signIn(): the form shows it.",
  ),
  tests('refusal-tested', 'Your specs notice an app that is silent about a wrong password.', 'refusal-swallowed'),
  demands(
    'signed-out',
    'signed-out',
    'signOut() forgets the tokens, and the refresh token is good for nothing.',
    'Nothing is left in localStorage, and Cognito refuses the refresh token: RevokeToken.',
  ),
  tests('sign-out-tested', 'Your specs notice an app that stays signed in.', 'still-signed-in'),
  { id: 'specs-green', title: 'All your specs are green on your own app.', on: 'shown', judge: requireGreen },
]);
