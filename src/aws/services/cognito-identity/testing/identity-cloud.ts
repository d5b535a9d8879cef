// A test cloud with an identity pool, roles that trust it, and users of a user pool that a stand-in issues tokens for. For tests.
import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  type CreateIdentityPoolCommandInput,
  GetCredentialsForIdentityCommand,
  type GetCredentialsForIdentityCommandInput,
  GetIdCommand,
  SetIdentityPoolRolesCommand,
} from '@aws-sdk/client-cognito-identity';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { cloudWithFunctions } from '../../../testing/cloud-with-functions.ts';
import { standInKey, standInToken } from './stand-in-issuer.ts';

export const account = '123456789012';
export const userPool = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_StandIn01';
export const google = 'accounts.google.com';
export const clientId = 'app1';
export const roleArn = (name: string) => `arn:aws:iam::${account}:role/${name}`;

const issuers = [`https://${userPool}`, `https://${google}`, 'https://idp.example.com'];

/** A trust policy as the console writes it, for identities of that pool and kind. */
export function trustOf(poolId: string, amr: string, actions: readonly string[] = ['sts:AssumeRoleWithWebIdentity']): string {
  const Condition = {
    StringEquals: { 'cognito-identity.amazonaws.com:aud': poolId },
    'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr },
  };
  const Principal = { Federated: 'cognito-identity.amazonaws.com' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: actions, Condition }] });
}

export function policyOf(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements.map((one) => ({ Effect: 'Allow', Resource: '*', ...one })) });
}

export function identityCloud() {
  const cloud = cloudWithFunctions({});
  const inside = cloud.services.ports.openIdKeys;
  Object.assign(cloud.services.ports, {
    openIdKeys: async (issuer: string) => (issuers.includes(issuer) ? [standInKey] : inside?.(issuer)),
  });
  const cognito = cloud.client(CognitoIdentityClient);
  const iam = cloud.client(IAMClient);
  const seconds = () => Math.floor(cloud.clock.now() / 1000);
  return {
    ...cloud,
    cognito,
    iam,
    /** An ID token of the user pool, for an hour. */
    idToken: (sub: string, claims: object = {}) =>
      standInToken({ iss: `https://${userPool}`, sub, aud: clientId, exp: seconds() + 3600, token_use: 'id', ...claims }),
    googleToken: (sub: string, claims: object = {}) =>
      standInToken({ iss: `https://${google}`, sub, aud: 'web1', exp: seconds() + 3600, ...claims }),
    /** A pool for users of the user pool, unless told otherwise; gives its id. */
    async pool(input: Partial<CreateIdentityPoolCommandInput> = {}): Promise<string> {
      const { IdentityPoolId = '' } = await cognito.send(
        new CreateIdentityPoolCommand({
          IdentityPoolName: 'app',
          AllowUnauthenticatedIdentities: false,
          CognitoIdentityProviders: [{ ProviderName: userPool, ClientId: clientId }],
          ...input,
        }),
      );
      return IdentityPoolId;
    },
    /** A role with that trust policy. */
    async role(RoleName: string, AssumeRolePolicyDocument: string, PolicyDocument?: string): Promise<string> {
      await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
      if (PolicyDocument) await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'own', PolicyDocument }));
      return roleArn(RoleName);
    },
    /** The roles `in` and `guest`, which trust the pool. */
    async roles(IdentityPoolId: string, PolicyDocument?: string): Promise<void> {
      const authenticated = await this.role('in', trustOf(IdentityPoolId, 'authenticated'), PolicyDocument);
      const unauthenticated = await this.role('guest', trustOf(IdentityPoolId, 'unauthenticated'), PolicyDocument);
      await cognito.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { authenticated, unauthenticated } }));
    },
    id: async (IdentityPoolId: string, Logins?: Record<string, string>) =>
      (await cognito.send(new GetIdCommand({ IdentityPoolId, Logins }))).IdentityId ?? '',
    /** Credentials of the enhanced flow, as clients take them. */
    async credentials(IdentityId: string, Logins?: Record<string, string>, input: Partial<GetCredentialsForIdentityCommandInput> = {}) {
      const { Credentials: keys } = await cognito.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins, ...input }));
      return { accessKeyId: keys?.AccessKeyId ?? '', secretAccessKey: keys?.SecretKey ?? '', sessionToken: keys?.SessionToken ?? '' };
    },
    whoAmI: async (credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }) =>
      (await cloud.client(STSClient, { credentials }).send(new GetCallerIdentityCommand({}))).Arn,
  };
}
