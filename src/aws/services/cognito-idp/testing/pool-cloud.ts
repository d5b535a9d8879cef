// A test cloud with a user pool, an app client and ways to reach both. For tests.
import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Aws } from '../../../index.ts';
import type { ClientOptions } from '../../../testing/sdk-client.ts';
import { testCloud } from '../../../testing/test-cloud.ts';

/** What both kinds of test clouds have: that of every service, and the one with functions. */
export interface AnyCloud {
  readonly aws: Pick<Aws, 'fetch'>;
  client<Client>(client: new (config: never) => Client, options?: ClientOptions): Client;
}

export interface OutboxMessage {
  readonly to: string;
  readonly medium: string;
  readonly subject?: string;
  readonly text: string;
  readonly code: string;
  readonly reason: string;
}

export const password = 'Sand-shark-1';

export async function poolIn<Cloud extends AnyCloud>(
  cloud: Cloud,
  poolInput: Partial<CreateUserPoolCommandInput> = {},
  clientInput: Partial<CreateUserPoolClientCommandInput> = {},
) {
  const idp = cloud.client(CognitoIdentityProviderClient);
  const made = await idp.send(new CreateUserPoolCommand({ PoolName: 'surfers', AutoVerifiedAttributes: ['email'], ...poolInput }));
  const UserPoolId = made.UserPool?.Id ?? '';
  const client = {
    UserPoolId,
    ClientName: 'web',
    ExplicitAuthFlows: ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'ADMIN_USER_PASSWORD_AUTH', 'REFRESH_TOKEN_AUTH', 'CUSTOM_AUTH'].map(
      (flow) => `ALLOW_${flow}` as 'ALLOW_USER_SRP_AUTH',
    ),
    ...clientInput,
  };
  const { UserPoolClient } = await idp.send(new CreateUserPoolClientCommand(client));
  const ClientId = UserPoolClient?.ClientId ?? '';
  /** What would have been sent, read as a lab's program reads it. */
  const outbox = async (): Promise<readonly OutboxMessage[]> => {
    const answer = await cloud.aws.fetch(new Request(`https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}/.sandshark/messages`));
    return ((await answer.json()) as { messages: OutboxMessage[] }).messages;
  };
  const lastCode = async () => (await outbox()).at(-1)?.code ?? '';
  const signUp = (Username = 'ama', email = `${Username}@example.com`) =>
    idp.send(new SignUpCommand({ ClientId, Username, Password: password, UserAttributes: [{ Name: 'email', Value: email }] }));
  /** A user who has confirmed the account. */
  const confirmed = async (Username = 'ama') => {
    await signUp(Username);
    await idp.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode: await lastCode() }));
  };
  return { ...cloud, idp, UserPoolId, ClientId, secret: UserPoolClient?.ClientSecret, outbox, lastCode, signUp, confirmed };
}

export const poolCloud = (pool: Partial<CreateUserPoolCommandInput> = {}, client: Partial<CreateUserPoolClientCommandInput> = {}) =>
  poolIn(testCloud(), pool, client);
