// PutResourcePolicy, GetResourcePolicy and DeleteResourcePolicy, by the real SDK client.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html and its siblings; sentences inferred.
import {
  DeleteResourcePolicyCommand,
  DynamoDBClient,
  GetItemCommand,
  GetResourcePolicyCommand,
  PutItemCommand,
  PutResourcePolicyCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

const ResourceArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/users';
const policy = (account: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'dynamodb:GetItem', Resource: ResourceArn }],
  });

async function oneTable() {
  const cloud = dynamoCloud();
  await cloud.table('users');
  const put = (Policy: string, more: object = {}) => cloud.dynamo.send(new PutResourcePolicyCommand({ ResourceArn, Policy, ...more }));
  const get = () => cloud.dynamo.send(new GetResourcePolicyCommand({ ResourceArn }));
  const remove = () => cloud.dynamo.send(new DeleteResourcePolicyCommand({ ResourceArn }));
  return { ...cloud, put, get, remove };
}

test('a policy is kept with a revision, which changes with the policy alone', async () => {
  const { put, get, remove } = await oneTable();
  await expect(get()).rejects.toMatchObject({ name: 'PolicyNotFoundException' });
  const { RevisionId } = await put(policy('111122223333'));
  expect(await get()).toMatchObject({ Policy: policy('111122223333'), RevisionId });
  expect((await put(policy('111122223333'))).RevisionId).toBe(RevisionId);
  expect((await put(policy('444455556666'))).RevisionId).not.toBe(RevisionId);
  await remove();
  await expect(get()).rejects.toMatchObject({ name: 'PolicyNotFoundException' });
  expect(await remove()).not.toHaveProperty('RevisionId');
});

test('an expected revision that is another one is refused', async () => {
  const { put } = await oneTable();
  const { RevisionId } = await put(policy('111122223333'), { ExpectedRevisionId: 'NO_POLICY' });
  await expect(put(policy('444455556666'), { ExpectedRevisionId: 'NO_POLICY' })).rejects.toMatchObject({ name: 'PolicyNotFoundException' });
  await put(policy('444455556666'), { ExpectedRevisionId: RevisionId });
});

test('a text that is no policy is refused, and so is an ARN of nobody', async () => {
  const { put, dynamo } = await oneTable();
  await expect(put('{')).rejects.toThrow('Invalid policy document');
  await expect(put('{}')).rejects.toThrow('Invalid policy document');
  await expect(put(JSON.stringify({ Statement: 'x'.repeat(21 * 1024) }))).rejects.toThrow('exceeds the maximum size');
  const nobody = new GetResourcePolicyCommand({ ResourceArn: `${ResourceArn}-not` });
  await expect(dynamo.send(nobody)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('another account reads the table when its policy lets it, and not before', async () => {
  const { put, client, dynamo } = await oneTable();
  await dynamo.send(new PutItemCommand({ TableName: 'users', Item: { pk: { S: 'a' } } }));
  const stranger = client(DynamoDBClient, { account: '111122223333' });
  const get = () => stranger.send(new GetItemCommand({ TableName: ResourceArn, Key: { pk: { S: 'a' } } }));
  await expect(get()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  await put(policy('111122223333'));
  expect((await get()).Item).toEqual({ pk: { S: 'a' } });
});
