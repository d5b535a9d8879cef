// DeleteResourcePolicy, by the real SDK client; with PutResourcePolicy it is tested there.
import { DeleteResourcePolicyCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

test('the policy of a table that is not there cannot be deleted', async () => {
  const ResourceArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/nobody';
  await expect(dynamoCloud().dynamo.send(new DeleteResourcePolicyCommand({ ResourceArn }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});
