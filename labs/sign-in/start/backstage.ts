// Ready-made: what you do once, in a terminal, with keys of your own: a user pool, and an app client for the page. The app itself has no keys.
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { name, region, tags } from 'workshop';

const developer = new CognitoIdentityProviderClient({});

const { UserPool } = await developer.send(
  new CreateUserPoolCommand({
    PoolName: name('visitors'),
    UserPoolTags: tags,
    UsernameAttributes: ['email'], // people sign in with their mail address,
    AutoVerifiedAttributes: ['email'], // and prove by a code that it is theirs
    Policies: { PasswordPolicy: { MinimumLength: 10 } },
  }),
);
export const userPoolId = UserPool!.Id!;

const { UserPoolClient } = await developer.send(
  new CreateUserPoolClientCommand({
    UserPoolId: userPoolId,
    ClientName: name('puzzle-walk'),
    GenerateSecret: false, // everybody can read what is in a page: it would be no secret
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  }),
);
export const clientId = UserPoolClient!.ClientId!;

/** The newest mail to that address. Here nothing is sent: mails lie in the outbox of the pool. */
export async function lastMail(email: string): Promise<{ text: string; code: string }> {
  const outbox = `https://cognito-idp.${region}.amazonaws.com/${userPoolId}/.sandshark/messages?to=${encodeURIComponent(email)}`;
  const { messages } = await (await fetch(outbox)).json();
  if (messages.length === 0) throw new Error(`Cognito has sent no mail to ${email}.`);
  return messages.at(-1);
}

/** For specs: what the pool calls the user: 'UNCONFIRMED', 'CONFIRMED'; 'UNKNOWN' when there is none. */
export async function statusOf(email: string): Promise<string> {
  try {
    const { UserStatus } = await developer.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: email }));
    return UserStatus!;
  } catch (error) {
    if ((error as Error).name === 'UserNotFoundException') return 'UNKNOWN';
    throw error;
  }
}
