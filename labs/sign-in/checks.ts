// What the lab "Sign in" demands: the app by the lab's own specs, and the learner's specs by the faulty apps that they find.
import { type Check, defineChecks } from '../../src/lab/definition.ts';
import { requireDemand, requireGreen, requireNoticed } from '../../src/lab/evidence/spec-results.ts';
import { type BrokenName, brokenIdentities } from './broken-identities.ts';
import { type Demand, judgeSpec } from './judge-spec.ts';
import type { WalkWithGuest } from './people.ts';

const demands = (id: string, spec: Demand, title: string, expected: string): Check<WalkWithGuest> => ({
  id,
  title,
  on: 'both',
  judge: (context) => requireDemand(context, { judgeSpec, spec, expected }),
});

const tests = (id: string, title: string, name: BrokenName): Check<WalkWithGuest> => ({
  id,
  title,
  on: 'shown',
  judge(context) {
    const { identity, fault, wanted } = brokenIdentities[name];
    const observed = `Your specs do not notice an app that ${fault}.`;
    return requireNoticed(context, { files: { 'identity.ts': identity }, observed, expected: wanted });
  },
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
    'Nothing is left in localStorage, and Cognito refuses the refresh token that lay there: RevokeToken.',
  ),
  tests('sign-out-tested', 'Your specs notice an app that stays signed in.', 'still-signed-in'),
  { id: 'specs-green', title: 'All your specs are green on your own app.', on: 'shown', judge: requireGreen },
]);
