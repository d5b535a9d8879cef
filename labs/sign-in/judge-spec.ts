// The lab's own specs, which are run against the learner's app: JavaScript, because what a check hands to runSpecs is not compiled.

/** The names of the specs, by what they are about. */
export type Demand = 'account' | 'signed-in' | 'refused' | 'signed-out';

/** Each `it` is named after its demand. */
export const judgeSpec = `
import { CognitoIdentityProviderClient, GetUserCommand, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { region } from 'workshop';
import { clientId, lastMail, statusOf } from './backstage.ts';
import { confirm, signIn, signOut, signUp } from './identity.ts';
import { newGuest } from './ready-made.ts';
import { tokens, visitor } from './session.ts';

const cognito = new CognitoIdentityProviderClient({ region });
const status = async (after, email) => expect(await statusOf(email)).withContext('After ' + after + ', the status of the user in the pool');

async function newVisitor() {
  const { email, password } = newGuest();
  await signUp(email, password);
  await confirm(email, (await lastMail(email)).code);
  return { email, password };
}

/** What Cognito says of a token; the name of its error when it refuses. */
async function asked(command, told) {
  try {
    return told(await cognito.send(command));
  } catch (error) {
    return error.name;
  }
}

const userOf = (AccessToken) =>
  asked(new GetUserCommand({ AccessToken }), ({ UserAttributes }) => UserAttributes.find(({ Name }) => Name === 'email')?.Value);

const renewed = (REFRESH_TOKEN) =>
  asked(new InitiateAuthCommand({ ClientId: clientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN } }), () => 'new tokens');

it('account', async () => {
  const { email, password } = newGuest();
  await signUp(email, password);
  (await status('signUp()', email)).toBe('UNCONFIRMED');
  const { code } = await lastMail(email);
  await confirm(email, code).catch((error) => fail('confirm() with the code of the mail is refused: ' + error.message));
  (await status('confirm()', email)).toBe('CONFIRMED');
});

it('signed-in', async () => {
  const { email, password } = await newVisitor();
  await signIn(email, password).catch((error) => fail('signIn() with the right password is refused: ' + error.message));
  expect(visitor()?.email).withContext('After signIn(), the mail address in the ID token').toBe(email);
  const kept = tokens() ?? {};
  expect(await userOf(kept.accessToken)).withContext('The access token that was kept belongs, says Cognito, to').toBe(email);
  expect(await renewed(kept.refreshToken)).withContext('For the refresh token that was kept, Cognito gives').toBe('new tokens');
});

it('refused', async () => {
  const { email, password } = await newVisitor();
  const outcome = await signIn(email, password + '!').then(() => 'nothing', () => 'an error');
  expect(outcome).withContext('signIn() with a wrong password throws').toBe('an error');
  expect(visitor()).withContext('After a sign-in with a wrong password, the visitor').toBeUndefined();
});

it('signed-out', async () => {
  const { email, password } = await newVisitor();
  await signIn(email, password);
  const { refreshToken } = tokens();
  await signOut();
  expect(localStorage.length).withContext('After signOut(), the number of things kept in localStorage').toBe(0);
  expect(await renewed(refreshToken)).withContext('After signOut(), Cognito gives for the old refresh token').not.toBe('new tokens');
});
`;
