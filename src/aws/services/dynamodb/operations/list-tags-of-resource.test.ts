// ListTagsOfResource, by the real SDK client; tested with TagResource too. Sentences recorded by dynalite (test/listTagsOfResource.js).
import { ListTagsOfResourceCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

test('a table without tags has an empty list, and an ARN must be there', async () => {
  const { dynamo, table } = dynamoCloud();
  await table('users');
  const list = (input: object) => dynamo.send(new ListTagsOfResourceCommand(input as never));
  expect(await list({ ResourceArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/users' })).toMatchObject({ Tags: [] });
  await expect(list({})).rejects.toThrow('Invalid TableArn');
});
