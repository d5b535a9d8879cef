// Sessions of roles, through real SDK clients.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_assumerole.html
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { testCloud } from '../testing/test-cloud.ts';
import { clientOf, type Key, policyOf } from './testing/client-of.ts';

const account = '123456789012';

test('a session of a role has the policies of the role, cut by those of the session, until it expires', async () => {
  const cloud = testCloud();
  const iam = cloud.client(IAMClient);
  const trust = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' },
  });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'app', AssumeRolePolicyDocument: trust }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'app', PolicyName: 'p', PolicyDocument: policyOf({ Action: 'kinesis:*' }) }));
  const assume = async (Policy?: string): Promise<Key> => {
    const command = new AssumeRoleCommand({
      RoleArn: Role?.Arn ?? '',
      RoleSessionName: 's1',
      DurationSeconds: 900,
      ...(Policy && { Policy }),
    });
    const { Credentials } = await cloud.client(STSClient).send(command);
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  };
  const key = await assume();
  expect(await clientOf(cloud, KinesisClient, key).send(new ListStreamsCommand({}))).toMatchObject({ StreamNames: [] });
  const cut = await assume(policyOf({ Action: 'kinesis:Describe*' }));
  await expect(clientOf(cloud, KinesisClient, cut).send(new ListStreamsCommand({}))).rejects.toMatchObject({
    message: expect.stringMatching(
      /^User: arn:aws:sts::123456789012:assumed-role\/app\/s1 is not authorized .* because no session policy allows the kinesis:ListStreams action$/,
    ),
  });
  await cloud.advance(15 * 60_000);
  await expect(clientOf(cloud, KinesisClient, key).send(new ListStreamsCommand({}))).rejects.toMatchObject({
    name: 'ExpiredTokenException',
  });
});
