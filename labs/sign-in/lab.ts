// The lab of the page "Sign in": a user pool knows people by their mail address, and the password never leaves the page when they sign in.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenPeople, shownPeople, type WalkWithGuest } from './people.ts';

export default defineLab<WalkWithGuest>({
  id: 'sign-in',
  title: 'Sign in',
  summary: 'People sign up with a mail address, confirm it, sign in without sending their password, and sign out: a user pool of Cognito.',
  packages: ['workshop/specs', '@aws-sdk/client-cognito-identity-provider'],
  services: ['cognito-idp'],
  entry: 'main.ts',
  document: 'index.html',
  view: 'preview',
  editable: ['identity.spec.ts', 'identity.ts'],
  readOnly: ['backstage.ts', 'session.ts', 'srp.ts', 'sign-in-view.ts', 'app.ts', 'index.html', 'ready-made.ts', 'main.ts'],
  deadlineMs: 20_000,
  settleForMs: 0,
  data: { shown: shownPeople, hidden: hiddenPeople },
  dataType:
    '{ readonly puzzles: readonly { readonly title: string; readonly question: string }[]; readonly guest: { readonly email: string; readonly password: string } }',
  steps: [
    {
      id: 'an-account',
      title: 'An account: sign up, and confirm the mail address with the code. The spec is there, and red.',
      hints: [
        'Each function is one call of Cognito: `SignUpCommand` and `ConfirmSignUpCommand`. Both name the app by its `ClientId`.',
        'People sign in with their mail address here: it is the `Username`.',
        'In `signUp`: `await cognito.send(new SignUpCommand({ ClientId: clientId, Username: email, Password: password }));`',
        'In `confirm`: `await cognito.send(new ConfirmSignUpCommand({ ClientId: clientId, Username: email, ConfirmationCode: code }));`. Take the two lines with `throw` out.',
      ],
      checks: ['account'],
    },
    {
      id: 'signing-in',
      title: 'Sign in: two calls, and neither of them carries the password. A wrong one is refused.',
      hints: [
        'The specs first: after `signIn(email, password)` the `visitor()?.email` is that address; `await expectAsync(signIn(email, ...)).toBeRejected()` with another password. `newVisitor()` makes an account.',
        "The first call: `new InitiateAuthCommand({ ClientId: clientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: email, SRP_A: srp.srpA } })`. Take `ChallengeParameters` out of its answer.",
        "The second call: `new RespondToAuthChallengeCommand({ ClientId: clientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses: await srp.answer(ChallengeParameters) })`. Its answer has an `AuthenticationResult`.",
        '`const { IdToken, AccessToken, RefreshToken } = AuthenticationResult!;` and `keep({ idToken: IdToken!, accessToken: AccessToken!, refreshToken: RefreshToken! });`',
      ],
      checks: ['signed-in', 'refused', 'refusal-tested'],
    },
    {
      id: 'signing-out',
      title: 'Sign out, here and at Cognito. Then be a visitor yourself: sign up in the preview.',
      hints: [
        'The spec: sign in, `await signOut()`, and expect `visitor()` and `tokens()` to be undefined.',
        '`forget()` empties the page. Who has copied the refresh token from it could still make new tokens with it, for 30 days: Cognito must know, too.',
        'Read the refresh token before you forget it: `const refreshToken = tokens()?.refreshToken;`',
        '`await cognito.send(new RevokeTokenCommand({ ClientId: clientId, Token: refreshToken }));`',
      ],
      checks: ['signed-out', 'sign-out-tested', 'specs-green'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'signed-in', because: 'Anybody can write a token. Only Cognito can sign one, and it knows what it has signed.' },
    'never-confirmed': { fails: 'account', because: 'A mail address is somebody’s when the code that was sent there comes back.' },
    'password-in-the-open': { fails: 'signed-in', because: 'The app client allows SRP only: a page that sends passwords is refused.' },
    'refusal-swallowed': { fails: 'refused', because: 'Who catches the error must tell it; a form that does nothing puzzles people.' },
    'only-forgotten': {
      fails: 'signed-out',
      because: 'A refresh token that was copied is good for 30 days, whatever the page has forgotten.',
    },
    'only-revoked': { fails: 'signed-out', because: 'The ID token in the page is good for an hour, and the page believes it.' },
    'refusal-not-tested': { fails: 'refusal-tested', because: 'That the right password is taken says nothing about the wrong one.' },
    'sign-out-not-tested': { fails: 'sign-out-tested', because: 'That signOut() ends without an error does not say that it did anything.' },
  },
});
