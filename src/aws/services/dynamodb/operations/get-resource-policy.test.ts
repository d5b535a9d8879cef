// GetResourcePolicy, by the real SDK client; with PutResourcePolicy it is tested there.
import { CreateTableCommand, GetResourcePolicyCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud, partitionOnly } from '../testing/dynamo-cloud.ts';

test('a policy that was given with a new table is got', async () => {
  const { dynamo } = dynamoCloud();
  const ResourcePolicy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
  const { TableDescription } = await dynamo.send(
    new CreateTableCommand({ TableName: 'users', ...partitionOnly, BillingMode: 'PAY_PER_REQUEST', ResourcePolicy }),
  );
  const { Policy } = await dynamo.send(new GetResourcePolicyCommand({ ResourceArn: TableDescription?.TableArn }));
  expect(Policy).toBe(ResourcePolicy);
});

test('the ARN is required', async () => {
  const without = new GetResourcePolicyCommand({ ResourceArn: undefined });
  await expect(dynamoCloud().dynamo.send(without)).rejects.toThrow("Value null at 'resourceArn' failed to satisfy constraint");
});
