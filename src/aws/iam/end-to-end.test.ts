// Users, sessions and their policies through real SDK clients: what a lab about IAM sees.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html for the sentences.
import {
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  IAMClient,
  ListUsersCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { CreateStreamCommand, DescribeStreamSummaryCommand, KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { testCloud } from '../testing/test-cloud.ts';
import { clientOf, policyOf, userWithKey } from './testing/client-of.ts';

const account = '123456789012';

const cloudWithBob = async () => {
  const cloud = testCloud();
  return { cloud, iam: cloud.client(IAMClient), key: await userWithKey(cloud, 'bob') };
};

test('a user may do nothing until a policy allows it, and then only that', async () => {
  const { cloud, iam, key } = await cloudWithBob();
  const kinesis = clientOf(cloud, KinesisClient, key);
  await expect(kinesis.send(new ListStreamsCommand({}))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringMatching(
      /^User: arn:aws:iam::123456789012:user\/bob is not authorized to perform: kinesis:ListStreams on resource: \S+ because no identity-based policy allows the kinesis:ListStreams action$/,
    ),
    $metadata: { httpStatusCode: 400 },
  });
  await iam.send(new PutUserPolicyCommand({ UserName: 'bob', PolicyName: 'p', PolicyDocument: policyOf({ Action: 'kinesis:List*' }) }));
  expect(await kinesis.send(new ListStreamsCommand({}))).toMatchObject({ StreamNames: [] });
  await expect(kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
});

test('one stream is allowed, the other is not', async () => {
  const { cloud, iam, key } = await cloudWithBob();
  for (const StreamName of ['mine', 'yours'])
    await cloud.client(KinesisClient).send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  const Resource = `arn:aws:kinesis:us-east-1:${account}:stream/mine`;
  await iam.send(
    new PutUserPolicyCommand({ UserName: 'bob', PolicyName: 'p', PolicyDocument: policyOf({ Action: 'kinesis:*', Resource }) }),
  );
  const kinesis = clientOf(cloud, KinesisClient, key);
  expect(await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'mine' }))).toMatchObject({
    StreamDescriptionSummary: { StreamName: 'mine' },
  });
  await expect(kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'yours' }))).rejects.toMatchObject({
    message: expect.stringContaining(`on resource: arn:aws:kinesis:us-east-1:${account}:stream/yours because no identity-based policy`),
  });
});

test('a managed policy that denies, and a boundary that leaves out, say so', async () => {
  const { cloud, iam, key } = await cloudWithBob();
  const make = async (PolicyName: string, statement: object) => {
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: policyOf(statement) }));
    return Policy?.Arn ?? '';
  };
  const all = await make('all', { Action: '*' });
  const onlyIam = await make('only-iam', { Action: 'iam:*' });
  const noStreams = await make('no-streams', { Effect: 'Deny', Action: 'kinesis:*' });
  await iam.send(new AttachUserPolicyCommand({ UserName: 'bob', PolicyArn: all }));
  const kinesis = clientOf(cloud, KinesisClient, key);
  expect(await kinesis.send(new ListStreamsCommand({}))).toMatchObject({ StreamNames: [] });
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'bob', PermissionsBoundary: onlyIam }));
  await expect(kinesis.send(new ListStreamsCommand({}))).rejects.toMatchObject({
    message: expect.stringMatching(/because no permissions boundary allows the kinesis:ListStreams action$/),
  });
  await iam.send(new AttachUserPolicyCommand({ UserName: 'bob', PolicyArn: noStreams }));
  await expect(kinesis.send(new ListStreamsCommand({}))).rejects.toMatchObject({
    message: expect.stringMatching(/with an explicit deny in an identity-based policy$/),
  });
});

test('the Query protocol answers AccessDenied with 403', async () => {
  const { cloud, key } = await cloudWithBob();
  await expect(clientOf(cloud, IAMClient, key).send(new ListUsersCommand({}))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('is not authorized to perform: iam:ListUsers'),
    $metadata: { httpStatusCode: 403 },
  });
});

test('everybody may ask who they are', async () => {
  const { cloud, key } = await cloudWithBob();
  expect(await clientOf(cloud, STSClient, key).send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: account,
    Arn: `arn:aws:iam::${account}:user/bob`,
  });
});

test('a wrong secret and an inactive key are refused in the words of the protocol', async () => {
  const { cloud, iam, key } = await cloudWithBob();
  const wrong = { ...key, secretAccessKey: 'wrong' };
  await expect(clientOf(cloud, KinesisClient, wrong).send(new ListStreamsCommand({}))).rejects.toMatchObject({
    name: 'InvalidSignatureException',
  });
  await expect(clientOf(cloud, STSClient, wrong).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
    $metadata: { httpStatusCode: 403 },
  });
  await iam.send(new UpdateAccessKeyCommand({ UserName: 'bob', AccessKeyId: key.accessKeyId, Status: 'Inactive' }));
  await expect(clientOf(cloud, KinesisClient, key).send(new ListStreamsCommand({}))).rejects.toMatchObject({
    name: 'UnrecognizedClientException',
  });
  await expect(clientOf(cloud, STSClient, key).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'InvalidClientTokenId',
  });
});
