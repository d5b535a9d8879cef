// A test cloud with IAM and STS: roles, users with keys, and who somebody is. For tests.
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  type CreateRoleCommandInput,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, type AssumeRoleCommandInput, type Credentials, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface StsCloud extends TestCloud {
  readonly iam: IAMClient;
  /** A client with those keys; the administrator's without. */
  sts(credentials?: Keys): STSClient;
  user(name: string, statement?: object): Promise<Keys>;
  /** A role that trusts the whole account unless told otherwise; gives its ARN. */
  role(name: string, input?: Partial<CreateRoleCommandInput>, statement?: object): Promise<string>;
  /** Assumes a role; gives the answer. */
  assume(RoleArn: string, input?: Partial<AssumeRoleCommandInput>, credentials?: Keys): Promise<Awaited<ReturnType<StsCloud['assumed']>>>;
  assumed(input: AssumeRoleCommandInput, credentials?: Keys): Promise<{ readonly keys: Keys; readonly answer: AssumedRole }>;
  whoAmI(credentials?: Keys): Promise<string | undefined>;
}

type AssumedRole = Awaited<ReturnType<typeof send>>;
const send = (sts: STSClient, input: AssumeRoleCommandInput) => sts.send(new AssumeRoleCommand(input));

export function document(statement: object | readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statement });
}

export const trustsAccount = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: ['sts:*'] };

export function keysOf({ AccessKeyId = '', SecretAccessKey = '', SessionToken }: Partial<Credentials> = {}): Keys {
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, ...(SessionToken !== undefined && { sessionToken: SessionToken }) };
}

export function stsCloud(): StsCloud {
  const cloud = testCloud();
  const iam = cloud.client(IAMClient);
  const sts = (credentials?: Keys) => cloud.client(STSClient, credentials && { credentials });
  const assumed: StsCloud['assumed'] = async (input, credentials) => {
    const answer = await send(sts(credentials), input);
    return { keys: keysOf(answer.Credentials), answer };
  };
  return {
    ...cloud,
    iam,
    sts,
    async user(name, statement) {
      await iam.send(new CreateUserCommand({ UserName: name }));
      if (statement) await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: 'own', PolicyDocument: document(statement) }));
      return keysOf((await iam.send(new CreateAccessKeyCommand({ UserName: name }))).AccessKey);
    },
    async role(name, input = {}, statement) {
      const trusting = { RoleName: name, AssumeRolePolicyDocument: document(trustsAccount), ...input };
      const { Role } = await iam.send(new CreateRoleCommand(trusting));
      if (statement) await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'own', PolicyDocument: document(statement) }));
      return Role?.Arn ?? '';
    },
    assumed,
    assume: (RoleArn, input = {}, credentials) => assumed({ RoleArn, RoleSessionName: 'session', ...input }, credentials),
    whoAmI: async (credentials) => (await sts(credentials).send(new GetCallerIdentityCommand({}))).Arn,
  };
}
