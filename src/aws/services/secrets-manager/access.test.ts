// Resource policies, what IAM is asked, what is not embedded, and that a snapshot is complete.
// Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateSecretCommand,
  DeleteResourcePolicyCommand,
  DeleteSecretCommand,
  GetResourcePolicyCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutResourcePolicyCommand,
  ReplicateSecretToRegionsCommand,
  SecretsManagerClient,
  ValidateResourcePolicyCommand,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { VirtualClock } from '../../core/clock.ts';
import { seededRandom } from '../../core/random.ts';
import { createAws } from '../../index.ts';
import type { TestCloud } from '../../testing/test-cloud.ts';
import { secretsCloud } from './testing/secrets-cloud.ts';

const other = '999999999999';
const policy = (Principal: unknown, Effect = 'Allow') =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect, Action: 'secretsmanager:GetSecretValue', Resource: '*', Principal }],
  });

async function userWith(cloud: TestCloud, statements: readonly object[]): Promise<SecretsManagerClient> {
  const iam = cloud.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'u' }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  await iam.send(new PutUserPolicyCommand({ UserName: 'u', PolicyName: 'p', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'u' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  return cloud.client(SecretsManagerClient, { credentials });
}

test('another account reads a secret by ARN when its policy says so, and not after it is deleted', async () => {
  const { client, secrets, create } = secretsCloud();
  const SecretId = await create('db', 'shared');
  const stranger = client(SecretsManagerClient, { account: other });
  const read = () => stranger.send(new GetSecretValueCommand({ SecretId }));
  await expect(read()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  const ResourcePolicy = policy({ AWS: `arn:aws:iam::${other}:root` });
  await secrets.send(new PutResourcePolicyCommand({ SecretId, ResourcePolicy, BlockPublicPolicy: true }));
  expect(await read()).toMatchObject({ SecretString: 'shared' });
  expect(await secrets.send(new GetResourcePolicyCommand({ SecretId }))).toMatchObject({ Name: 'db', ResourcePolicy });
  await secrets.send(new DeleteResourcePolicyCommand({ SecretId }));
  await expect(read()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  expect(await secrets.send(new GetResourcePolicyCommand({ SecretId }))).not.toHaveProperty('ResourcePolicy');
});

test('a policy must be one, and may be kept from letting everybody in', async () => {
  const { secrets, create } = secretsCloud();
  const SecretId = await create('db');
  const put = (ResourcePolicy: string, BlockPublicPolicy = false) =>
    secrets.send(new PutResourcePolicyCommand({ SecretId, ResourcePolicy, BlockPublicPolicy }));
  await expect(put('{')).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
  await expect(put('{"Version":"2012-10-17","Statement":[{"Effect":"Allow"}]}')).rejects.toMatchObject({
    name: 'MalformedPolicyDocumentException',
  });
  await expect(put(policy('*'), true)).rejects.toMatchObject({ name: 'PublicPolicyException' });
  await expect(put(policy({ AWS: '*' }), true)).rejects.toMatchObject({ name: 'PublicPolicyException' });
  await put(policy('*', 'Deny'), true);
  const none = { SecretId: 'none' };
  const notFound = { name: 'ResourceNotFoundException' };
  await expect(secrets.send(new PutResourcePolicyCommand({ ...none, ResourcePolicy: policy('*') }))).rejects.toMatchObject(notFound);
  await expect(secrets.send(new GetResourcePolicyCommand(none))).rejects.toMatchObject(notFound);
  await expect(secrets.send(new DeleteResourcePolicyCommand(none))).rejects.toMatchObject(notFound);
});

test('a policy is validated without being kept', async () => {
  const { secrets, create } = secretsCloud();
  const SecretId = await create('db');
  const validate = (ResourcePolicy: string) => secrets.send(new ValidateResourcePolicyCommand({ SecretId, ResourcePolicy }));
  expect(await validate(policy({ AWS: other }))).toMatchObject({ PolicyValidationPassed: true, ValidationErrors: [] });
  expect(await validate(policy('*'))).toMatchObject({
    PolicyValidationPassed: false,
    ValidationErrors: [{ CheckName: 'PUBLIC_ACCESS' }],
  });
  await expect(validate('no json')).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
  await expect(secrets.send(new ValidateResourcePolicyCommand({ SecretId: 'none', ResourcePolicy: policy('*') }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  expect(await secrets.send(new GetResourcePolicyCommand({ SecretId }))).not.toHaveProperty('ResourcePolicy');
});

test('a user may do with secrets what its policy says, by name, tag and label', async () => {
  const cloud = secretsCloud();
  await cloud.create('app/db', 'one', { Tags: [{ Key: 'team', Value: 'blue' }] });
  await cloud.create('hidden', 'two', { Tags: [{ Key: 'team', Value: 'red' }] });
  const user = await userWith(cloud, [
    {
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: '*',
      Condition: { StringEquals: { 'secretsmanager:ResourceTag/team': 'blue', 'secretsmanager:VersionStage': 'AWSCURRENT' } },
    },
    { Effect: 'Allow', Action: 'secretsmanager:CreateSecret', Resource: 'arn:aws:secretsmanager:*:*:secret:app/*' },
  ]);
  expect(await user.send(new GetSecretValueCommand({ SecretId: 'app/db' }))).toMatchObject({ SecretString: 'one' });
  const denied = { name: 'AccessDeniedException' };
  await expect(user.send(new GetSecretValueCommand({ SecretId: 'app/db', VersionStage: 'AWSPREVIOUS' }))).rejects.toMatchObject(denied);
  await expect(user.send(new GetSecretValueCommand({ SecretId: 'hidden' }))).rejects.toMatchObject(denied);
  await expect(user.send(new GetSecretValueCommand({ SecretId: 'none' }))).rejects.toMatchObject({
    message: expect.stringContaining('secretsmanager:GetSecretValue on resource: none because no identity-based policy'),
  });
  await user.send(new CreateSecretCommand({ Name: 'app/new', SecretString: 'x' }));
  await expect(user.send(new CreateSecretCommand({ Name: 'app/tagged', Tags: [{ Key: 'a', Value: 'b' }] }))).rejects.toMatchObject(denied);
  await expect(user.send(new CreateSecretCommand({ Name: 'mine' }))).rejects.toMatchObject(denied);
  await expect(user.send(new ListSecretsCommand({}))).rejects.toMatchObject(denied);
});

test('replication says that it is not embedded', async () => {
  const { secrets, create } = secretsCloud();
  await create('db');
  await expect(
    secrets.send(new ReplicateSecretToRegionsCommand({ SecretId: 'db', AddReplicaRegions: [{ Region: 'eu-west-1' }] })),
  ).rejects.toMatchObject({ name: 'NotImplemented' });
});

test('a restored cloud has all secrets, and forgets those that are deleted at their time', async () => {
  const { aws, clock, create, put, secrets } = secretsCloud();
  await create('db');
  await put('db', 'two');
  await create('going');
  await secrets.send(new DeleteSecretCommand({ SecretId: 'going', RecoveryWindowInDays: 7 }));
  const later = new VirtualClock(0);
  const again = createAws({ clock: later, random: seededRandom(2) });
  await again.restore(structuredClone(await aws.snapshot()));
  expect(await again.snapshot()).toEqual(await aws.snapshot());
  expect(again.inspect('123456789012', 'us-east-1')['secrets-manager']).toMatchObject([{ name: 'db' }, { name: 'going' }]);
  await again.settle({ untilMs: clock.now() + 1 });
  later.advanceTo(clock.now() + 7 * 24 * 60 * 60 * 1000);
  await again.scheduler.runDue();
  expect(again.inspect('123456789012', 'us-east-1')['secrets-manager']).toMatchObject([{ name: 'db' }]);
});
