// UntagResource, by the real SDK client; tested with TagResource too. Sentences recorded by dynalite (test/untagResource.js).
import { UntagResourceCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

test('absent members are told one after the other', async () => {
  const { dynamo } = dynamoCloud();
  const untag = (input: object) => dynamo.send(new UntagResourceCommand(input as never));
  await expect(untag({})).rejects.toThrow('Invalid TableArn');
  await expect(untag({ ResourceArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/users' })).rejects.toThrow(
    "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member must not be null",
  );
});
