// A test cloud with an administrator's IAM client, documents of policies, and users with keys of their own. For tests.
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

export interface IamCloud extends TestCloud {
  readonly iam: IAMClient;
  /** Makes a user with an inline policy of `statement` (absent: none); gives its credentials. */
  user(name: string, statement?: object | readonly object[]): Promise<Credentials>;
}

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The account of `testCloud`'s clients. */
export const account = '123456789012';

/** A whole policy document of one or more statements. */
export function policy(statement: object | readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statement });
}

export const allowAll = policy({ Effect: 'Allow', Action: '*', Resource: '*' });

/** A trust policy for a service, or for what `Principal` says. */
export function trust(Principal: object = { Service: 'lambda.amazonaws.com' }, further: object = {}): string {
  return policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...further });
}

export function iamCloud(): IamCloud {
  const cloud = testCloud();
  const iam = cloud.client(IAMClient);
  return {
    ...cloud,
    iam,
    async user(name, statement) {
      await iam.send(new CreateUserCommand({ UserName: name }));
      if (statement) await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: 'own', PolicyDocument: policy(statement) }));
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
      return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
    },
  };
}
